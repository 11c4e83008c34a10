"""Files of the API written to a folder: for the command line, where a schedule starts it and no server runs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import QueryParams

from dashboard import db as builds
from dashboard.api import parameters
from dashboard.api.addresses import address
from dashboard.api.parameters import CSV, SELECTION, Asked
from dashboard.errors import NoSuchTable
from dashboard.exports.context import context
from dashboard.exports.files import ENDINGS, WHOLE, encoded, file_name, table_of, whole


def export(store: Path, what: str, select: str, folder: Path) -> Path:
    """Write one file of a selection, as the API would give it; its path.

    `what`: the address without its beginning (summary/funder.csv), `select`: its parameters. A file of the same name is replaced when
    the new one is whole. Raises NoSuchTable, Problem (a parameter), TooManyRows, BuildMissing.
    """
    db = builds.current(store)
    asked = parameters.known(db, parameters.read(QueryParams(select.removeprefix("?")), SELECTION | CSV))
    name, _, ending = what.partition(".")
    if ending not in (*ENDINGS, "pdf"):
        raise NoSuchTable(f"There is no {what}: a name ends in {', '.join(f'.{one}' for one in ENDINGS)}, or .pdf for a brief.")
    path = folder / file_name(db, name, ending)
    folder.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with half.open("wb") as file:
            file.writelines(_parts(db, asked, name, ending))
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path


def _parts(db: builds.Db, asked: Asked, name: str, ending: str) -> Iterable[bytes]:
    said = context(db, asked.filters, address(name, asked.filters, ending))
    return whole(said, name) if WHOLE.get(name) == ending else encoded(said, table_of(name), ending, bom=asked.bom)
