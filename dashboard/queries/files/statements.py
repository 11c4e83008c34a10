"""Statements of the selected releases in long form: one row for each value, with its words, the rule that read it, and where it stands."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard.db import Db, kept_with_build
from dashboard.filters import Filters
from dashboard.queries.files.names import PUBLISHED
from dashboard.queries.hits import Keys
from dashboard.queries.keys import releases as release_keys
from dashboard.queries.selection import name_column

COLUMNS = (
    "statement_id", "release_id", "activity_id", "field", "value_code", "value_name", "as_written", "organisation_type", "organisation_state_code",
    "organisation_iati_id", "count", "amount", "currency", "amount_status", "who", "quote", "quote_start", "quote_end", "quotes", "rule",
    "confidence", "title", "published", "date_precision", "publisher", "url", "text_kind",
)  # fmt: skip

_COUNTED = "select r.release_key, count(*) as n from releases r join statements using (release_id) group by r.release_key order by r.release_key"
_ROWS = """
with listed as (select release_key, release_id from releases where release_key in (select unnest($listed::integer[]))),
quoted as (
  select statement_id, count(*) as quotes, arg_min(quote, start) as quote, min(start) as start, arg_min("end", start) as "end"
  from mentions where release_id in (select release_id from listed) group by statement_id
)
select s.statement_id, s.release_id, s.activity_id, s.field, s.value as value_code, coalesce(o.name, c.{name}, t.{name}) as value_name,
       s.name as as_written, s.type as organisation_type, if(s.field in ('partner', 'funder'), s.country, null) as organisation_state_code,
       o.iati_id as organisation_iati_id, s.count, s.amount, s.currency, s.status as amount_status, s.who,
       q.quote, q.start as quote_start, q."end" as quote_end, coalesce(q.quotes, 0) as quotes, s.rule, s.confidence,
       r.title, {published} as published, r.published_precision as date_precision, r.publisher, r.url, r.text_kind
from listed join releases r using (release_key) join statements s on s.release_id = r.release_id
left join quoted q using (statement_id)
left join organisations o on o.organisation_id = s.value and s.field in ('partner', 'funder') and o.kind <> 'group'
left join countries c on c.country = s.value and s.field = 'country'
left join activity_type_codes t on t.activity_type = s.value and s.field = 'activity_type'
order by r.release_key, s.field, q.start nulls last, s.statement_id
"""


def counted(db: Db, filters: Filters) -> tuple[Keys, Keys]:
    """(keys of the selected releases that state something, newest first; how many statements each has)."""
    stated, n = _stated(db)
    kept = np.isin(stated, release_keys(db, filters), assume_unique=True)
    return stated[kept], n[kept]


@kept_with_build(1)
def _stated(db: Db) -> tuple[Keys, Keys]:
    found = db.arrow(_COUNTED)
    return found["release_key"].to_numpy(), found["n"].to_numpy().astype(np.int32)


def rows(db: Db, filters: Filters, listed: Keys) -> pa.Table:
    """COLUMNS of every statement of the releases with these keys, release by release, in text order within a field."""
    sql = _ROWS.format(name=name_column(filters), published=PUBLISHED.format(of="r."))
    return db.arrow(sql, {"listed": listed.tolist()})
