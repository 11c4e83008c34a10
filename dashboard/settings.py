"""Where the build is, and how far a query may go."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent

SCHEMA_VERSION = 5
"""The one schema that this dashboard reads; a build of another is refused."""

QUERY_SECONDS = 20.0
"""A query that runs longer is stopped: the slowest on a million releases takes under one second."""

ROWS_AT_MOST = 100_000
"""More rows than this are cut, and the result says so."""

COUNTS_KEPT = 64 * 1024 * 1024
"""Bytes of counts of selections that are kept in memory."""

ANSWERS_KEPT = 64 * 1024 * 1024
"""Bytes of answers of the API that are kept in memory."""

KEPT_BESIDE = 4 * 1024
"""Bytes that either is charged for the question and the place of what it keeps: many empty answers fill memory too."""


def allowed_origins() -> list[str]:
    """Web pages of which origins may read the API: CTDASH_CORS, with commas between them, "*" for all; none by default."""
    return [origin for part in os.environ.get("CTDASH_CORS", "").split(",") if (origin := part.strip())]


def store_folder() -> Path:
    """The store: CTDASH_STORE, else data/store of the checkout, else of the current folder."""
    chosen = os.environ.get("CTDASH_STORE")
    if chosen:
        return Path(chosen).expanduser().resolve()
    root = PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").is_file() else Path.cwd()
    return root / "data" / "store"
