"""Activities by the date of publication, in years, quarters or months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries.counts import Whole, counts, summed
from dashboard.queries.overview import Totals
from dashboard.queries.values import values

Grain = Literal["year", "quarter", "month"]
COLUMNS = ("period", "n")
BY_COLUMNS = ("period", "code", "n")
UNKNOWN = 12 * 10_000
"""Behind every month that a date can have."""


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
    whole = counts(db, filters).whole
    months, n = summed(starts(whole.period, grain), whole.n(filters.unit))
    return Result(pd.DataFrame({"period": _days(months), "n": n}))


def by(db: Db, filters: Filters, dimension: str, grain: Grain, kept: Sequence[str] | None = None) -> Result:
    """BY_COLUMNS: the same for each value of a dimension (those of `kept`, or all), periods in order; period NULL as in `timeline`."""
    counted, known = counts(db, filters).of(dimension), values(db)[dimension]
    month_and_value, n = summed(starts(counted.period, grain) * len(known.key) + known.at(counted.key), counted.n(filters.unit))
    months, at = np.divmod(month_and_value, len(known.key))
    code = known.code[at]
    order = sorted(range(len(n)), key=lambda row: (months[row], -n[row], code[row]))
    rows = pd.DataFrame({"period": _days(months[order]), "code": code[order], "n": n[order]})
    return Result(rows if kept is None else rows[rows["code"].isin(kept)].reset_index(drop=True))


def starts(periods: Whole, grain: Grain) -> Whole:
    """The first month of the year, quarter or month of each period, in months since 1970; UNKNOWN for what is not stated that precisely."""
    year, month = np.divmod(periods, 100)
    first = {"year": np.ones_like(month), "quarter": (month - 1) // 3 * 3 + 1, "month": month}[grain]
    return np.where(year > 0 if grain == "year" else month > 0, (year - 1970) * 12 + first - 1, UNKNOWN)


def _days(months: Whole) -> NDArray[np.datetime64]:
    known: NDArray[np.datetime64] = months.astype("datetime64[M]").astype("datetime64[us]")
    return np.where(months == UNKNOWN, np.datetime64("NaT", "us"), known)


def filled(rows: pd.DataFrame, grain: Grain, span: Sequence[date] = ()) -> list[tuple[date | None, int | None]]:
    """(first day, n) of every period from the first to the last of `timeline`'s rows, n None where nothing was found: a gap is no zero.

    What is not stated that precisely stands at the end with None as its day. `span`: days whose periods have a place too.
    """
    dated = {day.date(): int(n) for day, n in rows.itertuples(index=False) if not pd.isna(day)}
    ends = [*dated, *span]
    days = [period.start_time.date() for period in pd.period_range(min(ends), max(ends), freq=grain[0].upper())] if ends else []
    missing = [(None, int(n)) for day, n in rows.itertuples(index=False) if pd.isna(day)]
    return [*((day, dated.get(day)) for day in days), *missing]
