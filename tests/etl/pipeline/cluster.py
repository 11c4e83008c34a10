"""A Dask cluster of real processes on the loopback address, and documents to read on it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]


@contextmanager
def process(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """`dask` with these words, its log in a file of the folder; it and its children are gone afterwards."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "info"}
    command = [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"]
    with (folder / "log").open("wb") as log:
        started = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield started
    finally:
        for kind in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(started.pid, kind)
                started.wait(5)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler."""
    folder.mkdir()
    pipe = folder / "address"
    os.mkfifo(pipe)  # read when written: nothing to wait for in a loop
    with process(folder, "scheduler", "--port", "0", "--scheduler-file", str(pipe)):
        address = re.search(r'"address": "(tcp://[^"]+)"', pipe.read_text())
        assert address
        yield address[1]


@contextmanager
def worker(folder: Path, address: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of one thread; it is the process itself unless `--nanny` is among the words."""
    folder.mkdir()
    options = ("--nthreads", "1", "--local-directory", str(folder), *(words or ("--no-nanny",)))
    with process(folder, "worker", address, *options) as started:
        yield started


def records(path: Path, count: int) -> Path:
    """A file of releases, no two alike."""
    places = ("Nairobi", "Lima", "Kyiv", "Quito", "Hanoi")
    with path.open("w", encoding="utf-8") as file:
        for i in range(count):
            text = f"{places[i % 5]} - Norway paid USD {i + 1:,}000 for a course on human trafficking for {i + 2} judges and the Red Cross in Kenya."
            file.write(json.dumps({"url": f"https://example.org/{i}", "title": f"Course {i}", "text": text}) + "\n")
    return path
