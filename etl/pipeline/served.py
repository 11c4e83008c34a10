"""The database of a published build, looked into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from etl.errors import StoreError
from etl.store import Store


@contextmanager
def opened(store: Store, build_id: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The build's database, to be read. Raises StoreError when it is gone or damaged, also where that shows in reading."""
    path = store.database(build_id)
    try:
        with duckdb.connect(str(path), read_only=True) as db:
            yield db
    except duckdb.Error as error:
        said = str(error).partition("\n")[0]
        raise StoreError(f"{path}: the build cannot be read ({said}). `python -m etl build` makes a new one.") from error
