"""Tables of records that the archive holds whole, by the hash of their bytes, so that a load of the same files need not read them again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from etl.store import write_whole

_NAME = "tables.json"


class ReadTables:
    """Which tables were read to their end without a rejected record. `unchanged`: documents in those met again.

    What was taken out of the archive may come back by a load, so taking out forgets all of them (`forget`).
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._kept: dict[str, int] = json.loads(self._path.read_text(encoding="utf-8")) if self._path.exists() else {}
        self._met: dict[Path, tuple[str, tuple[int, int]]] = {}
        self.unchanged = 0

    def holds(self, file: Path) -> bool:
        """Whether all records of this file are in the archive. Raises OSError when it cannot be read."""
        state = _state(file)
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        if digest in self._kept:
            self.unchanged += self._kept[digest]
            return True
        self._met[file] = (digest, state)
        return False

    def read(self, file: Path, documents: int) -> None:
        """That the file was read to its end, so many documents and nothing rejected; one that changed meanwhile is not remembered."""
        digest, state = self._met.pop(file)
        if _state(file) == state:
            self._kept[digest] = documents

    def keep(self) -> None:
        """Remember, once the documents are in the archive."""
        write_whole(self._path, json.dumps(self._kept))
        self._path.chmod(0o600)

    @staticmethod
    def forget(folder: Path) -> None:
        """Remember none."""
        (folder / _NAME).unlink(missing_ok=True)


def _state(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns
