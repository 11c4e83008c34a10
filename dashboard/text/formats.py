"""Numbers and dates as people read them, in the reader's language."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from dashboard.text import strings
from dashboard.text.language import _, current

LITTLE = 0.005
"""Shares up to it would round to nothing."""


def number(value: float) -> str:
    """1,234 in English, 1 234 in French, 1.234 in Spanish."""
    return str(format_decimal(value, locale=current(), group_separator=True))


def signed(value: int) -> str:
    """+4, −3, ±0: a change, with a true minus sign."""
    return f"+{number(value)}" if value > 0 else f"−{number(-value)}" if value else "±0"


def score(value: float) -> str:
    """0.88: always two decimals; "" for NaN."""
    return "" if math.isnan(value) else str(format_decimal(value, format="0.00", locale=current()))


def counted(value: int, unit: str) -> str:
    """1 activity, 2 activities: `unit` is a key of strings.COUNT."""
    return strings.COUNT[unit](value).format(n=number(value))


def parts(texts: Iterable[str]) -> str:
    """Funder: Japan; from 2010: parts of one sentence, with the space that French sets before a semicolon."""
    return reduce(lambda parts, part: _("{parts}; {part}").format(parts=parts, part=part) if parts else part, texts, "")


def share(part: float, whole: float) -> str:
    """12 %, without decimals, and "<1 %" for what is there and would round to nothing; "" of nothing."""
    if not whole:
        return ""
    little = 0 < part / whole <= LITTLE
    return f"{'<' if little else ''}{format_percent(0.01 if little else part / whole, locale=current())}"


def money(value: float, currency: str) -> str:
    """USD 950,000: the code, not a sign that several currencies share."""
    return _("{currency} {amount}").format(currency=currency, amount=number(round(value, 2)))


def day(value: Any, precision: str) -> str:
    """9 Feb 2023, February 2023, 2023, or "Date not stated" (precision none, or no value)."""
    when = as_date(value)
    if when is None or precision == "none":
        return strings.PERIOD_NOT_STATED["year"]
    if precision == "year":
        return str(when.year)
    if precision == "month":
        return _skeleton("yMMMM", when)
    return str(format_date(when, "d MMM y", locale=current()))


def period(first: date, grain: str) -> str:
    """A year, quarter or month by its first day, short enough for an axis: 2023, Q1 2023, Feb 2023."""
    return str(first.year) if grain == "year" else _skeleton("yQQQ" if grain == "quarter" else "yMMM", first)


def said(value: str) -> str:
    """An ISO date as precise as given (2023, 2023-02, 2023-02-09), as people read it."""
    parts = [int(part) for part in value.split("-")]
    return day(date(*(*parts, 1, 1)[:3]), ("year", "month", "day")[len(parts) - 1])


def span(first: date | None, last: date | None) -> str:
    """2004 to 2025, or one year, or "date not stated"."""
    if first is None or last is None:
        return strings.PERIOD_NOT_STATED["year"].lower()
    return str(first.year) if first.year == last.year else _("{first} to {last}").format(first=first.year, last=last.year)


def either(values: Iterable[str]) -> str:
    """Japan, Norway, or Kenya."""
    return _euphonic(str(format_list(list(values), style="or", locale=current())))


def both(values: Iterable[str]) -> str:
    """Japan, Norway, and Kenya."""
    return _euphonic(str(format_list(list(values), style="standard", locale=current())))


def as_date(value: Any) -> date | None:
    """A date from what a frame holds; None for None and NaT."""
    if value is None or (isinstance(value, float) and math.isnan(value)) or value != value:  # noqa: PLR0124 NaT is not itself
        return None
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def quoted(words: str) -> str:
    """Words of a release between the quotation marks of the reader's language."""
    return _("“{quote}”").format(quote=words)


def shorten(text: str, length: int) -> str:
    """At most `length` characters, cut at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0][: length - 1].rstrip(" ,;") + "…"


def _skeleton(skeleton: str, when: date) -> str:
    return str(format_skeleton(skeleton, datetime(when.year, when.month, when.day), locale=current()))  # noqa: DTZ001 a day has no zone


def _euphonic(listed: str) -> str:
    """Spanish says Francia e Italia, Guatemala u Honduras; CLDR's lists do not."""
    if current() != "es":
        return listed
    return re.sub(r" o (?=h?o)", " u ", re.sub(r" y (?=h?[ií](?![aeo]))", " e ", listed, flags=re.IGNORECASE), flags=re.IGNORECASE)
