"""Precision, recall and F1 by field: every value found is held against the labels of its release, one to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from etl.evaluation.gold import Labelled
from etl.evaluation.names import same_amount, same_funder, same_partner

FIELDS = ("countries", "partners", "funders", "amounts", "people", "activity_types", "relevance")
RESAMPLES = 1_000
"""Draws of the bootstrap over releases that gives the 95 % interval of F1."""

Same = Callable[[Any, Any], bool]
Tally = tuple[int, int, int]  # hits, found too much, missed


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the quality table. `n`: labelled values; `low`, `high`: 95 % interval of F1."""

    field: str
    part: str  # development | test
    language: str  # en | fr | es | all
    n: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


def evaluate(found: Sequence[dict[str, Any]], gold: Sequence[Labelled]) -> list[Score]:
    """Scores by part, field and language; `found` are objects of the extract contract, one for each of `gold`, in the same order."""
    tallies = [tally(one, labelled) for one, labelled in zip(found, gold, strict=True)]
    languages = [str(one["language"]) for one in found]
    scores = []
    for part in ("development", "test"):
        for language in ("all", *sorted(set(languages))):
            chosen = [t for t, g, spoken in zip(tallies, gold, languages, strict=True) if g.part == part and language in ("all", spoken)]
            if chosen:
                scores += [_score(field, part, language, [t[field] for t in chosen]) for field in FIELDS]
    return scores


def tally(found: dict[str, Any], gold: Labelled) -> dict[str, Tally]:
    """(hits, found too much, missed) of one release by field."""
    labels = gold.labels
    return {
        "countries": _pair({c["code"] for c in found["countries"]}, set(labels["countries"])),
        "activity_types": _pair({c["code"] for c in found["activity_types"]}, set(labels["activity_types"])),
        "people": _pair({p["count"] for p in found["people"]}, {p["count"] for p in labels["people"] if p.get("count")}),
        "relevance": _pair({True} & {found["counter_trafficking"]}, {True} & {gold.counter_trafficking}),
        "funders": _pair(_once(found["funders"], same_funder), _once(labels["funders"], same_funder), same_funder),
        "partners": _pair(_once(found["partners"], same_partner), _once(labels["partners"], same_partner), same_partner),
        "amounts": _pair(_once(found["amounts"], same_amount), _once(labels["amounts"], same_amount), same_amount),
    }


def _pair(found: Iterable[Any], labels: Iterable[Any], same: Same = lambda a, b: bool(a == b)) -> Tally:
    left = list(labels)
    hits = extra = 0
    for item in found:
        match = next((i for i, label in enumerate(left) if same(item, label)), None)
        if match is None:
            extra += 1
        else:
            del left[match]
            hits += 1
    return hits, extra, len(left)


def _once(items: Iterable[Any], same: Same) -> list[Any]:
    kept: list[Any] = []
    for item in items:
        if not any(same(item, other) for other in kept):
            kept.append(item)
    return kept


def _score(field: str, part: str, language: str, tallies: Sequence[Tally]) -> Score:
    counts = np.array(tallies)
    hits, extra, missed = counts.sum(axis=0)
    draws = np.random.default_rng(0).integers(0, len(counts), (RESAMPLES, len(counts)))
    low, high = np.quantile(_f1(*counts[draws].sum(axis=1).T), [0.025, 0.975])
    return Score(
        field, part, language, int(hits + missed), _share(hits, hits + extra), _share(hits, hits + missed),
        round(float(_f1(hits, extra, missed)), 3), round(float(low), 3), round(float(high), 3),
    )  # fmt: skip


def _f1(hits: Any, extra: Any, missed: Any) -> Any:
    whole = 2 * hits + extra + missed
    return np.where(whole == 0, 1.0, 2 * hits / np.maximum(whole, 1))


def _share(part: Any, whole: Any) -> float:
    return round(float(part / whole), 3) if whole else 1.0
