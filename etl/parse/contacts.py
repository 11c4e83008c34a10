"""Contact details are personal data and are not stored: the contact block goes whole, names included; a stray number or address is masked
with "[telephone removed]" or "[e-mail removed]", so that a reader sees that something stood there.
"""

from __future__ import annotations

import re
from functools import cache

from etl.parse.details import find_details, names_service, phrases

_PROSE = 120
"""A line of this length with no detail in it is prose again, not part of a contact block."""
_SENTENCE = 50
"""So is one of this length that ends like a sentence."""
_SHORT = 80
_LINES = 60
"""Lines of the longest contact block, far above those seen; keeps the search linear."""
_ABOVE = 3
"""Lines of a signature above its first detail: a name, a post, an office."""
_WORDS = 4
"""Words of the shortest sentence that is not a mere label of its detail."""
_BEGINS = re.compile(r"\n|[.!?»”\"*•]\s")
"""What a line or a sentence begins behind."""
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s*$")


def without_contacts(text: str) -> tuple[str, int]:
    """(text without contact details, how many were removed: details, blocks and signatures). A second call removes nothing more."""
    text, removed = _pass(text)
    total = removed
    while removed:  # what stood behind a removed detail may now be one
        text, removed = _pass(text)
        total += removed
    return text, total


def _pass(text: str) -> tuple[str, int]:
    text, in_blocks = _without_blocks(text.strip())
    text, in_signature = _without_signature(text)
    details = find_details(text)
    for start, end, mask in reversed(details):
        text = text[:start] + mask + text[end:]
    return text.strip(), in_blocks + in_signature + len(details)


def count_details(text: str) -> int:
    """How many telephone numbers and e-mail addresses a text holds, hotlines left out."""
    return len(find_details(text))


def _without_blocks(text: str) -> tuple[str, int]:
    """Cut from a line that opens a contact block to its end: short lines and lines with details, up to prose or the end of the text."""
    if not _opening(text):
        return text, 0
    kept: list[str] = []
    removed = 0
    lines = text.split("\n")
    i = 0
    while i < len(lines):
        opening = _opening(lines[i])
        end = _block_end(lines, i) if opening else i
        block = "\n".join(lines[i:end])[opening.start() if opening else 0 :]
        details = len(find_details(block)) if opening and not names_service(lines[i]) else 0
        if opening and (details or _is_bare_block(lines, i, end)):
            kept += [part for part in (lines[i][: opening.start()].rstrip(), _prose_behind(lines[i], opening.start())) if part]
            removed += details + 1
            while end < len(lines) and not lines[end].strip() and not (kept and kept[-1].strip()):
                end += 1
            i = end
        else:
            kept.append(lines[i])
            i += 1
    return "\n".join(kept), removed


def _block_end(lines: list[str], start: int) -> int:
    """The line after the block that `start` opens, empty lines at its end not counted."""
    end = start + 1
    for i in range(start + 1, min(len(lines), start + _LINES)):
        if _is_prose(lines[i]) and not find_details(lines[i]):
            break
        if lines[i].strip():
            end = i + 1
    return end


def _is_bare_block(lines: list[str], start: int, end: int) -> bool:
    """A block of names without numbers: a short opening, up to the end of the text short lines that are no sentences."""
    return end == len(lines) and all(len(line) < _SHORT and not _ENDS.search(line) for line in lines[start:end])


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE or (len(line) >= _SENTENCE and bool(_ENDS.search(line)))


def _prose_behind(line: str, opening: int) -> str:
    """What a paragraph goes on to say after the sentence with the last contact detail; "" for the rest of a block."""
    details = find_details(line[opening:])
    if not details:
        return ""
    stop = re.compile(r"[.!?]\s+").search(line, opening + details[-1].end)
    rest = line[stop.end() :] if stop else ""
    return rest if _is_prose(rest) else ""


def _without_signature(text: str) -> tuple[str, int]:
    """Cut a contact block that nothing opens: at the end, lines with a detail that are no sentences, and the short lines above them."""
    lines = text.split("\n")
    first = len(lines)
    details = 0
    while first and not lines[first - 1].strip():
        first -= 1
    while first and (not lines[first - 1].strip() or (found := _signs(lines[first - 1]))):
        first -= 1
        details += found if lines[first].strip() else 0
    if not details or not any(map(str.isalpha, "".join(lines[:first]))):
        return text, 0
    for _ in range(_ABOVE):
        if not first or not lines[first - 1].strip() or len(lines[first - 1]) >= _SENTENCE or re.search(r"[.!?:;,…]\W*$", lines[first - 1]):
            break
        first -= 1
    return "\n".join(lines[:first]), details + 1


def _signs(line: str) -> int:
    """How many details a line holds that is little but details; 0 for prose."""
    if len(line) > 2 * _PROSE:
        return 0
    details = find_details(line)
    rest = line
    for start, end, _ in reversed(details):
        rest = rest[:start] + rest[end:]
    sentence = len(rest.split()) >= _WORDS and _ENDS.search(rest)
    return len(details) if len(rest) < _SHORT and not sentence else 0


def _opening(text: str) -> re.Match[str] | None:
    """The first cue at the beginning of a line or of a sentence."""
    opens = _cue().match
    return opens(text) or next((cue for begins in _BEGINS.finditer(text) if (cue := opens(text, begins.end()))), None)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{phrases('block')})", re.IGNORECASE)
