"""Two dimensions at once, values over time, money and people as stated, what the collection covers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.db import Db, open_build, read_manifest
from dashboard.filters import Choice, Filters
from dashboard.queries import changes, coverage, crossings, overview, releases, stated, timeline
from tests.dashboard import builds


def triples(rows: list[list[object]]) -> set[tuple[object, ...]]:
    return {tuple(row) for row in rows}


def test_two_dimensions_are_counted_by_activity_and_what_is_not_kept_is_other(db: Db) -> None:
    found = crossings.crossed(db, Filters(), ("funder", ["gbr"]), ("country", ["TJK"])).rows
    assert tuple(found.columns) == crossings.COLUMNS
    assert ("gbr", "TJK", 1) in triples(found.values.tolist())
    assert ("gbr", "other", 2) in triples(found.values.tolist()), "an activity in two other countries counts once"
    assert ("gbr", "none", 1) in triples(found.values.tolist())


def test_in_releases_a_pair_weighs_its_releases(db: Db) -> None:
    found = crossings.crossed(db, Filters(unit="releases"), ("funder", ["gbr"]), ("country", ["TJK"])).rows
    assert ("gbr", "TJK", 2) in triples(found.values.tolist())


def test_ties_are_pairs_of_names_each_once(db: Db) -> None:
    assert crossings.ties(db, Filters(), "partner", 10).rows.empty, "a group without a name is no tie"
    found = crossings.ties(db, Filters(), "country", 10).rows
    assert tuple(found.columns) == crossings.TIE_COLUMNS
    pairs = {frozenset((one, other)): n for one, other, n in found[["one", "other", "n"]].itertuples(index=False)}
    assert pairs == {frozenset(("TJK", "XKX")): 1, frozenset(("AFG", "TJK")): 1, frozenset(("AFG", "XKX")): 1}


@pytest.mark.parametrize(("grain", "undated"), [("year", 2), ("quarter", 3), ("month", 3)])
def test_values_over_time_add_up_to_their_breakdown(db: Db, grain: timeline.Grain, undated: int) -> None:
    found = timeline.by(db, Filters(), "type", grain).rows
    assert tuple(found.columns) == timeline.BY_COLUMNS
    assert found.groupby("code")["n"].sum().to_dict() == {"awareness": 6, "law_policy": 6, "training": 6}
    assert int(found.loc[found["period"].isna(), "n"].sum()) == undated
    assert found["period"].dropna().dt.day.eq(1).all()


def test_values_over_time_hold_the_kept_ones_alone(db: Db) -> None:
    found = timeline.by(db, Filters(country=Choice(("TJK",))), "funder", "year", ["usaid"]).rows
    assert set(found["code"]) == {"usaid"}


def test_money_is_kept_apart_by_currency_and_status(db: Db) -> None:
    db_rows = stated.amounts(db, Filters()).rows
    assert tuple(db_rows.columns) == stated.AMOUNT_COLUMNS
    assert tuple(stated.people(db, Filters()).rows.columns) == stated.PEOPLE_COLUMNS
    listed = stated.listed(db, Filters(), 10).rows
    assert tuple(listed.columns) == stated.LISTED_COLUMNS
    assert [(row.amount, row.currency, row.quote, row.whole) for row in listed.itertuples()] == [(5000.0, "USD", "USD 5,000", 1)]
    assert db_rows.values.tolist() == [["USD", "committed", 1, 1, 5000.0, 5000.0, 5000.0, 5000.0]]
    assert stated.people(db, Filters()).rows.values.tolist() == [["officers", 1, 28, 28.0, 28]]


def test_releases_by_publisher_add_up_to_the_selection(db: Db) -> None:
    found = coverage.publishers(db, Filters(), "year", 10).rows
    assert tuple(found.columns) == coverage.PUBLISHER_COLUMNS
    assert found.groupby("publisher")["n"].sum().to_dict() == {"unodc": 9, "iom": 9, "none": 1}
    assert set(coverage.publishers(db, Filters(), "year", 1).rows["publisher"]) == {"iom"}


def test_a_year_alone_is_in_no_quarter_of_a_publisher(db: Db) -> None:
    found = coverage.publishers(db, Filters(), "quarter", 10).rows
    years = coverage.publishers(db, Filters(), "year", 10).rows
    assert found["n"].sum() == years["n"].sum()
    assert found.loc[found["period"].isna(), "n"].sum() > years.loc[years["period"].isna(), "n"].sum()


def test_silent_areas_are_those_without_a_release_in_the_selection(db: Db) -> None:
    assert coverage.silent(db, Filters()).rows.empty
    found = coverage.silent(db, Filters(funder=Choice(("gbr",)))).rows
    assert tuple(found.columns) == coverage.SILENT_COLUMNS
    assert [(row.country, row.elsewhere) for row in found.itertuples()] == []
    one = coverage.silent(db, Filters(since="2022", until="2022")).rows.set_index("country")
    assert int(one.loc["XKX", "elsewhere"]) == 1
    assert int(one.loc["XKX", "latest"]) == date(2005, 1, 1).year


def test_where_nobody_lives_is_not_silent(full: Path) -> None:
    with duckdb.connect(str(full / "builds" / builds.BUILD_ID / "activities.duckdb")) as connection:
        for code, name in (("BVT", "Bouvet Island"), ("NIU", "Niue")):
            row = [code, None, "009", "061", name, name, name, "", True]
            connection.execute(f"insert into country values ({', '.join('?' * len(row))})", row)
    opened = open_build(read_manifest(full))
    assert list(coverage.silent(opened, Filters()).rows["country"]) == ["NIU"]
    opened.close()


def compared_with(db: Db, filters: Filters, year: int) -> changes.Changes:
    return changes.changes(db, filters, ("country", "funder"), year, timeline.timeline(db, changes.undated(filters), "year").rows)


def test_changes_hold_the_last_whole_year_against_the_one_before(db: Db) -> None:
    year = changes.compared_year(overview.totals(db, Filters()), Filters(), date(2026, 1, 2))
    assert year == 2022
    compared = compared_with(db, Filters(), year)
    years = timeline.timeline(db, Filters(), "year").rows.set_index("period")["n"]
    assert compared.total == (int(years["2022-01-01"]), int(years["2021-01-01"]))
    assert sum(n for n, _ in compared.values.values()) >= compared.total[0]
    assert compared.named["country"][0] == len([1 for (field, _), (n, _) in compared.values.items() if field == "country" and n])


def test_a_selected_year_is_held_against_the_year_before_it_outside_the_dates(db: Db) -> None:
    dated = Filters(since="2013", until="2013")
    assert changes.compared_year(overview.totals(db, Filters()), dated, date(2026, 1, 2)) == 2013
    assert compared_with(db, dated, 2013).total == compared_with(db, Filters(), 2013).total


def test_a_year_that_is_not_over_is_not_compared(db: Db) -> None:
    found = overview.totals(db, Filters())
    assert changes.compared_year(found, Filters(), date(2022, 6, 1)) == 2021


@pytest.mark.parametrize(
    ("since", "until", "year"),
    [
        ("", "", 2022), ("2010", "", 2022), ("", "2013-12-31", 2013), ("", "2013-11", 2012), ("2013-02", "2013", None), ("2013-01", "2013-12", 2013),
        ("2013-05", "2013-05", None), ("none", "", None), ("2024", "", None),
    ],
)  # fmt: skip
def test_every_selection_of_the_same_dates_is_compared_in_the_same_year(db: Db, since: str, until: str, year: int | None) -> None:
    whole = overview.totals(db, Filters())
    for filters in (Filters(since=since, until=until), Filters(since=since, until=until, funder=Choice(("gbr",)))):
        assert changes.compared_year(whole, filters, date(2026, 1, 2)) == year


@pytest.mark.parametrize(("filters", "sort"), [(Filters(), "date"), (Filters(q="number"), "rank"), (Filters(funder=Choice(("usaid",))), "date")])
def test_the_place_of_a_release_is_that_in_the_list(db: Db, filters: Filters, sort: releases.Sort) -> None:
    listed = list(releases.page(db, filters, None, sort=sort).rows["release_id"])
    for number, release_id in enumerate(listed, 1):
        place = releases.place(db, filters, release_id, sort)
        assert place is not None
        assert (place.number, place.total) == (number, len(listed))
        assert place.previous == (listed[number - 2] if number > 1 else None)
        assert place.next == (listed[number] if number < len(listed) else None)


def test_a_release_outside_the_selection_has_no_place_in_it(db: Db) -> None:
    assert releases.place(db, Filters(funder=Choice(("gbr",))), "r08") is None


def test_the_row_of_a_tie_selects_as_many_as_it_counts(db: Db) -> None:
    found = crossings.ties(db, Filters(), "country", 100).rows
    assert len(found)
    for one, _, other, _, n in found.itertuples(index=False):
        assert overview.totals(db, Filters().with_tie("country", one, other)).activities == n
