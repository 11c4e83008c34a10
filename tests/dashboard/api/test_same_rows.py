"""What a reader sees, downloads, asks of the API and prints is the same: the same number, the same rows."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from dashboard.api import ROUTES
from dashboard.api.answers import ANSWERS
from dashboard.db import Db, current
from dashboard.exports.context import context
from dashboard.exports.files import table_of
from dashboard.exports.workbook import sheet_name
from dashboard.filters import FACETS, Choice, Filters
from tests.dashboard.conftest import APP
from tests.dashboard.exports.files import Row, as_text, of_csv, of_json_lines, of_parquet, of_workbook

TABLES = ("summary/country", "summary/funder/year", "activities", "releases", "statements", "amounts")
CODES = {
    "country": ("TJK", "AFG", "NGA", "XKX", "none"),
    "region": ("142", "143", "150", "none"),
    "partner": ("x-lantern", "group-ngo", "red-cross", "none"),
    "funder": ("gbr", "usaid", "none"),
    "type": ("training", "awareness", "law_policy", "none"),
    "publisher": (),
}


@pytest.fixture(scope="module")
def store(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(made, tmp_path_factory.mktemp("same") / "store"))


@pytest.fixture(scope="module")
def db(store: Path) -> Db:
    return current(store)


@pytest.fixture
def client(store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("CTDASH_STORE", str(store))
    ANSWERS.clear()
    with TestClient(Starlette(routes=ROUTES)) as asking:
        yield asking


@st.composite
def selections(draw: st.DrawFn) -> Filters:
    chosen: dict[str, Any] = {}
    for field in FACETS:
        codes = st.lists(st.sampled_from(CODES[field]), max_size=2, unique=True) if CODES[field] else st.just([])
        rarely = st.integers(0, 3).flatmap(lambda n, codes=codes: codes if n == 0 else st.just([]))
        chosen[field] = Choice(tuple(draw(rarely)), tuple(draw(rarely)), tuple(draw(rarely)))
    dates = st.sampled_from(("", "", "", "2005", "2015", "2019-06", "2024-02-29"))
    return Filters(
        **chosen, since=draw(dates), until=draw(dates), q=draw(st.sampled_from(("", "", "police", "training OR Tajikistan"))),
        unit=draw(st.sampled_from(("activities", "releases"))), lang=draw(st.sampled_from(("en", "fr", "es"))), all=draw(st.booleans()),
    )  # fmt: skip


SELDOM = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""Not shrunk: a selection is small as it is, and drawing a page a hundred times more would outlast the test."""


def address(table: str, ending: str, filters: Filters, **more: str) -> str:
    return f"/api/v1/{table}.{ending}?{urlencode({**filters.to_params(), **more})}"


def answered(client: TestClient, table: str, filters: Filters) -> list[Row]:
    found = client.get(address(table, "json", filters, limit="1000")).json()
    assert found["meta"]["total"] == len(found["data"])
    return found["data"]


@SELDOM
@given(filters=selections())
def test_every_format_has_the_same_rows(client: TestClient, filters: Filters) -> None:
    for table in TABLES:
        expected = [as_text(row) for row in answered(client, table, filters)]
        files = {ending: client.get(address(table, ending, filters)).content for ending in ("csv", "jsonl", "parquet", "xlsx")}
        read = {
            "csv": of_csv(files["csv"]), "jsonl": of_json_lines(files["jsonl"]), "parquet": of_parquet(files["parquet"]),
            "xlsx": of_workbook(files["xlsx"], sheet_name(table_of(table))),
        }  # fmt: skip
        for ending, rows in read.items():
            kept = [{name: text for name, text in as_text(row).items() if name not in ("selection", "collection")} for row in rows]
            assert kept == expected, (table, ending, filters)


@SELDOM
@given(filters=selections())
def test_the_api_counts_what_the_page_counts(client: TestClient, db: Db, filters: Filters) -> None:
    page = AppTest.from_file(str(APP), default_timeout=20)
    for name, value in filters.to_params().items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    activities, releases = (answered(client, table, filters) for table in ("activities", "releases"))
    totals = context(db, filters).totals
    assert len(activities) == totals.activities
    if not (filters.q or filters.publisher):
        assert len(releases) == totals.releases
    words = " ".join(element.proto.body for element in page.get("html"))
    told = [said.value for said in (*page.error, *page.warning, *page.info)]
    assert (f">{len(activities)}<" in words) == bool(activities), (filters.to_params(), told, words[:1500])
    by_country = {row["country_code"]: row[filters.unit] for row in answered(client, "summary/country", filters)}
    shown = [table.value for table in page.dataframe if list(table.value.columns)[:1] in (["Country or area"], ["Pays ou zone"], ["País o zona"])]
    assert bool(shown) == bool(activities)
    for table in shown[:1]:
        assert sorted(table.iloc[:, 1].tolist()) == sorted(by_country.values())


def test_an_activity_in_a_file_is_dated_as_on_the_page(client: TestClient) -> None:
    rows = answered(client, "activities", Filters(all=True))
    for row in rows:
        if row["date_precision"] == "none":
            assert (row["published"], row["first_day"]) == (None, None)
        else:
            assert row["first_day"].startswith(row["published"][:4])
            assert datetime.date.fromisoformat(row["first_day"])
