"""Tables of release records: .jsonl, .csv, .parquet; one document for each record, a bounded piece of the file in memory at a time."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.charset import encoding_of
from etl.model import Document
from etl.settings import MAX_RECORD_BYTES
from etl.sources.origin import UNREADABLE, Origin, column_name

_STEP = 1 << 20
_MEND = "Mend its quotes or its length, and load the file again."

_NO_VALUE = (ArithmeticError, LookupError, ValueError)
"""What pyarrow raises for a value out of Python's range, in a time zone that nobody knows, or of text that is no UTF-8."""


def read_jsonl(path: Path, origin: Origin) -> Iterator[Document]:
    """A record for each line; a broken, empty or endless line costs itself alone."""
    with path.open("rb") as file:
        for line, data in _lines(file):
            if data is None:
                origin.reject(f"The line is longer than {MAX_RECORD_BYTES:,} bytes.", "Split the record, or leave it out.", line)
                continue
            text = data.removeprefix(b"\xef\xbb\xbf") if line == 1 else data
            if text.strip() and (values := _values(text, origin, line)) is not None and (document := origin.record(values, line)):
                yield document


def read_csv(path: Path, origin: Origin) -> Iterator[Document]:
    """A record for each row below the header, known by the line on which it begins; commas, semicolons or tabs between the cells."""
    with path.open("rb") as binary:
        encoding = encoding_of(binary.read(_STEP))
        binary.seek(0)
        with TextIOWrapper(binary, encoding=encoding, errors="replace", newline="") as file:
            header = next((line for line in iter(partial(file.readline, _STEP), "") if line.strip()), "")
            file.seek(0)
            csv.field_size_limit(MAX_RECORD_BYTES)
            rows = csv.reader(file, delimiter=max(",;\t", key=header.count), strict=True)
            try:
                names = next(filter(_is_said, rows), [])
            except csv.Error as error:
                origin.reject(f"The header cannot be read ({error}).", _MEND, 1)
                return
            if names and _has_text(names, origin):
                yield from _rows(rows, names, origin)


def read_parquet(path: Path, origin: Origin) -> Iterator[Document]:
    """A record for each row."""
    try:
        with pq.ParquetFile(path) as file:
            if not _has_text(file.schema_arrow.names, origin):
                return
            row = 0
            for batch in file.iter_batches(batch_size=500):
                for cells in zip(*map(_cells, batch.columns), strict=True):
                    row += 1
                    if document := origin.record(dict(zip(batch.schema.names, cells, strict=True)), row):
                        yield document
    except (pa.ArrowException, UnicodeDecodeError):  # of the name of a column
        origin.reject("The file is not readable as Parquet.", "Write it again, or leave it out.")


READERS: dict[str, Callable[[Path, Origin], Iterator[Document]]] = {".jsonl": read_jsonl, ".csv": read_csv, ".parquet": read_parquet}


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """(line number from 1, its bytes); None instead of bytes for a line above the limit, of which only a step is held at a time."""
    number = 0
    while data := file.readline(MAX_RECORD_BYTES + 1):
        number += 1
        if len(data) > MAX_RECORD_BYTES and not data.endswith(b"\n"):
            while (rest := file.readline(_STEP)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, data


def _has_text(columns: Sequence[str], origin: Origin) -> bool:
    if "text" in map(column_name, columns):
        return True
    found = ", ".join(filter(None, columns))
    origin.reject(f"The table has no column `text`. Its columns are: {found}.", "Name the column that holds the release's text `text`.")
    return False


def _cells(column: pa.Array) -> list[Any]:
    try:
        return list(column.to_pylist())
    except _NO_VALUE:
        return [_cell(cell) for cell in column]


def _cell(cell: pa.Scalar) -> Any:
    """The value; the bytes of text that is no UTF-8, and UNREADABLE for what Python has no value for, as a time after the year 9999."""
    try:
        return cell.as_py()
    except _NO_VALUE as error:
        return cell.as_buffer().to_pybytes() if isinstance(error, UnicodeDecodeError) and isinstance(cell, pa.BinaryScalar) else UNREADABLE


def _values(data: bytes, origin: Origin, line: int) -> dict[str, Any] | None:
    try:
        values = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        origin.reject(f"Byte {error.start + 1} of the line is not UTF-8.", "Save the file as UTF-8, and load it again.", line)
    except (ValueError, RecursionError) as error:
        where = f" at character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        origin.reject(f"The line is not JSON{where}.", "Mend the line, and load the file again.", line)
    else:
        if isinstance(values, dict):
            return values
        origin.reject("The line holds no JSON object.", "Write one object for each release.", line)
    return None


def _rows(rows: Any, names: list[str], origin: Origin) -> Iterator[Document]:
    while True:
        line = rows.line_num + 1  # where the row begins: cells may hold line ends, and a broken one the rest of the file
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            origin.reject(f"The row cannot be read ({error}).", _MEND, line)
            continue
        if not _is_said(cells):
            continue
        if len(cells) > len(names):
            origin.reject(f"The row has {len(cells)} cells, the header {len(names)}.", "Put quotes around cells that hold a separator.", line)
        elif document := origin.record(dict(zip(names, cells, strict=False)), line):
            yield document


def _is_said(cells: list[str]) -> bool:
    return any(map(str.strip, cells))
