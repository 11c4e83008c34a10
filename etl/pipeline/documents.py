"""Everything that a build rests on: the bundled records first, then the archive's batches from the oldest to the newest."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.archive import Archive, Batch, read_listing, split, write_documents
from etl.issues import IssueLog
from etl.load import LISTING
from etl.model import Document
from etl.parse.address import canonical
from etl.settings import data_folder
from etl.sources import read_paths
from etl.store import Store

BUNDLED = "bundled"


class Documents:
    """The documents of a store, and where they lie. `folder` is made for the bundled ones, which no archive holds."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.archive = Archive(store.archive)
        self._issues = IssueLog()
        self._bundled_at = datetime.now(UTC)
        self._bundled_count = 0
        self.parts: list[tuple[str, Path]] = []  # batch id and file, in order
        folder.mkdir(parents=True, exist_ok=True)
        for number, lot in enumerate(split(self._bundled())):
            path = folder / f"{BUNDLED}-{number:05d}.parquet"
            write_documents(path, lot)
            self.parts.append((BUNDLED, path))
            self._bundled_count += len(lot)
        self.parts += [(batch.batch_id, part) for batch in self.archive.batches() for part in self.archive.parts(batch.batch_id)]

    def listings(self) -> Iterator[pa.Table]:
        """For each part a row for each document (columns of LISTING), in order."""
        for number, (batch_id, path) in enumerate(self.parts):
            found = read_listing(path)
            size = len(found)
            known = {"batch_id": pa.array([batch_id] * size), "part": pa.array([number] * size), "place": pa.array(range(size))}
            for name, column in known.items():
                found = found.append_column(name, column)
            yield found.select(LISTING.names).cast(LISTING)

    def listing(self, part: int) -> pa.Table:
        """A row for each document of a part: sha256, source_id, locator, url, fetched_at."""
        return read_listing(self.parts[part][1])

    def with_address(self, addresses: Set[str]) -> list[str]:
        """Hashes of the records with one of these addresses (canonical ones); a page says its own only when it is read."""
        tables = (read_listing(path).select(["sha256", "url"]) for _, path in self.parts)
        return [row["sha256"] for table in tables for row in table.to_pylist() if row["url"] and canonical(row["url"]) in addresses]

    def batches(self) -> list[dict[str, Any]]:
        """Rows of table batch, the bundled records as the first one."""
        rejected = sum(issue.level == "rejected" for issue in self._issues)
        bundled = Batch(BUNDLED, self._bundled_at, self._bundled_count, rejected, "data/releases")
        return [{**asdict(b), "loaded_at": b.loaded_at.replace(tzinfo=None)} for b in (bundled, *self.archive.batches())]

    def rejected(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """What never became a document, as (batch id, columns of table issue)."""
        mine = ((BUNDLED, issue) for issue in self._issues)
        theirs = ((batch.batch_id, issue) for batch in self.archive.batches() for issue in self.archive.issues(batch.batch_id))
        for batch_id, issue in chain(mine, theirs):
            yield batch_id, {"issue_id": issue.issue_id, **asdict(issue)}

    def _bundled(self) -> Iterator[Document]:
        buried = self.archive.buried()
        for document in read_paths([data_folder("releases")], self._issues, source_id=BUNDLED):
            if document.sha256 not in buried:
                yield document
