"""Datasette over the same rows, as the peer of Overview: facets, filters and FTS5 search, asked in this process without a socket.

It gets the easier task: one value of each facet for an activity (the first one) in an indexed column, where Overview counts all of them.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import duckdb
from datasette.app import Datasette

FACETS = ("country", "partner", "funder", "type", "year")
ROWS = """
    select a.activity_id, a.title, cast(a.published as varchar), r.text,
           (select min(country) from activity_country c where c.activity_id = a.activity_id),
           (select min(organisation_id) from activity_partner p where p.activity_id = a.activity_id),
           (select min(organisation_id) from activity_funder f where f.activity_id = a.activity_id),
           (select min(activity_type) from activity_type t where t.activity_id = a.activity_id),
           year(a.published)
    from activity a join release r on r.release_id = a.lead_release_id
    where a.counter_trafficking
"""
BEST = """
    select a.*, snippet(activity_fts, 1, '', '', '', 40) from activity_fts join activity a on a.rowid = activity_fts.rowid
    where activity_fts match ? order by rank limit 20
"""
COLUMNS = ("id", "title", "published", "text", *FACETS)
PATIENCE = {"sql_time_limit_ms": 600_000, "facet_time_limit_ms": 600_000, "suggest_facets": False, "default_page_size": 5}


class Peer:
    """A Datasette that serves the activities of a build."""

    def __init__(self, database: Path, folder: Path) -> None:
        path = folder / "peer.db"
        self._path = path
        self.indexed = _copy(database, path)
        """Seconds that FTS5 took to index titles and texts."""
        self._loop = asyncio.Runner()
        self._datasette = Datasette([], immutables=[str(path)], settings=PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._loop.close()

    def found(self, words: str) -> int:
        """How many rows FTS5 finds, with all their numbers fetched; `words` in its own syntax."""
        with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)) as peer:
            return len(peer.execute("select rowid from activity_fts where activity_fts match ?", [words]).fetchall())

    def search(self, words: str) -> tuple[int, list[tuple[str, ...]]]:
        """How many rows FTS5 finds, and the 20 best with their snippets: SQLite alone, without a page around it; `words` in its own syntax."""
        with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)) as peer:
            count = peer.execute("select count(*) from activity_fts where activity_fts match ?", [words]).fetchone()[0]
            return int(count), peer.execute(BEST, [words]).fetchall()

    def ask(self, filters: Mapping[str, str]) -> dict[str, Any]:
        """The page of all facets, a count and the five latest rows; `filters` by Datasette's own parameters. Raises when it gives no answer."""
        query = urlencode([*filters.items(), ("_sort_desc", "published"), ("_size", "5"), *(("_facet", name) for name in FACETS)])
        answer = self._loop.run(self._datasette.client.get(f"/peer/activity.json?{query}"))
        answer.raise_for_status()
        return dict(answer.json())


def _copy(database: Path, path: Path) -> float:
    with duckdb.connect(str(database), read_only=True) as build, closing(sqlite3.connect(path)) as peer:
        peer.execute(f"create table activity ({', '.join(COLUMNS)}, primary key (id))")
        rows = build.execute(ROWS)
        while batch := rows.fetchmany(10_000):
            peer.executemany(f"insert into activity values ({', '.join('?' * len(COLUMNS))})", batch)
        for column in (*FACETS, "published"):
            peer.execute(f"create index by_{column} on activity ({column})")
        peer.execute("create virtual table activity_fts using fts5 (title, text, content='activity', content_rowid='rowid')")
        started = time.perf_counter()
        peer.execute("insert into activity_fts (activity_fts) values ('rebuild')")
        seconds = time.perf_counter() - started
        peer.execute("analyze")
        peer.commit()
    return seconds
