"""What F1 does not see: evidence that does not match, the country, type, count and status of values that were found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.evaluation.gold import PARTS, Labelled
from etl.evaluation.names import same_amount, same_funder, same_partner

LISTS = ("countries", "partners", "funders", "amounts", "people", "activity_types")


@dataclass(frozen=True, slots=True)
class Check:
    """How many of `n` are right."""

    what: str
    part: str  # of PARTS
    right: int
    n: int


def check(found: Sequence[dict[str, Any]], gold: Sequence[Labelled]) -> list[Check]:
    """One line for each thing that is looked at, by part, in a fixed order."""
    counts: dict[tuple[str, str], list[int]] = {(what, part): [0, 0] for part in PARTS for what in LOOKS}
    for one, labelled in zip(found, gold, strict=True):
        for what, look in LOOKS.items():
            for right in look(one, labelled):
                counts[what, labelled.part][0] += right
                counts[what, labelled.part][1] += 1
    return [Check(what, part, right, n) for (what, part), (right, n) in counts.items()]


def _has_evidence(found: dict[str, Any], _: Labelled) -> Iterator[bool]:
    yield from (bool(value["evidence"]) for name in LISTS for value in found[name])


def _evidence_matches(found: dict[str, Any], _: Labelled) -> Iterator[bool]:
    text = found["text"]
    yield from (text[e["start"] : e["end"]] == e["quote"] for name in LISTS for value in found[name] for e in value["evidence"])


def _funder_country(found: dict[str, Any], gold: Labelled) -> Iterator[bool]:
    for label in gold.labels["funders"]:
        twin = next((f for f in found["funders"] if same_funder({**f, "country": None}, label)), None)
        if twin and label.get("country"):
            yield twin["country"] == label["country"]


def _partner_type(found: dict[str, Any], gold: Labelled) -> Iterator[bool]:
    yield from (twin["type"] == label["type"] for twin, label in _partners(found, gold) if label.get("name"))


def _group_count(found: dict[str, Any], gold: Labelled) -> Iterator[bool]:
    yield from (twin["count"] == label["count"] for twin, label in _partners(found, gold) if not label.get("name") and label.get("count"))


def _amount_status(found: dict[str, Any], gold: Labelled) -> Iterator[bool]:
    for label in gold.labels["amounts"]:
        twin = next((a for a in found["amounts"] if same_amount(a, label)), None)
        if twin:
            yield twin["status"] == label["status"]


def _partners(found: dict[str, Any], gold: Labelled) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for label in gold.labels["partners"]:
        twin = next((p for p in found["partners"] if same_partner(p, label)), None)
        if twin:
            yield twin, label


LOOKS: dict[str, Callable[[dict[str, Any], Labelled], Iterator[bool]]] = {
    "statements with evidence": _has_evidence,
    "evidence that matches the text": _evidence_matches,
    "country of matched funders": _funder_country,
    "type of matched partners": _partner_type,
    "count of matched unnamed groups": _group_count,
    "status of matched amounts": _amount_status,
}
