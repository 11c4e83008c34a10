"""Sums of money as releases state them: one row for each, never added up."""

from __future__ import annotations

import pyarrow as pa

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.files.names import PUBLISHED
from dashboard.queries.selection import selection

COLUMNS = (
    "activity_id", "release_id", "amount", "currency", "amount_status", "quote", "funder_codes", "funder_names", "title", "published",
    "date_precision", "publisher", "url", "text_kind",
)  # fmt: skip

_ROWS = """
{head}, stated as (
  select x.*, a.activity_key from activity_amounts x join activities a using (activity_id) semi join selected using (activity_key)
),
paid as (
  select v.activity_key, string_agg(d.code, '; ' order by d.name_en, d.code) as codes, string_agg(d.name_en, '; ' order by d.name_en, d.code) as names
  from activity_values v join dimension_values d using (dimension, value_key)
  where v.dimension = 'funder' and v.value_key > 0 and v.activity_key in (select activity_key from stated) group by v.activity_key
)
select x.activity_id, r.release_id, x.amount, x.currency, x.status as amount_status, m.quote, p.codes as funder_codes, p.names as funder_names,
       r.title, {published} as published, r.published_precision as date_precision, r.publisher, r.url, r.text_kind
from stated x join statements t using (statement_id) join releases r on r.release_id = t.release_id
left join mentions m on m.statement_id = x.statement_id and m.position = 0
left join paid p on p.activity_key = x.activity_key
order by r.published desc nulls last, r.title, x.amount desc, x.statement_id
"""


def rows(db: Db, filters: Filters) -> pa.Table:
    """COLUMNS of every sum of the selection, newest release first, as on the page."""
    chosen = selection(db, filters)
    return db.arrow(_ROWS.format(head=chosen.head, published=PUBLISHED.format(of="r.")), chosen.bound)
