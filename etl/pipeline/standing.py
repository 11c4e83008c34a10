"""How the store stands: builds, batches, releases by source, issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.archive import Archive, Batch
from etl.errors import StoreError
from etl.pipeline.building import is_current
from etl.pipeline.documents import BUNDLED
from etl.pipeline.served import opened
from etl.store import Store


@dataclass
class Standing:
    """What `status` prints."""

    served: str | None  # id of the served build; None before the first one
    up_to_date: bool  # the served build was made by this checkout
    builds: list[Mapping[str, Any]] = field(default_factory=list)  # manifests, newest first
    batches: list[tuple[Batch, int]] = field(default_factory=list)  # with the releases that each has in the served build, oldest first
    sources: list[tuple[str, int]] = field(default_factory=list)  # name, releases in the served build
    issues: list[tuple[str, str, int]] = field(default_factory=list)  # level, stage, how many
    problems: list[str] = field(default_factory=list)  # builds that are gone or damaged, a line each


def standing(store: Store) -> Standing:
    """Look at a store without locking or changing it; an absent store has nothing in it, and what is damaged is a problem."""
    now = Standing(store.current(), up_to_date=is_current(store))
    for build_id in dict.fromkeys([*reversed(store.build_ids()), *([now.served] if now.served else [])]):
        try:
            now.builds.append(store.manifest(build_id))
        except StoreError as error:
            now.problems.append(str(error))
    batches = Archive(store.archive).batches() if store.archive.is_dir() else []
    shown: dict[str, int] = {}
    if now.served and store.usable_manifest():
        try:
            with opened(store, now.served) as db:
                now.sources += db.execute("select name, releases from sources order by name").fetchall()
                now.issues += db.execute("select level, stage, count(*) from issue group by all order by all").fetchall()
                shown = dict(db.execute("select batch_id, count(*) from release group by all").fetchall())
                bundled = db.execute("select batch_id, loaded_at, documents, rejected, origin from batch where batch_id = ?", [BUNDLED]).fetchall()
                batches = [*(Batch(*row) for row in bundled), *batches]
        except StoreError as error:
            now.problems.append(str(error))
    now.batches += [(batch, shown.get(batch.batch_id, 0)) for batch in batches]
    return now
