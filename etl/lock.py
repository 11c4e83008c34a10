"""One writer at a time: load, collect, build, remove and rollback hold this lock; a second one is told who does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from filelock import FileLock, Timeout

from etl.errors import LockedError
from etl.store import Store, write_whole

_HOLDER = "lock.json"


@contextmanager
def writing(store: Store, what: str) -> Iterator[None]:
    """Hold the store's lock while writing. The operating system lets go of it when the process dies, however it dies.

    `what` is the command, as the second writer is to read it. Raises LockedError at once when somebody else holds the lock, and StoreError
    when something cannot be written, now or later.
    """
    store.prepare()
    try:
        with _locked(store), _holding(store, what):
            yield
    except OSError as error:
        if error.errno is None:  # not of the operating system: a cluster's worker did not answer in time
            raise
        raise store.unwritable(error) from error


@contextmanager
def _locked(store: Store) -> Iterator[None]:
    lock = FileLock(store.root / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        holder = store.root / _HOLDER
        raise LockedError(
            f"{store.root}: {_who(holder.read_text(encoding='utf-8') if holder.exists() else '{}')} Wait for it to end, or stop it."
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _holding(store: Store, what: str) -> Iterator[None]:
    holder = store.root / _HOLDER
    try:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        write_whole(holder, json.dumps({"what": what, "process": os.getpid(), "since": since}))
        store.clear_unfinished()
        yield
    finally:
        store.clear_unfinished()  # again: a worker that outlived a killed writer by a moment may have written behind the first time
        holder.unlink(missing_ok=True)


def _who(text: str) -> str:
    try:
        known = json.loads(text)
    except ValueError:
        known = {}
    if not known:
        return "another process is writing to the store."
    return f"`{known['what']}` (process {known['process']}) is writing to the store since {known['since']}."
