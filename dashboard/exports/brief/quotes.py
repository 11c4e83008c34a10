"""Which sentences a brief quotes: recent ones, of different countries and kinds, each with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.evidence import evidence
from dashboard.queries.files import activities
from dashboard.text import formats, labels, strings
from dashboard.text.language import _
from dashboard.text.quotation import Quotation, quotation

MOST = 8
"""Sentences at most; fewer are printed where they are long."""
LOOKED_AT = 150
"""Activities, the newest, that they are chosen from."""
LENGTH = 240
TOO_SHORT = 60
"""Characters of a sentence that hardly says anything alone."""
_ADDRESS_AT_MOST = 300


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: dict[str, Any]
    quoted: Quotation
    kinds: frozenset[str]

    @property
    def whole(self) -> bool:
        """Whether it is a sentence of its own: neither cut nor too short."""
        return "…" not in self.quoted.text and len(self.quoted.text) >= TOO_SHORT


def quotes(db: Db, filters: Filters, by: str, code: str) -> list[dict[str, Any]]:
    """The sentences around the words by which a value of `by` was read: before, words, after, title, source, places, kinds, url; newest first."""
    rows = evidence(db, filters, by, code, LOOKED_AT).rows.to_dict("records")
    if not rows:
        return []
    keys = np.array([row["activity_key"] for row in rows], np.int32)
    about = dict(zip(keys.tolist(), activities.rows(db, filters, keys).to_pylist(), strict=True))
    candidates = [_candidate({str(name): value for name, value in row.items()}, about[int(row["activity_key"])], by) for row in rows]
    chosen = sorted(_chosen(candidates, MOST), key=lambda one: int(one.row["activity_key"]))
    return [_said(one, about[int(one.row["activity_key"])]) for one in chosen]


def _candidate(row: dict[str, Any], about: dict[str, Any], by: str) -> _Candidate:
    fields = [f"{name}_codes" for name in ("country", "funder", "activity_type") if name != by]
    kinds = frozenset(f"{name} {code}" for name in fields for code in str(about[name] or "").split("; "))
    return _Candidate(row, quotation(row["text"], int(row["start"]), int(row["end"]), LENGTH), kinds | {f"publisher {row['publisher']}"})


def _chosen(candidates: Sequence[_Candidate], most: int) -> list[_Candidate]:
    """One after the other, whichever adds most of what the ones before do not show; among equals the newest."""
    left, found = list(candidates), list[_Candidate]()
    shown, texts = set[str](), set[str]()
    while left and len(found) < most:
        best = max(left, key=lambda one: (one.whole, min(len(one.kinds - shown), 2), -int(one.row["activity_key"])))
        left.remove(best)
        if best.quoted.text not in texts:
            found.append(best)
            texts.add(best.quoted.text)
            shown |= best.kinds
    return found


def _said(one: _Candidate, about: dict[str, Any]) -> dict[str, Any]:
    opening, closing = _("“{quote}”").split("{quote}")
    url = labels.stated(one.row["url"], "")
    return {
        "before": opening + one.quoted.before, "words": one.quoted.words, "after": one.quoted.after + closing,
        "title": formats.shorten(labels.stated(one.row["title"], _(strings.NO_TITLE)), 110),
        "date": formats.day(one.row["published"], one.row["published_precision"]),
        "publisher": formats.shorten(labels.stated(one.row["publisher"], _(strings.PUBLISHER_NOT_STATED)), 60),
        "places": _few(about["country_names"]), "kinds": _few(about["activity_type_names"]),
        "url": url if url.startswith(("http://", "https://")) and len(url) < 2_000 else "",
        "address": url if len(url) <= _ADDRESS_AT_MOST else url[: _ADDRESS_AT_MOST - 1] + "…",
    }  # fmt: skip


def _few(names: str | None) -> str:
    """Two of several names between "; ", and how many more."""
    every = (names or "").split("; ")
    shown = ", ".join(formats.shorten(name, 34) for name in every[:2])
    return shown if len(every) <= 2 else f"{shown}\u00a0+{len(every) - 2}"
