"""Contact blocks: from a line with a cue ("For more information", "Press contact:") to where prose goes on. Each line is looked at once,
whatever opens there: a text that is nothing but cues takes no longer than another of its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate

from etl.parse.details import Detail, find_details, names_service, phrases

PROSE = 120
"""A line of this length with no detail in it is prose again, not part of a contact block."""
SENTENCE = 50
"""So is one of this length that ends like a sentence."""
SHORT = 80
_LINES = 60
"""Lines of the longest contact block, far above those seen."""
_BEGINS = re.compile(r"\n|[.!?»”\"*•]\s")
"""What a line or a sentence begins behind."""
ENDS = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s*$")


def without_blocks(text: str) -> tuple[str, int]:
    """(text without contact blocks, how many blocks and details were in them)."""
    if _opening(text) is None:
        return text, 0
    lines = text.split("\n")
    openings = [_opening(line) for line in lines]
    found = _Blocks(lines, find_details(text))
    kept: list[str] = []
    removed = 0
    i = 0
    while i < len(lines):
        opening = openings[i]
        end = found.end(i) if opening is not None else i
        details = 0 if opening is None or names_service(lines[i]) else found.details(i, end, opening)
        if opening is None or not details:
            kept.append(lines[i])
            i += 1
            continue
        kept += [part for part in (lines[i][:opening].rstrip(), found.prose_behind(i, opening)) if part]
        removed += details + 1
        while end < len(lines) and not lines[end].strip() and not (kept and kept[-1].strip()):
            end += 1
        i = end
    removed += _cut_bare_blocks(kept)
    return "\n".join(kept), removed


class _Blocks:
    """Where blocks end, and what is in them: asked of a text as often as it has cues, answered without a second look at its lines."""

    def __init__(self, lines: list[str], details: list[Detail]) -> None:
        self._lines = lines
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self._details = details
        self._detail_starts = [detail.start for detail in details]
        self._filled = list(accumulate(((i if line.strip() else 0) for i, line in enumerate(lines, 1)), max, initial=0))
        self._prose = [len(lines)] * (len(lines) + 1)  # the first line of mere prose from each line on
        for i in range(len(lines) - 1, -1, -1):
            self._prose[i] = i if is_prose(lines[i]) and not self.details(i, i + 1) else self._prose[i + 1]

    def end(self, line: int) -> int:
        """The line after the block that one opens: short lines and lines with details, up to prose; empty lines at its end not counted."""
        return max(line + 1, self._filled[min(self._prose[line + 1], line + _LINES)])

    def details(self, line: int, end: int, place: int = 0) -> int:
        """How many details stand from a place in a line to the end of the line before `end`."""
        first, last = self._between(line, end, place)
        return last - first

    def prose_behind(self, line: int, opening: int) -> str:
        """What a paragraph goes on to say after the sentence with the last contact detail; "" for the rest of a block."""
        first, last = self._between(line, line + 1, opening)
        if first == last:
            return ""
        stop = re.compile(r"[.!?]\s+").search(self._lines[line], self._details[last - 1].end - self._starts[line])
        rest = self._lines[line][stop.end() :] if stop else ""
        return rest if is_prose(rest) else ""

    def _between(self, line: int, end: int, place: int) -> tuple[int, int]:
        return bisect_left(self._detail_starts, self._starts[line] + place), bisect_left(self._detail_starts, self._starts[end])


def is_prose(line: str) -> bool:
    """Whether a line is long enough for prose, or ends like a sentence that is not a mere label."""
    return len(line) >= PROSE or (len(line) >= SENTENCE and bool(ENDS.search(line)))


def _cut_bare_blocks(lines: list[str]) -> int:
    """Cut blocks of names without numbers, a short opening and nothing but short lines that are no sentences, off the end; how many."""
    removed = 0
    while True:
        while lines and not lines[-1].strip():
            lines.pop()
        if (first := _bare_block(lines)) is None:
            return removed
        rest = lines[first][: _opening(lines[first])].rstrip()
        lines[first:] = [rest] if rest else []
        removed += 1


def _bare_block(lines: list[str]) -> int | None:
    """The line that opens the longest such block."""
    first = None
    for i in range(len(lines) - 1, max(len(lines) - _LINES, 0) - 1, -1):
        if len(lines[i]) >= SHORT or ENDS.search(lines[i]):
            break
        if _opening(lines[i]) is not None:
            first = i
    return first


def _opening(line: str) -> int | None:
    """Where the first cue at the beginning of a line or of a sentence stands."""
    opens = _cue().match
    if opens(line):
        return 0
    return next((begins.end() for begins in _BEGINS.finditer(line) if opens(line, begins.end())), None)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"[^\S\n]*(?:{phrases('block')})", re.IGNORECASE)
