"""What each address answers with."""

from __future__ import annotations

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
from dashboard.exports.context import Context, context, described
from dashboard.exports.encodings import dumped
from dashboard.exports.files import WHOLE, encoded, file_name, table_of, whole
from dashboard.exports.tables import TABLES, Rows, Table
from dashboard.queries.files import release as releases
from dashboard.queries.files.summaries import BY
from dashboard.settings import store_folder


def listed(request: Request) -> Response:
    """A table that is no summary, the workbook, or the package."""
    segment = request.path_params["name"]
    for name, ending in WHOLE.items():
        if segment == f"{name}.{ending}":
            return _whole(request, name, ending)
    name, ending = of_address(segment, request.headers.get("accept", ""))
    return _table(request, table_of(name), ending)


def summed(request: Request) -> Response:
    """A summary by one dimension, or by two at once."""
    *before, last = request.path_params["by"].split("/")
    last, ending = of_address(last, request.headers.get("accept", ""))
    return _table(request, table_of("/".join(("summary", *before, last))), ending)


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


def _whole(request: Request, name: str, ending: str) -> Response:
    db, asked = _asked(request, SELECTION)
    here = _here(request)
    return answer(
        request, db, MEDIA_TYPES[ending], lambda: whole(context(db, asked.filters, here), name), file_name=file_name(db, name, ending)
    )  # fmt: skip


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
    return answer(
        request, db, MEDIA_TYPES[ending], lambda: encoded(context(db, asked.filters, here), _cut(table, asked), ending, bom=asked.bom),
        file_name=file_name(db, table.name, ending), described_by=beside if ending != "metadata.json" else "",
    )  # fmt: skip


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
