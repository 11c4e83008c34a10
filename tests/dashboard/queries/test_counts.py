"""What is counted, and that nothing is lost: "not stated" has a row in every breakdown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.db import Db, open_build, read_manifest
from dashboard.filters import FACETS, Choice, Filters
from dashboard.queries import breakdowns, overview, quality, releases, timeline


def counts(rows: pd.DataFrame) -> dict[str, int]:
    return dict(zip(rows["code"], rows["n"], strict=True))


def test_key_figures_of_everything_about_counter_trafficking(db: Db) -> None:
    figures = overview.figures(db, Filters())
    assert (figures.activities, figures.releases, figures.undated) == (18, 19, 2)
    assert (figures.countries, figures.partners, figures.funders, figures.funded) == (4, 2, 2, 8)
    assert (figures.first, figures.last) == (date(2005, 2, 1), date(2022, 7, 1))


def test_the_collection_is_the_same_whatever_is_selected(db: Db) -> None:
    assert overview.collection(db) == overview.Collection(releases=21, publishers=2, activities=20, summaries=21, others=2)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("country", {"AFG": 5, "NGA": 5, "TJK": 5, "XKX": 1, "none": 4}),
        ("funder", {"usaid": 5, "gbr": 3, "none": 10}),
        ("partner", {"red-cross": 5, "x-lantern": 5, "group-ngo": 2, "none": 8}),
        ("type", {"awareness": 6, "law_policy": 6, "training": 6}),
        ("publisher", {"unodc": 9, "iom": 8, "none": 1}),
        ("state", {"GBR": 8, "none": 10}),
        ("pillar", {"prevention": 6, "prosecution": 6, "unclear": 6}),
        ("region", {"142": 9, "034": 5, "143": 5, "002": 5, "202": 5, "150": 1, "039": 1, "none": 4}),
    ],
)
def test_a_breakdown_counts_each_activity_once_for_each_value(db: Db, by: str, expected: dict[str, int]) -> None:
    rows = breakdowns.breakdown(db, Filters(), by).rows
    assert tuple(rows.columns) == breakdowns.COLUMNS
    assert counts(rows) == expected
    assert "none" not in list(rows["code"])[:-1]


def test_one_query_counts_several_dimensions_and_cuts_each(db: Db) -> None:
    found = breakdowns.rankings(db, Filters(), ("partner", "funder"), most=1, always=["gbr"])
    assert counts(found["partner"].rows) == {"red-cross": 5, "none": 8}
    assert counts(found["funder"].rows) == {"usaid": 5, "gbr": 3, "none": 10}
    assert [(ranking.named, ranking.nothing) for ranking in found.values()] == [(2, 8), (2, 10)], "a group without a name is no name"
    assert (found["partner"].beyond(["red-cross"]), found["partner"].beyond(["red-cross", "group-ngo"])) == (1, 1)


@pytest.mark.parametrize(
    ("by", "code"), [("country", "TJK"), ("funder", "usaid"), ("partner", "red-cross"), ("type", "training"), ("funder", "none")]
)
def test_what_stands_beside_a_value_is_counted_once_for_each_activity(db: Db, by: str, code: str) -> None:
    filters = Filters().with_choice(by, Choice((code,)))
    others = [other for other in breakdowns.breakdown(db, filters, by).rows["code"] if other not in (code, "none") and not other.startswith("group-")]
    both = overview.totals(db, filters.with_choice(by, Choice(tuple(others), every=(code,)))).activities if others else 0
    assert overview.beside(db, filters, by, code) == both


def test_names_are_those_of_the_build(db: Db) -> None:
    keys = [("country", "TJK"), ("country", "none"), ("funder", "usaid"), ("funder", "nobody"), ("region", "143")]
    assert breakdowns.names(db, Filters(lang="fr"), keys) == {
        ("country", "TJK"): "Tadjikistan", ("country", "none"): "", ("funder", "usaid"): "USAID", ("region", "143"): "Central Asia",
    }  # fmt: skip


def test_in_releases_a_joined_activity_weighs_its_releases(db: Db) -> None:
    assert counts(breakdowns.breakdown(db, Filters(unit="releases"), "funder").rows) == {"gbr": 4, "usaid": 5, "none": 10}


def test_choices_are_counted_without_their_own_field(db: Db) -> None:
    filters = Filters(funder=Choice(("gbr",)), country=Choice(("TJK",)))
    assert counts(breakdowns.breakdown(db, breakdowns.without(filters, "funder"), "funder").rows) == {"usaid": 2, "gbr": 1, "none": 2}


@pytest.mark.parametrize(("by", "missing"), [("year", 2), ("quarter", 3), ("month", 3)])
def test_a_year_alone_counts_in_years_and_is_not_stated_in_finer_periods(db: Db, by: timeline.Grain, missing: int) -> None:
    rows = timeline.timeline(db, Filters(), by).rows
    assert pd.isna(rows["period"].iloc[-1])
    assert (int(rows["n"].iloc[-1]), int(rows["n"].sum())) == (missing, 18)


def test_periods_grow_with_the_span(db: Db) -> None:
    assert timeline.grain_of(overview.figures(db, Filters())) == "year"
    assert timeline.grain_of(overview.figures(db, Filters(since="2013", until="2016"))) == "quarter"
    assert timeline.grain_of(overview.figures(db, Filters(since="2019", until="2019"))) == "month"


def test_pages_of_the_list_hold_every_release_once_newest_first(db: Db) -> None:
    found = pd.concat([releases.page(db, Filters(), number, 8).rows for number in (1, 2, 3)])
    assert tuple(found.columns) == releases.LIST_COLUMNS
    assert len(found) == releases.count(db, Filters()) == found["release_id"].nunique() == 19
    dated = found["published"].dropna()
    assert dated.is_monotonic_decreasing
    assert found["published"].isna().tolist()[-2:] == [True, True]


def test_a_selection_of_words_lists_only_the_releases_that_hold_them(db: Db) -> None:
    assert releases.page(db, Filters(q="number 9"), None).rows["release_id"].tolist() == ["r09"]


def test_a_release_comes_with_its_statements_mentions_and_copies(db: Db) -> None:
    text = releases.one(db, "r01").rows["text"].iloc[0]
    mentions = releases.mentions(db, "r01").rows
    assert [text[m.start : m.end] for m in mentions.itertuples()] == mentions["quote"].tolist()
    assert set(releases.statements(db, Filters(), "r01").rows["field"]) == {"country", "partner", "funder", "amount", "people", "activity_type"}
    assert releases.siblings(db, "r01").rows[["release_id", "joined_because"]].values.tolist() == [["r01x", "same_text"]]
    assert releases.one(db, "gone").rows.empty


def test_the_method_page_counts_what_is_not_stated(db: Db) -> None:
    assert quality.not_stated(db) == {"activities": 18, "date": 2, "country": 4, "partner": 8, "funder": 10, "type": 0}
    assert quality.removed(db) == (2, 1)


@pytest.mark.parametrize("by", FACETS)
def test_an_empty_build_gives_no_rows_and_no_error(empty: Path, by: str) -> None:
    opened = open_build(read_manifest(empty))
    assert breakdowns.breakdown(opened, Filters(), by).rows.empty
    assert overview.figures(opened, Filters()).activities == 0


def test_periods_reach_over_a_span_that_is_wider_than_the_rows() -> None:
    rows = pd.DataFrame({"period": pd.to_datetime(["2019-04-01", None]), "n": [3, 1]})

    assert timeline.filled(rows, "quarter", [date(2019, 2, 1), date(2019, 7, 1)]) == [
        (date(2019, 1, 1), None), (date(2019, 4, 1), 3), (date(2019, 7, 1), None), (None, 1),
    ]  # fmt: skip
    assert timeline.filled(rows, "quarter") == [(date(2019, 4, 1), 3), (None, 1)]
