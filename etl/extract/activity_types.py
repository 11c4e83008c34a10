"""What kinds of activity a release reports: every concept that it speaks of speaks for some types and against others.

How much, activity_weights.csv says, fitted on the development releases by tools/activity_weights.py. A course for judges on evidence is
training and law enforcement, and the same word "awareness" in it is no campaign: that is why concepts are weighed together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from math import exp
from operator import add, mul

from etl import reference
from etl.extract.activity_concepts import Concept, Span, concept_types, weigh
from etl.extract.base import first_mentions, language_of
from etl.model import ActivityType, Release, Statement

MOST = 3
"""No release of the development part reports more kinds of activity at once; what comes after the third is mere mention."""
LIKELY = 0.32
_LIKELIEST = 0.25
"""When no type is likely, the first is still stated from here up: a release about work against trafficking reports some activity."""


class ActivityTypeExtractor:
    """The activity's types, by codes of activity_types.csv."""

    name = "activity_type"
    version = 3

    def extract(self, release: Release) -> Iterator[Statement]:
        """One statement per type, in text order of the words that decided; a type that only the title tells is not stated."""
        language = language_of(release)
        if language is None:
            return
        concepts = weigh(release, language)
        stated = []
        for code, probability in choose(_probabilities(concepts)):
            if spans := _deciding(code, concepts):
                stated.append((spans, code, probability))
        for spans, code, probability in sorted(stated):
            mentions = first_mentions(release.text, list(spans))
            yield Statement("activity_type", ActivityType(code), mentions, f"activity_type.{code}", round(probability, 2))


def choose(probabilities: Mapping[str, float]) -> Sequence[tuple[str, float]]:
    """The types to state, the likeliest first."""
    ranked = sorted(probabilities.items(), key=lambda pair: -pair[1])
    likely = [pair for pair in ranked[:MOST] if pair[1] >= LIKELY]
    return likely or [pair for pair in ranked[:1] if pair[1] >= _LIKELIEST]


def _probabilities(concepts: Mapping[str, Concept]) -> Mapping[str, float]:
    types, by_concept = _weights(), _by_concept()
    known = [(concept.value, by_concept[name]) for name, concept in concepts.items() if name in by_concept]
    values = [value for value, _ in known]
    # Added up in C, and plainly: sum() rounds otherwise from one Python to the next.
    spoken = [reduce(add, map(mul, values, column)) for column in zip(*[weights for _, weights in known], strict=True)]
    told = spoken or [0.0] * len(types)
    return {code: 1 / (1 + exp(-(weights.get("always", 0.0) + each))) for (code, weights), each in zip(types.items(), told, strict=True)}


def _deciding(code: str, concepts: Mapping[str, Concept]) -> Sequence[Span]:
    """Where the text holds the concept that spoke most for the type: one of the type's own where there is one. Empty when none did."""
    types, weights = concept_types(), _weights()[code]
    candidates = []
    pair = f"pair.{code}"
    for name, (value, spans) in concepts.items():
        if spans and name in weights and (spoke := weights[name] * value) > 0 and not name.startswith("all."):
            candidates.append((name == pair or types.get(name) == code, spoke, spans))
    return max(candidates, default=(False, 0.0, ()))[2]


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    rows = reference.load("activity_weights", key=("activity_type", "concept"))
    weights: dict[str, dict[str, float]] = {}
    for row in rows:
        weights.setdefault(row["activity_type"], {})[row["concept"]] = float(row["weight"])
    return weights


@cache
def _by_concept() -> Mapping[str, Sequence[float]]:
    """Concept -> its weight for each type, in the order of `_weights`."""
    types = _weights().values()
    concepts = dict.fromkeys(concept for weights in types for concept in weights)
    return {concept: tuple(weights.get(concept, 0.0) for weights in types) for concept in concepts}
