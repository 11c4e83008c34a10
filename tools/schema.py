"""Writes docs/schema.md from the SQL of a build: `python tools/schema.py`. tests/docs holds the two together."""

from __future__ import annotations

from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# The build, table by table

Written by `python tools/schema.py` from `etl/load/schema.sql` and `views.sql`; do not edit. Singular names are stored; the dashboard reads
the plural views. In the `activity_*` views a field that is not stated is one row with the value `none`.
"""


def schema_page() -> str:
    """The page: one heading for views and one for tables, a line for each relation with its columns and types."""
    db = duckdb.connect()
    for name in ("schema", "views"):
        db.execute((ROOT / "etl" / "load" / f"{name}.sql").read_text(encoding="utf-8"))
    parts = [HEAD]
    for title, source in (("Views", "duckdb_views() where not internal"), ("Tables", "duckdb_tables()")):
        key = "view_name" if title == "Views" else "table_name"
        parts.append(f"## {title}\n")
        for (relation,) in db.execute(f"select {key} from {source} order by 1").fetchall():
            columns = ", ".join(f"{row[0]} {row[1].lower()}" for row in db.execute(f"describe {relation}").fetchall())
            parts.append(f"- **{relation}**: {columns}")
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    (ROOT / "docs" / "schema.md").write_text(schema_page(), encoding="utf-8")
