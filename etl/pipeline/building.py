"""Archive and bundled records to a new, checked, published build."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl import __version__
from etl.errors import StoreError
from etl.load import LAYOUT, NewBuild, check, write_index
from etl.pipeline import reading
from etl.pipeline.documents import Documents
from etl.pipeline.pools import Cluster
from etl.pipeline.progress import Progress, silent
from etl.pipeline.served import opened
from etl.pipeline.spreading import read_parts
from etl.reference import load as load_reference
from etl.settings import BUILDS_KEPT, PACKAGE, SCHEMA_VERSION, data_folder
from etl.store import DATABASE, MANIFEST, SEARCH, UNFINISHED, Store, write_whole

NULLABLE = ("m49", "parent", "low", "high")
"""Columns of reference tables in which an empty cell means that there is no value."""


def is_current(store: Store) -> bool:
    """Whether the served build can be served and was made by this checkout: same schema, bundled records, reference tables and extractors."""
    manifest = store.usable_manifest()
    if manifest is None or manifest["fingerprint"] != fingerprint():
        return False
    try:
        with opened(store, manifest["build_id"]):
            return True
    except StoreError:
        return False


def build(store: Store, progress: Progress = silent, where: Cluster | int | None = None) -> str:
    """Make a new build of everything that the store and the project hold, check it, publish it; its id. The caller holds the lock.

    Documents that have not changed since the build before, read by the same rules, are carried over and not read again. The others are
    read on a cluster, or in so many processes of this machine (None: one for each core); the build is the same.
    Raises StoreError when the build fails its checks, ClusterError when the cluster fails; it is then not published.
    """
    try:
        return _build(store, _readable_build_before(store), progress, where)
    except _DamagedError:
        store.clear_unfinished()
        return _build(store, None, progress, where)


class _DamagedError(Exception):
    """The build before opens, and cannot be read."""


def _build(store: Store, before: Path | None, progress: Progress, where: Cluster | int | None) -> str:
    build_id = f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{secrets.token_hex(2)}"
    folder = store.builds / (UNFINISHED + build_id)
    with NewBuild(folder / DATABASE) as new:
        documents = Documents(store, new.parts)
        for listing in documents.listings():
            new.list_documents(listing)
        carried = _carry_over(new, before) if before else 0
        unread = new.unread()
        total = sum(len(places) for _, places in unread)
        names = read_parts(documents, unread, new.parts, where or os.cpu_count() or 1, progress)
        progress("Writing the build", total, total)
        new.fill(_reference(), documents.batches(), documents.rejected(), names)
        info = {
            "build_id": build_id,
            "schema_version": SCHEMA_VERSION,
            "built_at": datetime.now(UTC).replace(tzinfo=None),
            "code_version": __version__,
            "extraction_fingerprint": reading.fingerprint(),
        }
        contents = {"read": total, "unchanged": carried, **new.finish(info)}
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


def _prune(store: Store) -> None:
    """Keep the served build and those that `rollback` leads to, BUILDS_KEPT in all; the rest goes."""
    kept: list[str] = []
    build_id = store.current()
    published = store.build_ids()
    while build_id in published:
        kept.append(build_id)
        if len(kept) == BUILDS_KEPT:
            break
        try:
            build_id = store.manifest(build_id).get("before")
        except StoreError:  # nobody knows what stands before it
            return
    for old in set(published) - set(kept):
        shutil.rmtree(store.builds / old, ignore_errors=True)


def _carry_over(new: NewBuild, before: Path) -> int:
    try:
        return new.carry_over(before)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise _DamagedError from error


def _readable_build_before(store: Store) -> Path | None:
    """The database of the served build, when its rows are what this code would read again."""
    manifest = store.usable_manifest()
    if manifest is None or manifest["extraction_fingerprint"] != reading.fingerprint():
        return None
    return store.database(manifest["build_id"])


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
