"""Activities by the date of publication, in years, quarters or months."""

from __future__ import annotations

from typing import Literal

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries.overview import Totals
from dashboard.queries.selection import selection, weight

Grain = Literal["year", "quarter", "month"]
COLUMNS = ("period", "n")
TIMELINE = """
{head} select {period} as period, sum({weight})::bigint as n from selected group by period order by period nulls last
"""
_FINER = {
    "year": "published is not null",
    "quarter": "published_precision in ('day', 'month')",
    "month": "published_precision in ('day', 'month')",
}


def grain(figures: Totals) -> Grain:
    """Years when the selection spans more than 6 years, quarters over 18 months, else months."""
    if figures.first is None or figures.last is None:
        return "year"
    months = (figures.last.year - figures.first.year) * 12 + figures.last.month - figures.first.month
    return "year" if months > 72 else "quarter" if months > 18 else "month"


def timeline(db: Db, filters: Filters, by: Grain) -> Result:
    """COLUMNS in order: the first day of each period, and at last one row with period NULL for what is not stated that precisely.

    A year-only date counts in yearly rows, and under "not stated" in finer ones. A period without an activity has no row.
    """
    chosen = selection(db, filters)
    period = f"case when {_FINER[by]} then date_trunc('{by}', published)::date end"
    return db.query(TIMELINE.format(head=chosen.head, period=period, weight=weight(filters)), chosen.bound)
