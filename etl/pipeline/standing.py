"""How the store stands: builds, batches, releases by source, issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from etl.archive import Archive, Batch
from etl.pipeline.building import is_current
from etl.store import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """What `status` prints."""

    served: str | None  # id of the served build; None before the first one
    up_to_date: bool  # the served build was made by this checkout
    builds: list[Mapping[str, Any]]  # manifests, newest first
    batches: list[tuple[Batch, int]]  # with the releases that each has in the served build, oldest first
    sources: list[tuple[str, int]]  # name, releases in the served build
    issues: list[tuple[str, str, int]]  # level, stage, how many


def standing(store: Store) -> Standing:
    """Look at a store without locking or changing it; an absent store has nothing in it."""
    served = store.current()
    batches = Archive(store.archive).batches() if store.archive.is_dir() else []
    builds = [store.manifest(build_id) for build_id in reversed(store.build_ids())]
    if served is None or store.readable_manifest() is None:
        return Standing(served, up_to_date=False, builds=builds, batches=[(batch, 0) for batch in batches], sources=[], issues=[])
    with duckdb.connect(str(store.database(served)), read_only=True) as db:
        sources = db.execute("select name, releases from sources order by name").fetchall()
        issues = db.execute("select level, stage, count(*) from issue group by all order by all").fetchall()
        shown = dict(db.execute("select batch_id, count(*) from release group by all").fetchall())
        bundled = db.execute("select batch_id, loaded_at, documents, rejected, origin from batch where batch_id = 'bundled'").fetchall()
    rows = [Batch(*row) for row in bundled] + batches
    return Standing(served, is_current(store), builds, [(batch, shown.get(batch.batch_id, 0)) for batch in rows], sources, issues)
