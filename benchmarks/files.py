"""Files against DuckDB's own COPY of the same rows, and the API under the load of many clients against Datasette under the same load."""

from __future__ import annotations

import itertools
import statistics
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import duckdb

from benchmarks.measure import Figure, Row, peak_memory, timed
from benchmarks.peer import FACETS, PATIENCE
from dashboard.db import Db, open_build, read_manifest
from dashboard.exports.context import context
from dashboard.exports.files import encoded, table_of
from dashboard.filters import Filters
from dashboard.queries.files import activities
from tools import serving

GROUP = "Files and API"
POOL = "most of it is pages of the build that DuckDB reads for the first time and keeps for whoever asks next; it gives them up when memory is short"
CLIENTS, SECONDS = 20, 60
"""Each client asks once a second, for a minute; whoever still waits for an answer at its end asks no more."""
WAIT_AT_MOST = 30
SELECTED = (("KEN", "NGA", "UKR", "COL", "THA", "ALB", "GHA", "NPL", "PHL", "MDA"), ("", "training", "awareness", "victim_assistance", "law_policy"))
"""Fifty selections: ten countries, each alone and with four activity types."""


def rows(store: Path, scratch: Path) -> Iterator[Row]:
    """Rows for the store, beside a peer.db that benchmarks.overview has left in `scratch`."""
    manifest = read_manifest(store)
    database = Path(manifest["folder"]) / manifest["database"]
    with closing(open_build(manifest)) as db:
        with peak_memory() as first:
            _csv(db, scratch / "ours.csv")
        with peak_memory() as peak:
            written = timed(lambda: _csv(db, scratch / "ours.csv"), runs=2, warm=False)
    copied = _copy(database, scratch / "theirs.csv")
    yield Row(GROUP, "CSV of all activities", "s", written.median, written.spread, "DuckDB's COPY, s", copied.median)
    size = (scratch / "ours.csv").stat().st_size / 1e6
    yield Row(GROUP, "extra memory of a CSV of all activities, the first", "MB", first.bytes / 1e6, None, "size of the file, MB", size, POOL)
    yield Row(GROUP, "extra memory of a CSV of all activities, any other", "MB", peak.bytes / 1e6, None, "size of the file, MB", size)
    asked = [{"country": country} | ({"type": kind} if kind else {}) for country, kind in itertools.product(*SELECTED)]
    with serving.dashboard(store) as address:
        ours = _load([f"{address}/api/v1/summary/funder?{urlencode(one)}" for one in asked])
    facets = [("_size", "0"), *(("_facet", name) for name in FACETS)]
    with serving.datasette(scratch / "peer.db", PATIENCE) as address:
        theirs = _load([f"{address}/peer/activity.json?{urlencode([*one.items(), *facets])}" for one in asked])
    what = f"summary by funder, {CLIENTS} clients at one request a second each, 50 selections"
    for name, quantile in (("p99", 0.99), ("p95", 0.95), ("median", 0.5)):
        yield Row(GROUP, f"{what}: {name}", "ms", _quantile(ours, quantile) * 1000, None, "Datasette, ms", _quantile(theirs, quantile) * 1000)


def _csv(db: Db, path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(encoded(context(db, Filters()), table_of("activities"), "csv"))


def _copy(database: Path, path: Path) -> Figure:
    """The same rows by one query, written by DuckDB itself, which may use all memory."""
    sql, words = activities.question(Filters(), "select activity_key from activities where counter_trafficking")
    bound = words | {"low": 0, "high": 2**31 - 1}
    with duckdb.connect(str(database), read_only=True) as db:
        return timed(lambda: db.execute(f"copy ({sql}) to '{path}' (header, force_quote *)", bound), runs=2, warm=False)


def _load(addresses: Sequence[str]) -> list[float]:
    """Seconds of every request, from when it was due: a server that falls behind is not asked more gently."""
    begin = time.monotonic() + 0.5
    found: list[float] = []

    def client(number: int) -> None:
        for second in range(SECONDS):
            due = begin + second + number / CLIENTS
            time.sleep(max(0.0, due - time.monotonic()))
            if time.monotonic() > begin + SECONDS:
                break
            address = addresses[(number * SECONDS + second) * 7 % len(addresses)]
            try:
                with urllib.request.urlopen(address, timeout=WAIT_AT_MOST) as answer:
                    answer.read()
            except TimeoutError:
                pass  # as long as it waited
            found.append(time.monotonic() - due)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _quantile(seconds: Sequence[float], share: float) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[round(share * 100) - 1]
