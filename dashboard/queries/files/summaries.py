"""Activities and releases counted by one dimension, or by two at once, every value told apart: what a summary file holds.

An activity with two values counts in both rows. Periods are those of publication; what is not stated that precisely counts as `none`.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.files.names import DIMENSIONS, named
from dashboard.queries.selection import Selection, selection

PERIODS = ("year", "quarter", "month")
BY = (*DIMENSIONS, *PERIODS)
"""What can be counted by, in the order of the address."""
DETAIL = {
    "country": "sub_region",
    "region": "parent_region",
    "partner": "organisation_type",
    "funder": "funder_state_code",
    "type": "activity_type_pillar_code",
}
"""What else tells the values of a dimension apart, as the column is called."""
ORGANISATIONS = frozenset({"partner", "funder", "publisher"})
"""Dimensions whose values have an identifier in IATI, where it is known."""

_VALUES = "select v.activity_key, v.value_key as key, v.release_count from activity_values v where v.dimension = '{by}' and {values}"
_PERIOD = "select activity_key, {key} as key, release_count from selected"
_MONTHED = "if(published_precision in ('day', 'month'), {key}, null)"
_KEY = {
    "year": "year(published)",
    "quarter": _MONTHED.format(key="year(published) * 10 + quarter(published)"),
    "month": _MONTHED.format(key="year(published) * 100 + month(published)"),
}
_CODE = {
    "year": "{side}::varchar",
    "quarter": "({side} // 10) || '-Q' || ({side} % 10)",
    "month": "({side} // 100) || '-' || lpad(({side} % 100)::varchar, 2, '0')",
}
_ONE = """
{head} {named}, one as ({one}),
counted as (select key as one, count(*) as activities, sum(release_count)::bigint as releases from one group by key)
select {columns}, c.activities, c.releases from counted c {joins} order by {order}
"""
_TWO = """
{head} {named}, one as ({one}), two as ({two}),
counted as (
  select x.key as one, y.key as two, count(*) as activities, sum(x.release_count)::bigint as releases
  from one x join two y using (activity_key) group by all
)
select {columns}, c.activities, c.releases from counted c {joins} order by {order}
"""


def prefix(by: str) -> str:
    """What a dimension's columns are called by: activity_type for type, funder_state for state, else its own name."""
    return {"type": "activity_type", "state": "funder_state"}.get(by, by)


def columns(one: str, two: str = "") -> tuple[str, ...]:
    """The columns of a summary, in order."""
    sides = [one, two] if two else [one]
    names = [name for by in sides for name in ((by,) if by in PERIODS else (f"{prefix(by)}_code", f"{prefix(by)}_name"))]
    told = [DETAIL[one]] if not two and one in DETAIL else []
    known = ["organisation_iati_id"] if not two and one in ORGANISATIONS else []
    return (*names, *told, *known, "activities", "releases")


def summary(db: Db, filters: Filters, one: str, two: str = "") -> pa.Table:
    """`columns(one, two)`: a row for each value, or pair of values, that an activity of the selection has.

    By the chosen unit, most first, `none` last; periods in their order. `one` and `two` are different names of BY.
    """
    chosen = selection(db, filters)
    names, words = named(filters)
    sides = [(side, by) for side, by in (("one", one), ("two", two)) if by]
    dated = any(by in PERIODS for _, by in sides)
    head = chosen.head if dated else chosen.values_head
    sql = (_TWO if two else _ONE).format(
        head=f"{head}," if head else "with", named=names, columns=", ".join(_columns(sides)), joins=" ".join(_joins(sides)),
        order=_order(filters, sides), **{side: _side(by, chosen) for side, by in sides},
    )  # fmt: skip
    bound: dict[str, Any] = chosen.bound if dated else chosen.values_bound
    return db.arrow(sql, bound | words)


def _side(by: str, chosen: Selection) -> str:
    return _PERIOD.format(key=_KEY[by]) if by in PERIODS else _VALUES.format(by=by, values=chosen.values)


def _columns(sides: list[tuple[str, str]]) -> list[str]:
    found = []
    for side, by in sides:
        if by in PERIODS:
            found.append(f"coalesce({_CODE[by].format(side=f'c.{side}')}, 'none') as {by}")
        else:
            found.append(f"{side}.code as {prefix(by)}_code, {side}.name as {prefix(by)}_name")
    first = sides[0][1]
    if len(sides) == 1 and first in DETAIL:
        found.append(f"{'coalesce(p.name, one.detail)' if first in ('country', 'region') else 'one.detail'} as {DETAIL[first]}")
    if len(sides) == 1 and first in ORGANISATIONS:
        found.append("o.iati_id as organisation_iati_id")
    return found


def _joins(sides: list[tuple[str, str]]) -> list[str]:
    joins = [f"join named {side} on {side}.dimension = '{by}' and {side}.value_key = c.{side}" for side, by in sides if by not in PERIODS]
    if len(sides) == 1 and sides[0][1] in ("country", "region"):
        joins.append("left join named p on p.dimension = 'region' and p.code = one.detail and p.code <> 'none'")
    if len(sides) == 1 and sides[0][1] in ORGANISATIONS:
        joins.append("left join organisations o on o.organisation_id = one.code")
    return joins


def _order(filters: Filters, sides: list[tuple[str, str]]) -> str:
    dated = [f"c.{side} nulls last" for side, by in sides if by in PERIODS]
    valued = [side for side, by in sides if by not in PERIODS]
    unstated = [f"{side}.code = 'none'" for side in valued]
    return ", ".join([*dated, *unstated, f"c.{filters.unit} desc", *(f"{side}.name, {side}.code" for side in valued)])
