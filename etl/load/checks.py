"""What must hold in every build before it is published (checks.sql). A build that fails is not served; the one before stays."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.errors import StoreError

MEMORY = "1GB"
"""What DuckDB may hold: to find all quotes in all texts of a million releases it took eight times as much without a limit."""


def checks() -> list[tuple[str, str]]:
    """(what would be wrong, SQL that counts how often it is), in the order of checks.sql."""
    text = Path(__file__).with_name("checks.sql").read_text(encoding="utf-8")
    blocks = [block.strip() for block in text.split("\n\n")[1:]]
    return [(block.splitlines()[0].removeprefix("-- "), block) for block in blocks]


def check(path: Path) -> None:
    """Open the build read-only and run every check; raises StoreError that names each one that fails."""
    failed = []
    with duckdb.connect(str(path), read_only=True, config={"memory_limit": MEMORY}) as db:
        for name, sql in checks():
            row = db.execute(sql).fetchone()
            assert row is not None
            if row[0]:
                failed.append(f"{name} ({row[0]} times)")
    if failed:
        trouble = "; ".join(failed)
        raise StoreError(f"the new build fails its checks and was not published: {trouble}. The build before is still served; please report this.")
