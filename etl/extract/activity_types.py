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
from etl.extract.word_pairs import WordPair, find_word_pairs
from etl.model import ActivityType, Release, Statement

_MOST = 4
"""No release of the development part reports more kinds of activity at once; what comes after the fourth is mere mention."""
_OPENING = 2  # sentences
_ENOUGH = 6.0
"""Body weight beyond this says nothing more: length is not emphasis."""
_NO_TYPE = frozenset({"background", "none"})
"""Cues of no type: background marks a sentence about the problem; none is a set phrase that would mislead ("in partnership with")."""
_LIKELY = 0.4
_LIKELIEST = 0.25
"""When no type is likely, the first is still stated from here up: a release about work against trafficking reports some activity."""


class _Cue(NamedTuple):
    start: int
    end: int
    weight: float


class _Evidence(NamedTuple):
    code: str
    features: Mapping[str, float]
    cues: Sequence[_Cue]


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
            best = max(cue.weight for cue in evidence.cues)
            spans = [(cue.start, cue.end) for cue in evidence.cues if cue.weight == best]
            mentions = first_mentions(release.text, spans)
            yield Statement("activity_type", ActivityType(evidence.code), mentions, f"activity_type.{evidence.code}", round(probability, 2))


def weigh(release: Release, language: str) -> Iterator[_Evidence]:
    """Each type that the text has cues of, with its features (columns of activity_weights.csv).

    title, opening, body: weight of cue phrases there; pairs_*: sentences there with a word pair; share: of all types' weight.
    """
    cues = _cues(release.text, language)
    opening, body = _weigh_places(cues, len_opening=_OPENING)
    title = _weigh_places(_cues(release.title, language), len_opening=1000)[0]
    whole = sum(opening.values()) + sum(body.values())
    for code in {code for code, _ in opening.keys() | body.keys()}:
        features = {"always": 1.0}
        for kind, prefix in (("phrase", ""), ("pair", "pairs_")):
            features[f"{prefix}title"] = min(title.get((code, kind), 0.0), 2.0)
            features[f"{prefix}opening"] = opening.get((code, kind), 0.0)
            features[f"{prefix}body"] = min(body.get((code, kind), 0.0), _ENOUGH)
        features["share"] = sum(place.get((code, kind), 0.0) for place in (opening, body) for kind in ("phrase", "pair")) / whole
        own = sorted(cue for found in cues.values() for cue_code, cue, _ in found if cue_code == code)
        yield _Evidence(code, features, own)


def _cues(text: str, language: str) -> dict[int, list[tuple[str, _Cue, str]]]:
    """By sentence: (activity type or one of _NO_TYPE, cue, phrase or pair)."""
    sentences = split_sentences(text)
    found: dict[int, list[tuple[str, _Cue, str]]] = {}
    for match in find_cues("activity_cues", text, language):
        cue = _Cue(match.start, match.end, float(match.value["weight"]))
        found.setdefault(sentence_at(sentences, match.start), []).append((match.value["activity_type"], cue, "phrase"))
    for pair in find_word_pairs(text, language, sentences):
        if any(code == "none" and _overlap(cue, pair) for code, cue, _ in found.get(sentence_at(sentences, pair.start), ())):
            continue
        found.setdefault(sentence_at(sentences, pair.start), []).append((pair.code, _Cue(pair.start, pair.end, 1.0), "pair"))
    return found


def _overlap(cue: _Cue, pair: WordPair) -> bool:
    return cue.start < pair.end and pair.start < cue.end


def _weigh_places(cues: Mapping[int, Sequence[tuple[str, _Cue, str]]], *, len_opening: int) -> tuple[dict[tuple[str, str], float], ...]:
    """Weights by (type, kind of cue) in the opening and in the body; per sentence only the weightiest cue of each counts."""
    places: tuple[dict[tuple[str, str], float], ...] = ({}, {})
    for index, found in cues.items():
        place = places[0] if index < len_opening else places[1]
        discount = 0.5 if any(code == "background" for code, _, _ in found) else 1.0
        weightiest: dict[tuple[str, str], float] = {}
        for code, cue, kind in found:
            if code not in _NO_TYPE:
                weightiest[(code, kind)] = max(weightiest.get((code, kind), 0.0), cue.weight)
        for key, weight in weightiest.items():
            place[key] = place.get(key, 0.0) + weight * discount
    return places


@cache
def _weights() -> dict[str, dict[str, float]]:
    rows = reference.load("activity_weights", key=("activity_type",))
    return {row["activity_type"]: {name: float(value) for name, value in row.items() if name != "activity_type"} for row in rows}
