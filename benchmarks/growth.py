"""How figures grow with the number of releases: one load for each size, and a slope fitted to them on a logarithmic scale.

A slope of 1 means ten times the time for ten times the releases; 0, the same time; above 1, it gets worse faster than the data grows.
"""

from __future__ import annotations

import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks import generate, overview
from benchmarks.measure import Figure, Row, peak_memory, timed
from dashboard.db import open_build, read_manifest
from etl.pipeline import load
from etl.store import Store

GROUP = "Growth"
LINEAR = 1.05
SUPERLINEAR = "see the spread of the points: the last size is the one that stands out, and rows wait in temporary tables there"


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured at one number of releases; seconds and bytes. `store` holds them, `generated` is where they came from."""

    releases: int
    generated: Path
    store: Path
    insert: Figure
    load: float
    memory: int
    build: int
    overview: float
    one_filter: float
    group_bys: float

    @property
    def source(self) -> int:
        """Bytes of the records."""
        return (self.generated / "releases.jsonl").stat().st_size


def measured(releases: int, scratch: Path) -> Size:
    """Generate that many releases in a folder of their own, load them, ask Overview's queries."""
    generated, root = scratch / f"generated-{releases}", scratch / f"store-{releases}"
    generate.write(releases, 1, generated)
    insert = timed(lambda: _insert(generated), runs=3)
    store = Store(root)
    with peak_memory() as peak:
        started = time.perf_counter()
        load(store, generate.sources(generated))
        seconds = time.perf_counter() - started
    db = open_build(read_manifest(root))
    bare, one_filter = (timed(lambda name=name: overview.page(db, overview.SELECTIONS[name]), runs=3).median for name in ("bare", "one filter"))  # type: ignore[misc]
    db.close()
    database = store.database(str(store.current()))
    floor = overview.floor(database).median
    return Size(releases, generated, root, insert, seconds, peak.bytes, database.stat().st_size, bare, one_filter, floor)


def rows(sizes: Sequence[Size]) -> Iterator[Row]:
    """One slope for each figure, beside the slope of its floor."""
    source = ("size of the records", _slope(sizes, lambda size: size.source))
    insert = ("DuckDB insert", _slope(sizes, lambda size: size.insert.median))
    bare = ("six bare group-bys", _slope(sizes, lambda size: size.group_bys))
    figures: dict[str, tuple[Callable[[Size], float], tuple[str, float]]] = {
        f"full load, {os.cpu_count()} processes": (lambda size: size.load, insert),
        "peak memory of a full load": (lambda size: size.memory, source),
        "size of the build": (lambda size: size.build, source),
        "Overview queries, bare": (lambda size: size.overview, bare),
        "Overview queries, one filter": (lambda size: size.one_filter, bare),
    }
    span = f"{sizes[0].releases:,} to {sizes[-1].releases:,}"
    for what, (value, (beside, slope)) in figures.items():
        found = _slope(sizes, value)
        points = "; ".join(f"{size.releases:,}: {value(size):,.3g}" for size in sizes)
        note = f"{SUPERLINEAR} ({points})" if found > LINEAR else ""
        yield Row(GROUP, f"{what}, {span}", "slope", found, None, f"{beside}, slope", slope, note)


def _slope(sizes: Sequence[Size], value: Callable[[Size], float]) -> float:
    return statistics.linear_regression([math.log(size.releases) for size in sizes], [math.log(max(value(size), 1e-9)) for size in sizes]).slope


def _insert(folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="ctdash-bench-") as scratch, duckdb.connect(str(Path(scratch) / "floor.duckdb")) as db:
        db.execute("create table release as select * from read_json(?, format = 'newline_delimited')", [str(folder / "releases.jsonl")])
