"""Where parts are read: in this process, in several of this machine, or on a Dask cluster; always a `concurrent.futures.Executor`."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import Any

from etl import stopping
from etl.errors import ClusterError
from etl.place import EXTRA

ANSWER_SECONDS = 20
"""How long a scheduler may take to answer, and the first worker to join."""

WORKERLESS_SECONDS = 120
"""How long a cluster may be without any worker in the middle of a load: time for a nanny to start one again."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a cluster is, and what it shares with this machine."""

    scheduler: str  # tcp://host:port
    exchange: str | None = None  # an address that every worker reaches; None: the store is one


class Pool:
    """An executor, and what has to be known of it."""

    def __init__(self, start: Callable[[], Executor], width: int, deaths: tuple[type[BaseException], ...]) -> None:
        self.executor = start()
        self._width = width
        self.deaths = deaths  # exceptions of a future that say that its worker died
        self._start = start

    def width(self) -> int:
        """How many parts are read at the same time, as it stands."""
        return self._width

    def submit(self, run: Callable[..., Any], *words: object) -> Future[Any]:
        """Submit to the executor, to a new one when a dead worker has broken it."""
        try:
            return self.executor.submit(run, *words)
        except BrokenExecutor:
            self.executor.shutdown(wait=True)
            self.executor = self._start()
            return self.executor.submit(run, *words)

    def watch(self) -> None:
        """Called while nothing ends. Raises ClusterError when nothing will."""


class _Here(Executor):
    """Runs what is submitted at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 the future carries it, as that of any executor
            future.set_exception(error)
        return future


@contextmanager
def local(workers: int) -> Iterator[Pool]:
    """This process alone when `workers` is 1, else so many processes of this machine."""
    if workers <= 1:
        yield Pool(_Here, 1, ())
        return
    # spawn: a fork of a process with open DuckDB threads can hang
    pool = Pool(lambda: _Processes(workers, get_context("spawn"), _end_with_command), workers, (BrokenExecutor,))
    try:
        yield pool
    finally:
        pool.executor.shutdown(cancel_futures=True)


class _Processes(ProcessPoolExecutor):
    """Starts a process when there is need of one, as something is submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        with stopping.held():
            return super().submit(fn, *args, **kwargs)


def _end_with_command() -> None:
    """A worker ends with its command: at once at Ctrl+C, and where a killed command cannot tell it to."""
    stopping.end_at_once()
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def cluster(scheduler: str) -> Iterator[Pool]:
    """The workers of a Dask scheduler (tcp://host:port). Raises ClusterError when Dask is not installed here, or nobody answers or works there."""
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 comes with the extra alone
    except ImportError as error:
        raise ClusterError(f"--scheduler needs the extra `cluster`: {EXTRA}") from error
    try:
        client = Client(scheduler, timeout=ANSWER_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"{scheduler}: no Dask scheduler answers there. Start one with `dask scheduler`, see docs/cluster.md.") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=ANSWER_SECONDS)
        except TimeoutError as error:
            raise ClusterError(f"{scheduler}: no worker has joined. Start one with `dask worker {scheduler}`, see docs/cluster.md.") from error
        yield _Cluster(client, (KilledWorker,))


class _Cluster(Pool):
    """The workers of a Dask client. Dask itself starts a lost worker's parts again."""

    def __init__(self, client: Any, deaths: tuple[type[BaseException], ...]) -> None:
        # pure: Dask would answer a part that is submitted again with what it knows of the first time
        super().__init__(lambda: client.get_executor(pure=False), 1, deaths)
        self._client = client
        self._seen = time.monotonic()

    def width(self) -> int:  # workers come and go
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def watch(self) -> None:
        address = self._client.scheduler.address if self._client.scheduler else "the scheduler"
        if self._client.status != "running":
            raise ClusterError(f"{address}: the scheduler is gone. Nothing was published; start it and run the command again.")
        if self._client.nthreads():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > WORKERLESS_SECONDS:
            raise ClusterError(f"{address}: all workers are gone. Nothing was published; start some and run the command again.")
