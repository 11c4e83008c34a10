"""Files: the rows of the screen, harmless in a spreadsheet, each saying what it is of."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from dashboard import exports
from dashboard.db import Db
from dashboard.filters import Choice, Filters
from dashboard.queries import breakdowns, overview, releases
from tests.dashboard.builds import BUILD_ID

FILTERS = Filters(funder=Choice(("usaid", "none")))


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_a_breakdown_file_holds_the_rows_of_the_chart(db: Db) -> None:
    rows = read(exports.summary_csv(db, FILTERS, "country", overview.collection(db)))
    shown = breakdowns.breakdown(db, FILTERS, "country").rows
    assert tuple(rows[0]) == exports.SUMMARY_COLUMNS
    assert [(r["code"], int(r["n"])) for r in rows] == list(zip(shown["code"], shown["n"], strict=True))
    assert rows[-1]["name"] == "Not stated"
    assert {r["unit"] for r in rows} == {"activities"}


def test_a_release_file_holds_the_rows_of_the_list_and_what_they_are(db: Db) -> None:
    rows = read(exports.releases_csv(db, FILTERS, overview.collection(db)))
    assert tuple(rows[0]) == exports.RELEASE_COLUMNS
    assert [r["release_id"] for r in rows] == releases.page(db, FILTERS, None).rows["release_id"].tolist()
    first = rows[0]
    assert first["build_id"] == BUILD_ID
    assert first["collection"].startswith("A collection of 21 releases from 2 publishers, chosen, not complete.")
    assert first["text_kind"] == "Summary in our own words"
    assert first["selection"] == "Funder: usaid or Not stated"
    assert {r["published"] for r in rows if r["date_precision"] == "year"} == {"2015"}


def test_a_timeline_file_has_iso_periods(db: Db) -> None:
    rows = read(exports.timeline_csv(db, Filters(), "year", overview.collection(db)))
    assert (rows[0]["period"], rows[-1]["period"], rows[-1]["n"]) == ("2005", "", "2")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    data = exports._csv(pd.DataFrame({"name": [f"{start}1+1"], "n": [-3]}), ("name", "n"))
    assert read(data)[0] == {"name": f"'{start}1+1", "n": "-3"}
