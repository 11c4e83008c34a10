"""Finding the entries of a vocabulary in a text: whole words, exact offsets, longest match first, one pass for any number of entries."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Generic, Literal, NamedTuple, TypeVar

import ahocorasick

Value = TypeVar("Value")
Case = Literal["any", "capital", "exact"]

_SAME = str.maketrans({"\n": " ", "’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‐": "-", "‑": "-"})


class Entry(NamedTuple, Generic[Value]):
    """One phrase to look for; one that ends in * is found at the beginning of any word (identif*: identify, identification).

    `case`: any; capital (its first letter is one in the text: Turkey, Polish); exact (US, WHO).
    `accents`: "loose" also finds the phrase written without its accents; "strict" does not (traité is not traite).
    """

    phrase: str
    value: Value
    case: Case = "any"
    accents: Literal["loose", "strict"] = "loose"


class Match(NamedTuple, Generic[Value]):
    """text[start:end] is the phrase; `value` is the entry's."""

    start: int
    end: int
    value: Value


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """`text` in lower case with plain apostrophes, hyphens and spaces: as many code points as before, so offsets hold.

    A line break is a space too: pages that wrap their lines break phrases anywhere.
    """
    low = text.lower()
    if len(low) != len(text):  # a few characters (İ) have a longer lower case: they stay as they are
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_SAME)


def unaccent(text: str) -> str:
    """`text` without combining marks: Côte d'Ivoire -> Cote d'Ivoire. Not for offsets of decomposed text."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


class _Spelling(Generic[Value]):
    """What one spelling may mean: as whole words, and as beginnings of words; values of entries that take any case stand ready."""

    __slots__ = ("begun", "length", "ready", "whole")

    def __init__(self, length: int, entries: list[Entry[Value]]) -> None:
        self.length = length
        self.whole = [entry for entry in entries if not entry.phrase.endswith("*")]
        self.begun = [entry for entry in entries if entry.phrase.endswith("*")]
        any_case = all(entry.case == "any" for entry in entries)
        self.ready = ([e.value for e in self.whole], [e.value for e in self.begun]) if any_case else None

    def values(self, text: str, start: int, end: int, *, begun: bool) -> list[Value]:
        """The values of the entries whose case rule text[start:end] keeps."""
        if self.ready is not None:
            return self.ready[begun]
        return [entry.value for entry in (self.begun if begun else self.whole) if _case_fits(text, start, end, entry)]


class Vocabulary(Generic[Value]):
    """A compiled set of entries. Several entries may share a phrase: each gives a match of its own, in the order given."""

    def __init__(self, entries: Iterable[Entry[Value]]) -> None:
        by_phrase: dict[str, list[Entry[Value]]] = {}
        for entry in entries:
            spelling = fold(entry.phrase.removesuffix("*"))
            for variant in {spelling, unaccent(spelling)} if entry.accents == "loose" else {spelling}:
                if variant:
                    by_phrase.setdefault(variant, []).append(entry)
        self._automaton = ahocorasick.Automaton()
        for phrase, found in by_phrase.items():
            self._automaton.add_word(phrase, _Spelling(len(phrase), found))
        self._empty = not by_phrase
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Match[Value]]:
        """Matches in text order, none overlapping another (of two that do, the one that starts first, then the longer, stays)."""
        found: list[Match[Value]] = []
        free = taken = 0
        for start, minus_end, values in sorted(self._hits(text), key=_place):
            if start >= free or (start, -minus_end) == (taken, free):
                taken, free = start, -minus_end
                found.extend([Match(start, free, value) for value in values])
        return found

    def _hits(self, text: str) -> Iterator[tuple[int, int, list[Value]]]:
        """(start, minus end, values) of every entry that stands at a word's beginning, overlapping ones too."""
        if self._empty:
            return
        low = fold(text)
        size = len(low)
        for last, spelling in self._automaton.iter(low):
            end = last + 1
            start = end - spelling.length
            if start and _joined(low[start - 1], low[start]):
                continue
            inside = end < size and _joined(low[last], low[end])
            if not inside and spelling.whole and (values := spelling.values(text, start, end, begun=False)):
                yield start, -end, values
            if spelling.begun and (values := spelling.values(text, start, end, begun=True)):
                yield start, -(_word_end(low, end) if inside else end), values


_place = itemgetter(0, 1)


def _word_end(text: str, start: int) -> int:
    """The end of the run of letters that begins at `start`."""
    while start < len(text) and text[start].isalpha():
        start += 1
    return start


def _joined(left: str, right: str) -> bool:
    """Whether no word can end between the two: letter and letter, digit and digit; USD200 and £6million are two each."""
    return (left.isalpha() and right.isalpha()) or (left.isdigit() and right.isdigit())


def _case_fits(text: str, start: int, end: int, entry: Entry[Value]) -> bool:
    if entry.case == "any":
        return True
    if entry.case == "capital":
        return not text[start].islower()
    return text[start:end].translate(_SAME) in (entry.phrase, unaccent(entry.phrase))
