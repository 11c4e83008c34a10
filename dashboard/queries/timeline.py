"""Activities by the date of publication, in years, quarters or months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries.counts import counts
from dashboard.queries.overview import Totals

Grain = Literal["year", "quarter", "month"]
COLUMNS = ("period", "n")
TIMELINE = """
{head} select {period} as period, sum(v.{unit})::bigint as n from counted v where v.dimension is null group by 1 order by 1 nulls last
"""
BY_COLUMNS = ("period", "code", "n")
BY = """
{head} select {period} as period, d.code, sum(v.{unit})::bigint as n
from counted v join dimension_values d on d.dimension = '{dimension}' and d.value_key = v.value_key
where v.dimension = '{dimension}' and ($all or d.code in (select unnest($kept::varchar[])))
group by all order by period nulls last, n desc, d.code
"""
_START = {
    "year": "make_date(v.period // 100, 1, 1)",
    "quarter": "if(v.period % 100 > 0, make_date(v.period // 100, (v.period % 100 - 1) // 3 * 3 + 1, 1), null)",
    "month": "if(v.period % 100 > 0, make_date(v.period // 100, v.period % 100, 1), null)",
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
    counted = counts(db, filters)
    return db.query(TIMELINE.format(head=counted.head, period=_START[grain], unit=filters.unit), tables=counted.tables)


def by(db: Db, filters: Filters, dimension: str, grain: Grain, kept: Sequence[str] | None = None) -> Result:
    """BY_COLUMNS: the same for each value of a dimension (those of `kept`, or all), periods in order; period NULL as in `timeline`."""
    counted = counts(db, filters)
    sql = BY.format(head=counted.head, period=_START[grain], unit=filters.unit, dimension=dimension)
    return db.query(sql, {"all": kept is None, "kept": list(kept or ())}, tables=counted.tables)


def filled(rows: pd.DataFrame, grain: Grain, span: Sequence[date] = ()) -> list[tuple[date | None, int | None]]:
    """(first day, n) of every period from the first to the last of `timeline`'s rows, n None where nothing was found: a gap is no zero.

    What is not stated that precisely stands at the end with None as its day. `span`: days whose periods have a place too.
    """
    dated = {day.date(): int(n) for day, n in rows.itertuples(index=False) if not pd.isna(day)}
    ends = [*dated, *span]
    days = [period.start_time.date() for period in pd.period_range(min(ends), max(ends), freq=grain[0].upper())] if ends else []
    missing = [(None, int(n)) for day, n in rows.itertuples(index=False) if pd.isna(day)]
    return [*((day, dated.get(day)) for day in days), *missing]
