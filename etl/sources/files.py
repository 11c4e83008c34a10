"""Which files a path names."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from etl.errors import SourceError
from etl.issues import Issue, IssueLog

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".csv", ".parquet")
log = logging.getLogger(__name__)


def find_files(path: Path, issues: IssueLog) -> Iterator[tuple[Path, str]]:
    """(file, name for people): the file itself, or every readable kind of file below a folder, sorted, hidden ones left out.

    Raises SourceError when the path is not there or cannot be looked at, or when the folder holds no such file.
    """
    try:
        is_file, is_folder = path.is_file(), path.is_dir()
    except OSError as error:
        raise SourceError(f"{shown(path)}: it cannot be read ({error.strerror}). Check the path, and who may read it.") from error
    if is_file:
        if path.suffix.lower() in SUFFIXES:
            yield path, shown(path.name)
        else:
            kinds = f"Files of these kinds are read: {' '.join(SUFFIXES)}."
            reason = f"The kind of file {shown(path.suffix) or 'without an ending'} is not read."
            issues.add(Issue("rejected", "sources", shown(path.name), reason, kinds))
    elif is_folder:
        yield from _below(path, issues)
    else:
        raise SourceError(f"{shown(path)}: there is no such file or folder. Check the path.")


def shown(name: Path | str) -> str:
    """A name of a file or folder as text that UTF-8 can hold: a byte that is none stands as \\xff, so that two names stay two."""
    text = name if isinstance(name, str) else name.as_posix()
    return os.fsencode(text).decode("utf-8", "backslashreplace")


def _below(folder: Path, issues: IssueLog) -> Iterator[tuple[Path, str]]:
    def unreadable(error: OSError) -> None:
        where = shown(Path(error.filename).relative_to(folder) if error.filename else folder.name)
        issues.add(Issue("rejected", "sources", where, f"The folder cannot be read ({error.strerror}).", "Check who may read it, and load it again."))

    found = passed = 0
    for here, folders, names in os.walk(folder, onerror=unreadable):  # links to folders are not followed: they may lead in a circle
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or Path(name).suffix.lower() not in SUFFIXES:
                passed += 1
                continue
            found += 1
            file = Path(here) / name
            yield file, shown(file.relative_to(folder))
    log.debug("%s: %d files read, %d passed over", folder, found, passed)
    if not found:
        raise SourceError(f"{shown(folder)}: the folder holds no file that could be read. Files of these kinds are: {' '.join(SUFFIXES)}.")
