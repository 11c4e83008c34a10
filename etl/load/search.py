"""The search index of a build: one document for each release, written with Tantivy beside the database.

Each language has fields of its own, so that words are cut to their stem by its rules. What the fields are and how words become terms is
described once, in LAYOUT; it goes into the manifest, and whoever opens the index sets up the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import tantivy
from babel import Locale, UnknownLocaleError

from etl.errors import StoreError

SQL = Path(__file__).with_name("search.sql")
MEMORY = "1GB"
HEAP = 128_000_000
"""Bytes that the writer may hold, over all its threads; beyond them it writes a segment."""
BATCH = 2048

LAYOUT: dict[str, Any] = {
    # Steps in their order, after the text was cut at everything that is no letter or digit. In French and Spanish the stem depends on the
    # accents: stem first, fold after. Who types no accents is met by a second field that folds first. English has accents in names alone.
    "analysers": {
        "en": ["short:60", "lower", "fold", "stem:english"],
        "fr": ["short:60", "lower", "stem:french", "fold"],
        "fr_plain": ["short:60", "lower", "fold", "stem:french"],
        "es": ["short:60", "lower", "stem:spanish", "fold"],
        "es_plain": ["short:60", "lower", "fold", "stem:spanish"],
        "plain": ["short:60", "lower", "fold"],
    },
    "languages": {"en": ["en"], "fr": ["fr", "fr_plain"], "es": ["es", "es_plain"], "other": ["plain"]},
    "text": ["title", "text"],  # fields <name>_<analyser>
    "codes": ["country", "region", "partner", "funder", "state", "type", "pillar", "publisher", "language"],  # code and names, as "plain"
    "keys": ["release_key"],
}
_NAMES = "select dimension::varchar, value_key, array_to_string(list_distinct([code, name_en, name_fr, name_es]), ' ') from dimension_values"


def write_index(database: Path, folder: Path) -> dict[str, Any]:
    """Write the index of a filled build into a new folder; LAYOUT with `releases` and `activities` (how many there are) for the manifest.

    Rows are streamed: memory does not grow with their number. Raises StoreError when the folder cannot be written.
    """
    folder.mkdir()
    try:
        counts = _write(database, folder)
    except (OSError, ValueError) as error:  # Tantivy says a full disk as either
        raise StoreError(
            f"{folder}: the search index cannot be written ({error}). The build before is still served; make room, then run it again."
        ) from error
    _share(folder, like=database)
    return {"folder": folder.name, "releases": counts[0], "activities": counts[1], **LAYOUT}


def _write(database: Path, folder: Path) -> tuple[int, int]:
    """How many releases and activities there are."""
    index = tantivy.Index(_schema(), str(folder))
    for name, steps in LAYOUT["analysers"].items():
        index.register_tokenizer(name, _analyser(steps))
    writer = index.writer(HEAP)
    with duckdb.connect(str(database), read_only=True, config={"memory_limit": MEMORY}) as db:
        names = {(dimension, key): words for dimension, key, words in db.execute(_NAMES).fetchall()}
        for batch in db.sql(SQL.read_text(encoding="utf-8")).to_arrow_reader(BATCH):
            for row in batch.to_pylist():
                writer.add_document(_document(row, names))
        counts = db.execute("select (select count(*) from releases), (select count(*) from activities)").fetchone()
    writer.commit()
    writer.wait_merging_threads()
    assert counts is not None
    return int(counts[0]), int(counts[1])


def _share(folder: Path, like: Path) -> None:
    """Let everybody read the index who may read the database, and leave no lock of the writer: Tantivy keeps some files to their owner."""
    (folder / ".tantivy-writer.lock").unlink(missing_ok=True)
    for path in folder.iterdir():
        path.chmod(like.stat().st_mode)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for analyser in LAYOUT["analysers"]:
        for part in LAYOUT["text"]:
            builder.add_text_field(f"{part}_{analyser}", tokenizer_name=analyser)
    for name in LAYOUT["codes"]:
        builder.add_text_field(name, tokenizer_name="plain")
    for name in LAYOUT["keys"]:
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def _analyser(steps: list[str]) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in steps:
        match step.split(":"):
            case ["short", length]:
                builder = builder.filter(tantivy.Filter.remove_long(int(length)))
            case ["stem", language]:
                builder = builder.filter(tantivy.Filter.stemmer(language))
            case ["lower"]:
                builder = builder.filter(tantivy.Filter.lowercase())
            case _:
                builder = builder.filter(tantivy.Filter.ascii_fold())
    return builder.build()


def _document(row: Mapping[str, Any], names: Mapping[tuple[str, int], str]) -> tantivy.Document:
    document = tantivy.Document()
    for analyser in LAYOUT["languages"].get(row["language"], LAYOUT["languages"]["other"]):
        for part in LAYOUT["text"]:
            document.add_text(f"{part}_{analyser}", row[part])
    for value in zip(row["dimensions"], row["keys"], strict=True):
        document.add_text(value[0], names[value])
    document.add_text("language", _language(row["language"]))
    for name in LAYOUT["keys"]:
        document.add_unsigned(name, row[name])
    return document


@cache
def _language(code: str) -> str:
    """The code, and what the language is called in those of the dashboard."""
    try:
        locale = Locale.parse(code)
    except (ValueError, UnknownLocaleError):
        return code
    return " ".join((code, *(locale.get_language_name(reader) or "" for reader in ("en", "fr", "es"))))
