"""What an address of the API may say: the selection, as in the address of a page, and which stretch of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import QueryParams

from dashboard.api.problems import Problem, bad_parameter
from dashboard.db import Db
from dashboard.exports.context import names
from dashboard.filters import FACETS, LANGUAGES, NONE, SUFFIXES, Filters

LIMIT, LIMIT_AT_MOST = 100, 1_000
"""Rows of one JSON answer unless asked otherwise, and at most. Files hold all rows unless asked otherwise."""
_CODES = {
    "country": "ISO 3166-1 alpha-3 codes of countries and areas",
    "region": "UN M49 codes of regions",
    "partner": "codes of partners",
    "funder": "codes of funding organisations",
    "type": "codes of activity types",
    "publisher": "codes of publishers",
}
SELECTION: dict[str, str] = {
    **{
        name: f"{words[0].upper()}{words[1:]}, with commas between them for “or”; `{NONE}` is “not stated”. `summary/{name}` lists them."
        for name, words in _CODES.items()
    },
    **{f"{name}.not": f"Leaves out what has one of these {words}." for name, words in _CODES.items()},
    **{f"{name}.and": f"Only what has each of these {words}, with commas between them." for name, words in _CODES.items()},
    "from": "First date of publication: 2019, 2019-05 or 2019-05-31; `none`: only what has no date.",
    "to": "Last date of publication, as precise as `from`.",
    "q": 'Words of the text: words, "phrases", AND, OR, NOT, field:value.',
    "unit": "What is counted, and by what rows are ordered: `activities` (default) or `releases`.",
    "lang": "Language of names: `en` (default), `fr` or `es`.",
    "all": "`1`: also what was judged not to be about counter-trafficking.",
}
"""The parameters of a page's address that select, each with what it means."""
PAGING: dict[str, str] = {
    "limit": f"Rows of the answer: 1 to {LIMIT_AT_MOST:,} in JSON (default {LIMIT}); in files any number (default all).",
    "cursor": "Where to go on: `links.next` of an answer holds it. It keeps to the build that the first answer was of.",
}
CSV: dict[str, str] = {"bom": "`1`: the CSV file begins with a byte order mark, by which Excel knows that it is UTF-8."}
_ALLOWED = {
    "from": "a date: 2019, 2019-05 or 2019-05-31, or none",
    "to": "a date: 2019, 2019-05 or 2019-05-31",
    "unit": "activities or releases",
    "lang": ", ".join(LANGUAGES),
    "all": "1",
    "bom": "1",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: a selection, and rows from `start` on, `limit` of them (None: as many as the format has by default)."""

    filters: Filters
    start: int = 0
    limit: int | None = None
    build_id: str = ""
    bom: bool = False


def read(params: QueryParams, allowed: dict[str, str]) -> Asked:
    """What an address asks for; `allowed`: the names that it may have. Raises Problem 400 for the first that cannot be used."""
    said = {name: ",".join(params.getlist(name)) for name in params}
    for name, value in said.items():
        if name not in allowed:
            raise bad_parameter(name, value, f"there is no such parameter here; there are {', '.join(allowed)}")
        if name in ("all", "bom") and value not in ("", "0", "1"):
            raise bad_parameter(name, value, _ALLOWED[name])
        if "\x00" in value:
            raise bad_parameter(name, value, "text without NUL characters")
    filters, unread = Filters.from_params({name: value for name, value in said.items() if name in SELECTION})
    if unread:
        name, _, value = unread[0].partition("=")
        raise bad_parameter(name, value, _ALLOWED[name])
    build_id, start = _cursor(said.get("cursor", ""))
    return Asked(filters, start, _limit(said.get("limit", "")), build_id, said.get("bom") == "1")


def known(db: Db, asked: Asked) -> Asked:
    """The same. Raises Problem 400 for a code that the build does not hold."""
    found = names(db, asked.filters)
    for field in FACETS:
        choice = asked.filters.choice(field)
        for suffix, codes in zip(SUFFIXES, (choice.include, choice.exclude, choice.every), strict=True):
            for code in codes:
                if (field, code) not in found:
                    raise bad_parameter(f"{field}{suffix}", code, f"a code that this build holds; GET summary/{field} lists them")
    return asked


def cursor(db: Db, start: int) -> str:
    """Where rows go on."""
    return f"{db.build_id}.{start}"


def _cursor(value: str) -> tuple[str, int]:
    if not value:
        return "", 0
    build_id, _, start = value.rpartition(".")
    if not build_id.replace("-", "").isalnum() or not (start.isascii() and start.isdecimal()) or len(start) > 12:
        raise bad_parameter("cursor", value, "the cursor of an answer's links.next, as it is")
    return build_id, int(start)


def _limit(value: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdecimal()) or len(value) > 9 or int(value) < 1:
        raise bad_parameter("limit", value, "a whole number from 1")
    return int(value)


def of_json(asked: Asked) -> int:
    """Rows of a JSON answer. Raises Problem 400 for more than LIMIT_AT_MOST."""
    if asked.limit is not None and asked.limit > LIMIT_AT_MOST:
        raise bad_parameter("limit", str(asked.limit), f"1 to {LIMIT_AT_MOST} in JSON; files hold all rows, or go on with links.next")
    return asked.limit or LIMIT


def gone(build_id: str) -> Problem:
    """410: the build of a cursor is not kept any more."""
    return Problem(410, f"The build {build_id} that this cursor goes on in is no longer kept. Begin again without the cursor.", parameter="cursor")
