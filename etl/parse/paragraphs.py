"""Paragraphs that mail programs and text browsers wrapped at a fixed width, made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_NARROWEST, _WIDEST = 45, 110
"""Widths at which mail programs and text browsers wrap lines."""
_ENOUGH_JOINS = 2
"""Sentences that went on over a line's end, after which a block counts as wrapped."""
_TELLING = 3
"""Rows of a block that shows by itself that lines were wrapped; two may be a headline and a date."""
ENDS = re.compile(r"[.!?…:;؟۔。।][\"'”’»)\]]{0,3}\s*$")
_SMALL = frozenset(
    (
        *("a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "by", "with", "as", "that", "which"),
        *("de", "la", "le", "les", "du", "et", "ou", "en", "à", "au", "aux", "un", "une", "pour", "par"),
        *("y", "e", "o", "el", "los", "las", "del", "al", "con", "por", "que"),
    )
)
"""Words that no line of its own ends with."""
BULLET = re.compile(r"^[-–—•*·|>]\s*")
_EMPTY = re.compile(r"\n[^\S\n]*\n")


def unwrapped(text: str) -> list[str]:
    """Lines, those of a paragraph that was wrapped at a fixed width joined again; no empty ones."""
    return [line for block in blocks(text) for line in block]


def blocks(text: str) -> Iterator[list[str]]:
    """The same by what stands between empty lines."""
    every = [rows for block in _EMPTY.split(text) if (rows := [row.strip() for row in block.split("\n") if row.strip()])]
    sure = any(len(rows) >= _TELLING and _is_wrapped(rows) for rows in every)
    for rows in every:
        yield _joined(rows) if (sure or len(rows) >= _TELLING) and _is_wrapped(rows) else _run_on(rows)


def _is_wrapped(rows: list[str]) -> bool:
    """Whether most rows break where the next word would have passed the widest one, and sentences run on over the breaks."""
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or not _NARROWEST <= width <= _WIDEST or any(BULLET.match(row) for row in rows):
        return False
    breaks = [before for before, after in pairwise(rows) if _is_full(before, after, width)]
    return len(breaks) > 0.6 * (len(rows) - 1) and sum(bool(ENDS.search(row)) for row in breaks) <= len(breaks) / 2


def _is_full(row: str, following: str, width: int) -> bool:
    return len(row) + 1 + len(following.split(maxsplit=1)[0]) > width


def _joined(rows: list[str]) -> list[str]:
    width = max(map(len, rows))
    lines = [rows[:1]]
    for before, row in pairwise(rows):
        if _is_full(before, row, width):
            lines[-1].append(row)
        else:
            lines.append([row])
    return [" ".join(line) for line in lines]


def _run_on(rows: list[str]) -> list[str]:
    """Lines of a block that holds more than one wrapped paragraph, as older pages have them: a sentence that breaks off goes on."""
    lines: list[list[str]] = []
    before, joins = "", 0
    for row in rows:
        if _goes_on(before, row, wrapped=joins >= _ENOUGH_JOINS):
            lines[-1].append(row)
            joins += 1
        else:
            lines.append([row])
        before = row
    return [" ".join(line) for line in lines]


def _goes_on(before: str, row: str, *, wrapped: bool) -> bool:
    """Whether `row` continues the line before it: that one is no menu entry, ends no sentence, and what follows opens none.

    Where lines were already seen to be wrapped a capital may follow (a name); else only behind a small word.
    """
    if not _NARROWEST <= len(before) <= _WIDEST or ENDS.search(before) or BULLET.match(row):
        return False
    return row[0].islower() or before.endswith((",", "&")) or before.rsplit(" ", 1)[-1] in _SMALL or wrapped
