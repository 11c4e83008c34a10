"""Whether a date that people labelled can be read in a release at all: a miss counts only where it can."""

from __future__ import annotations

import re

_MONTHS = ("jan|ene", "feb|fev|fév", "mar", "apr|avr|abr", "may|mai", "jun|juin", "jul|juil", "aug|aou|aoû|ago", "sep", "oct", "nov", "dec|déc|dic")
"""How month names begin in English, French and Spanish."""


def same_date(found: str, label: str) -> bool:
    """Whether a date says the label at the label's precision: 2023-02-09 says 2023-02, 2023 does not."""
    return found.startswith(label)


def shown(label: str, text: str) -> bool:
    """Whether year, month (in figures or by name) and day of an ISO date stand somewhere in the text."""
    year, *rest = label.split("-")
    low = text.casefold()
    if year not in low:
        return False
    if len(rest) == 2 and "".join((year, *rest)) in low:
        return True
    month = not rest or re.search(rf"\b(?:{_MONTHS[int(rest[0]) - 1]})|(?<!\d)0?{int(rest[0])}(?!\d)", low)
    day = len(rest) < 2 or re.search(rf"(?<!\d)0?{int(rest[1])}(?!\d)", low)
    return bool(month and day)
