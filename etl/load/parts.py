"""Readings as Parquet: the statement parts that extract hands to load, one file for each of TABLES.

Ids are stable: a statement's is derived from its release, field, value and the words it rests on, so that the same text read by the same
rules has the same ids in every build.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl import reference
from etl.issues import Issue
from etl.model import ActivityType, Amount, Country, Fact, Funder, Partner, People, Reading, Relevance, Statement
from etl.place import open_file

_TEXT, _INT, _REAL = pa.string(), pa.int64(), pa.float64()
RELEASE = pa.schema(
    {
        "release_id": _TEXT, "source_id": _TEXT, "document_sha256": _TEXT, "url": _TEXT, "publisher_id": _TEXT, "publisher": _TEXT,
        "language": _TEXT, "title": _TEXT, "text": _TEXT, "text_kind": _TEXT, "published": pa.date32(), "published_precision": _TEXT,
        "published_from": _TEXT, "counter_trafficking": pa.bool_(), "relevance": _REAL, "contacts_removed": pa.int32(),
    }
)  # fmt: skip
STATEMENT = pa.schema(
    {
        "statement_id": _TEXT, "document_sha256": _TEXT, "release_id": _TEXT, "field": _TEXT, "value": _TEXT, "name": _TEXT,
        "organisation_id": _TEXT, "canonical": _TEXT, "country": _TEXT, "type": _TEXT, "count": _INT, "amount": _REAL,
        "currency": _TEXT, "status": _TEXT, "who": _TEXT, "rule": _TEXT, "confidence": _REAL,
    }
)  # fmt: skip
MENTION = pa.schema({"statement_id": _TEXT, "document_sha256": _TEXT, "position": pa.int32(), "start": pa.int32(), "end": pa.int32(), "quote": _TEXT})
ISSUE = pa.schema(
    {
        "issue_id": _TEXT,
        "document_sha256": _TEXT,
        "level": _TEXT,
        "stage": _TEXT,
        "locator": _TEXT,
        "reason": _TEXT,
        "advice": _TEXT,
        "release_id": _TEXT,
    }
)


TABLES = {"release": RELEASE, "statement": STATEMENT, "mention": MENTION, "issue": ISSUE}
Lot = tuple[Sequence[Reading], Sequence[tuple[str, Issue]]]
"""Some readings, and issues with the hash of their document."""


def write_part(folder: str, name: str, lots: Iterable[Lot]) -> str:
    """Write one part into a folder (a path, or an address) under the name `part_file` gives; a hash (hex) of all its bytes.

    Rows are in memory a lot at a time. Files are written when all is read, so a reader that breaks leaves none.
    """
    sinks = {table: pa.BufferOutputStream() for table in TABLES}
    with ExitStack() as stack:
        writers = {t: stack.enter_context(pq.ParquetWriter(sinks[t], schema, compression="zstd")) for t, schema in TABLES.items()}
        for readings, issues in lots:
            for table, rows in _rows(readings, issues).items():
                writers[table].write_table(pa.Table.from_pylist(rows, schema=TABLES[table]))
    digest = hashlib.sha256()
    for table, sink in sinks.items():
        data = sink.getvalue()
        digest.update(data)
        with open_file(f"{folder}/{part_file(table, name)}", "wb") as file:
            file.write(data)
    return digest.hexdigest()


def part_file(table: str, name: str) -> str:
    """The file that holds one table of a part."""
    return f"{table}-{name}.parquet"


def _rows(readings: Sequence[Reading], issues: Iterable[tuple[str, Issue]]) -> dict[str, list[dict[str, Any]]]:
    statements, mentions = [], []
    for reading in readings:
        sha = {"document_sha256": reading.release.document_sha256}
        for statement_id, statement in _identified(reading):
            statements.append({"statement_id": statement_id, **sha, "release_id": reading.release.release_id, **_statement_row(statement)})
            mentions += [
                {"statement_id": statement_id, **sha, "position": i, "start": m.start, "end": m.end, "quote": m.quote}
                for i, m in enumerate(statement.mentions)
            ]
    found = [{"issue_id": i.issue_id, "document_sha256": sha, **{c: getattr(i, c) for c in ISSUE.names[2:]}} for sha, i in issues]
    return {"release": [_release_row(r) for r in readings], "statement": statements, "mention": mentions, "issue": found}


def slug(name: str) -> str:
    """A name as an address part: ASCII, lower case, hyphens; a hash behind it, or alone, where not all of the name is in it.

    Case, blanks and, in names of Latin letters, accents and punctuation make no difference.
    """
    letters = unicodedata.normalize("NFKD", name)
    whole = re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode().lower()).strip("-")
    said = whole[:80].rstrip("-")
    if not said or any(c.isalnum() and not c.isascii() for c in letters):
        return "-".join(filter(None, (said, _hash(name))))
    return said if said == whole else f"{said}-{_hash(whole)}"


def _hash(name: str) -> str:
    """Twelve figures for a name, whatever its case and blanks."""
    same = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return hashlib.sha256(same.encode("utf-8", "replace")).hexdigest()[:12]


def _publisher_id(reading: Reading) -> str:
    """What charts count a publisher by: the registry's id, else its name; a name like an id of the registry, or like "none", is neither."""
    name = reading.release.publisher
    if reading.publisher_id or not name:
        return reading.publisher_id or "none"
    said = slug(name)
    return f"{said}-{_hash(name)}" if said in _taken() else said


