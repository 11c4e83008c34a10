"""ETL stages, releases per second, against an Aho-Corasick pass over the same texts and a DuckDB insert of the same rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import count

import ahocorasick

from benchmarks import generate
from benchmarks.growth import Size
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
SAMPLE = 2_000
SLOW_EXTRACT = (
    "all phrases of a language are found in one pass, but what they mean is decided in Python: which names stand beside which phrase, "
    "and where a name begins and ends, takes most of the time"
)
LONG_TEXT = "a text of one phrase alone has a hundred times the names and cues of prose, each of which is looked at"
LOAD = "reading takes nearly all of it, see extract; the insert beside it reads nothing out of the text"
MEMORY = "DuckDB may hold 1 GB while it writes; each worker holds the vocabularies"
BUILD = "generated texts are made of few phrases and take less room than real ones would; ids as text and their indexes are most of the rest"
CARRIED = "rows are copied into temporary tables first and then written in order; only reading is saved"


def rows(size: Size, runs: int) -> Iterator[Row]:
    """Single stages over the first SAMPLE releases of a size, then the whole pipeline over all of them."""
    yield from _stages(size, runs)
    yield from _whole(size)


def _stages(size: Size, runs: int) -> Iterator[Row]:
    documents = list(read_paths([size.generated / "releases.jsonl"], IssueLog()))[:SAMPLE]
    parsed = [release for document in documents if (release := parse(document, IssueLog()))]
    statements = [extraction.extract(release) for release in parsed]
    automaton = _automaton()
    floor = timed(lambda: _aho_corasick(parsed, automaton), runs)
    stages: Sequence[tuple[str, Callable[[], object], str]] = (
        ("parse, one process", lambda: [parse(document, IssueLog()) for document in documents], ""),
        ("extract, one process", lambda: [extraction.extract(release) for release in parsed], SLOW_EXTRACT),
        ("resolve, one process", lambda: [resolve(r, s, IssueLog()) for r, s in zip(parsed, statements, strict=True)], ""),
        ("parse, extract and resolve, one process", lambda: [read(document, IssueLog()) for document in documents], ""),
    )
    for what, run, note in stages:
        yield _row(what, timed(run, runs), len(parsed), ("Aho-Corasick pass, releases/s", len(parsed) / floor.median), note)
    yield from _lengths([release.text for release in parsed if release.language == "en"], automaton)


def _lengths(texts: Sequence[str], automaton: ahocorasick.Automaton) -> Iterator[Row]:
    """One text of growing length, and the worst of hostile repeats, each read as a release."""
    prose = " ".join(texts)
    hostile = "funded by Japan " * 60_000
    for what, text in [
        *((f"prose of {n // 1000:,} kB", prose[:n]) for n in (1_000, 10_000, 100_000, 1_000_000)),
        ("one phrase again and again, 960 kB", hostile),
    ]:
        figure = timed(lambda text=text: extraction.extract(_again(text)), runs=3)  # type: ignore[misc]
        floor = timed(lambda text=text: sum(1 for _ in automaton.iter(text.lower())), runs=3)  # type: ignore[misc]
        yield Row(
            GROUP, f"extract of one text, {what}", "ms", figure.median * 1000, figure.spread, "Aho-Corasick pass, ms", floor.median * 1000,
            LONG_TEXT if text is hostile else "",
        )  # fmt: skip


_numbers = count()


def _again(text: str) -> Release:
    """A release with this text and a number behind it, so that no cache of an earlier run answers."""
    return Release(
        release_id="r", document_sha256="0", source_id="bench", url=None, title="", text=f"{text} {next(_numbers)}", language="en", publisher=None,
        published=None, published_from=None, text_kind="original",
    )  # fmt: skip


def _whole(size: Size) -> Iterator[Row]:
    beside = ("DuckDB insert of the same rows, releases/s", size.releases / size.insert.median)
    text = ("records as JSON Lines, MB", size.source / 1e6)
    store = Store(size.store)
    yield _row(f"full load, {os.cpu_count()} processes", Figure((size.load,)), size.releases, beside, LOAD)
    yield Row(GROUP, "peak memory of a full load, all processes", "MB", size.memory / 1e6, None, *text, MEMORY)
    yield Row(GROUP, "size of the build", "MB", size.build / 1e6, None, *text, BUILD)
    yield _row("load again, nothing changed", timed(lambda: load(store, generate.sources(size.generated)), runs=1, warm=False), size.releases, beside)
    with writing(store, "bench"), peak_memory() as peak:
        again = timed(lambda: build(store), runs=1, warm=False)
    yield _row("build again, everything carried over", again, size.releases, beside, CARRIED)
    yield Row(GROUP, "peak memory of a build with everything carried over", "MB", peak.bytes / 1e6, None, *text, MEMORY)


def _row(what: str, figure: Figure, releases: int, beside: tuple[str, float], note: str = "") -> Row:
    return Row(GROUP, what, "releases/s", releases / figure.median, figure.spread, *beside, note)


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
