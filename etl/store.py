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
_STATED = frozenset({"build_id", "built_at", "schema_version", "counts", "fingerprint", "extraction_fingerprint"})
_MEND = "`python -m etl build` makes a new one."


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
        """An error met in writing, in words."""
        said = f"{error.filename or self.root}: the store cannot be written ({error.strerror or error})."
        return StoreError(f"{said} Set CTDASH_STORE to a folder you may write to, or make room.")

    def current(self) -> str | None:
        """The id of the served build, whether it is there or not; None before the first one. Raises StoreError when the pointer cannot be read."""
        try:
            build_id = self.pointer.read_text(encoding="utf-8", errors="backslashreplace").strip()  # of rubbish too: it names a build that is gone
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.pointer}: the pointer to the served build cannot be read ({error.strerror}). Check who may read it.") from error
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
        """The build's manifest; raises StoreError when the build is gone or its manifest is damaged."""
        path = self.builds / build_id / MANIFEST
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise StoreError(f"{path.parent}: the build is gone. {_MEND}") from error
        except (OSError, ValueError) as error:
            raise StoreError(f"{path}: the manifest of the build cannot be read ({error}). {_MEND}") from error
        if not isinstance(manifest, dict) or not manifest.keys() >= _STATED:
            raise StoreError(f"{path}: the manifest does not say what the build holds. {_MEND}")
        return manifest

    def current_manifest(self) -> Mapping[str, Any] | None:
        """The served build's manifest; None before the first one. Raises StoreError when the build is gone or damaged."""
        build_id = self.current()
        return self.manifest(build_id) if build_id else None

    def usable_manifest(self) -> Mapping[str, Any] | None:
        """The served build's manifest when its tables are those that this version reads; None otherwise, and when it is gone or damaged."""
        try:
            manifest = self.current_manifest()
        except StoreError:
            return None
        return manifest if manifest and manifest["schema_version"] == SCHEMA_VERSION else None

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
