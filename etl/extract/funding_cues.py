"""Phrases of paying: the rows of funding_cues.csv, whose {slots} stand for any word of a class of funding_words.csv."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from etl import reference
from etl.extract.cue_slots import filled
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import Entry, Match, Vocabulary

_NONE: Mapping[str, Sequence[Match[str]]] = MappingProxyType({})


class FundingCues:
    """The phrases of one text, by sentence and kind."""

    def __init__(self, text: str, language: str) -> None:
        sentences = split_sentences(text)
        self._cues: dict[int, dict[str, list[Match[str]]]] = {}
        for cue in find_funding_cues(text, language):
            self._cues.setdefault(sentence_at(sentences, cue.start), {}).setdefault(cue.value, []).append(cue)

    def of(self, sentence: int, kind: str) -> Sequence[Match[str]]:
        """The sentence's phrases of one kind, in text order."""
        return self.by_kind(sentence).get(kind, ())

    def by_kind(self, sentence: int) -> Mapping[str, Sequence[Match[str]]]:
        """All phrases of the sentence, each kind's in text order."""
        return self._cues.get(sentence, _NONE)


@lru_cache(maxsize=4)
def find_funding_cues(text: str, language: str) -> tuple[Match[str], ...]:
    """Phrases in text order, none overlapping; `value` is the kind, and a phrase of two kinds comes twice."""
    return tuple(_vocabulary(language).find(text))


@cache
def _vocabulary(language: str) -> Vocabulary[str]:
    rows = [row for row in reference.load("funding_cues", key=("cue", "language", "kind")) if row["language"] == language]
    entries = dict.fromkeys((phrase, row["kind"]) for row in rows for phrase in filled(row["cue"], language))
    return Vocabulary((Entry(phrase, kind, "any", "strict") for phrase, kind in entries), language)
