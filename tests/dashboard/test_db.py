"""The served build: what is refused, what is locked, what threads get."""

from __future__ import annotations

import gc
import json
import shutil
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from dashboard.__main__ import _check_build
from dashboard.db import Db, kept_with_build, open_build, read_manifest
from dashboard.errors import BuildMissing, QueryTooSlow, UnknownSchema
from tests.dashboard import builds


def test_a_store_without_a_build_says_what_to_run(own_store: Path) -> None:
    with pytest.raises(BuildMissing, match="make run"):
        read_manifest(own_store)


def test_a_pointer_to_a_build_that_is_gone_says_what_to_run(full: Path) -> None:
    shutil.rmtree(full / "builds")
    with pytest.raises(BuildMissing, match="make run"):
        read_manifest(full)


def test_an_unknown_schema_is_refused_in_one_line_that_says_what_to_run(own_store: Path) -> None:
    builds.write(own_store, empty=True, schema_version=99)
    with pytest.raises(UnknownSchema, match=r"^[^\n]*schema 99[^\n]*make run[^\n]*$"):
        read_manifest(own_store)


def test_a_damaged_database_is_a_missing_build(full: Path) -> None:
    manifest = read_manifest(full)
    (Path(manifest["folder"]) / "activities.duckdb").write_bytes(b"no database")
    with pytest.raises(BuildMissing):
        open_build(manifest)


@pytest.mark.parametrize(("file", "data"), [("activities.duckdb", b"no database"), ("manifest.json", b"[]"), ("manifest.json", b'{"build')])
def test_a_damaged_build_is_one_line_where_the_server_starts(full: Path, capsys: pytest.CaptureFixture[str], file: str, data: bytes) -> None:
    (Path(read_manifest(full)["folder"]) / file).write_bytes(data)
    _check_build(full)
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("dashboard: ")
    assert "make run" in line


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "attach '/tmp/other.duckdb'",
        "set enable_external_access = true",
        "delete from release",
        "select * from pandas_frame",
    ],
)
def test_sql_reaches_no_file_no_setting_no_variable_and_writes_nothing(db: Db, sql: str) -> None:
    pandas_frame = json  # a name that DuckDB could take from the caller
    assert pandas_frame
    with pytest.raises(duckdb.Error):
        db.query(sql)


def test_rows_beyond_the_limit_are_cut_and_said(db: Db) -> None:
    assert (len((cut := db.query("select * from range(5000)", limit=3000)).rows), cut.truncated) == (3000, True)
    assert (len((whole := db.query("select * from range(5000)", limit=5000)).rows), whole.truncated) == (5000, False)


def test_a_slow_query_is_stopped_in_words(db: Db) -> None:
    with pytest.raises(QueryTooSlow, match="Narrow it"):
        db.query("select count(*) from range(10000000) a, range(100000) b where a.range % 7 = b.range % 5", seconds=0.2)
    assert db.query("select 1 as one").rows["one"].tolist() == [1]


def test_sixteen_threads_each_get_their_own_rows(db: Db) -> None:
    def ask(number: int) -> list[int]:
        return db.query("select $n::bigint as n from range(50)", {"n": number}).rows["n"].unique().tolist()

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(ask, range(320))) == [[number] for number in range(320)]


def test_what_is_kept_of_a_build_goes_with_it(full: Path) -> None:
    asked = []

    @kept_with_build(2)
    def counted(db: Db, number: int) -> int:
        asked.append(number)
        return number + len(db.build_id)

    db = open_build(read_manifest(full))
    assert counted(db, 1) == counted(db, 1) == 1 + len(db.build_id)
    assert asked == [1]
    gone = weakref.ref(db)
    del db
    gc.collect()
    assert gone() is None
