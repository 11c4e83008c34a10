"""A load on a Dask cluster of real processes: the same build as here, whoever is lost on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client

from etl.archive import parts as archived
from etl.pipeline import Cluster, load, spreading
from etl.settings import store_folder
from etl.store import Store
from tests.etl.pipeline.cluster import process, records, scheduler, worker
from tests.etl.pipeline.conftest import Run, served

pytestmark = pytest.mark.usefixtures("few_bundled")
PARTS = 12


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scheduler(tmp_path_factory.mktemp("dask") / "scheduler") as address:
        yield address


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Records that make PARTS parts, four in each part of the archive."""
    monkeypatch.setattr(archived, "PART_DOCUMENTS", 400)
    monkeypatch.setattr(spreading, "PART_DOCUMENTS", 100)
    return records(tmp_path / "many.jsonl", 100 * PARTS)


def content(store: Store) -> str:
    manifest = store.current_manifest()
    assert manifest
    return str(manifest["content_hash"])


def test_a_worker_killed_in_the_middle_changes_nothing_in_the_build(address: str, given: Path, tmp_path: Path) -> None:
    here, there = Store(tmp_path / "here"), Store(tmp_path / "there")
    load(here, [given], where=1)
    tries: list[int] = []

    with ExitStack() as stack:
        lost, _ = (stack.enter_context(worker(tmp_path / name, address)) for name in ("one", "two"))
        client = stack.enter_context(Client(address, set_as_default=False))
        client.wait_for_workers(2, timeout=60)

        def progress(what: str, done: int, total: int | None) -> None:
            if what == "Reading releases" and lost.poll() is None and 300 <= done <= 900:
                os.kill(lost.pid, signal.SIGKILL)
                lost.wait()
            if what == "Writing the build":
                tries.extend(len(list(marks.iterdir())) for marks in there.builds.glob(".new-*/parts/tries/*"))

        result = load(there, [given], progress, Cluster(address))

    assert lost.returncode == -signal.SIGKILL
    assert len(tries) == PARTS + 1, "the bundled records are a part too"
    assert max(tries) == 2, "what the lost worker had in hand was read again"
    assert (result.loaded, result.rejected) == (100 * PARTS, [])
    assert content(there) == content(here)


def test_parts_go_through_an_address_where_workers_do_not_share_the_store(address: str, given: Path, tmp_path: Path, etl: Run) -> None:
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    here = Store(tmp_path / "here")
    load(here, [given], where=2)
    with worker(tmp_path / "one", address):
        status, out, err = etl("load", given, "--scheduler", address, "--exchange", exchange.as_uri())
        assert (status, err) == (0, "")
        assert out.startswith(f"{100 * PARTS:,} loaded, 0 unchanged, 0 rejected.")
        assert content(Store(store_folder())) == content(here)
        assert list(exchange.iterdir()) == [], "originals hold contact details: none is left there"

        # memory:// is a folder in the memory of each process: no worker sees what this one puts there
        status, _, err = etl("build", "--scheduler", address, "--exchange", "memory://exchange")
        assert status == 0, "everything is carried over: nothing has to be read"
        status, _, err = etl("load", records(tmp_path / "more.jsonl", 100 * PARTS + 1), "--scheduler", address, "--exchange", "memory://exchange")
    assert status == 1
    assert len(err.strip().splitlines()) == 1
    assert "memory://exchange/" in err
    assert "docs/cluster.md" in err
    assert content(Store(store_folder())) == content(here), "the build before is still served"


def test_without_the_extra_one_line_says_what_to_install(etl: Run, monkeypatch: pytest.MonkeyPatch, given: Path) -> None:
    for module in ("distributed", "fsspec.core"):
        monkeypatch.setitem(sys.modules, module, None)
    for words in (("--scheduler", "tcp://127.0.0.1:9"), ("--scheduler", "tcp://127.0.0.1:9", "--exchange", "s3://bucket")):
        status, _, err = etl("load", given, *words)
        assert status == 1
        assert len(err.strip().splitlines()) == 1
        assert "counter-trafficking-dashboard[cluster]" in err


def test_an_exchange_without_a_scheduler_is_a_wrong_command(etl: Run, given: Path) -> None:
    assert etl("load", given, "--exchange", "s3://bucket")[0] == 2


def test_a_scheduler_that_is_not_there_or_has_no_workers_is_one_line(etl: Run, address: str, given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.pipeline.pools.ANSWER_SECONDS", 1)
    for scheduler_address, says in (("tcp://127.0.0.1:9", "no Dask scheduler"), ("nonsense", "no Dask scheduler"), (address, "no worker has joined")):
        status, _, err = etl("load", given, "--scheduler", scheduler_address)
        assert status == 1, scheduler_address
        assert [says in line for line in err.strip().splitlines()] == [True], err


def test_a_text_that_kills_its_workers_is_set_aside_and_the_rest_is_read(address: str, given: Path, tmp_path: Path) -> None:
    lines = given.read_text().splitlines(keepends=True)
    lines[450] = lines[450].replace("Course", "POISON")
    given.write_text("".join(lines))
    with worker(tmp_path / "one", address, "--nanny", "--preload", "tests.etl.pipeline.poison"):
        result = load(Store(store_folder()), [given], where=Cluster(address))

    assert len(result.rejected) == 100, "its whole part"
    assert {issue.stage for issue in result.rejected} == {"load"}
    assert "in 3 tries: its worker died" in result.rejected[0].reason
    assert sorted(int(issue.locator.rpartition(":")[2]) for issue in result.rejected) == list(range(401, 501))
    assert served("select count(*) from releases where source_id = 'files'") == [(100 * PARTS - 100,)]
    died = (tmp_path / "one" / "poisoned").read_text().splitlines()
    assert len(died) == 3


def test_the_tests_leave_no_process_behind(tmp_path: Path) -> None:
    (tmp_path / "scheduler").mkdir()
    with process(tmp_path / "scheduler", "scheduler", "--port", "0") as started:
        pass
    assert started.poll() is not None
