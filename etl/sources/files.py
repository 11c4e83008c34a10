"""Which files a path names."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from etl.errors import SourceError
from etl.issues import Issue, IssueLog

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".csv", ".parquet")
log = logging.getLogger(__name__)


def find_files(path: Path, issues: IssueLog) -> Iterator[tuple[Path, str]]:
    """(file, name for people): the file itself, or every readable kind of file below a folder, sorted, hidden ones left out.

    Raises SourceError when the path is not there or out of reach, or when the folder holds no such file.
    """
    try:
        kind = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceError(f"{path}: there is no such file or folder. Check the path.") from error
    except OSError as error:
        raise SourceError(f"{path}: it cannot be reached ({error.strerror}). Check the path, and who may look into the folders above.") from error
    if stat.S_ISREG(kind):
        if path.suffix.lower() in SUFFIXES:
            yield path, path.name
        else:
            kinds = f"Files of these kinds are read: {' '.join(SUFFIXES)}."
            issues.add(Issue("rejected", "sources", path.name, f"The kind of file {path.suffix or 'without an ending'} is not read.", kinds))
    elif stat.S_ISDIR(kind):
        yield from _below(path, issues)
    else:
        raise SourceError(f"{path}: it is neither a file nor a folder. Check the path.")


def _below(folder: Path, issues: IssueLog) -> Iterator[tuple[Path, str]]:
    def unreadable(error: OSError) -> None:
        where = Path(error.filename).relative_to(folder).as_posix() if error.filename else folder.name
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
            yield file, file.relative_to(folder).as_posix()
    log.debug("%s: %d files read, %d passed over", folder, found, passed)
    if not found:
        raise SourceError(f"{folder}: the folder holds no file that could be read. Files of these kinds are: {' '.join(SUFFIXES)}.")
