"""`python -m benchmarks [--quick]`: generate releases, measure, print the table; without --quick also write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import files, growth, overview, pages, sessions, stages, table
from benchmarks.measure import Row
from etl.lock import writing
from etl.pipeline import build
from etl.store import Store

SIZES, QUICK_SIZES = (1_000, 10_000, 100_000, 1_000_000), (1_000, 3_000, 10_000)
RUNS, QUICK_RUNS = 5, 3
PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def main() -> None:
    """Measure in a scratch folder, and leave nothing behind but the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"up to {QUICK_SIZES[-1]:,} releases instead of {SIZES[-1]:,}, and no page written")
    parser.add_argument("--remark", default="", help="what a reader has to know of the machine during this run, written above the table")
    said = parser.parse_args()
    quick = said.quick
    sizes, runs = (QUICK_SIZES, QUICK_RUNS) if quick else (SIZES, RUNS)
    with tempfile.TemporaryDirectory(prefix="ctdash-bench-") as scratch:
        rows = _measured(sizes, runs, Path(scratch))
    print(table.page(rows, sizes[-1]))
    if not quick:
        table.write(rows, sizes[-1], PAGE, said.remark)


def _measured(sizes: tuple[int, ...], runs: int, scratch: Path) -> list[Row]:
    grown = []
    for releases in sizes:
        grown.append(growth.measured(releases, scratch))
        _tell(f"{releases:,} releases loaded in {grown[-1].load:,.1f} s")
    largest = grown[-1]
    rows = [*stages.rows(largest, runs)]
    _tell("stages measured")
    rows += overview.rows(largest.store, scratch, runs)
    _tell("queries measured")
    rows += files.rows(largest.store, scratch)
    _tell("files measured")
    bundled = scratch / "bundled"
    with writing(Store(bundled), "bench"):
        build(Store(bundled))
    rows += pages.rows(largest.store, bundled, runs)
    _tell("pages measured")
    rows += sessions.rows(largest.store)
    _tell("sessions measured")
    return [*rows, *growth.rows(grown)]


def _tell(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
