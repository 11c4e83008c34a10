"""The API described: as OpenAPI 3.1 for programs, as a page for people. Both are made of the tables, the codebook and the parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dashboard.api import parameters
from dashboard.api.addresses import BASE
from dashboard.api.answers import VERSION
from dashboard.api.formats import MEDIA_TYPES
from dashboard.api.problems import MEDIA_TYPE as PROBLEM
from dashboard.exports.codebook import COLUMNS, DIMENSIONS
from dashboard.exports.context import added
from dashboard.exports.encodings import dumped
from dashboard.exports.tables import TABLES, Table, summary
from dashboard.queries.files.summaries import BY, PERIODS

Json = dict[str, Any]
_TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape())
_PROBLEMS = {
    "400": "A parameter cannot be used: its name, its value, and what is allowed.",
    "404": "There is nothing at this address, or nothing with this id.",
    "406": "None of the formats that were asked for can be given.",
    "410": "The build that the cursor goes on in is no longer kept.",
    "500": "Something went wrong that nobody foresaw.",
    "503": "There is no build to serve, or the question takes too long: Retry-After says when to ask again.",
}
_SCHEMAS: dict[str, Json] = {
    "date": {"type": "string", "format": "date"},
    **{kind: {"type": kind} for kind in ("string", "integer", "number", "boolean")},
}
_ENUMS = {
    "unit": ["activities", "releases"],
    "lang": ["en", "fr", "es"],
    "all": ["0", "1"],
    "bom": ["0", "1"],
}
_DATE = {"type": "string", "examples": ["2019", "2019-05", "2019-05-31"]}


def openapi(request: Request) -> Response:  # noqa: ARG001
    """GET openapi.json."""
    return Response(dumped(described()), headers={"cache-control": "public, max-age=300"}, media_type="application/json")


def page(request: Request) -> Response:
    """GET /: what there is, with examples, and how a sheet refreshes itself from it."""
    tables = [(table.name, table.row) for table in TABLES.values()]
    html = _TEMPLATES.get_template("page.html").render(
        base=BASE, origin=str(request.base_url).removesuffix(f"{BASE}/").rstrip("/"), tables=tables, dimensions=DIMENSIONS, formats=MEDIA_TYPES,
        selection=parameters.SELECTION, paging=parameters.PAGING | parameters.CSV, problems=_PROBLEMS, version=VERSION,
    )  # fmt: skip
    return HTMLResponse(html, headers={"cache-control": "public, max-age=300"})


def described() -> Json:
    """The OpenAPI document."""
    paths: Json = {}
    for table in TABLES.values():
        paths |= _of_table(f"{BASE}/{table.name}", table, [])
    one = {"name": "by", "in": "path", "required": True, "schema": {"type": "string", "enum": list(BY)}, "description": "What is counted by."}
    two = {**one, "name": "and", "description": "What it is crossed with: another dimension; two periods cannot be crossed."}
    paths |= _of_table(f"{BASE}/summary/{{by}}", summary("country"), [one])
    paths |= _of_table(f"{BASE}/summary/{{by}}/{{and}}", summary("country", "funder"), [one, two])
    for name, ending, words in (
        ("workbook", "xlsx", "An Excel workbook: read-me, summaries, activities, releases, amounts, codebook."),
        ("package", "zip", "All tables as CSV with metadata.json, codebook.csv and datapackage.json."),
    ):
        paths[f"{BASE}/{name}.{ending}"] = _get(name, words, _content(MEDIA_TYPES[ending]), _query(parameters.SELECTION))
    identified = {"name": "release_id", "in": "path", "required": True, "schema": {"type": "string"}}
    only_language = {"lang": parameters.SELECTION["lang"]}
    paths[f"{BASE}/releases/{{release_id}}"] = _get(
        "release", "One release with its statements and where they stand in its text.", _json(_ref("Release")), [identified, *_query(only_language)]
    )
    paths[f"{BASE}/meta"] = _get("meta", "The build, the selection and the notes.", _json(_ref("Anything")), _query(parameters.SELECTION))
    paths["/healthz"] = _get("health", "Whether there is a build to serve.", _json(_ref("Health")), [])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Counter-trafficking activities", "version": VERSION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "summary": "Activities against trafficking in persons, read from press releases, by country, partner, funder, type and date.",
            "description": "Read-only. The parameters of a page of the dashboard select the same rows here. Amounts are as stated, not verified.",
        },
        "paths": paths,
        "components": {"schemas": _schemas(), "responses": {f"Problem{code}": _problem(code, words) for code, words in _PROBLEMS.items()}},
    }  # fmt: skip


def _of_table(path: str, table: Table, of_path: list[Json]) -> Json:
    """The table at its address, in a format that the Accept header says, and with an ending."""
    name = "_".join(part.strip("{}") for part in path.removeprefix(f"{BASE}/").split("/"))
    schema = _ref(_schema_name(table)) if "{" not in path else _ref("Summary")
    content = {kind: {"schema": schema} if kind.startswith("application/json") else {} for kind in MEDIA_TYPES.values()}
    query = _query(parameters.SELECTION | parameters.PAGING)
    if table.name == "search":
        query = [{**parameter, "required": True} if parameter["name"] == "q" else parameter for parameter in query]
    ending = {"name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": list(MEDIA_TYPES)}}
    either = {**content, "application/json": {"schema": {"anyOf": [schema, _ref("Anything")]}}}
    return {
        path: _get(name, table.row, content, [*of_path, *query]),
        f"{path}.{{format}}": _get(f"{name}_file", f"{table.row} In the format of the ending.", either, [*of_path, ending, *query]),
    }


def _get(name: str, words: str, content: Json, query: list[Json]) -> Json:
    ok: Json = {"description": words, "content": content}
    if name != "health":
        ok["headers"] = {"ETag": {"schema": {"type": "string"}, "description": "Changes with the build."}}
    answers = {"200": ok, "304": {"description": "As the client has it (If-None-Match)."}}
    refused = {code: {"$ref": f"#/components/responses/Problem{code}"} for code in _PROBLEMS}
    return {"get": {"operationId": name, "summary": words, "parameters": query, "responses": answers | refused}}


def _query(named: dict[str, str]) -> list[Json]:
    return [{"name": name, "in": "query", "description": words, "schema": _schema_of(name)} for name, words in named.items()]


def _schema_of(name: str) -> Json:
    if name in _ENUMS:
        return {"type": "string", "enum": _ENUMS[name]}
    if name == "limit":
        return {"type": "integer", "minimum": 1, "maximum": parameters.LIMIT_AT_MOST, "default": parameters.LIMIT}
    return dict(_DATE) if name in ("from", "to") else {"type": "string"}


def _schemas() -> Json:
    envelopes = {_schema_name(table): _envelope(_row(table)) for table in TABLES.values()}
    counts = {"activities": {"type": "integer"}, "releases": {"type": "integer"}}
    sides = {name: {"type": "string"} for by in BY for name in summary(by).columns if by in PERIODS or name.endswith(("_code", "_name"))}
    counted = {"type": "object", "properties": sides | counts, "required": [*counts, "text_kind", "build_id"]}
    release = {"type": "object", "properties": {"data": {"type": "object"}, "meta": _ref("Meta")}, "required": ["data", "meta"]}
    return {
        **envelopes,
        "Summary": _envelope(counted),
        "Release": release,
        "Anything": {"type": "object"},
        "Health": {"type": "object", "properties": {"status": {"const": "ok"}, "build_id": {"type": "string"}}, "required": ["status", "build_id"]},
        "Meta": {
            "type": "object",
            "properties": {
                name: {"type": kind}
                for name, kind in {"build_id": "string", "built_at": "string", "selection": "string", "parameters": "object", "unit": "string",
                                   "activities": "integer", "releases": "integer", "collection": "string", "text_kind": "string",
                                   "table": "string", "total": "integer", "returned": "integer"}.items()
            },
            "required": ["build_id", "selection", "collection", "text_kind"],
        },
        "Problem": {
            "type": "object",
            "properties": {
                "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
                "parameter": {"type": "string"}, "value": {"type": "string"}, "allowed": {"type": "string"},
            },
            "required": ["type", "title", "status", "detail"],
        },
    }  # fmt: skip


def _envelope(row: Json) -> Json:
    links = {"type": "object", "properties": {"self": {"type": "string"}, "next": {"type": ["string", "null"]}}, "required": ["self", "next"]}
    parts = {"data": {"type": "array", "items": row}, "meta": _ref("Meta"), "links": links}
    return {"type": "object", "properties": parts, "required": list(parts)}


def _row(table: Table) -> Json:
    names = (*table.columns, *added(table.columns, said=False))
    return {"type": "object", "properties": {name: _cell(name) for name in names}, "required": list(names)}


def _cell(name: str) -> Json:
    schema = _SCHEMAS[COLUMNS[name].type]
    return {**schema, "type": [schema["type"], "null"], "description": COLUMNS[name].description}


def _schema_name(table: Table) -> str:
    return "".join(part.capitalize() for part in table.name.split("/"))


def _content(media_type: str) -> Json:
    return {media_type: {}}


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _problem(code: str, words: str) -> Json:
    found: Json = {"description": words, "content": {PROBLEM: {"schema": _ref("Problem")}}}
    if code == "503":
        found["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
    return found
