"""What `make profile` watches: generated releases, read from document to resolved statements in one process."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import generate
from etl.issues import IssueLog
from etl.pipeline.reading import read
from etl.sources import read_paths

RELEASES = 10_000

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        generate.write(RELEASES, 1, Path(folder))
        for document in read_paths([Path(folder) / "releases.jsonl"], IssueLog()):
            read(document, IssueLog())
