"""The releases of a selection: one row each, with everything that was read of its activity; without the texts, to which the address leads."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries import selection as selections
from dashboard.queries.files.activities import LISTED, Keys, listed_columns, values_of
from dashboard.queries.files.names import PUBLISHED
from dashboard.queries.selection import selection

COLUMNS = (
    "release_id", "activity_id", "title", "published", "date_precision", "first_day", "publisher_code", "publisher", "language",
    *(f"{column}_{what}" for column in LISTED.values() for what in ("codes", "names")),
    "url", "text_kind", "about_counter_trafficking",
)  # fmt: skip
FOUND_COLUMNS = (*COLUMNS[:3], "score", "snippet", *COLUMNS[3:])

_KEYS = """
{head} select r.release_key from releases r where r.activity_key in (select activity_key from selected) and {where} order by r.release_key"""
_ROWS = """
with listed as (select unnest($listed::integer[]) as release_key, unnest(range($n)) as place),
hits as (select distinct activity_key from releases where release_key in (select release_key from listed)), {stated}
select r.release_id, r.activity_id, r.title, {published} as published, r.published_precision as date_precision, r.published as first_day,
       r.publisher_id as publisher_code, r.publisher, r.language, {columns}, r.url, r.text_kind,
       r.counter_trafficking as about_counter_trafficking
from listed join releases r using (release_key) left join stated s on s.activity_key = r.activity_key
order by listed.place
"""
_BOUNDS = """
select coalesce(min(activity_key), 0) as low, coalesce(max(activity_key), -1) as high
from releases where release_key in (select unnest($listed::integer[]))
"""


def keys(db: Db, filters: Filters) -> Keys:
    """Keys of the selected releases, newest first, undated last."""
    chosen = selection(db, filters)
    where, more = selections.releases(db, filters)
    found: Keys = db.arrow(_KEYS.format(head=chosen.head, where=where), chosen.bound | more)["release_key"].to_numpy()
    return found


def ranked_keys(db: Db, filters: Filters) -> Keys:
    """The same, the best match of the words of the selection first. Raises SearchMissing when there is no index."""
    hits = db.search.hits(filters.q).release_key
    return hits[np.isin(hits, keys(db, filters))].astype(np.int32)


def rows(db: Db, filters: Filters, listed: Keys) -> pa.Table:
    """COLUMNS of the releases with these keys, in the order of the keys."""
    stated, words = values_of(filters)
    sql = _ROWS.format(stated=stated, published=PUBLISHED.format(of="r."), columns=listed_columns())
    asked = {"listed": listed.tolist()}
    low, high = (db.arrow(_BOUNDS, asked)[name][0].as_py() for name in ("low", "high"))
    return db.arrow(sql, words | asked | {"n": len(listed), "low": low, "high": high})
