"""Files read back as a reader's program reads them."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import Any

import openpyxl
import pyarrow.parquet as pq

Row = dict[str, Any]


def of_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def of_json_lines(data: bytes) -> list[Row]:
    return [json.loads(line) for line in data.decode().splitlines()]


def of_parquet(data: bytes) -> list[Row]:
    return pq.read_table(io.BytesIO(data)).to_pylist()


def of_workbook(data: bytes, sheet: str) -> list[Row]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, (one.date() if isinstance(one, datetime) else one for one in row), strict=True)) for row in rows]


def as_text(row: Row) -> dict[str, str]:
    """A row as a CSV file holds it: "" for None, no apostrophe before what looks like a formula."""
    return {name: _text(value) for name, value in row.items()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value).removeprefix("'")
