"""A selection counted once: activities and releases for each value of each dimension and each period, and for each period as a whole.

What is drawn of a selection (figures, rankings, timelines, changes) is summed from these counts, which are some thousand rows however many
activities there are. A build holds them for everything that it has; for a narrower selection one pass over the values of activities makes them.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

import pyarrow as pa
from cachetools import LRUCache

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.selection import selection
from dashboard.settings import COUNTS_KEPT, KEPT_BESIDE

STORED = "counted as (select dimension, value_key, period, activities, releases from value_counts where {about})"
_COUNTED = """
{head}, found as (
  select value_id, period, count(*) as activities, sum(release_count)::bigint as releases
  from (select unnest(value_ids) as value_id, period, release_count from selected) group by all
)
select dimension, value_key, period, activities, releases from found join dimension_values using (value_id)
union all
select null, 0, period, count(*), sum(release_count)::bigint from selected group by period
"""
_COLUMNS = "a.period, a.release_count, a.value_ids"


@dataclass(frozen=True, slots=True)
class Counts:
    """Where a query finds table `counted`: dimension (null: the whole), value_key, period (202302; 202300: 2023 alone; null), activities, releases.

    A query begins with `head`, which ends in a table, and is run with `tables`.
    """

    head: str
    tables: dict[str, pa.Table] = field(default_factory=dict)


class Kept:
    """Counts of the selections that were asked for last, by their size. May be used from any number of threads."""

    def __init__(self, size: int) -> None:
        self._kept: LRUCache[tuple[str, Filters], pa.Table] = LRUCache(size, getsizeof=lambda rows: rows.nbytes + KEPT_BESIDE)
        self._lock = threading.Lock()

    def of(self, db: Db, filters: Filters) -> pa.Table:
        """The counts of a selection, made when they are not kept."""
        key = (db.build_id, replace(filters, unit="activities", lang="en"))
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                return found
        rows = _passed(db, filters)
        if rows.nbytes < COUNTS_KEPT:
            with self._lock:
                self._kept[key] = rows
        return rows

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()


KEPT = Kept(COUNTS_KEPT)


def counts(db: Db, filters: Filters) -> Counts:
    """The counts of a selection. Raises SearchMissing when it asks for words and there is no index."""
    if not filters.narrows:
        return Counts(f"with {STORED.format(about='true' if filters.all else 'counter_trafficking')}")
    return Counts("with nothing as (select 1)", {"counted": KEPT.of(db, filters)})


def _passed(db: Db, filters: Filters) -> pa.Table:
    chosen = selection(db, filters, _COLUMNS)
    return db.arrow(_COUNTED.format(head=chosen.head), chosen.bound)
