"""Numbers in figures and words, in English, French and Spanish: 200 000, 1,5 million, twenty-five, une vingtaine, dos mil."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from etl import reference
from etl.extract.vocabulary import Entry, Vocabulary, of_each_language

# Bounded repeats: no text makes this slower than its length. A digit first: the text before one is skipped quickly.
_FIGURES = re.compile(r"\d(?:\d{0,2}(?:[.,'’ \u00a0\u202f\u2009]\d{3}){1,5}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{0,14}(?:[.,]\d{1,6}(?!\d))?)")
_GROUPED = re.compile(r"[ '’\u00a0\u202f\u2009]")
_GAPS = frozenset({"", " ", "-", "\u00a0", "\u202f", " and ", " y ", " et ", "-et-"})
_LONGEST_GAP = 5


class Number(NamedTuple):
    """text[start:end] says `value`. `figures`: it begins with digits; `plain_year`: four digits that may be a year."""

    start: int
    end: int
    value: float
    figures: bool
    plain_year: bool


class _Token(NamedTuple):
    start: int
    end: int
    value: float
    kind: str  # figures, add, hundred, multiply, suffix


@lru_cache(maxsize=8)
def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of `text` in order, multipliers included ("2.5 million" is one). Ordinals in figures (35th) are none."""
    words = [_Token(m.start, m.end, *m.value) for m in _vocabulary(language).find(text)]
    starts = {token.start for token in words}
    tokens = sorted([*_figures(text, language, starts), *words])
    found: list[Number] = []
    group: list[_Token] = []
    for token in tokens:
        if group and not (token.start >= group[-1].end and _joins(text, group, token)):
            found.extend(_number(text, group))
            group = []
        if group or token.kind not in ("multiply", "suffix"):
            group.append(token)
    found.extend(_number(text, group))
    return tuple(found)


def _figures(text: str, language: str, word_starts: set[int]) -> list[_Token]:
    found = []
    for match in _FIGURES.finditer(text):
        end = match.end()
        if end < len(text) and text[end].isalpha() and end not in word_starts:
            continue  # 35th, 5G, 2e
        found.append(_Token(match.start(), end, parse_figures(match.group(), language), "figures"))
    return found


def parse_figures(figures: str, language: str) -> float:
    """The value of a number in figures. In English the comma groups thousands, in French and Spanish the full stop does.

    A single mark before exactly three digits groups thousands in every language but where it is the language's own decimal mark
    after a leading zero (0.175) or, in English, a full stop with other digits than 000 (950.000 is written by hurried hands).
    """
    plain = _GROUPED.sub("", figures)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return float(plain)
    last = plain.rfind(marks[-1])
    three_follow = len(plain) - last - 1 == 3
    decimal_mark = "." if language == "en" else ","
    if len(set(marks)) == 2 or not three_follow:
        whole, fraction = plain[:last], plain[last + 1 :]
        return float(f"{re.sub('[.,]', '', whole)}.{fraction}")
    if len(marks) == 1 and (plain.startswith("0") or (language == "en" and marks[0] == decimal_mark and not plain.endswith("000"))):
        return float(plain.replace(",", "."))
    return float(re.sub("[.,]", "", plain))


def _joins(text: str, group: list[_Token], token: _Token) -> bool:
    last = group[-1]
    gap = text[last.end : token.start] if token.start - last.end <= _LONGEST_GAP else "?"
    if gap not in _GAPS or (gap == "" and last.kind != "figures") or token.kind == "figures":
        return False
    if token.kind == "suffix":
        return last.kind == "figures" and (gap == "" or (gap != "-" and len(gap) == 1 and text[token.start] == "M"))
    if token.kind in ("multiply", "hundred"):
        return len(gap) < 2 and token.value != last.value and (last.kind != "hundred" or token.value >= 1000)
    if last.kind == "figures":
        return False
    low = last.value if last.kind == "add" else 1000 if last.value >= 1000 else 100
    return token.value < low and (low >= 100 or (low % 10 == 0 and token.value < 20)) and (gap != " and " or low >= 100)


def _number(text: str, group: list[_Token]) -> list[Number]:
    if not group:
        return []
    total = part = 0.0
    for token in group:
        if token.kind in ("figures", "add"):
            part += token.value
        elif token.value == 100:
            part = max(part, 1) * 100
        else:
            total += (part or 1) * token.value if part or not total else total * (token.value - 1)
            part = 0.0
    first, last = group[0], group[-1]
    plain_year = len(group) == 1 and first.kind == "figures" and text[first.start : first.end].isdigit() and 1900 <= first.value <= 2100
    return [Number(first.start, last.end, total + part, first.kind == "figures", plain_year)]


@of_each_language
def _vocabulary(language: str) -> Vocabulary[tuple[float, str]]:
    rows = reference.load("number_words", key=("language", "word"))
    return Vocabulary((Entry(row["word"], (float(row["value"]), row["kind"])) for row in rows if row["language"] == language), language)
