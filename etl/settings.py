"""Where things are and how large they may be. Everything that can be set from outside stands here, with its reason."""

from __future__ import annotations

import os
from pathlib import Path

from etl.errors import StoreError

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent

SCHEMA_VERSION = 5
"""Goes up with every change of etl/load/schema.sql or views.sql; the dashboard refuses any other."""

MAX_RECORD_BYTES = 16 * 1024 * 1024
"""A page, text file or record above this is rejected: the longest real release known is under 200 kB; a larger one is an accident."""

BUILDS_KEPT = 3
"""Builds that stay on disk, the served one included, so that `rollback` has somewhere to go."""


def data_folder(name: str) -> Path:
    """The folder data/<name> of the checkout, or its copy inside an installed wheel."""
    here = CHECKOUT / "data" / name
    return here if (CHECKOUT / "pyproject.toml").is_file() and here.is_dir() else PACKAGE / "_data" / name


def store_folder() -> Path:
    """The store: CTDASH_STORE, else data/store of the checkout, else of the current folder. It need not exist yet.

    Raises StoreError when a file is there.
    """
    chosen = os.environ.get("CTDASH_STORE")
    root = CHECKOUT if (CHECKOUT / "pyproject.toml").is_file() else Path.cwd()
    folder = Path(chosen).expanduser().resolve() if chosen else root / "data" / "store"
    if folder.is_file():
        raise StoreError(f"{folder}: this is a file, and the store is a folder. Set CTDASH_STORE to a folder, or to one that is to be made.")
    return folder
