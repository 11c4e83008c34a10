"""One figure: the median of several runs with its spread, beside a peer or a floor measured in the same run."""

from __future__ import annotations

import gc
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

SAMPLE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds of several runs."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float | None:
        """Half the distance between the fastest and the slowest run, as a share of the median; None for a single run."""
        return (max(self.seconds) - min(self.seconds)) / 2 / self.median if len(self.seconds) > 1 else None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `value` and `beside` are in `unit`; `spread` is None for a single run; `note` says why a figure is poor, or is ""."""

    group: str
    what: str
    unit: str
    value: float
    spread: float | None
    beside_what: str
    beside: float
    note: str = ""

    @property
    def ratio(self) -> float:
        """value / beside."""
        return self.value / self.beside if self.beside else float("nan")


def timed(run: Callable[[], object], runs: int = 5, *, warm: bool = True) -> Figure:
    """Run once to warm up, unless `warm` is off, then `runs` times."""
    if warm:
        run()
    seconds = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return Figure(tuple(seconds))


@dataclass
class Peak:
    """Highest memory seen, in bytes: resident, of this process and all its children together, above what it was at the start."""

    bytes: int = 0


@contextmanager
def peak_memory() -> Iterator[Peak]:
    """Sample the memory of this process and its children while the block runs."""
    peak, stop = Peak(), threading.Event()
    start = _resident()

    def watch() -> None:
        while not stop.wait(SAMPLE_SECONDS):
            peak.bytes = max(peak.bytes, _resident() - start)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        stop.set()
        watcher.join()


def _resident() -> int:
    me = psutil.Process()
    total = 0
    for process in (me, *me.children(recursive=True)):
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total
