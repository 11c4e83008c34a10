"""Names of states and bodies in the reader's language on pages, and as the build has them in files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.db import Db, open_build, read_manifest
from dashboard.filters import Choice, Filters
from dashboard.queries import breakdowns, crossings, releases
from dashboard.queries.files import summaries
from dashboard.text.bodies import TABLE, body
from tests.dashboard import builds

REGISTRY = Path(__file__).parents[3] / "data" / "reference" / "organisations.csv"
PAYERS = {"gbr": "gov-tjk", "usaid": "iom"}
FRENCH = {"gov-tjk": "Tadjikistan", "iom": "Organisation internationale pour les migrations"}


@pytest.fixture
def named(full: Path) -> Iterator[Db]:
    """The full build, in which a state and IOM pay, both of them for the newest activity that one pays for."""
    with duckdb.connect(str(full / "builds" / builds.BUILD_ID / "activities.duckdb")) as connection:
        for old, new in PAYERS.items():
            for table, column in (("dimension_value", "code"), ("organisation", "organisation_id"), ("statement", "value")):
                connection.execute(f"update {table} set {column} = ? where {column} = ?", [new, old])
        connection.execute("""
            insert into activity_value
            select v.* replace (d.value_key as value_key) from activity_value v, dimension_value d
            where v.dimension = 'funder' and d.dimension = 'funder' and d.code = 'iom' and v.activity_key = (
              select min(activity_key) from activity_value join dimension_value using (dimension, value_key) where code = 'gov-tjk')
              and v.value_key <> d.value_key""")
    opened = open_build(read_manifest(full))
    yield opened
    opened.close()


def test_pages_name_states_and_bodies_in_the_readers_language(named: Db) -> None:
    french, english = Filters(lang="fr"), Filters()
    rows = breakdowns.breakdown(named, french, "funder").rows
    assert dict(rows[rows["code"] != "none"][["code", "name"]].itertuples(index=False, name=None)) == FRENCH
    assert set(breakdowns.breakdown(named, english, "funder").rows["name"]) == {"United Kingdom", "USAID", ""}, "as the build has them"
    assert breakdowns.names(named, french, [("funder", "iom")])["funder", "iom"] == FRENCH["iom"]
    tie = crossings.ties(named, french, "funder", 5).rows.iloc[0]
    assert {tie["one_name"], tie["other_name"]} == set(FRENCH.values())
    listed = releases.page(named, Filters(lang="fr", funder=Choice(("gov-tjk",)))).rows["funders"]
    assert all(FRENCH["gov-tjk"] in names for names in listed)
    read = releases.statements(named, french, "r01").rows
    assert list(read[read["field"] == "funder"]["organisation"]) == ["Tadjikistan"]


def test_files_keep_the_one_name(named: Db) -> None:
    names = summaries.summary(named, Filters(lang="fr"), "funder").column("funder_name").to_pylist()
    assert {"United Kingdom", "USAID"} <= set(names)


def test_each_name_is_one_by_which_the_registry_knows_the_body() -> None:
    with REGISTRY.open(encoding="utf-8", newline="") as file:
        known = {row["organisation_id"]: row["aliases"].split("|") for row in csv.DictReader(file)}
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["organisation_id"] for row in rows] == sorted({row["organisation_id"] for row in rows})
    assert not [row for row in rows for lang in ("fr", "es") if row[lang] and row[lang] not in known[row["organisation_id"]]]
    assert body("iom", "es") == "Organización Internacional para las Migraciones"
    assert not body("iom", "en")
