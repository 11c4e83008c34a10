"""Sentences of a text as spans: abbreviation-safe, linear in the text's length. A line break ends one, unless the line is only wrapped."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

from etl import reference

# Possessive, and without a look-ahead, so that a megabyte of full stops is scanned once; one set first, so that the text between is skipped quickly.
_STOP = re.compile(r"[.!?…\n\r\u2028\u2029](?:(?<=[.!?…])[.!?…]*+[\"'”’»)\]]*+(?:[ \u00a0\u202f]»)?+|(?<=[\n\r\u2028\u2029])[\n\r\u2028\u2029]*+)")
_LONGEST_ABBREVIATION = 12
Placed = TypeVar("Placed", bound=tuple[Any, ...])
"""A tuple whose first item is where it begins."""
_OPENERS = "\"'“‘«([¿¡—–- \t\u00a0\u202f"


class Sentence(NamedTuple):
    """text[start:end] without outer white space. `paragraph` counts lines that hold text, from 0."""

    start: int
    end: int
    paragraph: int


class Sentences(tuple[Sentence, ...]):
    """Sentences in text order. `starts`: where each begins."""

    starts: tuple[int, ...]

    def __new__(cls, found: Iterable[Sentence] = ()) -> Sentences:
        """`found` in text order, none overlapping."""
        made = super().__new__(cls, found)
        made.starts = tuple([sentence[0] for sentence in made])
        return made


@lru_cache(maxsize=8)
def split_sentences(text: str) -> Sentences:
    """The sentences of `text` in order; none overlap, and together they hold everything but white space."""
    found: list[Sentence] = []
    start = paragraph = 0
    for stop in _STOP.finditer(text):
        line_end = stop.group()[0] in "\n\r\u2028\u2029"
        if line_end and _is_wrap(text, stop.start(), stop.end()):
            continue
        if not line_end and not _ends_sentence(text, start, stop.start(), stop.end()):
            continue
        start, before = stop.end(), start
        if (trimmed := _trim(text, before, stop.start() if line_end else stop.end())) is not None:
            found.append(Sentence(*trimmed, paragraph))
        if line_end and found and found[-1].paragraph == paragraph:
            paragraph += 1
    if (trimmed := _trim(text, start, len(text))) is not None:
        found.append(Sentence(*trimmed, paragraph))
    return Sentences(found)


def sentence_at(sentences: Sentences, position: int) -> int:
    """The index of the sentence that holds `position`, or of the last one before it (0 when there is none before)."""
    return (bisect_right(sentences.starts, position) or 1) - 1


def by_sentence(sentences: Sentences, found: Iterable[Placed]) -> Iterator[tuple[int, Placed]]:
    """What was found, in text order, each with the index of its sentence: as `sentence_at` gives it, looked for once in each sentence."""
    at, until = 0, -1
    for one in found:
        if one[0] >= until:
            at = sentence_at(sentences, one[0])
            until = sentences.starts[at + 1] if at + 1 < len(sentences) else sys.maxsize
        yield at, one


def _is_wrap(text: str, start: int, end: int) -> bool:
    """Whether a single line break stands inside a sentence, as in pages that wrap their lines: a small letter follows."""
    single = end - start == 1 or text[start:end] == "\r\n"
    return single and end < len(text) and text[end].islower() and start > 0 and text[start - 1] not in ".!?…:;"


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end].rstrip()
    if not piece:
        return None
    end = start + len(piece)
    return end - len(piece.lstrip()), end


def _ends_sentence(text: str, sentence_start: int, stop: int, after: int) -> bool:
    if after >= len(text):
        return True
    if not text[after].isspace():
        return False
    following = _next_letter(text, after)
    if following.islower():
        return False
    return text[stop] != "." or after - stop > 1 or not _is_abbreviation(text, sentence_start, stop, following)


def _next_letter(text: str, after: int) -> str:
    """The first character after blanks and opening marks, looking at most 8 on; "" at the end of a line."""
    for character in text[after : after + 8]:
        if character == "\n":
            return ""
        if character not in _OPENERS:
            return character
    return ""


def _is_abbreviation(text: str, sentence_start: int, stop: int, following: str) -> bool:
    """Whether the word before the full stop at `stop` is one that a full stop does not end: Dr., U.S., an initial, No. before a figure."""
    window = text[max(sentence_start, stop - _LONGEST_ABBREVIATION) : stop]
    word = window[window.rfind(" ") + 1 :]
    if not word.isalpha():  # it may have marks in it that a word begins behind
        pieces = window.replace("(", " ").replace("’", " ").replace("'", " ").split()
        word = pieces[-1] if pieces and not window[-1].isspace() else ""
    if len(word) == 1:
        return word.isupper()
    if "." in word:
        return all(len(part) <= 2 and part.isalpha() for part in word.split("."))
    kind = _abbreviations().get(word.casefold())
    return kind == "any" or (kind == "figure" and following.isdigit())


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation without its full stop, casefolded -> what may follow: anything, or a figure."""
    return {row["abbreviation"].casefold(): row["before"] for row in reference.load("abbreviations", key=("abbreviation",))}
