"""Parts to the workers of a pool, and what they read back: a part whose worker is lost is read again, one that kills its reader is set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from etl.errors import ClusterError, EtlError
from etl.issues import Issue
from etl.load import write_part
from etl.pipeline import pools, reading
from etl.pipeline.documents import Documents
from etl.pipeline.exchange import shared
from etl.pipeline.pools import Cluster, Pool
from etl.pipeline.progress import Progress
from etl.pipeline.reading import Part, Read

TRIES = 3
TRIES_IN_COMPANY = 2
"""The last try is made alone: a worker that dies may have had other parts in hand, and those are not to blame."""

PART_DOCUMENTS = 1_000
"""Documents that are read in one go: a few seconds of work to lose with a worker, enough that handing them out is not the cost."""

IN_PROCESS = 1_000
"""Up to this many documents a second process costs more to start than it saves."""

LOOK_SECONDS = 5.0
POISONED_AT_MOST = 3
"""So many parts set aside and none read: it is not the parts."""


def read_parts(
    documents: Documents, unread: Sequence[tuple[int, tuple[int, ...]]], folder: Path, where: Cluster | int, progress: Progress
) -> list[str]:
    """Read documents, given as (part, places in it), into statement parts in `folder`; their names, in order.

    They are read on a cluster, or in so many processes of this machine. The documents of a part that cannot be read are issues.
    """
    total = sum(len(places) for _, places in unread)
    pool_of = pools.local(where if total > IN_PROCESS else 1) if isinstance(where, int) else pools.cluster(where.scheduler)
    with shared(None if isinstance(where, int) else where.exchange, folder) as exchange, pool_of as pool:
        spreading = Spreading(pool, exchange.folder, total, progress)
        spreading.read(_parts(documents, unread, exchange.lend))
        names = [read.name for read in spreading.done]
        exchange.fetch(names)
    return names + [_set_aside(documents, part, said, folder) for part, said in spreading.poisoned]


def _parts(documents: Documents, unread: Sequence[tuple[int, tuple[int, ...]]], lend: Callable[[Path], str]) -> Iterator[Part]:
    number = count()
    for archived, places in unread:
        address = lend(documents.parts[archived][1])
        for first in range(0, len(places), PART_DOCUMENTS):
            yield Part(next(number), archived, address, places[first : first + PART_DOCUMENTS])


def _set_aside(documents: Documents, part: Part, said: str, folder: Path) -> str:
    """A statement part that says of each document that it could not be read; its name."""
    reason = f"The part of the archive that holds the text could not be read in {TRIES} tries: {said}."
    advice = "It is tried again with the next build. If it stays, load fewer texts at a time, and report it."
    rows = documents.listing(part.archived).take(part.places).to_pylist()
    name = f"{part.number:05d}-aside"
    write_part(str(folder), name, [([], [(row["sha256"], Issue("rejected", "load", row["locator"], reason, advice)) for row in rows])])
    return name


@dataclass
class Spreading:
    """One pass over parts. Afterwards `done` holds what was read, by part number, and `poisoned` the parts set aside, with what was said last."""

    pool: Pool
    folder: str  # where workers write: a path, or an address
    total: int  # documents of all parts
    progress: Progress
    done: list[Read] = field(default_factory=list)
    poisoned: list[tuple[Part, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._rules = reading.fingerprint()
        self._said: dict[int, str] = {}
        self._again: list[Part] = []
        self._pending: dict[Future[Read | None], Part] = {}
        self._documents = 0

    def read(self, parts: Iterable[Part]) -> None:
        """Read all parts; a few are with the workers at a time. Raises ClusterError when the cluster or the place it shares cannot be used."""
        self._tell(0)
        for part in parts:
            self._submit(part, TRIES_IN_COMPANY)
            while len(self._pending) >= 2 * self.pool.width():
                self._harvest()
        while self._pending:
            self._harvest()
        suspects, self._again = sorted(self._again, key=lambda part: part.number), []
        for part in suspects:
            self._read_alone(part)
        self.done.sort(key=lambda read: read.part.number)

    def _read_alone(self, part: Part) -> None:
        for _ in range(TRIES):
            self._submit(part, TRIES)
            while self._pending:
                self._harvest()
            if not self._again:
                return
            self._again = []
        self.poisoned.append((part, self._said.get(part.number, "its worker died")))
        self._tell(len(part.places))
        if len(self.poisoned) >= POISONED_AT_MOST and not self.done:
            raise ClusterError(f"no part could be read: {self.poisoned[-1][1]}. Nothing was published.")

    def _submit(self, part: Part, tries: int) -> None:
        self._pending[self.pool.submit(reading.read_part, part, self.folder, self._rules, tries)] = part

    def _harvest(self) -> None:
        ended, _ = wait(self._pending, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
        if not ended:
            self.pool.watch()
        for future in ended:
            part = self._pending.pop(future)
            read = self._outcome(future, part)
            if read:
                self.done.append(read)
                self._tell(len(part.places))
            else:
                self._again.append(part)

    def _outcome(self, future: Future[Read | None], part: Part) -> Read | None:
        try:
            return future.result()
        except EtlError:
            raise
        except CancelledError as error:
            raise ClusterError("the scheduler is gone. Nothing was published; start it and run the command again.") from error
        except ImportError as error:
            raise ClusterError(f"a worker lacks a module ({error}). Install this project's wheel on every worker, see docs/cluster.md.") from error
        except self.pool.deaths:
            self._said[part.number] = "its worker died"
        except Exception as error:  # noqa: BLE001 tried again, then set aside and shown
            self._said[part.number] = f"its worker said {type(error).__name__}"
        return None

    def _tell(self, documents: int) -> None:
        self._documents += documents
        self.progress("Reading releases", self._documents, self.total)
