"""A selection as one .zip: its tables as CSV, the codebook, metadata.json, and datapackage.json by which programs read all of it (Frictionless)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from csv import writer as csv_writer
from datetime import datetime
from typing import Any

from dashboard.exports.codebook import COLUMNS
from dashboard.exports.context import Context, added, metadata
from dashboard.exports.encodings import Sink, csv, dumped
from dashboard.exports.tables import TABLES, Table, summary

SUMMARIES = ("country", "partner", "funder", "type", "year", "month")
"""What a whole package counts by."""
CROSSED = (("funder", "year"), ("funder", "country"), ("country", "year"), ("country", "type"))
LISTS = ("activities", "releases", "amounts", "statements")
README = """\
{selection}.
{collection}
Build {build}.

*.csv             the tables, UTF-8, commas, one header row
codebook.csv      what each column means
metadata.json     the selection, the build, how well each field is read
datapackage.json  the same for programs: https://datapackage.org
"""


def everything() -> list[Table]:
    """The tables of a whole package."""
    return [*(summary(by) for by in SUMMARIES), *(summary(*pair) for pair in CROSSED), *(TABLES[name] for name in LISTS)]


def package(said: Context, tables: Sequence[Table]) -> Iterator[bytes]:
    """The bytes of a package of these tables, written as they are read."""
    sink = Sink()
    counts: dict[str, int] = {}
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for table in tables:
            rows = table.open(said.db, said.filters)
            counts[table.name] = rows.total
            with archive.open(_entry(said, f"{file_stem(table)}.csv"), "w", force_zip64=True) as file:
                for chunk in csv(rows.parts(), said):
                    file.write(chunk)
                    yield sink.taken()
        for name, text in _companions(said, tables, counts).items():
            archive.writestr(_entry(said, name), text)
    yield sink.taken()


def _entry(said: Context, name: str) -> zipfile.ZipInfo:
    """A compressed entry of the build's date, so that the same selection of the same build is the same file."""
    made = datetime.fromisoformat(str(said.db.manifest["built_at"]))
    entry = zipfile.ZipInfo(name, made.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def file_stem(table: Table) -> str:
    """summary-country-year for summary/country/year."""
    return table.name.replace("/", "-")


def _companions(said: Context, tables: Sequence[Table], counts: dict[str, int]) -> dict[str, str]:
    described = {table.name: metadata(said, table, counts[table.name]) for table in tables}
    first = next(iter(described.values()))
    whole = {name: value for name, value in first.items() if name not in ("table", "row", "rows", "columns")}
    whole["tables"] = [{name: about[name] for name in ("table", "row", "rows", "columns")} for about in described.values()]
    return {
        "README.txt": README.format(selection=said.selection, collection=said.collection, build=said.db.build_id),
        "codebook.csv": _codebook(tables),
        "metadata.json": dumped(whole),
        "datapackage.json": dumped(datapackage(said, tables)),
    }


def datapackage(said: Context, tables: Sequence[Table]) -> dict[str, Any]:
    """The description that Frictionless tools read: https://datapackage.org/standard/data-package/."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "counter-trafficking-activities",
        "title": "Counter-trafficking activities, read from press releases",
        "description": f"{said.selection}. {said.collection}",
        "version": said.db.build_id,
        "created": str(said.db.manifest["built_at"]),
        "resources": [
            {
                "name": file_stem(table), "path": f"{file_stem(table)}.csv", "type": "table", "format": "csv", "mediatype": "text/csv",
                "encoding": "utf-8", "description": table.row,
                "schema": {"fields": [_field(name) for name in (*table.columns, *added(table.columns, said=True))], "missingValues": [""]},
            }
            for table in tables
        ],
    }  # fmt: skip


def _field(name: str) -> dict[str, str]:
    column = COLUMNS[name]
    return {"name": name, "type": column.type, "description": column.description}


def _codebook(tables: Sequence[Table]) -> str:
    text = io.StringIO(newline="")
    writer = csv_writer(text)
    writer.writerow(("table", "column", "type", "description"))
    for table in tables:
        for name in (*table.columns, *added(table.columns, said=True)):
            writer.writerow((file_stem(table), name, COLUMNS[name].type, COLUMNS[name].description))
    return text.getvalue()
