"""What changed from one year to the next: activities, and activities of each value, whatever dates are selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from dashboard.db import Db
from dashboard.filters import NONE, Filters
from dashboard.queries.counts import Cells, Whole, counts, summed
from dashboard.queries.overview import Totals
from dashboard.queries.values import NOT_STATED, values


@dataclass(frozen=True, slots=True)
class Changes:
    """Two years side by side: `year` and the one before it.

    `total`: (n, before) of the selection; `values`: the same by (dimension, code), values of neither year left out; `named`: how many values of
    a dimension each of the two years names.
    """

    year: int
    total: tuple[int, int]
    values: dict[tuple[str, str], tuple[int, int]]
    named: dict[str, tuple[int, int]]


def compared_year(collection: Totals, filters: Filters, built: date) -> int | None:
    """The year that is held against the one before it: the last whole one of the collection, or of the dates selected; None when there is none.

    It is the same whatever else is selected, so that pages and values can be told side by side.
    """
    if collection.first is None or collection.last is None or filters.since == NONE:
        return None
    first, last = collection.first.year, min(collection.last.year, built.year - 1)
    if filters.since:
        first = max(first, int(filters.since[:4]) + (filters.since[4:] not in ("", "-01", "-01-01")))
    if filters.until:
        last = min(last, int(filters.until[:4]) - (filters.until[4:] not in ("", "-12", "-12-31")))
    return last if first <= last else None


def undated(filters: Filters) -> Filters:
    """The selection that years are compared in: without its dates, so that a selected year has one to be held against."""
    return replace(filters, since="", until="")


def changes(db: Db, filters: Filters, dimensions: Sequence[str], year: int, years: pd.DataFrame) -> Changes:
    """The year and the one before it; `years` are the rows of the timeline of `undated(filters)` in years, which hold the totals."""
    counted = counts(db, undated(filters))
    compared = {name: _compared(counted.of(name), filters.unit, year) for name in dimensions}
    codes = {name: values(db)[name].code[values(db)[name].at(rows[0])] for name, rows in compared.items()}
    both = {(name, code): (int(n), int(before)) for name, (_, *two) in compared.items() for code, n, before in zip(codes[name], *two, strict=True)}
    total = {int(day.year): int(n) for day, n in years.itertuples(index=False) if not pd.isna(day)}
    named = {name: (int((n > 0).sum()), int((before > 0).sum())) for name, (_, n, before) in compared.items()}
    return Changes(year, (total.get(year, 0), total.get(year - 1, 0)), both, named)


def _compared(cells: Cells, unit: str, year: int) -> tuple[Whole, Whole, Whole]:
    """Keys of the names of either year, and what each has in the year and in the one before it."""
    when = cells.period // 100
    chosen = (cells.key > NOT_STATED) & ((when == year) | (when == year - 1))
    keys, n, of_year = cells.key[chosen], cells.n(unit)[chosen], when[chosen] == year
    different, in_year = summed(keys, np.where(of_year, n, 0))
    return different, in_year, summed(keys, np.where(of_year, 0, n))[1]
