"""Small builds made by hand, from the same SQL as real ones. The text is our own.

The full build: 20 activities (2 of them not about counter-trafficking) in 21 releases. a01 is reported twice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.settings import SCHEMA_VERSION
from etl.load import write_index

SQL = Path(__file__).parents[2] / "etl" / "load"
BUILD_ID = "20260102T030405000000Z-test"
COUNTRIES = [("TJK", "Tajikistan", "Tadjikistan", "142", "143", True), ("AFG", "Afghanistan", "Afghanistan", "142", "034", True),
             ("NGA", "Nigeria", "Nigéria", "002", "202", True), ("XKX", "Kosovo", "Kosovo", "150", "039", False)]  # fmt: skip
REGIONS = [("142", None, "Asia"), ("143", "142", "Central Asia"), ("034", "142", "Southern Asia"), ("002", None, "Africa"),
           ("202", "002", "Sub-Saharan Africa"),
           ("150", None, "Europe"), ("039", "150", "Southern Europe")]  # fmt: skip
ORGANISATIONS = [("gbr", "United Kingdom", "government", "GBR", "registry"), ("usaid", "USAID", "government", "USA", "registry"),
                 ("x-lantern", "Lantern $House$ _Trust_", "ngo", None, "unresolved"), ("red-cross", "Red Cross", "ngo", None, "registry"),
                 ("group-ngo", "ngo", "ngo", None, "group")]  # fmt: skip
IATI = {"usaid": "US-GOV-1"}
TYPES = [
    ("training", "unclear", 1, "Training"),
    ("awareness", "prevention", 2, "Awareness raising"),
    ("law_policy", "prosecution", 3, "Law and policy"),
]
TEXT = (
    "Police in Tajikistan were trained by Lantern $House$ _Trust_ with money of the British Conflict Pool.\n\n"
    "Ten NGOs <b>came</b> & 28 officers; USD 5,000."
)
KEYS = """
update activity set activity_key = place from (
  select activity_id as id, row_number() over (order by published desc nulls last, title, activity_id) - 1 as place from activity
) where activity_id = id;
update release set release_key = place, activity_key = key from (
  select release_id as id, row_number() over (order by r.published desc nulls last, r.title, release_id) - 1 as place, a.activity_key as key
  from release r join activity a using (activity_id)
) where release_id = id;
"""
"""Places in the tables, as fill.sql numbers them."""
HOSTILE_TITLE = ":red[Training] costs $5 and $6 for _all_ <script>alert(1)</script>"


def write(store: Path, *, empty: bool = False, build_id: str = BUILD_ID, schema_version: int = SCHEMA_VERSION) -> Path:
    """A store with one published build; its folder."""
    folder = store / "builds" / build_id
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / "activities.duckdb")) as connection:
        for name in ("schema.sql", "views.sql"):
            connection.execute((SQL / name).read_text(encoding="utf-8"))
        _codes(connection, build_id)
        if not empty:
            for number in range(1, 21):
                _activity(connection, number)
            _rest(connection)
        connection.execute(KEYS)
        connection.execute((SQL / "count.sql").read_text(encoding="utf-8"))
    manifest = {
        "build_id": build_id, "schema_version": schema_version, "built_at": "2026-01-02T03:04:05Z", "database": "activities.duckdb",
        "code_version": "0.1.0",
        "search": write_index(folder / "activities.duckdb", folder / "search"),
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (store / "current").write_text(build_id + "\n", encoding="utf-8")
    return folder


def index_of(folder: Path, texts: Sequence[tuple[str, str, str, str]]) -> None:
    """A search index of these (id, language, title, text) in folder/search, and its description in folder/manifest.json; keys are places."""
    folder.mkdir()
    database = folder / "activities.duckdb"
    with duckdb.connect(str(database)) as connection:
        for name in ("schema.sql", "views.sql"):
            connection.execute((SQL / name).read_text(encoding="utf-8"))
        _codes(connection, BUILD_ID)
        for key, (name, language, title, text) in enumerate(texts):
            _insert(connection, "activity", key, name, name, title, None, "none", True, 1)
            _insert(
                connection, "release", key, key, name, name, "only_release", "bundled", "b1", "0" * 64, "x", None, "none", None, language, title,
                text, "summary", None, "none", None, True, 0.9, 0, datetime(2026, 1, 2),
            )  # fmt: skip
        connection.execute((SQL / "count.sql").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(write_index(database, folder / "search")), encoding="utf-8")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, *values: Any) -> None:
    connection.execute(f"insert into {table} values ({', '.join('?' for _ in values)})", list(values))


def _codes(connection: duckdb.DuckDBPyConnection, build_id: str) -> None:
    _insert(connection, "source", "bundled", "Bundled records", "CC BY 4.0", "summary", "Written for the tests")
    _insert(connection, "batch", "b1", datetime(2026, 1, 2), 21, 1, "data/releases")
    for code, name, french, region, sub_region, drawn in COUNTRIES:
        _insert(connection, "country", code, None, region, sub_region, name, french, name, "", drawn)
    for code, parent, name in REGIONS:
        _insert(connection, "region", code, parent, name, name, name)
    for code, pillar, position, name in TYPES:
        _insert(connection, "activity_type_code", code, pillar, position, name, name, name, "What it is")
    _insert(connection, "build_info", build_id, SCHEMA_VERSION, datetime(2026, 1, 2), "0", "f")


def _published(number: int) -> tuple[date | None, str]:
    if number in (4, 5):
        return None, "none"
    if number == 6:
        return date(2015, 1, 1), "year"
    if number == 7:
        return date(2016, 5, 1), "month"
    return date(2004 + number, (number % 12) + 1, 9), "day"


def _activity(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Countries by number modulo 4 (3: none), a partner for even ones, funders for 1 to 8, types by modulo 3."""
    activity, about = f"a{number:02d}", number <= 18
    published, precision = _published(number)
    title = HOSTILE_TITLE if number == 1 else f"Activity number {number}"
    _insert(connection, "activity", 0, activity, f"r{number:02d}", title, published, precision, about, 2 if number == 1 else 1)
    for copy in ("", "x") if number == 1 else ("",):
        url = None if number == 3 else f"https://example.org/{number}{copy}"
        publisher = ("none", None) if number == 3 else ("iom", "IOM") if number % 2 else ("unodc", "UNODC")
        _insert(
            connection, "release", 0, 0, f"r{number:02d}{copy}", activity, "same_text" if number == 1 else "only_release", "bundled", "b1", "0" * 64,
            f"x:{number}", url, *publisher, "fr" if number == 9 else "en", title,
            TEXT if number == 1 else f"Réunion number {number}, on shelters.", "summary",
            published, precision, "record" if published else None, about, 0.9 if about else 0.1, 2 if number == 2 else 0, datetime(2026, 1, 2),
        )  # fmt: skip
    if number % 4 != 3:
        _insert(connection, "activity_country", activity, COUNTRIES[number % 4][0], f"s{number}c")
    if number == 1:
        _insert(connection, "activity_country", activity, "TJK", "s1c2")
        _insert(connection, "activity_country", activity, "XKX", "s1c3")
    if number % 2 == 0 or number == 1:
        _insert(connection, "activity_partner", activity, "x-lantern" if number < 10 else "red-cross", "Lantern", "ngo", None, f"s{number}p")
    if number in (1, 2):
        _insert(connection, "activity_partner", activity, "group-ngo", None, "ngo", 10, f"s{number}g")
    if number <= 8:
        organisation = "gbr" if number <= 3 else "usaid"
        _insert(connection, "activity_funder", activity, organisation, "Conflict Pool", "GBR", f"s{number}f")
    _insert(connection, "activity_type", activity, TYPES[number % 3][0], f"s{number}t")


