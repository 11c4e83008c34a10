"""The releases of a selection: one row each, with everything that was read of its activity; without the texts, to which the address leads."""

from __future__ import annotations

import pyarrow as pa

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.files.activities import LISTED, listed_columns, values_of
from dashboard.queries.files.names import PUBLISHED
from dashboard.queries.hits import Keys
from dashboard.queries.keys import bounds, reported_by

COLUMNS = (
    "release_id", "activity_id", "title", "published", "date_precision", "first_day", "publisher_code", "publisher", "language",
    *(f"{column}_{what}" for column in LISTED.values() for what in ("codes", "names")),
    "url", "text_kind", "about_counter_trafficking",
)  # fmt: skip
FOUND_COLUMNS = (*COLUMNS[:3], "score", "snippet", *COLUMNS[3:])

_ROWS = """
with listed as (select unnest($listed::integer[]) as release_key, unnest(range($n)) as place),
hits as (select distinct activity_key from releases where release_key in (select release_key from listed)), {stated}
select r.release_id, r.activity_id, r.title, {published} as published, r.published_precision as date_precision, r.published as first_day,
       r.publisher_id as publisher_code, r.publisher, r.language, {columns}, r.url, r.text_kind,
       r.counter_trafficking as about_counter_trafficking
from listed join releases r using (release_key) left join stated s on s.activity_key = r.activity_key
order by listed.place
"""


def rows(db: Db, filters: Filters, listed: Keys) -> pa.Table:
    """COLUMNS of the releases with these keys, in the order of the keys."""
    stated, words = values_of(filters)
    sql = _ROWS.format(stated=stated, published=PUBLISHED.format(of="r."), columns=listed_columns())
    return db.arrow(sql, words | {"listed": listed.tolist(), "n": len(listed), **bounds(reported_by(db, listed))})
