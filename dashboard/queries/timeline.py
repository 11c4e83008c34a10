"""Activities by the date of publication, in years, quarters or months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries.overview import Totals
from dashboard.queries.selection import selection, weight

Grain = Literal["year", "quarter", "month"]
COLUMNS = ("period", "n")
TIMELINE = """
{head} select {period} as period, sum({weight})::bigint as n from selected group by period order by period nulls last
"""
BY_COLUMNS = ("period", "code", "n")
BY = """
{head} select {period} as period, d.code, sum({weight})::bigint as n
from activity_values v join dimension_values d using (dimension, value_key)
where v.dimension = '{dimension}' and {values} and ($all or d.code in (select unnest($kept::varchar[])))
group by all order by period nulls last, n desc, d.code
"""
_START = {
    "year": "make_date(v.period // 100, 1, 1)",
    "quarter": "if(v.period % 100 > 0, make_date(v.period // 100, (v.period % 100 - 1) // 3 * 3 + 1, 1), null)",
    "month": "if(v.period % 100 > 0, make_date(v.period // 100, v.period % 100, 1), null)",
}
_FINER = {
    "year": "published is not null",
    "quarter": "published_precision in ('day', 'month')",
    "month": "published_precision in ('day', 'month')",
}


def grain_of(figures: Totals) -> Grain:
    """Years when the selection spans more than 6 years, quarters over 18 months, else months."""
    if figures.first is None or figures.last is None:
        return "year"
    months = (figures.last.year - figures.first.year) * 12 + figures.last.month - figures.first.month
    return "year" if months > 72 else "quarter" if months > 18 else "month"


def timeline(db: Db, filters: Filters, grain: Grain) -> Result:
    """COLUMNS in order: the first day of each period, and at last one row with period NULL for what is not stated that precisely.

    A year-only date counts in yearly rows, and under "not stated" in finer ones. A period without an activity has no row.
    """
    chosen = selection(db, filters)
    period = f"case when {_FINER[grain]} then date_trunc('{grain}', published)::date end"
    return db.query(TIMELINE.format(head=chosen.head, period=period, weight=weight(filters)), chosen.bound)


def by(db: Db, filters: Filters, dimension: str, grain: Grain, kept: Sequence[str] | None = None) -> Result:
    """BY_COLUMNS: the same for each value of a dimension (those of `kept`, or all), periods in order; period NULL as in `timeline`."""
    chosen = selection(db, filters)
    sql = BY.format(head=chosen.values_head, period=_START[grain], weight=weight(filters, "v."), dimension=dimension, values=chosen.values)
    return db.query(sql, chosen.values_bound | {"all": kept is None, "kept": list(kept or ())})


def filled(rows: pd.DataFrame, grain: Grain) -> list[tuple[date | None, int | None]]:
    """(first day, n) of every period from the first to the last of `timeline`'s rows, n None where nothing was found: a gap is no zero.

    What is not stated that precisely stands at the end with None as its day.
    """
    counts = {day.date(): int(n) for day, n in rows.itertuples(index=False) if not pd.isna(day)}
    step = {"year": "YS", "quarter": "QS", "month": "MS"}[grain]
    days = [day.date() for day in pd.date_range(min(counts), max(counts), freq=step)] if counts else []
    missing = [(None, int(n)) for day, n in rows.itertuples(index=False) if pd.isna(day)]
    return [*((day, counts.get(day)) for day in days), *missing]
