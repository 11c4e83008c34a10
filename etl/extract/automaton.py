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


class _Known:
    """What a spelling means in all vocabularies, by the number of each: `whole` and `begun` as in Spelling, `chosen` where case decides."""

    __slots__ = ("begun", "chosen", "length", "whole")

    def __init__(self, length: int) -> None:
        self.length = length
        self.whole: list[tuple[int, Sequence[Any]]] = []
        self.begun: list[tuple[int, Sequence[Any]]] = []
        self.chosen: list[tuple[int, Choice]] = []


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
        for text, whole, begun, choose in spellings:
            known = self._automaton.get(text, None)
            if known is None:
                self._automaton.add_word(text, known := _Known(len(text)))
            if choose is not None:
                known.chosen.append((number, choose))
            if whole:
                known.whole.append((number, whole))
            if begun:
                known.begun.append((number, begun))
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
        for end, known in self._automaton.iter(low):
            start = end - known.length
            edge = low[start : start + 2]  # letter and letter, digit and digit: no word can end between; USD200 and £6million are two each
            if edge.isalpha() or edge.isdigit():
                continue
            edge = low[end : end + 2]
            if edge.isalpha() or edge.isdigit():
                _add_begun(found, text, low, (start, end, known))
                continue
            for vocabulary, values in known.whole:
                found[vocabulary].append((start, -end, end, values))
            for vocabulary, choose in known.chosen:
                if values := choose(text[start:end])[0]:
                    found[vocabulary].append((start, -end, end, values))
        return found


def _add_begun(found: Sequence[list[Hit]], text: str, padded: str, hit: tuple[int, int, _Known]) -> None:
    """Take in a hit that ends inside a word: what it means where a word only begins with it."""
    start, end, known = hit
    if not (known.begun or known.chosen):
        return
    stretch = (start, -_word_end(padded, end), end)
    for vocabulary, values in known.begun:
        found[vocabulary].append((*stretch, values))
    for vocabulary, choose in known.chosen:
        if values := choose(text[start:end])[1]:
            found[vocabulary].append((*stretch, values))


_BY_LANGUAGE: defaultdict[str, Automaton] = defaultdict(Automaton)


def of_language(language: str) -> Automaton:
    """The automaton that the vocabularies of a language share."""
    return _BY_LANGUAGE[language]


def _word_end(padded: str, end: int) -> int:
    """The end of the run of letters from `end` on, both as places in the text."""
    while padded[end + 1].isalpha():
        end += 1
    return end
