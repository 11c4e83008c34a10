"""One pass over a text for the phrases of many vocabularies; what it finds is dealt out to them."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

import ahocorasick

from etl.extract.folding import fold

Hit = tuple[int, int, int, Sequence[Any]]
"""(start, minus end, where its spelling ends, values): in this order by place, the longer first. No two of a vocabulary agree in three."""
Choice = Callable[[str], tuple[Sequence[Any], Sequence[Any]]]
Made = TypeVar("Made")


class Spelling(NamedTuple):
    """What one spelling means in one vocabulary: `whole`, the values where it is a whole word; `begun`, those where a word begins with it.

    `choose` gives both for a stretch of text instead, where case decides; None where it does not.
    """

    text: str
    whole: Sequence[Any]
    begun: Sequence[Any]
    choose: Choice | None


class _Known(NamedTuple):
    """What a spelling means in all vocabularies, by the number of each: `whole` and `begun` as in Spelling, `chosen` where case decides."""

    length: int
    whole: Sequence[tuple[int, Sequence[Any]]]
    begun: Sequence[tuple[int, Sequence[Any]]]
    chosen: Sequence[tuple[int, Choice]]


class Automaton:
    """The spellings of any number of vocabularies. One may join at any time, and is found from then on.

    `complete` is called before a text is read after one has joined: it may let others join, so that they are taken in together.
    """

    def __init__(self, complete: Callable[[], None] = lambda: None) -> None:
        self._complete = complete
        self._automaton = ahocorasick.Automaton()
        self._vocabularies = 0
        self._waiting: list[tuple[int, Spelling]] = []
        self._passed = lru_cache(maxsize=4)(self._pass)

    def join(self, spellings: Iterable[Spelling]) -> int:
        """Take in a vocabulary, each spelling once; the number under which `hits` gives what is found of it."""
        number = self._vocabularies
        self._vocabularies += 1
        self._waiting += [(number, spelling) for spelling in spellings]
        self._passed.cache_clear()
        return number

    def hits(self, text: str, vocabulary: int) -> Sequence[Hit]:
        """Every place where a spelling of the vocabulary stands at a word's beginning, in no order, overlapping ones too."""
        return self._passed(text)[vocabulary]

    def _pass(self, text: str) -> Sequence[Sequence[Hit]]:
        if self._waiting:
            self._complete()
            self._take_in()
        found: list[list[Hit]] = [[] for _ in range(self._vocabularies)]
        if not self._automaton:
            return found
        low = f"\0{fold(text)}\0"  # one character on: the index of a spelling's last one is its end in `text`
        within = _within_words(low)
        for end, known in self._automaton.iter(low):
            length, whole, begun, chosen = known
            start = end - length
            if within[start]:
                continue
            if within[end]:
                if begun or chosen:
                    _add_begun(found, text, low, (start, end, known))
                continue
            for vocabulary, values in whole:
                found[vocabulary].append((start, -end, end, values))
            for vocabulary, choose in chosen:
                if values := choose(text[start:end])[0]:
                    found[vocabulary].append((start, -end, end, values))
        return found

    def _take_in(self) -> None:
        """Make the automaton of all that have joined."""
        known: dict[str, _Known] = {}
        for number, spelling in self._waiting:
            text = spelling.text
            before = known.get(text) or self._automaton.get(text, None) or _Known(len(text), (), (), ())
            known[text] = _with(before, number, spelling)
        self._waiting.clear()
        for text, meaning in known.items():
            self._automaton.add_word(text, meaning)
        self._automaton.make_automaton()
        gc.freeze()  # vocabularies stay as long as the process: the search for cycles need not go through them again and again


def _with(known: _Known, vocabulary: int, spelling: Spelling) -> _Known:
    """What a spelling means once it is known what it means in one more vocabulary."""
    return _Known(
        known.length,
        (*known.whole, (vocabulary, spelling.whole)) if spelling.whole else known.whole,
        (*known.begun, (vocabulary, spelling.begun)) if spelling.begun else known.begun,
        (*known.chosen, (vocabulary, spelling.choose)) if spelling.choose is not None else known.chosen,
    )


def _add_begun(found: Sequence[list[Hit]], text: str, padded: str, hit: tuple[int, int, _Known]) -> None:
    """Take in a hit that ends inside a word: what it means where a word only begins with it."""
    start, end, known = hit
    stretch = (start, -_word_end(padded, end), end)
    for vocabulary, values in known.begun:
        found[vocabulary].append((*stretch, values))
    for vocabulary, choose in known.chosen:
        if values := choose(text[start:end])[1]:
            found[vocabulary].append((*stretch, values))


_MAKERS: list[Callable[[str], object]] = []


def of_each_language(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """For a function that makes what joins the automaton of a language: called once for each, with all the others, before the first text is read."""
    made = cache(make)
    _MAKERS.append(made)
    return made


@cache
def of_language(language: str) -> Automaton:
    """The automaton that the vocabularies of a language share."""

    def complete() -> None:
        for make in _MAKERS:
            make(language)

    return Automaton(complete)


_KIND = bytes(1 if chr(code).isalpha() else 2 if chr(code).isdigit() else 0 for code in range(256))
_WIDE = re.compile(r"[^\0-\xff]+")


def _within_words(text: str) -> bytes:
    """For each character whether no word can end behind it: letter and letter, digit and digit. USD200 and £6million are two words each.

    All places at once, as one number of a byte for each character: twice as fast as looking at each place where a spelling is found.
    """
    try:
        narrow = text.encode("latin-1")
    except UnicodeEncodeError:
        narrow = _WIDE.sub(_same_kind, text).encode("latin-1")
    kinds = int.from_bytes(narrow.translate(_KIND), "little")
    return (kinds & kinds >> 8).to_bytes(len(narrow), "little")


def _same_kind(wide: re.Match[str]) -> str:
    return "".join(["a" if c.isalpha() else "0" if c.isdigit() else " " for c in wide.group()])


def _word_end(padded: str, end: int) -> int:
    """The end of the run of letters from `end` on, both as places in the text."""
    while padded[end + 1].isalpha():
        end += 1
    return end
