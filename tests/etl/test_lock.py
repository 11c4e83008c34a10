"""One writer at a time; the second one is told who holds the lock."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.errors import LockedError, StoreError
from etl.lock import writing
from etl.store import UNFINISHED, Store

HOLD = "import sys, pathlib; from etl.lock import writing; from etl.store import Store\nwith writing(Store(pathlib.Path(sys.argv[1])), 'etl load'):\n    print('held', flush=True); sys.stdin.read()"  # noqa: E501


def test_a_second_writer_is_told_who_writes_and_since_when(tmp_path: Path) -> None:
    store = Store(tmp_path)

    with (
        writing(store, "etl load"),
        pytest.raises(LockedError, match=rf"`etl load` \(process {os.getpid()}\) is writing to the store since 20"),
        writing(store, "etl build"),
    ):
        pass


def test_the_lock_is_free_after_its_holder_was_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match=f"process {holder.pid}"), writing(Store(tmp_path), "etl build"):
            pass
        holder.kill()

    with writing(Store(tmp_path), "etl build"):
        assert f"{os.getpid()}" in (tmp_path / "lock.json").read_text()


def test_a_writer_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.prepare()
    (store.builds / f"{UNFINISHED}x").mkdir()
    (store.archive / f"{UNFINISHED}y").mkdir()

    with writing(store, "etl build"):
        assert list(store.builds.iterdir()) == []
        assert list(store.archive.iterdir()) == []


def test_the_archive_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "new")
    store.prepare()

    assert store.archive.stat().st_mode & 0o777 == 0o700


def test_a_store_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreError, match=r"cannot be written .* Set CTDASH_STORE"):
        Store(tmp_path / "file" / "store").prepare()


@pytest.mark.parametrize("in_the_way", ["lock", "lock.json"])
def test_a_lock_that_cannot_be_written_is_one_clear_line(tmp_path: Path, in_the_way: str) -> None:
    (tmp_path / in_the_way).mkdir()

    with pytest.raises(StoreError, match=rf"{in_the_way}.*: the store cannot be written .* Set CTDASH_STORE"), writing(Store(tmp_path), "etl build"):
        pass


def test_a_store_that_cannot_be_written_later_on_is_one_clear_line_and_the_lock_is_free(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.pointer.mkdir()
    with pytest.raises(StoreError, match=r"current.*: the store cannot be written \(Is a directory\)"), writing(store, "etl build"):
        store.point_to("a build")
    with pytest.raises(StoreError, match=r"cannot be written \(No space left"), writing(store, "etl build"):
        raise OSError(errno.ENOSPC, "No space left on device")

    with writing(store, "etl build"):
        pass


def test_what_cannot_be_written_under_the_lock_is_one_clear_line(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(StoreError, match=r"/full: the store cannot be written \(No space left on device\)\. "), writing(store, "etl build"):
        raise OSError(errno.ENOSPC, "No space left on device", "/full")
    (store.root / "lock").unlink()
    (store.root / "lock").mkdir()
    with pytest.raises(StoreError, match=r"lock: the store cannot be written \(.*\)\. "), writing(store, "etl build"):
        pytest.fail("it was not locked")
