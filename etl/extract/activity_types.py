"""What kinds of activity a release reports: cue phrases weighed sentence by sentence.

A sentence gives each type its weightiest cue, half of it when the sentence is background (figures of the problem, not of the work).
Title, opening and body are weighed apart, by type (activity_weights.csv, fitted once on the development releases).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from etl import reference
from etl.extract.base import first_mentions, language_of
from etl.extract.cues import find_cues
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import Match
from etl.model import ActivityType, Release, Statement
from etl.reference import Row

_MOST = 4
"""No release of the development part reports more kinds of activity at once; what comes after the fourth is mere mention."""
_OPENING = 2  # sentences
_ENOUGH = 6.0
"""Body weight beyond this says nothing more: length is not emphasis."""
_LIKELY = 0.4
_LIKELIEST = 0.25
"""When no type is likely, the first is still stated from here up: a release about work against trafficking reports some activity."""


class _Evidence(NamedTuple):
    code: str
    features: Mapping[str, float]
    cues: Sequence[Match[Row]]


class ActivityTypeExtractor:
    """The activity's types, by codes of activity_types.csv."""

    name = "activity_type"
    version = 1

    def extract(self, release: Release) -> Iterator[Statement]:
        """One statement per type, in order of its first cue in the text; a type that only the title tells is not stated."""
        language = language_of(release)
        if language is None:
            return
        weights = _weights()
        scored = []
        for evidence in weigh(release, language):
            total = sum(weights[evidence.code][name] * value for name, value in evidence.features.items())
            scored.append((1 / (1 + exp(-total)), evidence))
        scored.sort(key=lambda pair: -pair[0])
        likely = [pair for pair in scored if pair[0] >= _LIKELY][:_MOST] or [pair for pair in scored[:1] if pair[0] >= _LIKELIEST]
        for probability, evidence in sorted(likely, key=lambda pair: pair[1].cues[0].start):
            best = max(float(cue.value["weight"]) for cue in evidence.cues)
            spans = [(cue.start, cue.end) for cue in evidence.cues if float(cue.value["weight"]) == best]
            mentions = first_mentions(release.text, spans)
            yield Statement("activity_type", ActivityType(evidence.code), mentions, f"activity_type.{evidence.code}", round(probability, 2))


def weigh(release: Release, language: str) -> Iterator[_Evidence]:
    """Each type that the text has cues of, with its features: always, title, opening, body, share (of all types' weight)."""
    sentences = split_sentences(release.text)
    by_sentence: dict[int, list[Match[Row]]] = {}
    for cue in find_cues("activity_cues", release.text, language):
        by_sentence.setdefault(sentence_at(sentences, cue.start), []).append(cue)
    opening: dict[str, float] = {}
    body: dict[str, float] = {}
    cues: dict[str, list[Match[Row]]] = {}
    for index, found in by_sentence.items():
        place = opening if index < _OPENING else body
        discount = 0.5 if any(cue.value["activity_type"] == "background" for cue in found) else 1.0
        for code, weight in _weightiest(found).items():
            place[code] = place.get(code, 0.0) + weight * discount
        for cue in found:
            cues.setdefault(cue.value["activity_type"], []).append(cue)
    titled = _weightiest(find_cues("activity_cues", release.title, language))
    whole = sum(opening.values()) + sum(body.values())
    for code in opening.keys() | body.keys():
        own = opening.get(code, 0.0), min(body.get(code, 0.0), _ENOUGH)
        share = (own[0] + body.get(code, 0.0)) / whole
        features = {"always": 1.0, "title": titled.get(code, 0.0), "opening": own[0], "body": own[1], "share": share}
        yield _Evidence(code, features, cues[code])


def _weightiest(cues: Sequence[Match[Row]]) -> dict[str, float]:
    """The weight of each type's weightiest cue."""
    weights: dict[str, float] = {}
    for cue in cues:
        code = cue.value["activity_type"]
        if code != "background":
            weights[code] = max(weights.get(code, 0.0), float(cue.value["weight"]))
    return weights


@cache
def _weights() -> dict[str, dict[str, float]]:
    rows = reference.load("activity_weights", key=("activity_type",))
    return {row["activity_type"]: {name: float(value) for name, value in row.items() if name != "activity_type"} for row in rows}
