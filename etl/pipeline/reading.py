"""One document to one reading, and one part of documents to one part of statements: a pure function of (document, vocabulary, code)."""

from __future__ import annotations

import hashlib
import socket
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from uuid import uuid4

from etl import extract as extraction
from etl.archive import read_documents
from etl.errors import ClusterError
from etl.issues import Issue, IssueLog
from etl.load import Lot, write_part
from etl.model import Document, Reading, TextKind
from etl.parse import parse
from etl.place import count_files, open_file
from etl.reference import load as load_reference
from etl.resolve import organisation_id, resolve
from etl.settings import PACKAGE

LOT = 250
"""Readings that are in memory at a time; a release of 1 kB has a few dozen rows."""


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that are read in one go: some of one part of the archive."""

    number: int
    archived: int  # the part of the archive, as `Documents` counts them
    address: str  # where that lies
    places: tuple[int, ...]  # which of its documents, from 0


@dataclass(frozen=True, slots=True)
class Read:
    """A part that was read: the name of the statement part, and a hash of its bytes, which is the same wherever it was read."""

    part: Part
    name: str
    sha256: str


def read(document: Document, issues: IssueLog) -> Reading | None:
    """What stands in a document; None, and an issue, when it holds no text."""
    release = parse(document, issues, text_kind=_text_kinds()[document.source_id])
    if release is None:
        return None
    publisher_id = organisation_id(release.publisher) if release.publisher else None
    return Reading(release, resolve(release, extraction.extract(release), issues), publisher_id)


def read_or_reject(document: Document, issues: IssueLog) -> Reading | None:
    """The same, and an issue for a document whose reading fails: one that nobody thought of must not keep out a million others."""
    try:
        return read(document, issues)
    except MemoryError:  # says nothing about the document
        raise
    except Exception as error:  # noqa: BLE001 it is shown
        reason = f"The text could not be read ({type(error).__name__} in {_place(error)})."  # the error's own words may hold the text's
        issues.add(Issue("rejected", "extract", document.locator, reason, "Please report it."))
        return None


def read_part(part: Part, folder: str, rules: str, tries: int) -> Read | None:
    """Read documents and write one statement part into `folder` (a path, or an address). Runs in any process, on any machine.

    Each try leaves its mark in the folder: when there are `tries` of them already, nothing is read, and it is None. So a part that kills
    whoever reads it is left alone, whoever starts it again. Each try writes under a name of its own: one that was given up and goes on
    all the same spoils nothing. Raises ClusterError when this process has other rules than `rules` (see `fingerprint`), or cannot read
    or write at an address.
    """
    if fingerprint() != rules:
        raise ClusterError(f"{socket.gethostname()}: a worker reads by other rules than this command. Install the same wheel on both.")
    name = f"{part.number:05d}-{uuid4().hex[:12]}"
    marks = f"{folder}/tries/{part.number:05d}"
    try:
        if count_files(marks) >= tries:
            return None
        with open_file(f"{marks}/{name}", "wb") as mark:
            mark.write(b".")
        return Read(part, name, write_part(folder, name, _lots(read_documents(part.address, frozenset(part.places)))))
    except OSError as error:
        advice = "Every worker needs to read the archive and to write beside the new build: see docs/cluster.md."
        raise ClusterError(f"{socket.gethostname()}: {part.address} cannot be read into {folder} ({error.strerror or error}). {advice}") from error


def _lots(documents: Iterable[Document]) -> Iterator[Lot]:
    rest = iter(documents)
    while lot := list(islice(rest, LOT)):
        readings: list[Reading] = []
        found: list[tuple[str, Issue]] = []
        with extraction.no_collecting():
            for document in lot:
                issues = IssueLog()
                reading = read_or_reject(document, issues)
                if reading:
                    readings.append(reading)
                release_id = reading.release.release_id if reading else None
                found += [(document.sha256, issue if issue.release_id else replace(issue, release_id=release_id)) for issue in issues]
        yield readings, found


def _place(error: Exception) -> str:
    """The last line of ours that an error, caught in this module, came through: module and number."""
    lines = [f"{frame.f_globals['__name__']}:{line}" for frame, line in traceback.walk_tb(error.__traceback__)]
    return [line for line in lines if line.startswith("etl.")][-1]


@cache
def fingerprint() -> str:
    """Changes when the same document could be read differently, or its statements named differently: vocabulary, extractor versions, and the code
    of parse, extract, resolve, of this module and of the parts that readings are written to."""
    digest = hashlib.sha256(extraction.fingerprint().encode())
    shared = [PACKAGE / name for name in ("charset.py", "model.py", "names.py", "load/parts.py", "pipeline/reading.py")]
    stages = [path for stage in ("parse", "extract", "resolve") for path in (PACKAGE / stage).glob("*.py")]
    for path in sorted([*shared, *stages]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def _text_kinds() -> dict[str, TextKind]:
    return {row["source_id"]: "summary" if row["text_kind"] == "summary" else "original" for row in load_reference("sources")}
