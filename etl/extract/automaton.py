"""One pass over a text for the phrases of many vocabularies; what it finds is dealt out to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from etl.extract.folding import fold

Hit = tuple[int, int, int, Sequence[Any]]
"""(start, minus end, where its spelling ends, values): in this order by place, the longer first. No two of a vocabulary agree in three."""
Choice = Callable[[str], tuple[Sequence[Any], Sequence[Any]]]


class Spelling(NamedTuple):
    """What one spelling means in one vocabulary: `whole`, the values where it is a whole word; `begun`, those where a word begins with it.

    `choose` gives both for a stretch of text instead, where case decides; None where it does not.
    """

    text: str
    whole: Sequence[Any]
    begun: Sequence[Any]
    choose: Choice | None


class Automaton:
    """The spellings of any number of vocabularies. One may join at any time, and is found from then on."""

    def __init__(self) -> None:
        self._automaton = ahocorasick.Automaton()
        self._vocabularies = 0
        self._passed = lru_cache(maxsize=4)(self._pass)

    def join(self, spellings: Iterable[Spelling]) -> int:
        """Take in a vocabulary, each spelling once; the number under which `hits` gives what is found of it."""
        number = self._vocabularies
        self._vocabularies += 1
        for text, *meaning in spellings:
            known = self._automaton.get(text, None)
            if known is None:
                self._automaton.add_word(text, known := (len(text), []))
            known[1].append((number, *meaning))
        self._passed.cache_clear()
        return number

    def hits(self, text: str, vocabulary: int) -> Sequence[Hit]:
        """Every place where a spelling of the vocabulary stands at a word's beginning, in no order, overlapping ones too."""
        return self._passed(text)[vocabulary]

    def _pass(self, text: str) -> Sequence[Sequence[Hit]]:
        found: list[list[Hit]] = [[] for _ in range(self._vocabularies)]
        if not len(self._automaton):
            return found
        if self._automaton.kind != ahocorasick.AHOCORASICK:
            self._automaton.make_automaton()
        low = f"\0{fold(text)}\0"  # one character on: the index of a spelling's last one is its end in `text`
        for end, (length, meanings) in self._automaton.iter(low):
            start = end - length
            edge = low[start : start + 2]  # letter and letter, digit and digit: no word can end between; USD200 and £6million are two each
            if edge.isalpha() or edge.isdigit():
                continue
            edge = low[end : end + 2]
            inside = edge.isalpha() or edge.isdigit()
            for vocabulary, any_whole, any_begun, choose in meanings:
                whole, begun = (any_whole, any_begun) if choose is None else choose(text[start:end])
                if not inside:
                    if whole:
                        found[vocabulary].append((start, -end, end, whole))
                elif begun:
                    found[vocabulary].append((start, -_word_end(low, end), end, begun))
        return found


_BY_LANGUAGE: defaultdict[str, Automaton] = defaultdict(Automaton)


def of_language(language: str) -> Automaton:
    """The automaton that the vocabularies of a language share."""
    return _BY_LANGUAGE[language]


def _word_end(padded: str, end: int) -> int:
    """The end of the run of letters from `end` on, both as places in the text."""
    while padded[end + 1].isalpha():
        end += 1
    return end
