"""Where a text holds the words of a question, and the stretch of it that shows them best. Offsets are code points; nothing here is HTML."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tantivy

from dashboard.search.grammar import Question, Term
from dashboard.search.index import Search

LENGTH = 240
BEFORE = 60
"""Characters of a snippet, and how many of them stand before its first hit."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text on one line, with "…" where the text goes on. `hits`: text[start:end] was asked for, in order, none overlaps."""

    text: str
    hits: tuple[Span, ...]


def found(search: Search, question: Question, text: str, language: str) -> list[Span]:
    """Where the text holds what is asked for, in order, none overlaps; a phrase counts as a whole."""
    return _merged(span for span, _ in _spans(search, question, text, language))


def snippet(search: Search, question: Question, text: str, language: str) -> Snippet:
    """The stretch with the most different words of the question; the beginning of the text where it holds none."""
    spans = sorted(_spans(search, question, text, language))
    starts = [begin for (begin, _), _ in spans]
    first = max(starts, key=lambda begin: (_different(spans, starts, begin), -begin), default=0)
    start = 0 if first <= BEFORE else _word_start(text, first - BEFORE, first)
    end = len(text) if len(text) - start <= LENGTH else _word_end(text, start + LENGTH, max((e for (s, e), _ in spans if s == first), default=0))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in _merged(span for span, _ in spans) if start <= a and b <= end)
    return Snippet(before + "".join(" " if c.isspace() else c for c in text[start:end]) + after, inside)


def _different(spans: Sequence[tuple[Span, int]], starts: Sequence[int], start: int) -> int:
    """How many terms stand in a snippet that shows them from `start` on. `starts`: where the spans begin, in order."""
    latest = start + LENGTH - BEFORE
    return len({term for (_, b), term in spans[bisect_left(starts, start) : bisect_right(starts, latest)] if b <= latest})


def _spans(search: Search, question: Question, text: str, language: str) -> Iterator[tuple[Span, int]]:
    """(span, number of the term) of everything that is asked for of a text."""
    terms = [term for term in question.wanted() if term.field in ("", "text")]
    plain = search.analysers["plain"]
    for analyser in search.language(language) if terms else []:
        tokens = analyser.pre_tokenize(text).tokens
        words = [token.text for token in tokens]
        for number, term in enumerate(terms):
            for first, last in _places(words, analyser, plain, term):
                yield (tokens[first].char_offset_from, tokens[last].char_offset_to), number


def _places(words: Sequence[str], analyser: tantivy.TextAnalyzer, plain: tantivy.TextAnalyzer, term: Term) -> Iterator[tuple[int, int]]:
    wanted = analyser.analyze(term.text)
    if not wanted:
        return
    beginning = plain.analyze(term.text)[0] if term.prefix else ""
    for place, word in enumerate(words):
        if list(words[place : place + len(wanted)]) == wanted or (beginning and word.startswith(beginning)):
            yield place, place + len(wanted) - 1


def _merged(spans: Iterator[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _word_start(text: str, place: int, latest: int) -> int:
    """The first beginning of a word from `place` on, at the latest `latest`."""
    while place < latest and not (text[place - 1].isspace() and not text[place].isspace()):
        place += 1
    return place


def _word_end(text: str, place: int, earliest: int) -> int:
    """The last end of a word up to `place`; `place` itself in a word that is longer than the snippet."""
    end = place
    while end > earliest and not text[end].isspace():
        end -= 1
    return end if end > earliest else place
