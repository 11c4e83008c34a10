"""One document to one reading: parse, extract, resolve. A pure function of (document, vocabulary, code)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from etl import extract as extraction
from etl.issues import Issue, IssueLog
from etl.load import write_part
from etl.model import Document, Reading, TextKind
from etl.parse import parse
from etl.pipeline.progress import Progress
from etl.reference import load as load_reference
from etl.resolve import resolve
from etl.settings import PACKAGE

IN_PROCESS = 1_000
"""Up to this many documents a second process costs more to start than it saves."""


def read(document: Document, issues: IssueLog) -> Reading | None:
    """What stands in a document; None, and an issue, when it holds no text."""
    release = parse(document, issues, text_kind=_text_kinds()[document.source_id])
    if release is None:
        return None
    return Reading(release, resolve(release, extraction.extract(release), issues))


def read_part(documents: list[Document], folder: Path, number: int) -> int:
    """Read documents and write one statement part; how many documents there were. Runs in any process."""
    readings: list[Reading] = []
    found: list[tuple[str, Issue]] = []
    for document in documents:
        issues = IssueLog()
        reading = read(document, issues)
        if reading:
            readings.append(reading)
        release_id = reading.release.release_id if reading else None
        found += [(document.sha256, issue if issue.release_id else replace(issue, release_id=release_id)) for issue in issues]
    write_part(folder, number, readings, found)
    return len(documents)


def read_parts(parts: Iterable[list[Document]], folder: Path, total: int, workers: int, progress: Progress) -> None:
    """Read all parts, in this process or in `workers` of them; a few parts are in memory at a time."""
    done = 0
    progress("Reading releases", done, total)
    if workers <= 1 or total <= IN_PROCESS:
        for number, documents in enumerate(parts):
            done += read_part(documents, folder, number)
            progress("Reading releases", done, total)
        return
    # spawn: a fork of a process with open DuckDB threads can hang
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        pending: set[Future[int]] = set()
        for number, documents in enumerate(parts):
            pending.add(pool.submit(read_part, documents, folder, number))
            if len(pending) >= 2 * workers:
                ended, pending = wait(pending, return_when=FIRST_COMPLETED)
                done += sum(future.result() for future in ended)
                progress("Reading releases", done, total)
        for future in pending:
            done += future.result()
            progress("Reading releases", done, total)


@cache
def fingerprint() -> str:
    """Changes when the same document could be read differently: vocabulary, extractor versions, code of parse, extract and resolve."""
    digest = hashlib.sha256(extraction.fingerprint().encode())
    shared = [PACKAGE / name for name in ("charset.py", "model.py", "names.py")]
    stages = [path for stage in ("parse", "extract", "resolve") for path in (PACKAGE / stage).glob("*.py")]
    for path in sorted([*shared, *stages]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def _text_kinds() -> dict[str, TextKind]:
    return {row["source_id"]: "summary" if row["text_kind"] == "summary" else "original" for row in load_reference("sources")}
