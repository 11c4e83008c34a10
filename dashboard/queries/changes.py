"""What changed from one year to the next: activities, and activities of each value, whatever dates are selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.counts import counts
from dashboard.queries.overview import Totals

_CHANGED = """
{head}, compared as (
  select dimension::varchar as dimension, value_key, coalesce(sum({unit}) filter (period // 100 = $year), 0)::bigint as n,
         coalesce(sum({unit}) filter (period // 100 = $year - 1), 0)::bigint as before
  from counted
  where dimension in ({dimensions}) and value_key > 0 and period between ($year - 1) * 100 and $year * 100 + 12
  group by all
)
select c.dimension, d.code, c.n, c.before from compared c join dimension_values d on d.dimension::varchar = c.dimension and d.value_key = c.value_key
"""


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


def compared_year(found: Totals, built: date) -> int | None:
    """The last whole year of a selection, which the year before it is held against; None when it has no such year."""
    if found.last is None:
        return None
    year = min(found.last.year, built.year - 1)
    return year if found.first is not None and year >= found.first.year else None


def undated(filters: Filters) -> Filters:
    """The selection that years are compared in: without its dates, so that a selected year has one to be held against."""
    return replace(filters, since="", until="")


def changes(db: Db, filters: Filters, dimensions: Sequence[str], year: int, years: pd.DataFrame) -> Changes:
    """The year and the one before it; `years` are the rows of the timeline of `undated(filters)` in years, which hold the totals."""
    counted = counts(db, undated(filters))
    sql = _CHANGED.format(head=counted.head, unit=filters.unit, dimensions=", ".join(f"'{name}'" for name in dimensions))
    rows = db.query(sql, {"year": year}, tables=counted.tables).rows
    total = {int(day.year): int(n) for day, n in years.itertuples(index=False) if not pd.isna(day)}
    values = {(dimension, code): (int(n), int(before)) for dimension, code, n, before in rows.itertuples(index=False)}
    return Changes(year, (total.get(year, 0), total.get(year - 1, 0)), values, {name: _named(rows[rows["dimension"] == name]) for name in dimensions})


def _named(rows: pd.DataFrame) -> tuple[int, int]:
    return int((rows["n"] > 0).sum()), int((rows["before"] > 0).sum())
