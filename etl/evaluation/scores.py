"""Precision, recall and F1 by field: every value found is held against the labels of its release, one to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from etl.evaluation.dates import same_date, shown
from etl.evaluation.gold import PARTS, Labelled
from etl.evaluation.names import same_amount, same_funder, same_partner

FIELDS = ("countries", "partners", "funders", "amounts", "people", "activity_types", "relevance", "published")
RESAMPLES = 1_000
"""Draws of the bootstrap over releases that gives the 95 % interval of F1."""
ALL = "all"

Same = Callable[[Any, Any], bool]


class Tally(NamedTuple):
    """The values of one field of one release: how many are right, which were found too much, which were missed."""

    hits: int
    extra: list[Any]
    missed: list[Any]


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the quality table. `n`: labelled values; `low`, `high`: 95 % interval of F1."""

    field: str
    part: str  # of PARTS
    language: str  # en | fr | es | all
    file: str  # of the records, without its ending | all
    n: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


def evaluate(found: Sequence[dict[str, Any]], gold: Sequence[Labelled]) -> list[Score]:
    """Scores of all releases, then by language, then by file, each by part and field.

    `found` are objects of the extract contract, one for each of `gold`, in the same order; their dates were read without the record's own.
    """
    rows = [(labelled.part, one["language"], labelled.file, tally(one, labelled)) for one, labelled in zip(found, gold, strict=True)]
    return [
        _score(field, part, language, file, [tallies[field] for *_, tallies in chosen])
        for language, file in _cuts(rows)
        for part in PARTS
        if (chosen := [row for row in rows if row[0] == part and language in (ALL, row[1]) and file in (ALL, row[2])])
        for field in FIELDS
    ]


def _cuts(rows: Sequence[tuple[str, str, str, dict[str, Tally]]]) -> Iterator[tuple[str, str]]:
    yield ALL, ALL
    yield from ((language, ALL) for language in sorted({row[1] for row in rows}))
    yield from ((ALL, file) for file in sorted({row[2] for row in rows}))


def tally(found: dict[str, Any], gold: Labelled) -> dict[str, Tally]:
    """One release by field."""
    labels = gold.labels
    return {
        "countries": _pair(sorted({c["code"] for c in found["countries"]}), sorted(set(labels["countries"]))),
        "activity_types": _pair(sorted({c["code"] for c in found["activity_types"]}), sorted(set(labels["activity_types"]))),
        "people": _pair(sorted({p["count"] for p in found["people"]}), sorted({p["count"] for p in labels["people"] if p.get("count")})),
        "relevance": _pair([True] * found["counter_trafficking"], [True] * gold.counter_trafficking),
        "funders": _pair(_once(found["funders"], same_funder), _once(labels["funders"], same_funder), same_funder),
        "partners": _pair(_once(found["partners"], same_partner), _once(labels["partners"], same_partner), same_partner),
        "amounts": _pair(_once(found["amounts"], same_amount), _once(labels["amounts"], same_amount), same_amount),
        "published": _dates(found, gold.published),
    }


def _dates(found: dict[str, Any], label: str | None) -> Tally:
    date = found["published"]
    if label and date and same_date(date, label):
        return Tally(1, [], [])
    can_be_read = label and shown(label, f"{found['title']} {found['text']} {found['url']}")
    return Tally(0, [date] if date else [], [label] if can_be_read else [])


def _pair(found: Iterable[Any], labels: Iterable[Any], same: Same = lambda a, b: bool(a == b)) -> Tally:
    left, extra = list(labels), []
    hits = 0
    for item in found:
        match = next((i for i, label in enumerate(left) if same(item, label)), None)
        if match is None:
            extra.append(item)
        else:
            del left[match]
            hits += 1
    return Tally(hits, extra, left)


def _once(items: Iterable[Any], same: Same) -> list[Any]:
    kept: list[Any] = []
    for item in items:
        if not any(same(item, other) for other in kept):
            kept.append(item)
    return kept


def _score(field: str, part: str, language: str, file: str, tallies: Sequence[Tally]) -> Score:
    counts = np.array([(t.hits, len(t.extra), len(t.missed)) for t in tallies])
    hits, extra, missed = counts.sum(axis=0)
    draws = np.random.default_rng(0).integers(0, len(counts), (RESAMPLES, len(counts)))
    low, high = np.quantile(_f1(*counts[draws].sum(axis=1).T), [0.025, 0.975])
    return Score(
        field, part, language, file, int(hits + missed), _share(hits, hits + extra), _share(hits, hits + missed),
        round(float(_f1(hits, extra, missed)), 3), round(float(low), 3), round(float(high), 3),
    )  # fmt: skip


def _f1(hits: Any, extra: Any, missed: Any) -> Any:
    whole = 2 * hits + extra + missed
    return np.where(whole == 0, 1.0, 2 * hits / np.maximum(whole, 1))


def _share(part: Any, whole: Any) -> float:
    return round(float(part / whole), 3) if whole else 1.0
