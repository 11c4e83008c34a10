"""Excel workbooks: a read-me, one sheet for each table, and the codebook. Text stays text, dates and numbers are real ones."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import IO, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.errors import TooManyRows
from dashboard.exports.codebook import COLUMNS
from dashboard.exports.context import Context, added, metadata
from dashboard.exports.encodings import completed
from dashboard.exports.tables import Rows, Table

ROWS_AT_MOST = 100_000
"""Rows of one sheet. Excel holds 1,048,576; beyond this many a workbook takes minutes to make and to open, and Parquet or CSV serve better."""
CELL_AT_MOST = 32_767
"""Characters of one cell (Excel's limit)."""
LINKS_AT_MOST = 60_000
"""Links of one sheet (Excel's limit is 65,530); the rest are plain text."""
LINK_AT_MOST = 2_079
"""Units of UTF-16 of the address of one link (Excel's limit)."""
_WIDTHS = {"title": 60, "snippet": 80, "quote": 50, "url": 40, "build_id": 28, "publisher": 24, "sub_region": 26}
_CHUNK = 1 << 20


def workbook(said: Context, tables: Sequence[Table]) -> Iterator[bytes]:
    """The bytes of a workbook of these tables. Raises TooManyRows before anything is written."""
    opened = [(table, table.open(said.db, said.filters)) for table in tables]
    for table, rows in opened:
        if rows.total > ROWS_AT_MOST:
            raise TooManyRows(
                f"{table.name}: {rows.total:,} rows, and a workbook takes {ROWS_AT_MOST:,}. Narrow the selection, or take the CSV or Parquet file."
            )
    return _made(said, opened)


def _made(said: Context, opened: Sequence[tuple[Table, Rows]]) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        _write(file, said, opened)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _write(file: IO[bytes], said: Context, opened: Sequence[tuple[Table, Rows]]) -> None:
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        made = datetime.fromisoformat(str(said.db.manifest["built_at"])).replace(tzinfo=None)
        about = f"{said.selection}. {said.collection} Build {said.db.build_id}."
        book.set_properties({"title": "Counter-trafficking activities", "comments": about, "created": made})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 15}),
            "bold": book.add_format({"bold": True, "valign": "top"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top", "align": "left"}),
            "link": book.get_default_url_format(),
        }
        _read_me(book.add_worksheet("Read me"), formats, said, opened)
        for table, rows in opened:
            _table(book.add_worksheet(sheet_name(table)), formats, said, table, rows)
        _codebook(book.add_worksheet("Codebook"), formats, [table for table, _ in opened])


def sheet_name(table: Table) -> str:
    """Activities; By country; By country, year."""
    if not table.name.startswith("summary/"):
        return table.name.capitalize()
    return "By " + ", ".join(table.name.split("/")[1:]).replace("type", "activity type").replace("state", "donor state")


def _read_me(sheet: Worksheet, formats: dict[str, Any], said: Context, opened: Sequence[tuple[Table, Rows]]) -> None:
    about = metadata(said, opened[0][0], opened[0][1].total)
    build, selection = about["build"], about["selection"]
    lines = [
        ("Selection", said.selection),
        ("Activities", selection["activities"]),
        ("Releases", selection["releases"]),
        ("Collection", said.collection),
        ("Build", f"{build['build_id']}, made {build['built_at']}"),
        *([("Address", said.address)] if said.address else []),
        *((sheet_name(table), f"{table.row} {rows.total:,} rows.") for table, rows in opened),
        *(("Note", note) for note in about["notes"]),
        *(("Read", _quality(score)) for score in about["quality"]),
    ]
    _printed(sheet)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, "Counter-trafficking activities, read from press releases", formats["title"])
    for number, (name, value) in enumerate(lines, 2):
        sheet.set_row(number, 15 * -(-len(str(value)) // 105))  # a line is 15 points, and about 105 characters of it fit
        sheet.write_string(number, 0, name, formats["bold"])
        _cell(sheet, number, 1, value, formats["wrap"])


def _quality(score: dict[str, Any]) -> str:
    precision, recall = (f"{score[name]:.2f}" if score[name] is not None else "not measured" for name in ("precision", "recall"))
    return f"{score['field'].replace('_', ' ')}: precision {precision}, recall {recall} (n = {score['n']:,}, releases that no rule was made on)"


def _table(sheet: Worksheet, formats: dict[str, Any], said: Context, table: Table, rows: Rows) -> None:
    columns = (*table.columns, *added(table.columns, said=False))
    for place, name in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(name, 30 if name.endswith(("_names", "_name")) else max(len(name) + 3, 12)))
        sheet.write_string(0, place, name, formats["head"])
    _printed(sheet, head=True)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows.total, len(columns) - 1)
    number = 0
    for part in rows.parts():
        for record in completed(part, said, context=False).to_pylist():
            number += 1
            for place, name in enumerate(columns):
                if name == "url" and number <= LINKS_AT_MOST and str(record[name]).startswith(("http://", "https://")):
                    _link(sheet, number, place, record[name], formats["link"])
                else:
                    _cell(sheet, number, place, record[name])


def _codebook(sheet: Worksheet, formats: dict[str, Any], tables: Sequence[Table]) -> None:
    for place, (name, width) in enumerate((("sheet", 24), ("column", 26), ("type", 10), ("description", 120))):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, formats["head"])
    _printed(sheet, head=True)
    sheet.freeze_panes(1, 0)
    described = [(sheet_name(table), COLUMNS[name]) for table in tables for name in (*table.columns, *added(table.columns, said=False))]
    for number, (name, column) in enumerate(described, 1):
        for place, text in enumerate((name, column.name, column.type, column.description)):
            sheet.write_string(number, place, text)


def _printed(sheet: Worksheet, *, head: bool = False) -> None:
    """As wide as a page, across; with `head`, the first row on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    if head:
        sheet.repeat_rows(0)


def _link(sheet: Worksheet, row: int, column: int, address: str, style: Any) -> None:
    """An address to click on, or as text where it is longer than Excel takes."""
    if len(address.encode("utf-16-le")) // 2 > LINK_AT_MOST:
        _cell(sheet, row, column, address)
    else:
        sheet.write_url(row, column, address, style)


def _cell(sheet: Worksheet, row: int, column: int, value: Any, style: Any = None) -> None:
    """A real number, date or truth value; anything else as text, never as a formula. Nothing for None."""
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    elif value is not None:
        sheet.write_string(row, column, str(value)[:CELL_AT_MOST], style)
