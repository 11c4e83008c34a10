"""Files and folders to documents: what there is, byte for byte, with where it was found. Nothing is interpreted here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from etl.issues import IssueLog
from etl.model import Document
from etl.sources.files import find_files, shown
from etl.sources.origin import Origin
from etl.sources.pages import read_page
from etl.sources.tables import READERS

__all__ = ["read_paths", "shown"]


class Tables(Protocol):
    """Who knows which tables need not be read again."""

    def holds(self, file: Path) -> bool:
        """Whether all records of this file are known. Raises OSError when it cannot be read."""

    def read(self, file: Path, documents: int) -> None:
        """That a file not held was read to its end, so many documents and nothing rejected."""


def read_paths(
    paths: Sequence[Path], issues: IssueLog, *, source_id: str = "files", now: datetime | None = None, tables: Tables | None = None
) -> Iterator[Document]:
    """Documents of files and folders, in the order given, folders sorted; one for a page, one for each record of a table that `tables` does not hold.

    `now` is the time of fetching, the clock's unless told. What cannot be used becomes an issue; the rest still comes. Raises SourceError
    for a path that is not there and for a folder without a file that could be read.
    """
    fetched_at = now or datetime.now(UTC)
    for path in paths:
        for file, locator in find_files(path, issues):
            origin = Origin(source_id, locator, fetched_at, issues)
            read = READERS.get(file.suffix.lower())
            try:
                if not read:
                    yield from read_page(file, origin)
                elif not (tables and tables.holds(file)):
                    yield from _noted(read(file, origin), file, tables, origin)
            except OSError as error:
                origin.reject(f"The file cannot be read ({error.strerror or error}).", "Check its permissions, and load it again.")


def _noted(documents: Iterator[Document], file: Path, tables: Tables | None, origin: Origin) -> Iterator[Document]:
    before, count = len(origin.issues), 0
    for document in documents:
        count += 1
        yield document
    if len(origin.issues) > before:
        return
    if not count:
        origin.reject("The table is empty: it holds no record.", "Write it again, or leave it out.")
    elif tables:
        tables.read(file, count)
