"""Numbers and dates as people read them, in the reader's language."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from dashboard.text import strings


def number(value: float, lang: str = "en") -> str:
    """1,234 in English, 1 234 in French, 1.234 in Spanish."""
    return str(format_decimal(value, locale=lang, group_separator=True))


def counted(value: int, unit: str, lang: str = "en") -> str:
    """1 activity, 2 activities: `unit` is a key of strings.UNIT."""
    one, many = strings.UNIT[unit]
    return f"{number(value, lang)} {one if value == 1 else many}"


def share(part: float, whole: float, lang: str = "en") -> str:
    """12 %, without decimals; "" of nothing."""
    return str(format_percent(part / whole, locale=lang)) if whole else ""


def money(value: float, currency: str, lang: str = "en") -> str:
    """USD 950,000: the code, not a sign that several currencies share."""
    return f"{currency} {number(round(value, 2), lang)}"


def day(value: Any, precision: str, lang: str = "en") -> str:
    """9 Feb 2023, February 2023, 2023, or "Date not stated" (precision none, or no value)."""
    when = as_date(value)
    if when is None or precision == "none":
        return strings.PERIOD_NOT_STATED["year"]
    if precision == "year":
        return str(when.year)
    if precision == "month":
        return str(format_skeleton("yMMMM", datetime(when.year, when.month, 1), locale=lang))  # noqa: DTZ001 a day has no zone
    return str(format_date(when, "d MMM y", locale=lang))


def iso(value: Any, precision: str) -> str:
    """2023-02-09, 2023-02, 2023 or "": as precise as known, for files."""
    when = as_date(value)
    return "" if when is None else when.isoformat()[: {"day": 10, "month": 7, "year": 4}.get(precision, 0)]


def span(first: date | None, last: date | None) -> str:
    """2004 to 2025, or one year, or "date not stated"."""
    if first is None or last is None:
        return strings.PERIOD_NOT_STATED["year"].lower()
    return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"


def as_date(value: Any) -> date | None:
    """A date from what a frame holds; None for None and NaT."""
    if value is None or (isinstance(value, float) and math.isnan(value)) or value != value:  # noqa: PLR0124 NaT is not itself
        return None
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def shorten(text: str, length: int) -> str:
    """At most `length` characters, cut at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0][: length - 1].rstrip(" ,;") + "…"
