"""The tables of data/reference: the one place that finds, reads and checks them.

A table is a CSV file in UTF-8 with a header. Every cell comes back as text without outer spaces; an empty cell is "".
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from functools import cache
from io import StringIO
from types import MappingProxyType

from etl.errors import ReferenceDataError
from etl.settings import data_folder

Row = Mapping[str, str]

NOT_VOCABULARY = frozenset({"quality.csv", "quality_checks.csv"})
"""Tables that extraction does not read: a change of theirs makes no reading stale."""


@cache
def load(name: str, *, key: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """The rows of data/reference/<name>.csv in file order, read once per process.

    `key` names columns that must be filled and, taken together, unlike in every row. Raises ReferenceDataError with file and line for
    a missing or empty file, broken UTF-8, a header with an empty or repeated name, a row with too many or too few cells, a bad key.
    """
    path = data_folder("reference") / f"{name}.csv"
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise ReferenceDataError(f"{path.name}: the table is missing from {path.parent}; restore it from the repository") from error
    except UnicodeDecodeError as error:
        raise ReferenceDataError(f"{path.name}: byte {error.start} is not UTF-8; save the table as UTF-8") from error
    return _rows(path.name, text, key)


@cache
def registry() -> dict[str, Row]:
    """The rows of organisations.csv by id."""
    return {row["organisation_id"]: row for row in load("organisations", key=("organisation_id",))}


def _rows(file: str, text: str, key: tuple[str, ...]) -> tuple[Row, ...]:
    reader = csv.reader(StringIO(text), strict=True)
    rows: list[Row] = []
    seen: dict[tuple[str, ...], int] = {}
    try:
        header = next(reader, [])
        _check_header(file, header, key)
        for cells in reader:
            if len(cells) != len(header):
                raise ReferenceDataError(f"{file}:{reader.line_num}: {len(cells)} cells where the header has {len(header)}; mend the row")
            row = MappingProxyType({column: cell.strip() for column, cell in zip(header, cells, strict=True)})
            _check_key(f"{file}:{reader.line_num}", tuple(row[column] for column in key), seen, reader.line_num)
            rows.append(row)
    except csv.Error as error:
        raise ReferenceDataError(f"{file}:{reader.line_num}: {error}; mend the quotes of this row") from error
    return tuple(rows)


def _check_header(file: str, header: list[str], key: tuple[str, ...]) -> None:
    if not header or not all(header) or len(set(header)) != len(header):
        raise ReferenceDataError(f"{file}:1: the header is missing, or a column name is empty or stands twice; mend line 1")
    if absent := [column for column in key if column not in header]:
        raise ReferenceDataError(f"{file}:1: the column {absent[0]!r} is missing; add it to the header")


def _check_key(place: str, values: tuple[str, ...], seen: dict[tuple[str, ...], int], line: int) -> None:
    if not values:
        return
    if not all(values):
        raise ReferenceDataError(f"{place}: a key cell is empty; fill it or take the row out")
    if values in seen:
        raise ReferenceDataError(f"{place}: {' / '.join(values)} stands already on line {seen[values]}; keep one of the two")
    seen[values] = line


@cache
def fingerprint() -> str:
    """SHA-256 (hex) over the names and bytes of all vocabulary tables: it changes when a reading may change."""
    digest = hashlib.sha256()
    for path in sorted(data_folder("reference").glob("*.csv")):
        if path.name not in NOT_VOCABULARY:
            content = path.read_bytes()
            digest.update(f"{path.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
