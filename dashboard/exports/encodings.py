"""Rows to bytes, a part at a time: CSV, JSON Lines and Parquet, each without a whole table in memory."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from dashboard.exports.context import Context

FORMULA = r"^[=+\-@\t\r]"
"""How text begins that a spreadsheet would take for a formula (OWASP, CSV injection)."""
BOM = b"\xef\xbb\xbf"


def csv(parts: Iterable[pa.Table], said: Context, *, bom: bool = False) -> Iterator[bytes]:
    """UTF-8, commas, a header; empty: not stated. Text that a spreadsheet would take for a formula stands behind an apostrophe."""
    if bom:
        yield BOM
    for number, part in enumerate(parts):
        options = pa.csv.WriteOptions(include_header=number == 0, quoting_style="needed")
        sink = io.BytesIO()
        pa.csv.write_csv(_harmless(completed(part, said, context=True)), sink, options)
        yield sink.getvalue()


def json_lines(parts: Iterable[pa.Table], said: Context) -> Iterator[bytes]:
    """One JSON object for each row, null: not stated."""
    for part in parts:
        yield "".join(f"{dumped(row)}\n" for row in completed(part, said, context=True).to_pylist()).encode()


def parquet(parts: Iterable[pa.Table], said: Context, metadata: dict[str, Any]) -> Iterator[bytes]:
    """Zstandard-compressed, a row group for each part; the file's own metadata holds `metadata` as JSON under "counter_trafficking"."""
    sink = Sink()
    writer: pa.parquet.ParquetWriter | None = None
    for part in parts:
        rows = completed(part, said, context=False)
        if writer is None:
            schema = rows.schema.with_metadata({"counter_trafficking": dumped(metadata)})
            writer = pa.parquet.ParquetWriter(sink, schema, compression="zstd")
        writer.write_table(rows.replace_schema_metadata(writer.schema.metadata))
        yield sink.taken()
    assert writer is not None
    writer.close()
    yield sink.taken()


def records(rows: pa.Table, said: Context) -> list[dict[str, Any]]:
    """Rows as the envelope of an answer holds them."""
    found: list[dict[str, Any]] = completed(rows, said, context=False).to_pylist()
    return found


def dumped(value: Any) -> str:
    """JSON as every file and answer has it: UTF-8, ISO dates, compact."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def completed(rows: pa.Table, said: Context, *, context: bool) -> pa.Table:
    """The rows with what every row has beside its table's columns."""
    for name, text in said.more(rows.column_names, said=context).items():
        rows = rows.append_column(name, pa.repeat(pa.scalar(text), rows.num_rows))
    return rows


def _harmless(rows: pa.Table) -> pa.Table:
    columns = [
        pc.if_else(pc.fill_null(pc.match_substring_regex(column, FORMULA), False), pc.binary_join_element_wise("'", column, ""), column)  # noqa: FBT003
        if pa.types.is_string(column.type) else column
        for column in rows.columns
    ]  # fmt: skip
    return pa.table(columns, rows.column_names)


class Sink(io.RawIOBase):
    """A file to write to whose bytes can be taken as they come."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes = bytearray()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Keep the bytes until they are taken."""
        view = bytes(data)
        self._bytes += view
        return len(view)

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = bytes(self._bytes)
        self._bytes.clear()
        return found
