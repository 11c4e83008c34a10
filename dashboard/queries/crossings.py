"""Two dimensions at once: who pays for work in which country, what kinds of activity where, who works with whom."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries.selection import name_column, selection, weight
from dashboard.queries.values import called

OTHER = "other"
"""The code of all values that are not among those kept; no dimension has it for a value of its own."""
COLUMNS = ("one", "other", "n")
Kept = tuple[str, Sequence[str]]
"""A dimension, and the codes of it that are told apart."""
TIE_COLUMNS = ("one", "one_name", "other", "other_name", "n")

# An activity with two values that are not kept counts once for "other".
_CROSSED = """
{head} {joined} x as ({one}), y as ({other})
select x.code as one, y.code as other, sum({weight})::bigint as n
from x join y using (activity_key) join activities using (activity_key)
group by one, other order by n desc, one, other
"""
_SIDE = """
select distinct v.activity_key, if(d.code = 'none' or d.code in (select unnest(${kept}::varchar[])), d.code, 'other') as code
from activity_values v join dimension_values d using (dimension, value_key) where v.dimension = '{dimension}' and {values}"""
_TIES = """
{head} {joined} v as (select * from activity_values v where v.dimension = '{dimension}' and v.value_key > 0 and {values}),
tied as (
  select x.value_key as one, y.value_key as other, sum({weight})::bigint as n
  from v x join v y on x.activity_key = y.activity_key and x.value_key < y.value_key
  group by x.value_key, y.value_key order by n desc, one, other limit $most
)
select a.code as one, a.{name} as one_name, b.code as other, b.{name} as other_name, t.n
from tied t
join dimension_values a on a.dimension = '{dimension}' and a.value_key = t.one
join dimension_values b on b.dimension = '{dimension}' and b.value_key = t.other
order by t.n desc, one_name, other_name
"""


def crossed(db: Db, filters: Filters, one: Kept, other: Kept) -> Result:
    """COLUMNS for each pair of codes of two dimensions that an activity has both of, most frequent first; values not kept are OTHER."""
    chosen = selection(db, filters)
    sides = {
        side: _SIDE.format(kept=f"kept_{side}", dimension=dimension, values=chosen.values)
        for side, (dimension, _) in (("one", one), ("other", other))
    }
    sql = _CROSSED.format(head=chosen.values_head, joined="," if chosen.values_head else "with", weight=weight(filters), **sides)
    return db.query(sql, chosen.values_bound | {"kept_one": list(one[1]), "kept_other": list(other[1])})


def ties(db: Db, filters: Filters, by: str, most: int) -> Result:
    """TIE_COLUMNS: the pairs of named values of one dimension that stand together in the most activities, each pair once."""
    chosen = selection(db, filters)
    sql = _TIES.format(
        head=chosen.values_head, joined="," if chosen.values_head else "with", dimension=by, values=chosen.values, name=name_column(filters),
        weight=weight(filters, "x."),
    )  # fmt: skip
    rows = db.query(sql, chosen.values_bound | {"most": most}).rows
    for side in ("one", "other"):
        rows[f"{side}_name"] = [called(db, filters, by, code, name) for code, name in zip(rows[side], rows[f"{side}_name"], strict=True)]
    return Result(rows)