@cache
def _taken() -> frozenset[str]:
    return frozenset({"none"} | {row["organisation_id"] for row in reference.load("organisations")})


def _release_row(reading: Reading) -> dict[str, Any]:
    release, relevance = reading.release, reading.relevance
    return {
        **{
            c: getattr(release, c)
            for c in ("release_id", "source_id", "document_sha256", "url", "publisher", "language", "title", "text", "text_kind")
        },
        "publisher_id": _publisher_id(reading),
        "published": release.published.first if release.published else None,
        "published_precision": release.published.precision if release.published else "none",
        "published_from": release.published_from,
        "counter_trafficking": relevance.counter_trafficking,
        "relevance": relevance.score,
        "contacts_removed": release.contacts_removed,
    }


def _statement_row(statement: Statement) -> dict[str, Any]:
    return {"field": statement.field, "rule": statement.rule, "confidence": statement.confidence, **_fact_row(statement.fact)}


def _fact_row(fact: Fact) -> dict[str, Any]:
    match fact:
        case Country(code) | ActivityType(code):
            return {"value": code}
        case Partner(name, kind, count, organisation_id, canonical):
            key = _organisation_key(canonical or name, kind, organisation_id)
            return {"value": key, "name": name, "organisation_id": organisation_id, "canonical": canonical, "type": kind, "count": count}
        case Funder(name, canonical, organisation_id, country, kind):
            key = _organisation_key(name, kind, organisation_id)
            return {
                "value": key,
                "name": name,
                "organisation_id": organisation_id,
                "canonical": canonical,
                "country": country,
                "type": kind,
            }
        case Amount(value, currency, status):
            return {"value": f"{value:.2f} {currency}", "amount": value, "currency": currency, "status": status}
        case People(count, who):
            return {"value": str(count), "count": count, "who": who}
        case Relevance(counter_trafficking, score):
            return {"value": str(counter_trafficking).lower(), "status": f"{score:.2f}"}


def _organisation_key(name: str | None, kind: str, organisation_id: str | None) -> str:
    """What charts count a partner or funder by: the registry's id, else the name as written, else the kind of an unnamed group."""
    return organisation_id or (f"x-{slug(name)}" if name else f"group-{kind}")


def _identified(reading: Reading) -> list[tuple[str, Statement]]:
    seen: Counter[str] = Counter()
    rows = []
    for statement in reading.statements:
        fact = _fact_row(statement.fact)
        words = statement.mentions[0].quote if statement.mentions else ""
        key = "\x1f".join((reading.release.release_id, statement.field, fact["value"], words))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\x1f{seen[key]}".encode("utf-8", "replace")).hexdigest()
        rows.append((f"s{digest[:16]}", statement))
    return rows
