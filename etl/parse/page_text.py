"""A page saved as text, navigation and all: the run of prose is the body, the headline stands right before it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from etl import reference
from etl.parse.contacts import count_details, without_contacts
from etl.parse.dates import read_date
from etl.parse.page import Page, decode

_PROSE = 60
"""A line of at least this length that ends like a sentence is prose."""
_NARROWEST, _WIDEST = 45, 110
"""Widths at which mail programs and text browsers wrap lines."""
_ENOUGH_JOINS = 2
"""Sentences that went on over a line's end, after which a block counts as wrapped."""
_LONG = 120
"""A line of this length may be prose without a full stop."""
_GAP = 3
"""Short lines in a row that a body may hold: a subheading, a quotation's speaker, a caption."""
_ENDS = re.compile(r"[.!?…:;؟۔。।][\"'”’»)\]]{0,3}\s*$")
_SMALL = frozenset(
    (
        *("a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "by", "with", "as", "that", "which"),
        *("de", "la", "le", "les", "du", "et", "ou", "en", "à", "au", "aux", "un", "une", "pour", "par"),
        *("y", "e", "o", "el", "los", "las", "del", "al", "con", "por", "que"),
    )
)
"""Words that no line of its own ends with."""
_BULLET = re.compile(r"^[-–—•*·|>]\s*")


def read_text(body: bytes) -> Page:
    """Title and body of a saved page; the whole text when nothing in it looks like prose."""
    lines = [line for line in (" ".join(line.split()) for line in _unwrapped(decode(body))) if line and not _BULLET.fullmatch(line)]
    prose = [_is_prose(line, lines[i - 1] if i else "") for i, line in enumerate(lines)]
    first, last = _body(lines, prose)
    if first == last:
        return Page(text="\n\n".join(lines))
    top = _title(lines, first)
    title = lines[top] if top is not None else ""
    date = next((line for line in lines[max(0, first - 4) : first] if line != title and read_date(line)), "")
    outside = "\n".join((*lines[:first], *lines[last:]))
    return Page(text="\n\n".join(lines[first:last]), title=title, published=date, contacts_removed=count_details(outside))


def _unwrapped(text: str) -> list[str]:
    """Lines, those of a paragraph that was wrapped at a fixed width joined again."""
    lines: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text):
        rows = [row.strip() for row in block.split("\n") if row.strip()]
        lines += _joined(rows) if _is_wrapped(rows) else _run_on(rows)
    return lines


def _is_wrapped(rows: list[str]) -> bool:
    """Whether most rows break where the next word would have passed the widest one, and sentences run on over the breaks."""
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or not _NARROWEST <= width <= _WIDEST or any(_BULLET.match(row) for row in rows):
        return False
    breaks = [before for before, after in pairwise(rows) if _is_full(before, after, width)]
    return len(breaks) > 0.6 * (len(rows) - 1) and sum(bool(_ENDS.search(row)) for row in breaks) <= len(breaks) / 2


def _is_full(row: str, following: str, width: int) -> bool:
    return len(row) + 1 + len(following.split(maxsplit=1)[0]) > width


def _joined(rows: list[str]) -> list[str]:
    width = max(map(len, rows))
    lines = rows[:1]
    for before, row in pairwise(rows):
        if _is_full(before, row, width):
            lines[-1] += " " + row
        else:
            lines.append(row)
    return lines


def _run_on(rows: list[str]) -> list[str]:
    """Lines of a block that holds more than one wrapped paragraph, as older pages have them: a sentence that breaks off goes on."""
    lines: list[str] = []
    before, joins = "", 0
    for row in rows:
        if _goes_on(before, row, wrapped=joins >= _ENOUGH_JOINS):
            lines[-1] += " " + row
            joins += 1
        else:
            lines.append(row)
        before = row
    return lines


def _goes_on(before: str, row: str, *, wrapped: bool) -> bool:
    """Whether `row` continues the line before it: that one is no menu entry, ends no sentence, and what follows opens none.

    Where lines were already seen to be wrapped a capital may follow (a name); else only behind a small word.
    """
    if not _NARROWEST <= len(before) <= _WIDEST or _ENDS.search(before) or _BULLET.match(row):
        return False
    return row[0].islower() or before.endswith((",", "&")) or before.rsplit(" ", 1)[-1] in _SMALL or wrapped


def _is_prose(line: str, before: str) -> bool:
    """A sentence that is no boilerplate and no menu blurb, which repeats the menu's word above it ("Who we are", "WHO WE AREThe ...")."""
    if len(line) < _PROSE or not (_ENDS.search(line) or _reads_on(line)) or _boilerplate().search(line):
        return False
    return not (len(before) >= 4 and line.casefold().startswith(before.casefold().rstrip()) and not line[len(before) : len(before) + 1].isspace())


def _reads_on(line: str) -> bool:
    """A long paragraph that lost its full stop: most of its words begin with a small letter, as no menu's do."""
    words = line.split()
    return len(line) >= _LONG and sum(word[0].islower() for word in words) > 0.6 * len(words)


def _body(lines: list[str], prose: list[bool]) -> tuple[int, int]:
    """(first line, line after the last) of the run with the most prose; (0, 0) when there is none."""
    best, best_weight = (0, 0), 0
    start: int | None = None
    last = weight = 0
    for i, is_prose in enumerate(prose):
        if start is not None and (i - last > _GAP or _ends_body(lines[i])):
            if weight > best_weight:
                best, best_weight = (start, last + 1), weight
            start, weight = None, 0
        if is_prose:
            start = i if start is None else start
            last = i
            weight += len(lines[i])
    if start is not None and weight > best_weight:
        best = (start, last + 1)
    return _with_short_opening(lines, best)


def _with_short_opening(lines: list[str], body: tuple[int, int]) -> tuple[int, int]:
    """Take in a short last sentence right after the body ("She agreed."), unless it opens something else."""
    first, last = body
    while last and last < len(lines) and len(lines[last]) >= 12 and re.search(r"[.!?][\"'”’»)]{0,3}$", lines[last]) and " " in lines[last]:
        if _boilerplate().search(lines[last]) or _ends_body(lines[last]) or without_contacts(lines[last])[1]:
            break
        last += 1
    return first, last


def _title(lines: list[str], first: int) -> int | None:
    """The line of the headline: the nearest one above the body that reads like one; None without."""
    for i in range(first - 1, max(-1, first - 6), -1):
        line = lines[i]
        if 12 <= len(line) <= 220 and len(line.split()) >= 3 and not _boilerplate().search(line) and not read_date(line) and not _ends_body(line):
            return None if _BULLET.match(line) else i
    return None


def _ends_body(line: str) -> bool:
    return line.casefold().rstrip(" :") in _end_lines()


@cache
def _end_lines() -> frozenset[str]:
    return frozenset(row["phrase"] for row in reference.load("boilerplate", key=("kind", "phrase")) if row["kind"] == "end")


@cache
def _boilerplate() -> re.Pattern[str]:
    phrases = [re.escape(row["phrase"]) for row in reference.load("boilerplate", key=("kind", "phrase")) if row["kind"] == "line"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})|©", re.IGNORECASE)
