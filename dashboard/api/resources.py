"""What each address answers with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard import db as builds
from dashboard.api import parameters, problems
from dashboard.api.answers import answer
from dashboard.api.formats import MEDIA_TYPES, of_address
from dashboard.api.parameters import CSV, PAGING, SELECTION, Asked
from dashboard.api.problems import Problem, bad_parameter
from dashboard.db import Db
from dashboard.errors import BuildMissing, DashboardError
from dashboard.exports import encodings
from dashboard.exports.context import Context, context, described, metadata
from dashboard.exports.encodings import dumped
from dashboard.exports.package import everything, file_stem, package
from dashboard.exports.tables import TABLES, Rows, Table, summary
from dashboard.exports.workbook import workbook
from dashboard.queries.files import release as releases
from dashboard.queries.files.summaries import BY, PERIODS
from dashboard.settings import store_folder


def listed(request: Request) -> Response:
    """A table that is no summary, the workbook, or the package."""
    name, ending = of_address(request.path_params["name"], request.headers.get("accept", ""))
    if name in WHOLE:
        return _whole(request, name, request.path_params["name"])
    if name not in TABLES:
        raise Problem(404, f"There is no {name}; there are {', '.join((*TABLES, *WHOLE, 'summary', 'meta'))}.")
    return _table(request, TABLES[name], ending)


def summed(request: Request) -> Response:
    """A summary by one dimension, or by two at once."""
    segments = request.path_params["by"].split("/")
    last, ending = of_address(segments[-1], request.headers.get("accept", ""))
    sides = [*segments[:-1], last]
    for side in sides:
        if side not in BY:
            raise Problem(404, f"There is no summary by {side}; there are {', '.join(BY)}.")
    if len(sides) > 2 or len(set(sides)) < len(sides) or sum(side in PERIODS for side in sides) > 1:
        raise Problem(404, "A summary is by one dimension, or by two different ones of which one at most is a period.")
    return _table(request, summary(*sides), ending)


def release(request: Request) -> Response:
    """One release with its statements and where they stand in its text."""
    db, asked = _asked(request, {"lang": SELECTION["lang"]})
    found = releases.one(db, asked.filters, request.path_params["release_id"])
    if found is None:
        raise Problem(404, "There is no release with this id in this build.", value=request.path_params["release_id"])
    return answer(request, db, MEDIA_TYPES["json"], lambda: [dumped({"data": found, "meta": _meta(context(db, asked.filters))}).encode()])


def meta(request: Request) -> Response:
    """The build, the selection, the collection, the notes: without rows."""
    db, asked = _asked(request, SELECTION)
    return answer(request, db, MEDIA_TYPES["json"], lambda: [_about(context(db, asked.filters))])


def health(request: Request) -> Response:
    """Whether there is a build to serve: 200, or 503 as a problem."""
    try:
        body = {"status": "ok", "build_id": builds.current(store_folder()).build_id}
    except DashboardError as error:
        return problems.answer(request, error)
    return Response(dumped(body), headers={"cache-control": "no-store"}, media_type=MEDIA_TYPES["json"])


WHOLE = {"workbook": "xlsx", "package": "zip"}
"""What holds several tables, and its one format."""


def _whole(request: Request, name: str, segment: str) -> Response:
    ending = WHOLE[name]
    if segment != f"{name}.{ending}":
        raise Problem(404, f"There is no {segment}; there is {name}.{ending}.")
    db, asked = _asked(request, SELECTION)
    tables = [table for table in everything() if name == "package" or table.name != "statements"]
    made = workbook if name == "workbook" else package
    here = _here(request)
    return answer(request, db, MEDIA_TYPES[ending], lambda: made(context(db, asked.filters, here), tables), file_name=_file_name(db, name, ending))


def _table(request: Request, table: Table, ending: str) -> Response:
    db, asked = _asked(request, SELECTION | PAGING | (CSV if ending == "csv" else {}))
    if table.name == "search" and not asked.filters.q:
        raise bad_parameter("q", "", "the words to search for")
    if ending == "json":
        parameters.of_json(asked)
        return answer(request, db, MEDIA_TYPES[ending], lambda: [_page(request, context(db, asked.filters), table, asked)])
    here = _here(request)
    beside = f"{request.url.path.removesuffix(f'.{ending}')}.metadata.json"
    beside = f"{beside}?{request.url.query}" if request.url.query else beside
    name = _file_name(db, file_stem(table), ending)
    return answer(
        request, db, MEDIA_TYPES[ending], lambda: _file(context(db, asked.filters, here), table, asked, ending), file_name=name,
        described_by=beside if ending != "metadata.json" else "",
    )  # fmt: skip


def _file(said: Context, table: Table, asked: Asked, ending: str) -> Iterable[bytes]:
    """The bytes of a table in any format but JSON."""
    if ending == "xlsx":
        return workbook(said, [_cut(table, asked)])
    if ending == "zip":
        return package(said, [_cut(table, asked)])
    rows = _cut(table, asked).open(said.db, said.filters)
    if ending == "csv":
        return encodings.csv(rows.parts(), said, bom=asked.bom)
    if ending == "jsonl":
        return encodings.json_lines(rows.parts(), said)
    if ending == "parquet":
        return encodings.parquet(rows.parts(), said, metadata(said, table, rows.total))
    return [dumped(metadata(said, table, rows.total)).encode()]


def _cut(table: Table, asked: Asked) -> Table:
    """The table with the rows that are asked for alone."""
    if not asked.start and asked.limit is None:
        return table

    def rows(db: Db, filters: Any) -> Rows:
        whole = table.open(db, filters)
        start = min(asked.start, whole.total)
        stop = whole.total if asked.limit is None else min(start + asked.limit, whole.total)
        return Rows(stop - start, lambda first, last: whole.read(start + first, start + last))

    return Table(table.name, table.row, table.columns, rows)


def _about(said: Context) -> bytes:
    about = {**described(said), "dimensions": list(BY), "tables": [*TABLES], "formats": [*MEDIA_TYPES]}
    return dumped({"data": about, "meta": _meta(said)}).encode()


def _page(request: Request, said: Context, table: Table, asked: Asked) -> bytes:
    """The envelope: one page of rows, where the next one is, and what they are of."""
    limit = parameters.of_json(asked)
    rows = table.open(said.db, said.filters)
    stop = min(asked.start + limit, rows.total)
    data = encodings.records(rows.read(asked.start, stop), said) if asked.start < stop else []
    more = request.url.include_query_params(cursor=parameters.cursor(said.db, stop)) if stop < rows.total else None
    links = {"self": _here(request), "next": f"{more.path}?{more.query}" if more else None}
    return dumped({"data": data, "meta": {**_meta(said), "table": table.name, "total": rows.total, "returned": len(data)}, "links": links}).encode()


def _meta(said: Context) -> dict[str, Any]:
    return {
        "build_id": said.db.build_id, "built_at": said.db.manifest["built_at"], "selection": said.selection,
        "parameters": said.filters.to_params(), "unit": said.filters.unit, "activities": said.totals.activities,
        "releases": said.totals.releases, "collection": said.collection, "text_kind": said.text_kind,
    }  # fmt: skip


def _asked(request: Request, allowed: dict[str, str]) -> tuple[Db, Asked]:
    """The build, that of the cursor where there is one, and what is asked of it."""
    asked = parameters.read(request.query_params, allowed)
    if not asked.build_id:
        db = builds.current(store_folder())
    else:
        try:
            db = builds.kept(store_folder(), asked.build_id)
        except BuildMissing as error:
            raise parameters.gone(asked.build_id) from error
    return db, parameters.known(db, asked)


def _here(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _file_name(db: Db, stem: str, ending: str) -> str:
    return f"counter-trafficking-{stem}-{db.built.isoformat()}.{ending}"
