"""Activities by country, region, partner, funder, state of the funder, activity type, pillar and publisher: a row for each value, "not stated"
included. One pass over the values of activities counts any number of dimensions.

Regions are those of UN M49, both levels: an activity in Ghana counts in Africa and in Western Africa.

`n` counts the chosen unit; an activity with two values counts in both rows, so a column of `n` does not add up to the number of activities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.db import Db, Result
from dashboard.filters import Choice, Filters
from dashboard.queries.counts import counts
from dashboard.queries.selection import name_column

COLUMNS = ("code", "name", "detail", "n")
"""code: as in the address; name: "" for `none`; detail: what else tells values apart (M49 region, organisation type, state of a funder)."""

MOST = 300
"""Values of a dimension that a page holds; files hold all of them."""
CHARTED = ("country", "partner", "funder", "type")
"""Dimensions that Overview draws: counted in one query, and before those that only the sidebar lists."""
LISTED = ("region", "publisher")
Key = tuple[str, str]
"""(dimension, code)."""

# Keys: 0 not stated, below 0 groups without a name, above 0 names.
_RANKED = """
{head}, ranked as (
  select dimension, value_key, sum({unit})::bigint as n, sum(activities)::bigint as activities,
         count(*) filter (value_key > 0) over (partition by dimension) as named,
         row_number() over (partition by dimension order by value_key = 0 desc, sum({unit}) desc, value_key) - 1 as place
  from counted where dimension in ({dimensions}) group by dimension, value_key
)
select r.dimension::varchar as dimension, d.code, d.{name} as name, coalesce(p.{name}, d.detail) as detail, r.n, r.activities, r.named
from ranked r join dimension_values d on d.dimension::varchar = r.dimension::varchar and d.value_key = r.value_key
left join dimension_values p on p.dimension = 'region' and p.code = d.detail and d.dimension in ('country', 'region')
where r.place <= $most or r.value_key = 0 or d.code in (select unnest($always::varchar[]))
order by r.dimension, d.code = 'none', r.n desc, d.{name}, d.code
"""
_NAMES = """
select dimension::varchar as dimension, code, {name} as name from dimension_values
where (dimension::varchar, code) in (select (unnest($dimensions::varchar[]), unnest($codes::varchar[])))
"""
_GROUP = "group-"
"""How the codes of groups without a name begin (etl/load/schema.sql)."""
EVERYTHING = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """One dimension: `rows` (COLUMNS, most frequent first, `none` last), `named` values in all, activities that state `nothing`."""

    rows: pd.DataFrame
    named: int
    nothing: int

    def beyond(self, shown: Iterable[str]) -> int:
        """How many names there are beside those that are `shown` (codes); groups without a name are none."""
        return self.named - sum(not code.startswith(_GROUP) for code in shown)


def rankings(db: Db, filters: Filters, dimensions: Sequence[str], most: int = EVERYTHING, always: Collection[str] = ()) -> dict[str, Ranking]:
    """Each dimension's `most` frequent values, and those of `always` however rare they are; a dimension without a row is empty."""
    counted = counts(db, filters)
    listed = ", ".join(f"'{name}'" for name in dimensions)
    sql = _RANKED.format(head=counted.head, unit=filters.unit, dimensions=listed, name=name_column(filters))
    found = db.query(sql, {"most": most, "always": list(always)}, tables=counted.tables).rows
    return {name: _ranking(found[found["dimension"] == name]) for name in dimensions}


def breakdown(db: Db, filters: Filters, by: str) -> Result:
    """All rows of one dimension."""
    return Result(rankings(db, filters, [by])[by].rows)


def without(filters: Filters, by: str) -> Filters:
    """The selection that a field's choices are counted in: without its own filter, but for values that have to stand together."""
    return filters.with_choice(by, Choice(every=filters.choice(by).every))


def names(db: Db, filters: Filters, keys: Collection[Key]) -> dict[Key, str]:
    """The name of each of those values that the build holds."""
    if not keys:
        return {}
    bound = {"dimensions": [dimension for dimension, _ in keys], "codes": [code for _, code in keys]}
    found = db.query(_NAMES.format(name=name_column(filters)), bound).rows
    return {(dimension, code): name for dimension, code, name in found.itertuples(index=False)}


def undrawn(db: Db) -> Result:
    """Countries and areas that the map's outlines have no shape for."""
    return db.query("select country from countries where not drawn order by country")


def notes(db: Db) -> Result:
    """Countries and areas whose name is to be read with a note: country, note."""
    return db.query("select country, note from countries where note <> '' order by country")


def _ranking(rows: pd.DataFrame) -> Ranking:
    nothing = int(rows.loc[rows["code"] == "none", "activities"].sum())
    named = int(rows["named"].iloc[0]) if len(rows) else 0
    return Ranking(rows[list(COLUMNS)].reset_index(drop=True), named, nothing)
