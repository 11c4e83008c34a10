"""The words that a value of a field rests on, release by release: what a brief quotes."""

from __future__ import annotations

from dashboard.db import Db, Result
from dashboard.filters import NONE, Filters
from dashboard.queries.selection import selection

COLUMNS = ("activity_key", "release_id", "title", "text", "start", "end", "url", "publisher", "published", "published_precision")
_TABLES = {
    "country": ("activity_countries", "country"),
    "partner": ("activity_partners", "partner"),
    "funder": ("activity_funders", "funder"),
    "type": ("activity_types", "activity_type"),
}
_EVIDENCE = """
{head}, stated as (
  select a.activity_key, min(v.statement_id) as statement_id
  from {table} v join activities a using (activity_id) semi join selected using (activity_key)
  where {condition} and v.statement_id is not null group by a.activity_key order by a.activity_key limit $most
),
placed as (
  select statement_id, min(start) as start, arg_min("end", start) as "end"
  from mentions where statement_id in (select statement_id from stated) group by statement_id
)
select s.activity_key, r.release_id, r.title, r.text, p.start, p."end", r.url, r.publisher, r.published, r.published_precision
from stated s join placed p using (statement_id) join statements t using (statement_id) join releases r on r.release_id = t.release_id
order by s.activity_key
"""


def evidence(db: Db, filters: Filters, by: str, code: str, most: int) -> Result:
    """COLUMNS: where text[start:end] is the first mention of the value in an activity's release, one row an activity, the `most` newest first.

    What is not stated has no words: with the code `none`, rows are the activity types of those activities instead.
    """
    chosen = selection(db, filters)
    table, column = _TABLES["type" if code == NONE else by]
    condition = "true" if code == NONE else f"v.{column} = $code"
    bound = chosen.bound | {"most": most} | ({} if code == NONE else {"code": code})
    return db.query(_EVIDENCE.format(head=chosen.head, table=table, condition=condition), bound)
