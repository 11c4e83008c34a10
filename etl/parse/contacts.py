"""Contact details are personal data and are not stored: the contact block goes whole, names included; a stray number or address is masked
with "[telephone removed]" or "[e-mail removed]", so that a reader sees that something stood there.
"""

from __future__ import annotations

import re

from etl.parse.contact_blocks import ENDS, PROSE, SENTENCE, SHORT, without_blocks
from etl.parse.details import find_details

_ABOVE = 3
"""Lines of a signature above its first detail: a name, a post, an office."""
_WORDS = 4
"""Words of the shortest sentence that is not a mere label of its detail."""


def without_contacts(text: str) -> tuple[str, int]:
    """(text without contact details, how many were removed: details, blocks and signatures). A second call removes nothing more."""
    text, removed = _pass(text)
    total = removed
    while removed:  # what stood behind a removed detail may now be one
        text, removed = _pass(text)
        total += removed
    return text, total


def _pass(text: str) -> tuple[str, int]:
    text, in_blocks = without_blocks(text.strip())
    text, in_signature = _without_signature(text)
    details = find_details(text)
    ends = [0, *(detail.end for detail in details)]
    kept = "".join(text[end : detail.start] + detail.mask for end, detail in zip(ends, details, strict=False)) + text[ends[-1] :]
    return kept.strip(), in_blocks + in_signature + len(details)


def count_details(text: str) -> int:
    """How many telephone numbers and e-mail addresses a text holds, hotlines left out."""
    return len(find_details(text))


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
        if not first or not lines[first - 1].strip() or len(lines[first - 1]) >= SENTENCE or re.search(r"[.!?:;,…]\W*$", lines[first - 1]):
            break
        first -= 1
    return "\n".join(lines[:first]), details + 1


def _signs(line: str) -> int:
    """How many details a line holds that is little but details; 0 for prose."""
    if len(line) > 2 * PROSE:
        return 0
    details = find_details(line)
    rest = line
    for start, end, _ in reversed(details):
        rest = rest[:start] + rest[end:]
    sentence = len(rest.split()) >= _WORDS and ENDS.search(rest)
    return len(details) if len(rest) < SHORT and not sentence else 0
