"""ETL stages, releases per second, against an Aho-Corasick pass over the same texts and a DuckDB insert of the same rows."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import ahocorasick
import duckdb

from benchmarks.measure import Figure, Row, peak_memory, timed
from etl import extract as extraction
from etl import reference
from etl.issues import IssueLog
from etl.lock import writing
from etl.model import Release
from etl.parse import parse
from etl.pipeline import build, load
from etl.pipeline.reading import read
from etl.resolve import resolve
from etl.sources import read_paths
from etl.store import Store

GROUP = "ETL"
SLOW_EXTRACT = (
    "seven extractors each pass over the text with vocabularies of their own, and the shape of names is found token by token in Python; "
    "one shared pass for all vocabularies is the next step"
)
MEMORY = "two workers each hold the vocabularies and a part of 5,000 documents, and all rows wait in temporary tables before they are written"
SIZE = "every mention repeats its words and the hexadecimal id of its statement; small integer keys would make it smaller"
CARRIED = "rows are copied into temporary tables first and then written in order; only reading is saved"


def rows(folder: Path, releases: int, store: Path) -> Iterator[Row]:
    """Rows for the releases in `folder` (as benchmarks.generate writes them); `releases` is how many there are, `store` holds them after."""
    documents = list(read_paths([folder / "releases.jsonl"], IssueLog()))[:5_000]
    parsed = [release for document in documents if (release := parse(document, IssueLog()))]
    statements = [extraction.extract(release) for release in parsed]
    automaton = _automaton()
    floor = timed(lambda: _aho_corasick(parsed, automaton))

    def rate(what: str, run: Callable[[], object], note: str = "") -> Row:
        return _row(what, timed(run), len(parsed), "Aho-Corasick pass, releases/s", len(parsed) / floor.median, note)

    yield rate("parse, one process", lambda: [parse(document, IssueLog()) for document in documents])
    yield rate("extract, one process", lambda: [extraction.extract(release) for release in parsed], SLOW_EXTRACT)
    yield rate("resolve, one process", lambda: [resolve(r, s, IssueLog()) for r, s in zip(parsed, statements, strict=True)])
    yield rate("parse, extract and resolve, one process", lambda: [read(document, IssueLog()) for document in documents])
    yield from _whole(folder, releases, store)


def _whole(folder: Path, releases: int, root: Path) -> Iterator[Row]:
    insert = timed(lambda: _insert(folder), runs=3)
    beside = ("DuckDB insert of the same rows, releases/s", releases / insert.median)
    store = Store(root)
    with peak_memory() as peak:
        started = time.perf_counter()
        load(store, [folder])
        seconds = time.perf_counter() - started
    yield _row(f"full load, {os.cpu_count()} processes (one run)", Figure((seconds,)), releases, *beside)
    text = ("records as JSON Lines, MB", (folder / "releases.jsonl").stat().st_size / 1e6)
    yield Row(GROUP, "peak memory of a full load, all processes", "MB", peak.bytes / 1e6, 0.0, *text, MEMORY)
    size = store.database(str(store.current())).stat().st_size
    yield Row(GROUP, "size of the build", "MB", size / 1e6, 0.0, *text, SIZE)
    yield _row("load again, nothing changed", timed(lambda: load(store, [folder]), runs=2), releases, *beside)
    with writing(store, "bench"):
        yield _row("build again, everything carried over", timed(lambda: build(store), runs=2), releases, *beside, CARRIED)


def _row(what: str, figure: Figure, releases: int, beside_what: str, beside: float, note: str = "") -> Row:  # noqa: PLR0917
    return Row(GROUP, what, "releases/s", releases / figure.median, figure.spread, beside_what, beside, note)


def _insert(folder: Path) -> None:
    path = Path(tempfile.mkdtemp(prefix="ctdash-bench-")) / "floor.duckdb"
    with duckdb.connect(str(path)) as db:
        db.execute("create table release as select * from read_json(?, format = 'newline_delimited')", [str(folder / "releases.jsonl")])
    shutil.rmtree(path.parent)


def _aho_corasick(releases: list[Release], automaton: ahocorasick.Automaton) -> int:
    return sum(1 for release in releases for _ in automaton.iter(release.text.lower()))


def _automaton() -> ahocorasick.Automaton:
    """All names of organisations and countries: about as many keys as the extractors look for."""
    automaton = ahocorasick.Automaton()
    names = {name.lower() for row in reference.load("organisations") for name in (row["name"], *row["aliases"].split("|")) if name}
    names |= {row["name"].lower() for row in reference.load("country_names")}
    for name in sorted(names):
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton
