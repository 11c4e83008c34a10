"""Finding the entries of a vocabulary in a text: whole words, exact offsets, longest match first, one pass for any number of entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Generic, Literal, NamedTuple, TypeVar

from etl.extract.automaton import Automaton, Choice, Spelling, of_each_language, of_language
from etl.extract.folding import fold, plain_marks, unaccent

__all__ = ["END", "START", "Case", "Entry", "Match", "Vocabulary", "fold", "of_each_language"]

Value = TypeVar("Value")
START, END = itemgetter(0), itemgetter(1)
"""Where a match or a name begins and ends, as a key for `bisect`."""
Case = Literal["any", "capital", "exact"]


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


class Vocabulary(Generic[Value]):
    """A compiled set of entries. Several entries may share a phrase: each gives a match of its own, in the order given.

    `language`: read together with the other vocabularies of that language, in one pass over a text; None: in a pass of its own.
    """

    def __init__(self, entries: Iterable[Entry[Value]], language: str | None = None) -> None:
        by_spelling: dict[str, list[Entry[Value]]] = {}
        for entry in entries:
            spelling = fold(entry.phrase.removesuffix("*"))
            for variant in {spelling, unaccent(spelling)} if entry.accents == "loose" else {spelling}:
                if variant:
                    by_spelling.setdefault(variant, []).append(entry)
        self._automaton = of_language(language) if language else Automaton()
        self._number = self._automaton.join(_spelling(text, found) for text, found in by_spelling.items())

    def find(self, text: str) -> list[Match[Value]]:
        """Matches in text order, none overlapping another (of two that do, the one that starts first, then the longer, stays)."""
        hits = self._automaton.hits(text, self._number)
        if not hits:
            return []
        found: list[Match[Value]] = []
        free = taken = 0
        for start, minus_end, _, values in sorted(hits):
            if start >= free or (start == taken and -minus_end == free):
                taken, free = start, -minus_end
                for value in values:
                    found.append(tuple.__new__(Match, (start, free, value)))  # noqa: PERF401 as Match(...) does, in half the time
        return found


def _spelling(text: str, entries: Sequence[Entry[Value]]) -> Spelling:
    if len(entries) == 1:
        return _of_one(text, entries[0])
    begun = [entry for entry in entries if entry.phrase.endswith("*")]
    whole = [entry for entry in entries if not entry.phrase.endswith("*")] + begun
    if all(entry.case == "any" for entry in entries):
        return Spelling(text, [entry.value for entry in whole], [entry.value for entry in begun], None)
    by_case = [(entry.value, entry.case, (entry.phrase, unaccent(entry.phrase))) for entry in whole]
    first_begun = len(whole) - len(begun)

    def choose(quote: str) -> tuple[Sequence[Value], Sequence[Value]]:
        plain = plain_marks(quote)
        capital = not quote[0].islower()
        keep = [case == "any" or (capital if case == "capital" else plain in phrases) for _, case, phrases in by_case]
        kept = [value for (value, _, _), kept in zip(by_case, keep, strict=True) if kept]
        return kept, kept[len(kept) - sum(keep[first_begun:]) :]

    return Spelling(text, (), (), choose)


def _of_one(text: str, entry: Entry[Value]) -> Spelling:
    if entry.case != "any":
        return Spelling(text, (), (), _choice(entry))
    values = (entry.value,)
    return Spelling(text, values, values if entry.phrase.endswith("*") else (), None)


def _choice(entry: Entry[Value]) -> Choice:
    """What a spelling of one entry alone means, by the case of a stretch of text."""
    nothing: tuple[Sequence[Value], Sequence[Value]] = ((), ())
    both = ([entry.value], [entry.value] if entry.phrase.endswith("*") else ())
    phrases = (entry.phrase, unaccent(entry.phrase))

    def choose_capital(quote: str) -> tuple[Sequence[Value], Sequence[Value]]:
        return nothing if quote[0].islower() else both

    def choose_exact(quote: str) -> tuple[Sequence[Value], Sequence[Value]]:
        return both if plain_marks(quote) in phrases else nothing

    return choose_capital if entry.case == "capital" else choose_exact
