"""The place that a command and its workers share: the store itself, or an address to which parts are brought and from which they are fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from etl.load import TABLES, part_file
from etl.place import file_system


class Exchange:
    """The store itself: every worker sees the same folders under the same paths, and nothing has to be moved. `folder` is where workers write."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def lend(self, part: Path) -> str:
        """The address under which workers read a part of documents."""
        return str(part)

    def fetch(self, names: Sequence[str]) -> None:
        """Bring the statement parts of these names into the build's own folder."""


class _Address(Exchange):
    def __init__(self, address: str, own: Path) -> None:
        super().__init__(address)
        self._own = own
        self._system, self._path = file_system(address)

    def lend(self, part: Path) -> str:
        name = f"documents/{part.parent.name}-{part.name}"
        self._system.makedirs(f"{self._path}/documents", exist_ok=True)
        self._system.put_file(str(part), f"{self._path}/{name}")
        return f"{self.folder}/{name}"

    def fetch(self, names: Sequence[str]) -> None:
        for name in names:
            for table in TABLES:
                file = part_file(table, name)
                self._system.get_file(f"{self._path}/{file}", str(self._own / file))

    def clear(self) -> None:
        """Leave nothing there: documents hold contact details."""
        if self._system.exists(self._path):
            self._system.rm(self._path, recursive=True)


@contextmanager
def shared(address: str | None, own: Path) -> Iterator[Exchange]:
    """The place for one build whose statement parts end in the folder `own`. None: `own` itself, seen by every worker.

    Raises ClusterError when no files can be kept at the address.
    """
    if address is None:
        yield Exchange(str(own))
        return
    place = _Address(f"{address.rstrip('/')}/{own.parent.name.lstrip('.')}", own)
    try:
        yield place
    finally:
        place.clear()
