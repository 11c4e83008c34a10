"""Files and folders to documents: what there is, byte for byte, with where it was found. Nothing is interpreted here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from etl.issues import IssueLog
from etl.model import Document
from etl.sources.files import find_files
from etl.sources.origin import Origin
from etl.sources.pages import read_page
from etl.sources.tables import READERS

__all__ = ["read_paths"]


def read_paths(paths: Sequence[Path], issues: IssueLog, *, source_id: str = "files", now: datetime | None = None) -> Iterator[Document]:
    """Documents of files and folders, in the order given, folders sorted; one for a page, one for each record of a table.

    `now` is the time of fetching, the clock's unless told. What cannot be used becomes an issue; the rest still comes. Raises SourceError
    for a path that is not there and for a folder without a file that could be read.
    """
    fetched_at = now or datetime.now(UTC)
    for path in paths:
        for file, locator in find_files(path, issues):
            origin = Origin(source_id, locator, fetched_at, issues)
            read = READERS.get(file.suffix.lower(), read_page)
            try:
                yield from read(file, origin)
            except OSError as error:
                origin.reject(f"The file cannot be read ({error.strerror or error}).", "Check its permissions, and load it again.")
