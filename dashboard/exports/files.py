"""Files by the name and ending of their address: the same bytes for the API and the command line."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.db import Db
from dashboard.errors import NoSuchTable
from dashboard.exports import encodings
from dashboard.exports.context import Context, metadata
from dashboard.exports.encodings import dumped
from dashboard.exports.package import everything, package
from dashboard.exports.tables import TABLES, Table, summary
from dashboard.exports.workbook import workbook
from dashboard.queries.files.summaries import BY, PERIODS

ENDINGS = ("csv", "xlsx", "parquet", "jsonl", "zip", "metadata.json")
"""What a table can be taken as; metadata.json is the companion of the others."""
WHOLE = {"workbook": "xlsx", "package": "zip"}
"""What holds several tables, and its one ending."""


def table_of(name: str) -> Table:
    """activities, summary/country, summary/country/year. Raises NoSuchTable."""
    if name in TABLES:
        return TABLES[name]
    kind, *sides = name.split("/")
    if kind != "summary" or not sides:
        raise NoSuchTable(f"There is no {name}; there are {', '.join((*TABLES, *WHOLE))} and summary/….")
    for side in sides:
        if side not in BY:
            raise NoSuchTable(f"There is no summary by {side}; there are {', '.join(BY)}.")
    if len(sides) > 2 or len(set(sides)) < len(sides) or sum(side in PERIODS for side in sides) > 1:
        raise NoSuchTable("A summary is by one dimension, or by two different ones of which one at most is a period.")
    return summary(*sides)


def encoded(said: Context, table: Table, ending: str, *, bom: bool = False) -> Iterable[bytes]:
    """The bytes of one table, with one of ENDINGS. Raises TooManyRows before the first of them."""
    if ending == "xlsx":
        return workbook(said, [table])
    if ending == "zip":
        return package(said, [table])
    rows = table.open(said.db, said.filters)
    if ending == "csv":
        return encodings.csv(rows.parts(), said, bom=bom)
    if ending == "jsonl":
        return encodings.json_lines(rows.parts(), said)
    if ending == "parquet":
        return encodings.parquet(rows.parts(), said, metadata(said, table, rows.total))
    return [dumped(metadata(said, table, rows.total)).encode()]


def whole(said: Context, name: str) -> Iterable[bytes]:
    """The bytes of one of WHOLE. The workbook leaves out the statements, of which there are many times as many as releases."""
    if name == "package":
        return package(said, everything())
    return workbook(said, [table for table in everything() if table.name != "statements"])


def file_name(db: Db, name: str, ending: str) -> str:
    """counter-trafficking-summary-country-2026-11-26.csv: of which table, of a build of which day."""
    return f"counter-trafficking-{name.replace('/', '-')}-{db.built.isoformat()}.{ending}"
