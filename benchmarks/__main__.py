"""`python -m benchmarks [--quick]`: generate releases, measure, print the table; without --quick also write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from benchmarks import generate, overview, stages, table

SIZE, QUICK_SIZE = 50_000, 10_000
PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def main() -> None:
    """Measure in a scratch folder, and leave nothing behind but the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_SIZE:,} releases, and no page written")
    size = QUICK_SIZE if parser.parse_args().quick else SIZE
    scratch = Path(tempfile.mkdtemp(prefix="ctdash-bench-"))
    try:
        generate.write(size, 1, scratch / "generated")
        rows = list(stages.rows(scratch / "generated", size, scratch / "store"))
        rows += overview.rows(scratch / "store")
    finally:
        shutil.rmtree(scratch)
    print(table.page(rows, size))
    if size == SIZE:
        table.write(rows, size, PAGE)


if __name__ == "__main__":
    main()
