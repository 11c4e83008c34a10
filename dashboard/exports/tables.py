"""The tables that can be taken: what a row is, its columns, and its rows, any stretch of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries import keys
from dashboard.queries import releases as lists
from dashboard.queries.files import activities, amounts, releases, statements, summaries

PART = 20_000
"""Rows that are in memory at a time while a whole table is written: about 30 MB."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one answer: `total`, and `read(start, stop)`, that stretch of them with the table's columns."""

    total: int
    read: Callable[[int, int], pa.Table]

    def parts(self) -> Iterator[pa.Table]:
        """All of them, PART rows at a time, at least one (perhaps empty) table."""
        bounds = [*range(0, max(self.total, 1), PART), self.total]
        return (self.read(*stretch) for stretch in pairwise(bounds))


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name in the address, what a row of it is, its columns in order, and how its rows are found."""

    name: str
    row: str
    columns: tuple[str, ...]
    open: Callable[[Db, Filters], Rows]


def summary(one: str, two: str = "") -> Table:
    """Counts by one of BY, or by two different ones at once."""
    row = f"A {one} with its counts." if not two else f"A {one} and a {two} that stand in the same activities, with their counts."
    return Table(
        f"summary/{one}/{two}".rstrip("/"), row, summaries.columns(one, two), lambda db, filters: _whole(summaries.summary(db, filters, one, two))
    )


def _whole(rows: pa.Table) -> Rows:
    return Rows(rows.num_rows, lambda start, stop: rows.slice(start, stop - start))


def _activities(db: Db, filters: Filters) -> Rows:
    listed = keys.activities(db, filters)
    return Rows(len(listed), lambda start, stop: activities.rows(db, filters, listed[start:stop]))


def _releases(db: Db, filters: Filters) -> Rows:
    listed = keys.releases(db, filters)
    return Rows(len(listed), lambda start, stop: releases.rows(db, filters, listed[start:stop]))


def _statements(db: Db, filters: Filters) -> Rows:
    stating, counts = statements.counted(db, filters)
    ends = np.cumsum(counts)

    def read(start: int, stop: int) -> pa.Table:
        first, last = np.searchsorted(ends, start, side="right"), np.searchsorted(ends, stop, side="left") + 1
        before = int(ends[first - 1]) if first else 0
        return statements.rows(db, filters, stating[first:last]).slice(start - before, stop - start)

    return Rows(int(ends[-1]) if len(ends) else 0, read)


def _found(db: Db, filters: Filters) -> Rows:
    found = keys.ranked(db, filters)
    ranked = found.release_key

    def read(start: int, stop: int) -> pa.Table:
        listed = ranked[start:stop]
        rows = releases.rows(db, filters, listed)
        shown = lists.snippets(db, filters, listed.tolist())
        more = {
            "score": pa.array(found.score[start:stop], pa.float64()),
            "snippet": pa.array([shown[key].text for key in listed.tolist()], pa.string()),
        }
        return pa.table([more[name] if name in more else rows[name] for name in releases.FOUND_COLUMNS], list(releases.FOUND_COLUMNS))

    return Rows(len(ranked), read)


TABLES = {
    table.name: table
    for table in (
        Table("activities", "An activity: what happened, reported by one or more releases; newest first.", activities.COLUMNS, _activities),
        Table("releases", "A release; newest first. Its text stays out: the address leads to it.", releases.COLUMNS, _releases),
        Table("statements", "A value that was read from a release, with the words that it rests on.", statements.COLUMNS, _statements),
        Table("amounts", "A sum as stated in a release, not verified; newest first.", amounts.COLUMNS, lambda db, f: _whole(amounts.rows(db, f))),
        Table("search", "A release that has the words asked for; the best match first.", releases.FOUND_COLUMNS, _found),
    )
}  # fmt: skip
"""By name, those that are no summaries."""
