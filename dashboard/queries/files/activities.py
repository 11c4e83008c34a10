"""The activities of a selection, newest first, undated last: one row each, with everything that was read of it."""

from __future__ import annotations

import pyarrow as pa

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.files.names import PUBLISHED, named
from dashboard.queries.hits import Keys
from dashboard.queries.keys import bounds

LISTED = {"country": "country", "partner": "partner", "funder": "funder", "type": "activity_type"}
"""Dimensions whose values stand in a row, and what their columns are called by."""
COLUMNS = (
    "activity_id", "title", "published", "date_precision", "first_day", "publisher_code", "publisher", "language",
    *(f"{column}_{what}" for column in LISTED.values() for what in ("codes", "names")),
    "amounts_stated", "releases", "url", "text_kind", "about_counter_trafficking",
)  # fmt: skip

VALUES_OF = """
{named}, stated as (
  select v.activity_key, {columns}
  from activity_values v join named d using (dimension, value_key)
  where v.dimension in ({dimensions}) and v.value_key <> 0 and v.activity_key between $low and $high
    and v.activity_key in (select activity_key from hits)
  group by v.activity_key
)"""
_VALUE = """
string_agg(d.code, '; ' order by {order}) filter (v.dimension = '{by}') as {column}_codes,
string_agg(d.name, '; ' order by {order}) filter (v.dimension = '{by}') as {column}_names"""
_KEYED = "select unnest($keys::integer[]) as activity_key"
_ROWS = """
with hits as ({hits}), {stated},
sums as (
  select activity_id,
         string_agg(currency || ' ' || format('{{:.2f}}', amount) || ' (' || status || ')', '; ' order by amount desc, statement_id) as amounts
  from activity_amounts where activity_id in (select activity_id from activities semi join hits using (activity_key)) group by activity_id
)
select a.activity_id, a.title, {published} as published, a.published_precision as date_precision, a.published as first_day,
       l.publisher_id as publisher_code, l.publisher, l.language, {columns}, m.amounts as amounts_stated,
       a.release_count as releases, l.url, l.text_kind, a.counter_trafficking as about_counter_trafficking
from hits join activities a using (activity_key) join releases l on l.release_id = a.lead_release_id
left join stated s on s.activity_key = a.activity_key left join sums m on m.activity_id = a.activity_id
order by a.activity_key
"""


def rows(db: Db, filters: Filters, listed: Keys) -> pa.Table:
    """COLUMNS of the activities with these keys, in order; names of values in the language of `filters`, several of them between "; "."""
    sql, words = question(filters)
    return db.arrow(sql, words | {"keys": listed.tolist(), **bounds(listed)})


def question(filters: Filters, hits: str = _KEYED) -> tuple[str, dict[str, object]]:
    """(the query of `rows`, what it binds beside the keys and their bounds); `hits`: a query of other keys."""
    stated, words = values_of(filters)
    return _ROWS.format(hits=hits, stated=stated, published=PUBLISHED.format(of="a."), columns=listed_columns()), words


def values_of(filters: Filters) -> tuple[str, dict[str, object]]:
    """(common tables `named` and `stated`: codes and names of LISTED by activity_key of table `hits`; what they bind beside
    `low` and `high`, the bounds of those keys)."""
    names, words = named(filters)
    columns = ",".join(
        _VALUE.format(by=by, column=column, order="v.value_key" if by == "type" else "d.name, d.code") for by, column in LISTED.items()
    )
    return VALUES_OF.format(named=names, columns=columns, dimensions=", ".join(f"'{by}'" for by in LISTED)), dict(words)


def listed_columns() -> str:
    """The columns of table `stated` (as `s`), in the order of LISTED."""
    return ", ".join(f"s.{column}_{what}" for column in LISTED.values() for what in ("codes", "names"))
