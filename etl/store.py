"""The store on disk: builds, the pointer to the served one, and where the archive lies. Paths only; no format knows more than its name.

<root>/archive/            documents as they came (mode 0700)
<root>/builds/<build id>/  activities.duckdb, search/, manifest.json
<root>/current             the pointer: one build id
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import StoreError
from etl.settings import SCHEMA_VERSION

DATABASE = "activities.duckdb"
SEARCH = "search"
MANIFEST = "manifest.json"
UNFINISHED = ".new-"
"""A build under this prefix was never published; the next writer clears it away."""


@dataclass(frozen=True, slots=True)
class Store:
    """One store, named by its folder, which need not exist yet."""

    root: Path

    @property
    def archive(self) -> Path:
        """Where documents lie as they came."""
        return self.root / "archive"

    @property
    def builds(self) -> Path:
        """Where the published builds lie, a folder each."""
        return self.root / "builds"

    @property
    def pointer(self) -> Path:
        """The small file that names the served build."""
        return self.root / "current"

    def prepare(self) -> None:
        """Make the folders. The archive is for its owner's eyes alone: it keeps originals, contact details included."""
        try:
            self.builds.mkdir(parents=True, exist_ok=True)
            self.archive.mkdir(exist_ok=True)
            self.archive.chmod(0o700)
        except OSError as error:
            raise self.unwritable(error) from error

    def unwritable(self, error: OSError) -> StoreError:
        """What to say of an error that the operating system gave while somebody was writing."""
        place = error.filename or self.root
        return StoreError(f"{place}: the store cannot be written ({error.strerror}). Set CTDASH_STORE to a folder with room that you may write to.")

    def current(self) -> str | None:
        """The id of the served build; None before the first one."""
        try:
            build_id = self.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return build_id or None

    def build_ids(self) -> list[str]:
        """Published builds, oldest first (ids begin with their UTC time)."""
        if not self.builds.is_dir():
            return []
        return sorted(p.name for p in self.builds.iterdir() if (p / MANIFEST).is_file() and not p.name.startswith(UNFINISHED))

    def database(self, build_id: str) -> Path:
        """The DuckDB file of a build."""
        return self.builds / build_id / DATABASE

    def manifest(self, build_id: str) -> Mapping[str, Any]:
        """The build's manifest; raises StoreError when it is missing or no JSON."""
        path = self.builds / build_id / MANIFEST
        try:
            manifest: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError(f"{path}: the manifest cannot be read ({error}). Run `python -m etl build` to make a new build.") from error
        return manifest

    def current_manifest(self) -> Mapping[str, Any] | None:
        """The served build's manifest; None when there is no build, or the pointer names one that is gone."""
        build_id = self.current()
        return self.manifest(build_id) if build_id and (self.builds / build_id / MANIFEST).is_file() else None

    def readable_manifest(self) -> Mapping[str, Any] | None:
        """The served build's manifest when its tables are those that this version reads; None otherwise."""
        manifest = self.current_manifest()
        return manifest if manifest and manifest.get("schema_version") == SCHEMA_VERSION else None

    def point_to(self, build_id: str) -> None:
        """Serve this build from now on: the pointer is replaced in one step, readers see the old id or the new one."""
        write_whole(self.pointer, build_id + "\n")

    def clear_unfinished(self) -> None:
        """Remove what a killed writer left behind; call under the lock only."""
        for folder in (self.builds, self.archive):
            for path in folder.glob(UNFINISHED + "*"):
                shutil.rmtree(path, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Put text into a file so that nobody, not even after a power cut, sees half of it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
