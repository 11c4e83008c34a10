"""Archive and bundled records to a new, checked, published build."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl import __version__
from etl.archive import Archive, Batch, read_documents, read_listing, split
from etl.issues import IssueLog
from etl.load import LAYOUT, LISTING, NewBuild, check, write_index
from etl.model import Document
from etl.pipeline import reading
from etl.pipeline.progress import Progress, silent
from etl.reference import load as load_reference
from etl.settings import BUILDS_KEPT, PACKAGE, SCHEMA_VERSION, data_folder
from etl.sources import read_paths
from etl.store import DATABASE, MANIFEST, SEARCH, UNFINISHED, Store, write_whole

BUNDLED = "bundled"
NULLABLE = ("m49", "parent", "low", "high")
"""Columns of reference tables in which an empty cell means that there is no value."""


def is_current(store: Store) -> bool:
    """Whether the served build was made by this checkout: same schema, bundled records, reference tables and extractors."""
    manifest = store.current_manifest()
    return manifest is not None and manifest.get("fingerprint") == fingerprint()


def build(store: Store, progress: Progress = silent, workers: int | None = None) -> str:
    """Make a new build of everything that the store and the project hold, check it, publish it; its id. The caller holds the lock.

    Documents that have not changed since the build before, read by the same rules, are carried over and not read again.
    Raises StoreError when the build fails its checks; it is then not published.
    """
    build_id = f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{secrets.token_hex(2)}"
    folder = store.builds / (UNFINISHED + build_id)
    documents = Documents(store)
    listing = documents.listing()
    with NewBuild(folder / DATABASE) as new:
        new.list_documents(listing)
        carried = new.carry_over(before) if (before := _readable_build_before(store)) else set()
        total = len(set(zip(listing["sha256"].to_pylist(), listing["source_id"].to_pylist(), strict=True)) - carried)
        reading.read_parts(split(documents.unread(carried)), new.parts, total, workers or os.cpu_count() or 1, progress)
        progress("Writing the build", total, total)
        new.fill(_reference(), documents.batches(), documents.rejected())
        info = {
            "build_id": build_id,
            "schema_version": SCHEMA_VERSION,
            "built_at": datetime.now(UTC).replace(tzinfo=None),
            "code_version": __version__,
            "extraction_fingerprint": reading.fingerprint(),
        }
        contents = {"read": total, "unchanged": len(carried), **new.finish(info)}
    shutil.rmtree(new.parts)
    check(folder / DATABASE)
    progress("Indexing the texts", total, total)
    search = write_index(folder / DATABASE, folder / SEARCH)
    manifest = {
        **info,
        "built_at": f"{info['built_at']:%Y-%m-%dT%H:%M:%S}Z",
        "fingerprint": fingerprint(),
        "database": DATABASE,
        "before": store.current(),
        **contents,
        "search": search,
    }
    write_whole(folder / MANIFEST, json.dumps(manifest, indent=1))
    folder.rename(store.builds / build_id)
    store.point_to(build_id)
    _prune(store)
    return build_id


def fingerprint() -> str:
    """One word for everything of the checkout that a build depends on."""
    digest = hashlib.sha256(f"{SCHEMA_VERSION} {reading.fingerprint()} {json.dumps(LAYOUT)}".encode())
    files = [
        *(PACKAGE / "load").glob("*.sql"),
        *(p for name in ("releases", "reference") for p in data_folder(name).rglob("*") if p.is_file()),
    ]
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


class Documents:
    """Everything that a build rests on: the bundled records first, then the archive's batches from the oldest to the newest."""

    def __init__(self, store: Store) -> None:
        self.archive = Archive(store.archive)
        self._issues = IssueLog()
        self._bundled_at = datetime.now(UTC)

    def listing(self) -> pa.Table:
        """One row for each document that has not been taken out (columns of LISTING), in order."""
        bundled = list(self._bundled())
        rows = {
            "batch_id": [BUNDLED] * len(bundled),
            "source_id": [d.source_id for d in bundled],
            "locator": [d.locator for d in bundled],
            "sha256": [d.sha256 for d in bundled],
            "fetched_at": [d.fetched_at for d in bundled],
        }
        self._bundled_count = len(bundled)
        tables = [pa.table(rows, schema=LISTING)]
        for batch in self.archive.batches():
            for part in self.archive.parts(batch.batch_id):
                found = read_listing(part)
                tables.append(found.append_column("batch_id", [[batch.batch_id] * len(found)]).select(LISTING.names).cast(LISTING))
        return pa.concat_tables(tables)

    def unread(self, carried: set[tuple[str, str]]) -> Iterator[Document]:
        """The documents themselves, each content once, without those carried over."""
        seen = set(carried)
        for document in self._all():
            key = (document.sha256, document.source_id)
            if key not in seen:
                seen.add(key)
                yield document

    def batches(self) -> list[dict[str, Any]]:
        """Rows of table batch, the bundled records as the first one."""
        rejected = sum(issue.level == "rejected" for issue in self._issues)
        bundled = Batch(BUNDLED, self._bundled_at, self._bundled_count, rejected, "data/releases")
        return [{**asdict(b), "loaded_at": b.loaded_at.replace(tzinfo=None)} for b in (bundled, *self.archive.batches())]

    def rejected(self) -> list[tuple[str, dict[str, Any]]]:
        """What never became a document, as (batch id, columns of table issue)."""
        mine = [(BUNDLED, issue) for issue in self._issues]
        theirs = [(batch.batch_id, issue) for batch in self.archive.batches() for issue in self.archive.issues(batch.batch_id)]
        return [(batch_id, {"issue_id": issue.issue_id, **asdict(issue)}) for batch_id, issue in (*mine, *theirs)]

    def _bundled(self) -> Iterator[Document]:
        buried = self.archive.buried()
        self._issues = IssueLog()
        for document in read_paths([data_folder("releases")], self._issues, source_id=BUNDLED):
            if document.sha256 not in buried:
                yield document

    def _all(self) -> Iterator[Document]:
        yield from self._bundled()
        for batch in self.archive.batches():
            for part in self.archive.parts(batch.batch_id):
                yield from read_documents(part)


def _prune(store: Store) -> None:
    """Keep the served build and those that `rollback` leads to, BUILDS_KEPT in all; the rest goes."""
    kept: list[str] = []
    build_id = store.current()
    published = store.build_ids()
    while build_id in published and len(kept) < BUILDS_KEPT:
        kept.append(build_id)
        build_id = store.manifest(build_id).get("before")
    for old in set(published) - set(kept):
        shutil.rmtree(store.builds / old, ignore_errors=True)


def _readable_build_before(store: Store) -> Path | None:
    """The database of the served build, when its rows are what this code would read again."""
    manifest = store.current_manifest()
    if manifest is None or manifest["schema_version"] != SCHEMA_VERSION or manifest["extraction_fingerprint"] != reading.fingerprint():
        return None
    path = store.database(manifest["build_id"])
    return path if path.is_file() else None


def _reference() -> dict[str, list[dict[str, str | None]]]:
    tables = {
        "source": "sources",
        "country": "countries",
        "region": "regions",
        "activity_type_code": "activity_types",
        "quality": "quality",
        "quality_check": "quality_checks",
    }
    rows = {
        table: [{c: v or (None if c in NULLABLE else "") for c, v in row.items()} for row in load_reference(name)] for table, name in tables.items()
    }
    columns = ("organisation_id", "name", "type", "country", "iati_id")
    rows["organisation"] = [{c: row[c] for c in columns} for row in load_reference("organisations")]
    return rows
