"""A page saved as text, navigation and all: the run of prose is the body, the headline stands right before it."""

from __future__ import annotations

import re

from etl.parse.boilerplate import ends_body, is_boilerplate
from etl.parse.contacts import count_details, without_contacts
from etl.parse.dates import read_date
from etl.parse.page import Page, decode
from etl.parse.paragraphs import BULLET, ENDS, unwrapped

_PROSE = 60
"""A line of at least this length that ends like a sentence is prose."""
_LONG = 120
"""A line of this length may be prose without a full stop."""
_GAP = 3
"""Short lines in a row that a body may hold: a subheading, a quotation's speaker, a caption."""


def read_text(body: bytes) -> Page:
    """Title and body of a saved page; the whole text when nothing in it looks like prose."""
    lines = [line for line in (" ".join(line.split()) for line in unwrapped(decode(body))) if line and not BULLET.fullmatch(line)]
    prose = [_is_prose(line, lines[i - 1] if i else "") for i, line in enumerate(lines)]
    first, last = _body(lines, prose)
    if first == last:
        return Page(text="\n\n".join(lines))
    top = _title(lines, first)
    title = lines[top] if top is not None else ""
    date = next((line for line in lines[max(0, first - 4) : first] if line != title and read_date(line)), "")
    outside = "\n".join((*lines[:first], *lines[last:]))
    return Page(text="\n\n".join(lines[first:last]), title=title, published=date, contacts_removed=count_details(outside))


def _is_prose(line: str, before: str) -> bool:
    """A sentence that is no boilerplate and no menu blurb, which repeats the menu's word above it ("Who we are", "WHO WE AREThe ...")."""
    if len(line) < _PROSE or not (ENDS.search(line) or _reads_on(line)) or is_boilerplate(line):
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
        if start is not None and (i - last > _GAP or ends_body(lines[i])):
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
        if is_boilerplate(lines[last]) or ends_body(lines[last]) or without_contacts(lines[last])[1]:
            break
        last += 1
    return first, last


def _title(lines: list[str], first: int) -> int | None:
    """The line of the headline: the nearest one above the body that reads like one; None without."""
    for i in range(first - 1, max(-1, first - 6), -1):
        line = lines[i]
        if 12 <= len(line) <= 220 and len(line.split()) >= 3 and not is_boilerplate(line) and not read_date(line) and not ends_body(line):
            return None if BULLET.match(line) else i
    return None