def _rest(connection: duckdb.DuckDBPyConnection) -> None:
    for organisation, name, kind_of, country, kind in ORGANISATIONS:
        _insert(connection, "organisation", organisation, name, kind_of, country, IATI.get(organisation), kind)
    none = (None,) * 8
    _statement(connection, "s1c", "country", "TJK", "Tajikistan", *none)
    _statement(connection, "s1p", "partner", "x-lantern", "Lantern $House$ _Trust_", "x-lantern", None, "ngo", *none[:5])
    _statement(connection, "s1g", "partner", "group-ngo", "Ten NGOs", "group-ngo", None, "ngo", 10, None, None, None, None)
    _statement(connection, "s1f", "funder", "gbr", "British Conflict Pool", "gbr", "GBR", None, None, None, None, None, None)
    _statement(connection, "s1a", "amount", "5000", "USD 5,000", None, None, None, None, 5000.0, "USD", "committed", None)
    _statement(connection, "s1n", "people", "28", "28 officers", None, None, None, 28, None, None, None, "officers")
    _statement(connection, "s1t", "activity_type", "training", "trained", *none)
    _insert(connection, "activity_amount", "a01", 5000.0, "USD", "committed", "s1a")
    _insert(connection, "activity_people", "a01", 28, "officers", "s1n")
    connection.execute("update statement set name = null where field = 'partner' and value = 'group-ngo'")
    _insert(
        connection, "issue", "i1", "b1", "rejected", "parse", "news.jsonl:3", "The line is no JSON.", "Mend the line and load the file again.", None
    )
    _insert(connection, "quality", "funders", "test", "all", "all", 120, 0.91, 0.85, 0.88, 0.83, 0.92)


def _statement(connection: duckdb.DuckDBPyConnection, name: str, field: str, value: str, quote: str, *more: Any) -> None:
    key = connection.sql("select count(*) from statement").fetchall()[0][0]
    _insert(connection, "statement", key, name, "r01", field, value, quote, *more, f"{field}.rule", 0.8)
    start = TEXT.index(quote)
    _insert(connection, "mention", key, 0, start, start + len(quote), quote)
