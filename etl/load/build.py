"""A new build, filled step by step in a folder that nobody serves yet.

The steps, in order: `list_documents`, `carry_over` (optional), parts of what is `unread` written by extract, `fill`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from etl.load.parts import TABLES, part_file

_SQL = Path(__file__).parent
MEMORY = "1500MB"
"""What DuckDB may hold while it writes a build; beyond it, rows wait in a folder beside the draft, which goes with it."""
THREADS = 2
"""Each thread holds blocks of its own that cannot wait on the disk: as many as a machine has would need more than MEMORY."""
ROWS_AT_ONCE = 20_000
"""Rejected records that are held in memory at a time: a wrong file may bring a million."""
LISTING = pa.schema(
    {
        "batch_id": pa.string(),
        "source_id": pa.string(),
        "locator": pa.string(),
        "sha256": pa.string(),
        "fetched_at": pa.timestamp("us", tz="UTC"),
        "part": pa.int32(),
        "place": pa.int32(),
    }
)
"""What a build has to know of a document: besides where it comes from, in which part it lies, and at which place there, from 0."""


class NewBuild:
    """An open database under construction; `parts` is the folder beside it where statement parts are looked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts = path.parent / "parts"
        self.parts.mkdir(parents=True)
        self._db = duckdb.connect(str(path), config={"memory_limit": MEMORY, "threads": THREADS})
        self._db.execute("set timezone = 'UTC'")
        self._db.execute((_SQL / "schema.sql").read_text(encoding="utf-8"))
        self._db.execute((_SQL / "staging.sql").read_text(encoding="utf-8"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def list_documents(self, listing: pa.Table) -> None:
        """Say on which documents too the build rests (columns of LISTING), in their order: of two with one address the later one counts."""
        self._insert(f"listing ({', '.join(LISTING.names)})", listing)

    def carry_over(self, before: Path) -> int:
        """Take what was read from unchanged documents out of the build before; how many documents that was."""
        quoted = str(before).replace("'", "''")
        self._db.execute(f"attach '{quoted}' as before (read_only)")
        try:
            self._db.execute((_SQL / "carry_over.sql").read_text(encoding="utf-8"))
        finally:
            self._db.execute("detach before")
        return sum(int(self._one(f"select count(*) from {staged}")) for staged in ("staged_release", "staged_lost"))

    def unread(self) -> list[tuple[int, tuple[int, ...]]]:
        """The documents not carried over, each content once: (part, places in it), by part."""
        rows = self._db.execute((_SQL / "unread.sql").read_text(encoding="utf-8")).fetchall()
        return [(part, tuple(places)) for part, places in rows]

    def fill(
        self,
        reference: Mapping[str, Sequence[Mapping[str, str | None]]],
        batches: Sequence[Mapping[str, Any]],
        issues: Iterable[tuple[str, Mapping[str, Any]]],
        parts: Sequence[str],
    ) -> None:
        """Turn everything staged, and the parts of these names, into the tables of the build.

        `reference`: rows for source, country, region, activity_type_code, organisation (iati_id only) and quality, by table name;
        `batches`: rows of table batch; `issues`: what was rejected before it became a document, with its batch.
        """
        self._db.execute("set preserve_insertion_order = false")  # rows are put in order by what they hold; keeping that of the files takes memory
        for table, schema in TABLES.items():
            if parts:
                columns = ", ".join(f'"{c}"' for c in schema.names)
                files = [str(self.parts / part_file(table, name)) for name in parts]
                self._db.execute(f"insert into staged_{table} select {columns} from read_parquet(?)", [files])
        for table, rows in reference.items():
            self._insert_rows("registry" if table == "organisation" else table, rows)
        self._insert_rows("batch", batches)
        rejected = ({"batch_id": batch_id, **issue} for batch_id, issue in issues)
        while some := list(islice(rejected, ROWS_AT_ONCE)):
            self._insert_rows("rejected", some)
        for name in ("fill", "count", "views"):
            self._db.execute((_SQL / f"{name}.sql").read_text(encoding="utf-8"))

    def finish(self, info: Mapping[str, Any]) -> dict[str, Any]:
        """Write build_info, and say what the build holds: counts by table, and a content hash.

        The hash covers releases, statements, mentions and activities, not the time or the order of loading: the same documents read by
        the same rules give the same hash.
        """
        self._insert_rows("build_info", [info])
        counts = {
            table: self._one(f"select count(*) from {table}") for table in ("release", "activity", "statement", "mention", "organisation", "issue")
        }
        content = self._one((_SQL / "content_hash.sql").read_text(encoding="utf-8"))
        self._db.execute("checkpoint")
        return {"counts": counts, "content_hash": f"{content:016x}"}

    def _one(self, sql: str) -> Any:
        row = self._db.execute(sql).fetchone()
        assert row is not None
        return row[0]

    def _insert_rows(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            columns = list(rows[0])
            table_ = pa.table({c: [row[c] for row in rows] for c in columns})
            self._insert(f"{table} ({', '.join(chr(34) + c + chr(34) for c in columns)})", table_)

    def _insert(self, target: str, table: pa.Table) -> None:
        self._db.register("incoming", table)
        try:
            self._db.execute(f"insert into {target} select * from incoming")
        finally:
            self._db.unregister("incoming")
