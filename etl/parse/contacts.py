"""Contact details are personal data and are not stored: the contact block goes whole, names included; a stray number or address is masked.

A public hotline's number is a service, not a person: it stays.
"""

from __future__ import annotations

import re
from functools import cache

from phonenumbers import Leniency, PhoneNumberMatcher

from etl import reference

EMAIL_MASK = "[e-mail removed]"
TELEPHONE_MASK = "[telephone removed]"
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_SPELLED_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?[\[(]\s?(?:at|arobase|arroba)\s?[\])]\s?[\w-]{1,63}(?:\s?(?:\.|[\[(]\s?(?:dot|punto|point)\s?[\])])\s?[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
_DIGITS = r"[+(]{0,2}\d[\d\s().\-/]{4,18}\d"
_PROSE = 120
"""A line of this length with no detail in it is prose again, not part of a contact block."""
_BEFORE_SERVICE = 90
_MATCHES = 200
"""Numbers that are looked at in one text, far above what any release holds."""


def without_contacts(text: str) -> tuple[str, int]:
    """(text without contact details, how many were removed). A second pass over the result removes nothing more."""
    kept, removed = _without_blocks(text)
    spans = _details(kept)
    for start, end, mask in reversed(spans):
        kept = kept[:start] + mask + kept[end:]
    return kept.strip(), removed + len(spans)


def count_details(text: str) -> int:
    """How many telephone numbers and e-mail addresses a text holds, hotlines left out."""
    return len(_details(text))


def _without_blocks(text: str) -> tuple[str, int]:
    """Cut from a line that opens a contact block to its end: short lines and lines with details, up to prose or the end of the text."""
    if not _opens().search(text):
        return text, 0
    kept: list[str] = []
    removed = 0
    lines = text.split("\n")
    i = 0
    while i < len(lines):
        opening = _opens().search(lines[i])
        end = _block_end(lines, i) if opening else i
        block = "\n".join(lines[i:end])[opening.start() if opening else 0 :]
        if opening and (details := _details(block)) and not _service().search(lines[i]):
            before = lines[i][: opening.start()].rstrip()
            # inside a paragraph only the sentence that opens the block goes, and what follows it in the line
            kept += [before] if before else []
            removed += len(details) + 1
            i = end
        else:
            kept.append(lines[i])
            i += 1
    return "\n".join(kept), removed


def _block_end(lines: list[str], start: int) -> int:
    """The line after the block that `start` opens, empty lines at its end not counted."""
    end = start + 1
    for i in range(start + 1, len(lines)):
        if len(lines[i]) >= _PROSE and not _details(lines[i]):
            break
        if lines[i].strip():
            end = i + 1
    return end


def _details(text: str) -> list[tuple[int, int, str]]:
    """(start, end, mask) of every e-mail address and telephone number that is not a service's, in text order, none overlapping."""
    found: list[tuple[int, int, str]] = []
    if "@" in text or "(at)" in text or "[at]" in text or "arroba" in text:
        found += [(m.start(), m.end(), EMAIL_MASK) for pattern in (_EMAIL, _SPELLED_EMAIL) for m in pattern.finditer(text)]
    if "+" in text:
        found += [(m.start, m.end, TELEPHONE_MASK) for m in PhoneNumberMatcher(text, None, leniency=Leniency.POSSIBLE, max_tries=_MATCHES)]
    found += [(m.start("number"), m.end("number"), TELEPHONE_MASK) for m in _announced().finditer(text)]
    found = [span for span in found if span[2] == EMAIL_MASK or not _service().search(text[max(0, span[0] - _BEFORE_SERVICE) : span[0]])]
    apart: list[tuple[int, int, str]] = []
    for span in sorted(found):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def _phrases(kind: str) -> list[str]:
    rows = reference.load("contact_cues", key=("kind", "phrase"))
    return sorted(
        (re.escape(row["phrase"]).replace(r"\ ", r"\s+").replace("'", "['’]") for row in rows if row["kind"] == kind), key=len, reverse=True
    )


@cache
def _opens() -> re.Pattern[str]:
    """A cue at the beginning of a line or of a sentence."""
    return re.compile(rf"(?:(?<=^)|(?<=\n)|(?<=[.!?»”\"]\s)|(?<=[*•]\s))\s*(?:{'|'.join(_phrases('block'))})", re.IGNORECASE)


@cache
def _announced() -> re.Pattern[str]:
    """A number behind a word that announces one: "Tel. 021 123 456"."""
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(_phrases('telephone'))})\.?\s{{0,3}}(?:no\.?|number)?\s{{0,3}}[.:]{{0,2}}\s{{0,3}}(?P<number>{_DIGITS})",
        re.IGNORECASE,
    )


@cache
def _service() -> re.Pattern[str]:
    """A hotline: what it is called."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_phrases('service'))})", re.IGNORECASE)
