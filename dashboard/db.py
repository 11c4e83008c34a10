"""The served build: read-only, locked down, a cursor for each query.

A DuckDB connection shared between threads mixes their rows up, mostly without an error; a cursor of its own for each query does not.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

import duckdb
import pandas as pd
import pyarrow as pa
from cachetools import LRUCache
from cachetools.keys import hashkey

from dashboard.errors import BuildMissing, QueryTooSlow, SearchMissing, UnknownSchema
from dashboard.search import Search
from dashboard.settings import QUERY_SECONDS, ROWS_AT_MOST, SCHEMA_VERSION
from dashboard.text.language import N_, _

HOW_TO_BUILD = N_("Run `make run`, or `python -m etl build`, and reload this page.")
NO_INDEX = N_(
    "The search index of this build is missing or damaged, so no text can be searched. Everything else can be shown: take the words off, "
    "or run `python -m etl build` and reload this page."
)
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
LOCKED_DOWN = {"enable_external_access": "false", "python_enable_replacements": "false", "lock_configuration": "true"}
"""No file, no setting and no variable of ours can be reached from SQL."""


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a query. `truncated`: there were more than could be shown, and the reader has to be told."""

    rows: pd.DataFrame
    truncated: bool = False


class Db:
    """One open build. `query` may be called from any number of threads."""

    def __init__(self, path: Path, manifest: Mapping[str, Any]) -> None:
        self.manifest = manifest
        self.build_id = str(manifest["build_id"])
        try:
            self._root = duckdb.connect(str(path), read_only=True, config=dict(LOCKED_DOWN))
        except duckdb.Error as error:
            raise BuildMissing(f"{_('The build {build} cannot be opened.').format(build=self.build_id)} {_(HOW_TO_BUILD)}") from error
        self._search = _open_search(path.parent, manifest)

    @property
    def built(self) -> date:
        """The day on which the build was made."""
        return date.fromisoformat(str(self.manifest["built_at"])[:10])

    @property
    def search(self) -> Search:
        """The search index of the build. Raises SearchMissing when it could not be opened."""
        if self._search is None:
            raise SearchMissing(_(NO_INDEX))
        return self._search

    def query(
        self, sql: str, params: Mapping[str, Any] | None = None, *, tables: Mapping[str, pa.Table] | None = None, limit: int = ROWS_AT_MOST,
        seconds: float = QUERY_SECONDS,
    ) -> Result:  # fmt: skip
        """Run one SELECT with named parameters, and `tables` beside those of the build. Raises QueryTooSlow after `seconds`."""
        with self._timed(seconds) as cursor:
            for name, rows_of_it in (tables or {}).items():
                cursor.register(name, rows_of_it)
            found = cursor.execute(sql, dict(params or {}))
            rows = found.fetch_df_chunk(_vectors(limit + 1))
            while len(rows) <= limit and len(more := found.fetch_df_chunk(_vectors(limit + 1 - len(rows)))):
                rows = pd.concat([rows, more], ignore_index=True)
        return Result(rows.head(limit), truncated=len(rows) > limit)

    @contextmanager
    def _timed(self, seconds: float) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor whose query is stopped after `seconds`."""
        with self._root.cursor() as cursor:
            timer = threading.Timer(seconds, cursor.interrupt)
            timer.start()
            try:
                yield cursor
            except duckdb.InterruptException as error:
                raise QueryTooSlow(_("This selection takes too long to count. Narrow it by a date or a country, and try again.")) from error
            finally:
                timer.cancel()

    def arrow(self, sql: str, params: Mapping[str, Any] | None = None, seconds: float = QUERY_SECONDS) -> pa.Table:
        """Run one SELECT whose rows are wanted as they are, all of them. Raises QueryTooSlow after `seconds`."""
        with self._timed(seconds) as cursor:
            return cursor.sql(sql, params=dict(params or {})).to_arrow_table()

    def close(self) -> None:
        """Let go of the file."""
        self._root.close()


def read_manifest(store: Path) -> Mapping[str, Any]:
    """The manifest of the build that the pointer names, its folder added as `folder`.

    Raises BuildMissing when there is none, UnknownSchema when it is not for this version.
    """
    try:
        build_id = (store / "current").read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise BuildMissing(f"{_('There is no build to show yet.')} {_(HOW_TO_BUILD)}") from error
    return manifest_of(store, build_id)


def manifest_of(store: Path, build_id: str) -> Mapping[str, Any]:
    """The same of a build by its id."""
    folder = store / "builds" / build_id
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        schema = manifest.get("schema_version")
    except (OSError, ValueError, AttributeError) as error:  # the last of JSON that is no object
        raise BuildMissing(f"{_('There is no build to show yet.')} {_(HOW_TO_BUILD)}") from error
    if schema != SCHEMA_VERSION:
        said = _("The build has schema {found}, this dashboard reads schema {known}.")
        raise UnknownSchema(f"{said.format(found=schema, known=SCHEMA_VERSION)} {_(HOW_TO_BUILD)}")
    return {**manifest, "folder": str(folder)}


def kept_with_build(most: int) -> Callable[[Callable[Concatenate[Db, Asked], Answer]], Callable[Concatenate[Db, Asked], Answer]]:
    """For a function of a build and of what can be hashed: its `most` latest answers are kept for each build, and go when the build goes.

    With functools.lru_cache they would hold on to builds that were replaced long ago, and to their room on the disk.
    """

    def decorate(function: Callable[Concatenate[Db, Asked], Answer]) -> Callable[Concatenate[Db, Asked], Answer]:
        builds: WeakKeyDictionary[Db, LRUCache[Any, Answer]] = WeakKeyDictionary()
        lock = threading.Lock()

        @wraps(function)
        def kept_or_asked(db: Db, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
            key = hashkey(*args, **kwargs)  # type: ignore[arg-type]  # what is asked can be hashed, or this raises
            with lock:
                answers = builds.setdefault(db, LRUCache(most))
                if key in answers:
                    return answers[key]
            answer = function(db, *args, **kwargs)
            with lock:
                answers[key] = answer
            return answer

        return kept_or_asked

    return decorate


def current(store: Path) -> Db:
    """The build that the pointer names now, opened once in a process. Raises BuildMissing and UnknownSchema."""
    return _opened(str(read_manifest(store)["folder"]))


def kept(store: Path, build_id: str) -> Db:
    """A build by its id, opened once in a process. Raises BuildMissing when it is no longer kept, and UnknownSchema."""
    return _opened(str(manifest_of(store, build_id)["folder"]))


@lru_cache(maxsize=4)
def _opened(folder: str) -> Db:
    path = Path(folder)
    return open_build(manifest_of(path.parents[1], path.name))


def open_build(manifest: Mapping[str, Any]) -> Db:
    """Open the build of a manifest from `read_manifest`."""
    return Db(Path(str(manifest["folder"])) / str(manifest["database"]), manifest)


def _open_search(folder: Path, manifest: Mapping[str, Any]) -> Search | None:
    """The index beside the database; None when there is none to open: who asks for it is told, the rest goes on."""
    described = manifest.get("search")
    try:
        return Search(folder / str(described["folder"]), described) if described else None
    except SearchMissing:
        return None


def _vectors(rows: int) -> int:
    """How many of DuckDB's vectors (2,048 rows each) hold this many rows."""
    return rows // 2048 + 1
