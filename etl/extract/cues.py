"""Cue phrases: what tells a sentence's role, as data. A cue table has the columns cue, language (or any), kind (several:
"helped+joint"), and perhaps more."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from etl import reference
from etl.extract.cue_slots import filled
from etl.extract.sentences import by_sentence, split_sentences
from etl.extract.vocabulary import END, START, Case, Entry, Match, Vocabulary, of_each_language
from etl.reference import Row

_NONE: Mapping[str, Sequence[Match[Row]]] = MappingProxyType({})
_TABLES = ("country_cues", "partner_cues", "money_words", "amount_cues", "people_cues", "relevance_cues")


@lru_cache(maxsize=64)
def find_cues(table: str, text: str, language: str) -> tuple[Match[Row], ...]:
    """Cues of data/reference/<table>.csv in text order; `value` is the row. The longest of overlapping cues counts."""
    return tuple(_vocabularies(language)[table].find(text))


class SentenceCues:
    """The cues of one table in one text, by sentence and kind."""

    def __init__(self, table: str, text: str, language: str) -> None:
        self._cues = _by_sentence(table, text, language)

    def of(self, sentence: int, kind: str) -> Sequence[Match[Row]]:
        """The sentence's cues of one kind, in text order."""
        return self.of_sentence(sentence).get(kind, ())

    def of_sentence(self, sentence: int) -> Mapping[str, Sequence[Match[Row]]]:
        """The sentence's cues by kind."""
        return self._cues.get(sentence, _NONE)

    def distance(self, sentence: int, kind: str, start: int, end: int) -> int | None:
        """Characters between start:end and the sentence's nearest cue of that kind; None when it has none."""
        cues = self.of(sentence, kind)
        after = bisect_left(cues, start, key=START)
        near = cues[max(0, after - 1) : after + 1]
        return min((max(cue.start - end, start - cue.end, 0) for cue in near), default=None)

    def last_before(self, sentence: int, kind: str, start: int) -> Match[Row] | None:
        """The sentence's last cue of that kind that ends before `start`, with something between them."""
        cues = self.of(sentence, kind)
        after = bisect_left(cues, start, key=END)
        return cues[after - 1] if after else None

    def distance_before(self, sentence: int, kind: str, start: int) -> int | None:
        """Characters from the sentence's last cue of that kind before `start`; None when it has none there."""
        cues = self.of(sentence, kind)
        after = bisect_left(cues, start, key=START)
        return start - cues[after - 1].end if after and cues[after - 1].end <= start else None


def kinds(cue: Match[Row]) -> list[str]:
    """The kinds of a cue, mostly one."""
    return cue.value["kind"].split("+")


@lru_cache(maxsize=32)
def _by_sentence(table: str, text: str, language: str) -> Mapping[int, Mapping[str, Sequence[Match[Row]]]]:
    found: dict[int, dict[str, list[Match[Row]]]] = {}
    for sentence, cue in by_sentence(split_sentences(text), find_cues(table, text, language)):
        for kind in kinds(cue):
            found.setdefault(sentence, {}).setdefault(kind, []).append(cue)
    return found


@of_each_language
def _vocabularies(language: str) -> dict[str, Vocabulary[Row]]:
    """By table."""
    found = {}
    for table in _TABLES:
        rows = reference.load(table, key=("cue", "language"))
        found[table] = Vocabulary(chain.from_iterable(_entries(row) for row in rows if row["language"] in ("any", language)), language)
    return found


def _entries(row: Row) -> list[Entry[Row]]:
    case: Case = "exact" if row["cue"].isupper() and len(row["cue"]) < 6 else "any"
    return [Entry(cue, row, case, "strict") for cue in dict.fromkeys(filled(row["cue"], row["language"]))]
