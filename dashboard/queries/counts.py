"""A selection counted once: activities and releases for each value of each dimension and each period, and for each period as a whole.

What is drawn of a selection (figures, rankings, timelines, changes) is summed from these counts, which are some thousand rows however many
activities there are. A build holds them for everything that it has; for a narrower selection one pass over the values of activities makes them.
They are summed in memory: as a query each sum would cost several milliseconds of planning (docs/decisions/0008).
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import pandas as pd
from cachetools import LRUCache
from numpy.typing import NDArray

from dashboard.db import Db, kept_with_build
from dashboard.filters import Filters
from dashboard.queries.selection import selection
from dashboard.settings import COUNTS_KEPT, KEPT_BESIDE

NO_PERIOD = 0
_STORED = """
select dimension::varchar as dimension, value_key, period, activities, releases from value_counts where $all or counter_trafficking
"""
_COUNTED = """
{head}, found as (
  select value_id, period, count(*) as activities, sum(release_count)::bigint as releases
  from (select unnest(value_ids) as value_id, period, release_count from selected) group by all
)
select dimension::varchar as dimension, value_key, period, activities, releases from found join dimension_values using (value_id)
union all
select null, 0, period, count(*), sum(release_count)::bigint from selected group by period
"""
_ONE = """
{head} select dimension::varchar as dimension, value_key, period, count(*) as activities, sum(release_count)::bigint as releases
from activity_values where dimension = '{dimension}' and activity_key in (select activity_key from selected) group by all
"""
_SELECTED = "a.period, a.release_count, a.value_ids"
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Columns of equal length: how many activities and releases each value has in each period. A cell may stand in several rows.

    key: as in Values; 0 for a whole selection. period: 202302, 202300 for 2023 alone, NO_PERIOD where no date is stated.
    """

    key: Whole
    period: Whole
    activities: Whole
    releases: Whole

    @classmethod
    def of(cls, rows: pd.DataFrame) -> Self:
        """From columns value_key, period, activities, releases."""
        return cls(*(rows[name].to_numpy(np.int64) for name in ("value_key", "period", "activities", "releases")))

    def n(self, unit: str) -> Whole:
        """What is counted in this unit."""
        return self.releases if unit == "releases" else self.activities

    def __len__(self) -> int:
        return len(self.key)


NOTHING = Cells(*(np.array([], np.int64) for _ in range(4)))


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Counts of one selection: of the `whole`, and of the values of each dimension."""

    whole: Cells
    by: Mapping[str, Cells]

    def of(self, dimension: str) -> Cells:
        """Those of a dimension; NOTHING when no activity is selected."""
        return self.by.get(dimension, NOTHING)

    @property
    def nbytes(self) -> int:
        """Bytes that the counts take."""
        return 4 * 8 * (len(self.whole) + sum(map(len, self.by.values())))


class Kept:
    """Counts of the selections that were asked for last, by their size. May be used from any number of threads."""

    def __init__(self, size: int) -> None:
        self._kept: LRUCache[tuple[str, Filters], Counts] = LRUCache(size, getsizeof=lambda counted: counted.nbytes + KEPT_BESIDE)
        self._lock = threading.Lock()

    def of(self, db: Db, filters: Filters, only: str = "") -> Counts:
        """The counts of a selection, made when they are not kept; those of one dimension alone are not kept."""
        key = (db.build_id, replace(filters, unit="activities", lang="en"))
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                return found
        if only:
            return _of_one(db, filters, only)
        counted = _passed(db, filters)
        if counted.nbytes < COUNTS_KEPT:
            with self._lock:
                self._kept[key] = counted
        return counted

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()


KEPT = Kept(COUNTS_KEPT)


def counts(db: Db, filters: Filters, only: str = "") -> Counts:
    """The counts of a selection. Raises SearchMissing when it asks for words and there is no index.

    `only`: the one dimension that is wanted of them, which takes a fraction of the time; the others may be missing then.
    """
    return KEPT.of(db, filters, only) if filters.narrows else _stored(db, filters.all)


def summed(keys: Whole, n: Whole) -> tuple[Whole, Whole]:
    """The different keys in their order, and the sum of `n` for each."""
    different, place = np.unique(keys, return_inverse=True)
    sums = np.zeros(len(different), np.int64)
    np.add.at(sums, place, n)
    return different, sums


@kept_with_build(2)
def _stored(db: Db, everything: bool) -> Counts:
    return _split(db.arrow(_STORED, {"all": everything}).to_pandas())


def _passed(db: Db, filters: Filters) -> Counts:
    chosen = selection(db, filters, _SELECTED)
    return _split(db.arrow(_COUNTED.format(head=chosen.head), chosen.bound).to_pandas())


def _of_one(db: Db, filters: Filters, dimension: str) -> Counts:
    chosen = selection(db, filters, "a.activity_key")
    return _split(db.arrow(_ONE.format(head=chosen.head, dimension=dimension), chosen.bound).to_pandas())


def _split(rows: pd.DataFrame) -> Counts:
    """Rows by their dimension; without one they are of the whole."""
    rows["period"] = rows["period"].fillna(NO_PERIOD)
    by = {str(dimension): Cells.of(part) for dimension, part in rows.groupby(rows["dimension"].fillna(""), sort=False)}
    return Counts(by.pop("", NOTHING), by)
