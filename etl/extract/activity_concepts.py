"""What a release speaks of that tells its kinds of activity: concepts (activity_cues.csv) and word pairs, with how much is made of each.

A concept is one idea in three languages (learning, police, a shelter), so what one language's releases teach about it holds for all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from math import log1p
from typing import NamedTuple

from etl import reference
from etl.extract.sentences import by_sentence, sentence_at, split_sentences
from etl.extract.vocabulary import Case, Entry, Vocabulary, of_each_language
from etl.extract.word_pairs import find_word_pairs
from etl.model import Release

Span = tuple[int, int]

_TITLE, _LEAD = 1.5, 1.2
"""What title and first sentence count where any other sentence counts 1."""
_LATE = 12  # sentences; a short release is over by then, a long one comes to the publisher's own description
_HALF = frozenset({"context.background", "context.past"})
"""Concepts whose sentence is about the problem or about earlier work: it counts half, unless it opens the release."""
_ENOUGH = 3.0
"""More than this says nothing more: length is not emphasis."""
_NONE = "none"
"""Phrases that would mislead by their parts ("in partnership with"): they count for nothing, and no pair reaches into them."""


class Concept(NamedTuple):
    """`value`: emphasis, 0 to 1.4, a title's included; `spans`: where in the text, in text order, empty for one that only the title has."""

    value: float
    spans: Sequence[Span]


def weigh(release: Release, language: str) -> Mapping[str, Concept]:
    """By name: concepts, pair.<type> for word pairs, and all.<type> for sentences with any concept of a type, title.<type> for the headline.

    The last two are without spans.
    """
    emphasis: dict[str, float] = {}
    spans: dict[str, list[Span]] = {}
    for _, found in _by_sentence(release.title, language):
        wholes = _whole(found)
        for name in (*found, *wholes):
            emphasis[name] = emphasis.get(name, 0.0) + _TITLE
        for name in wholes:
            emphasis[name.replace("all.", "title.", 1)] = 1.0
    for sentence, found in _by_sentence(release.text, language):
        weight = _emphasis(sentence, found)
        for name in (*found, *_whole(found)):
            emphasis[name] = emphasis.get(name, 0.0) + weight
        for name, here in found.items():
            spans.setdefault(name, []).extend(here)
    return {name: Concept(log1p(value if value < _ENOUGH else _ENOUGH), spans.get(name, ())) for name, value in emphasis.items()}


def _emphasis(sentence: int, found: Mapping[str, object]) -> float:
    if sentence == 0:
        return _LEAD
    return 0.5 if sentence >= _LATE or not _HALF.isdisjoint(found) else 1.0


def _whole(found: Mapping[str, object]) -> Collection[str]:
    """all.<type> of each type that a sentence has a concept of."""
    wholes = _wholes()
    return dict.fromkeys([wholes[name] for name in found if name in wholes])


def _by_sentence(text: str, language: str) -> Iterator[tuple[int, dict[str, list[Span]]]]:
    """Sentences that speak of anything, in order, with what they speak of and where."""
    sentences = split_sentences(text)
    found: dict[int, dict[str, list[Span]]] = {}
    misleading: list[int] = []  # start, end, start, end: they never overlap
    for at, (start, end, name) in by_sentence(sentences, _vocabulary(language).find(text)):
        if name == _NONE:
            misleading += (start, end)
            continue
        found.setdefault(at, {}).setdefault(name, []).append((start, end))
    for start, end, code in find_word_pairs(text, language, sentences):
        # A phrase between a pair's two words does no harm: only one that holds an end of it.
        if not (bisect_right(misleading, start) % 2 or bisect_left(misleading, end) % 2):
            found.setdefault(sentence_at(sentences, start), {}).setdefault(f"pair.{code}", []).append((start, end))
    return iter(sorted(found.items()))


@cache
def concept_types() -> Mapping[str, str]:
    """Concept -> the activity type that it is a part of, "" for one that speaks for several or only of the circumstances."""
    return {row["concept"]: row["activity_type"] for row in reference.load("activity_concepts", key=("concept",))}


@cache
def _wholes() -> Mapping[str, str]:
    """Concept -> all.<type>, for those that are a part of one."""
    return {concept: f"all.{code}" for concept, code in concept_types().items() if code}


@of_each_language
def _vocabulary(language: str) -> Vocabulary[str]:
    rows = reference.load("activity_cues", key=("cue", "language", "concept"))
    return Vocabulary((Entry(row["cue"], row["concept"], _case(row["cue"]), "strict") for row in rows if row["language"] == language), language)


def _case(cue: str) -> Case:
    """A cue in capitals is a sign (SOP, GBP); one with a capital initial is found with one (Act, not act)."""
    if cue.isupper() and len(cue) < 6:
        return "exact"
    return "capital" if cue[0].isupper() else "any"
