"""Every page as Streamlit draws it: full, filtered, empty, and without a build."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.queries import quality
from tests.dashboard import builds

Visit = Callable[..., AppTest]
PAGES = ("overview", "countries", "partners", "funders", "timeline", "flows", "pillars", "compare", "coverage", "releases", "method")


def words(test: AppTest) -> str:
    """All HTML, text and messages of the page."""
    return "\n".join(str(getattr(getattr(element, "proto", None), "body", "")) for element in [*test.main, *test.sidebar])


def charts(test: AppTest) -> list[dict[str, object]]:
    return [json.loads(chart.proto.spec)["data"][0] for chart in test.get("plotly_chart")]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_it_shows_of_which_collection_and_build(full: Path, visit: Visit, page: str) -> None:
    said = words(visit(page))
    assert "18 activities in 19 releases shown." in said
    assert "A collection of 21 releases from 2 publishers, chosen, not complete." in said
    assert "Build of 2 Jan 2026." in said


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("overview", "Overview - Counter-trafficking activity dashboard"),
        ("overview?lang=fr", "Vue d’ensemble - Tableau de bord des activités contre la traite des personnes"),
        ("funders", "Funders - "),
        ("method", "Method and data quality - "), ("profile?by=funder&funder=usaid", "USAID - "), ("profile", "Profile - "),
        ("release?id=r02", "Activity number 2 - "), ("release?id=r99", "Release - "),
    ],
)  # fmt: skip
def test_every_page_has_a_title_of_its_own(full: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch, page: str, title: str) -> None:
    titles: list[str] = []
    monkeypatch.setattr(st, "set_page_config", lambda **said: titles.append(said.get("page_title", "")))
    path, _, asked = page.partition("?")
    visit(path, **dict(parse_qsl(asked)))
    assert titles[-1].startswith(title)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_build_is_said_in_words(empty: Path, visit: Visit, page: str) -> None:
    test = visit(page)
    assert not test.error
    if page != "method":
        assert "python -m etl load" in test.info[0].value


@pytest.mark.parametrize("page", PAGES)
def test_no_build_says_what_to_run(own_store: Path, visit: Visit, page: str) -> None:
    assert "make run" in visit().info[0].value


def test_an_unknown_schema_says_what_to_run(own_store: Path, visit: Visit) -> None:
    builds.write(own_store, empty=True, schema_version=7)
    assert "schema 7" in visit().info[0].value


def test_overview_draws_map_timeline_and_four_rankings(full: Path, visit: Visit) -> None:
    drawn = charts(visit())
    assert [chart["type"] for chart in drawn] == ["choropleth", "bar", "bar", "bar", "bar", "bar"]


def test_overview_says_the_selection_in_one_sentence(full: Path, visit: Visit) -> None:
    assert "18 activities in 4 countries and areas, 2005 to 2022; 8 name a funder." in words(visit())


def test_what_the_map_cannot_draw_stands_beside_it(full: Path, visit: Visit) -> None:
    test = visit()
    assert "Not drawn on this map: Kosovo (1)." in words(test)
    assert "XKX" not in charts(test)[0]["locations"]


def test_a_filter_in_the_address_filters_figures_and_widgets(full: Path, visit: Visit) -> None:
    test = visit(funder="usaid", country="TJK")
    assert "2 activities in 1 country or area" in words(test)
    assert test.multiselect(key="choose_funder").value == ["usaid"]
    assert test.button(key="off_country_TJK").label.replace("\\", "").startswith("Country or area: Tajikistan")


def test_a_choice_in_the_sidebar_writes_codes_to_the_address(full: Path, visit: Visit) -> None:
    test = visit()
    test.multiselect(key="choose_country").select("TJK").run()
    assert test.query_params["country"] == "TJK"
    assert "5 activities in" in words(test)


def test_a_chip_takes_its_filter_off_and_reset_takes_all_off(full: Path, visit: Visit) -> None:
    test = visit(funder="usaid", country="TJK")
    test.button(key="off_country_TJK").click().run()
    assert "country" not in test.query_params
    assert test.query_params["funder"] == "usaid"
    test.button(key="reset").click().run()
    assert not dict(test.query_params)


def test_the_switch_shows_what_is_not_about_counter_trafficking(full: Path, visit: Visit) -> None:
    test = visit()
    test.toggle(key="all").set_value(True).run()
    assert "20 activities in" in words(test)


def test_unknown_values_of_a_link_are_named_and_left_out(full: Path, visit: Visit) -> None:
    test = visit(country="TJK,ZZZ", unit="dollars")
    said = test.warning[0].value.replace("\\", "")
    assert "country=ZZZ" in said
    assert "unit=dollars" in said
    assert "5 activities in" in words(test)


@pytest.mark.parametrize(
    ("page", "address", "named"),
    [
        ("overview", {"country_not": "ZZZ"}, "country.not=ZZZ"),
        ("overview", {"funders": "usaid"}, "funders=usaid"),
        ("overview", {"all": "yes"}, "all=yes"),
        ("overview", {"funder": "usaid", "funder_not": "usaid"}, "funder.not=usaid"),
        ("compare", {"of": "xxx,usaid"}, "of=xxx."),
        ("compare", {"by": "colour"}, "by=colour"),
        ("profile", {"by": "q"}, "by=q"),
        ("releases", {"sort": "size", "page": "two"}, "page=two, sort=size"),
        ("releases", {"page": "99"}, "page=99"),
        ("funders", {"page": "2"}, "page=2"),
        ("overview", {"from": "none", "to": "2019"}, "to=2019"),
    ],
)
def test_what_a_page_does_not_take_of_a_link_is_named(full: Path, visit: Visit, page: str, address: dict[str, str], named: str) -> None:
    assert named in visit(page, **address).warning[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("page", "address"),
    [("compare", {"by": "country", "of": "TJK,AFG,NGA"}), ("releases", {"page": "1", "q": "number", "sort": "date"}), ("release", {"id": "r01"})],
)
def test_what_a_page_takes_is_not_named(full: Path, visit: Visit, page: str, address: dict[str, str]) -> None:
    assert not visit(page, **address).warning


@pytest.mark.parametrize("address", [{"by": "country", "of": "TJK,AFG,NGA,XKX"}, {"country": "TJK,AFG,NGA,XKX"}])
def test_what_is_too_much_to_compare_is_named(full: Path, visit: Visit, address: dict[str, str]) -> None:
    test = visit("compare", **address)
    assert test.warning[0].value.replace("\\", "") == "At most 3 can be compared. Left out: Kosovo."
    assert list(test.dataframe[0].value.columns) == ["Figure", "Tajikistan", "Afghanistan", "Nigeria"]


def test_a_value_both_chosen_and_left_out_is_chosen(full: Path, visit: Visit) -> None:
    test = visit(**{"funder": "usaid", "funder.not": "usaid"})
    assert not test.exception
    assert "5 activities in" in words(test)


def test_an_address_brings_no_link_of_its_own_onto_the_page(full: Path, visit: Visit) -> None:
    said = visit(unit="[Sign in](https://evil.example)").warning[0].value
    assert "\\[Sign in\\]" in said


def test_an_empty_selection_says_what_to_take_off(full: Path, visit: Visit) -> None:
    test = visit(q="nothing has these words")
    assert "Take off one filter to find some: without “Words: nothing has these words”, 18 activities." in test.info[0].value.replace("\\", "")


def test_words_are_shown_in_their_place_in_the_list_and_in_the_release(full: Path, visit: Visit) -> None:
    test = visit("releases", q="trained officer")
    assert '<mark class="hit">trained</mark>' in words(test)
    assert '<mark class="hit">officers</mark>' in words(test)
    assert "&lt;b&gt;came&lt;/b&gt;" in words(test)
    assert '<mark class="hit" id="hit">' in words(visit("release", id="r01", q="officer"))


def test_a_search_is_ordered_by_match_until_the_address_says_newest(full: Path, visit: Visit) -> None:
    test = visit("releases", q="number")
    assert test.segmented_control(key="sort").value == "rank"
    test.segmented_control(key="sort").set_value("date").run()
    assert test.query_params["sort"] == "date"
    assert "sort" not in [control.key for control in visit("releases").segmented_control]


def test_what_of_a_search_was_not_understood_is_said(full: Path, visit: Visit) -> None:
    said = words(visit("releases", q='colour:red OR number "'))
    assert "There is no field “colour” to search in" in said
    assert "quotation mark" in said


def test_a_search_without_an_index_is_said_in_words(full: Path, visit: Visit) -> None:
    shutil.rmtree(full / "builds" / builds.BUILD_ID / "search")
    assert "18 activities" in words(visit())
    assert "python -m etl build" in visit(q="shelter").info[0].value


def test_only_undated_activities_still_have_a_timeline(full: Path, visit: Visit) -> None:
    assert charts(visit(**{"from": "none"}))[1]["customdata"] == [["none", "Date not stated", "2 activities (100%)"]]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"from": "2012", "to": "2017"}, "Quarter not stated in 1 activity."),
        ({"from": "2015", "to": "2015"}, "Month not stated in 1 activity."),
        ({}, "Date not stated in 2 activities."),
    ],
)
def test_what_is_not_stated_as_precisely_as_the_bars_is_said_by_their_name(full: Path, visit: Visit, dates: dict[str, str], said: str) -> None:
    assert said in words(visit(**dates))


def test_in_years_a_gap_is_a_gap(full: Path, visit: Visit) -> None:
    bars = charts(visit())[1]
    years = [row[0] for row in bars["customdata"]]  # type: ignore[attr-defined]
    assert years == [*map(str, range(2005, 2023)), "none"]


def test_the_list_leads_to_every_release_of_the_selection(full: Path, visit: Visit) -> None:
    test = visit("releases", funder="gbr")
    links = [link.proto for link in test.get("page_link") if "id=" in link.proto.query_string]
    assert {re.search(r"id=(\w+)", link.query_string)[1] for link in links} == {"r01", "r01x", "r02", "r03"}  # type: ignore[index]
    assert all("funder=gbr" in link.query_string for link in links)


def test_a_title_shows_literally_in_a_link(full: Path, visit: Visit) -> None:
    test = visit("releases", partner="group-ngo")
    assert any(r"\:red\[Training\] costs \$5" in link.proto.label for link in test.get("page_link"))


def test_a_release_shows_marked_text_statements_original_and_copies(full: Path, visit: Visit) -> None:
    test = visit("release", id="r01")
    said = words(test)
    assert 'data-field="funder"' in said
    assert "British Conflict Pool → United Kingdom" in said
    assert "(not resolved)" in said
    assert "10 NGOs, not named" in said
    assert "USD 5,000, committed" in said
    assert 'href="https://example.org/1"' in said
    assert "Summary in our own words" in said
    assert "It has the same text." in said
    assert "found by a rule that has no words yet · confidence 80%" in said
    assert "funder.rule" not in said
    assert "&lt;b&gt;came&lt;/b&gt; &amp; " in said
    assert "<script>alert" not in said


def test_a_release_without_address_date_or_publisher_says_so(full: Path, visit: Visit) -> None:
    assert "address not stated" in words(visit("release", id="r03"))
    assert "Publisher not stated" in words(visit("release", id="r03"))
    assert "Date not stated" in words(visit("release", id="r04"))


def test_a_release_that_is_gone_says_so(full: Path, visit: Visit) -> None:
    assert "no release with this address" in visit("release", id="r99").info[0].value


def test_the_method_page_shows_issues_scores_and_removed_contact_details(full: Path, visit: Visit) -> None:
    test = visit("method")
    tables = [frame.value.to_string() for frame in test.dataframe]
    assert any("The line is no JSON." in table and "Mend the line" in table for table in tables)
    assert any("0.88" in table for table in tables)
    assert any("Taken out: 2 contact details, in 1 release." in m.value for m in test.markdown)


def test_a_build_that_was_not_measured_says_so(empty: Path, visit: Visit) -> None:
    assert any("was not measured" in m.value for m in visit("method").markdown)


def test_no_column_name_of_the_build_stands_in_a_table(full: Path, visit: Visit) -> None:
    for page in PAGES:
        for frame in visit(page).dataframe:
            assert not [name for name in frame.value.columns if "_" in name or (name == name.lower() != "n" and not name.isdecimal())]


def test_a_build_published_meanwhile_is_offered_and_taken_by_a_click(full: Path, visit: Visit) -> None:
    test = visit()
    builds.write(full, empty=True, build_id="20260202T000000000000Z-new")
    test.run()
    assert "18 activities in 4 countries and areas" in words(test), "what is read does not change under the reader"
    test.button(key="take_build").click().run()
    assert "python -m etl load" in test.info[0].value


def test_a_visit_to_a_build_that_is_gone_goes_on_with_the_newest(full: Path, visit: Visit) -> None:
    test = visit()
    builds.write(full, empty=True, build_id="20260202T000000000000Z-new")
    shutil.rmtree(full / "builds" / builds.BUILD_ID)
    test.run()
    assert not test.exception
    assert "python -m etl load" in test.info[0].value


def test_an_unexpected_failure_gets_a_number_and_no_traceback(full: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(db: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(quality, "not_stated", fail)
    test = visit("method")
    assert re.search(r"noted as [0-9a-f]{8}", test.error[0].value)
    assert "secret detail" not in words(test)


@pytest.mark.parametrize(
    ("page", "rows"), [("countries", ["Tajikistan", "Kosovo", "Not stated"]), ("partners", ["Red Cross"]), ("funders", ["USAID"])]
)
def test_a_page_of_one_field_lists_all_its_values(full: Path, visit: Visit, page: str, rows: list[str]) -> None:
    test = visit(page)
    names = list(next(frame.value for frame in test.dataframe if "Share" in frame.value.columns).iloc[:, 0])
    assert set(rows) <= set(names)
    assert "18 activities in 4 countries and areas" in words(test)


def test_a_profile_is_the_selection_of_one_value_on_one_template(full: Path, visit: Visit) -> None:
    test = visit("profile", by="funder", funder="gbr")
    said = words(test)
    assert '<h1 class="page-title">United Kingdom</h1>' in said
    assert "3 activities in 4 countries and areas" in said
    assert "0 name another funder beside it." in said
    assert "name a funder" not in said, "all of them do: it is the funder's own profile"
    assert [chart["type"] for chart in charts(test)] == ["choropleth", *["bar"] * 6]
    tables = [frame.value.to_string() for frame in test.dataframe]
    assert any("USD" in table and "committed" in table and "5,000" in table for table in tables), "money by currency and status"
    assert any("officers" in table and "28" in table for table in tables)


def test_a_profile_of_an_organisation_says_its_identifier_in_iati_where_it_is_known(full: Path, visit: Visit) -> None:
    assert ">Funder · IATI identifier US-GOV-1<" in words(visit("profile", by="funder", funder="usaid"))
    assert ">Funder<" in words(visit("profile", by="funder", funder="gbr"))


def test_a_profile_adds_no_sum_up(full: Path, visit: Visit) -> None:
    columns = {column for frame in visit("profile", by="funder", funder="gbr").dataframe for column in frame.value.columns}
    assert not {column for column in columns if "total" in column.lower() or "sum" in column.lower()}


@pytest.mark.parametrize("params", [{}, {"by": "funder"}, {"by": "funder", "funder": "gbr,usaid"}, {"by": "q", "funder": "gbr"}])
def test_a_profile_of_nothing_says_how_to_come_to_one(full: Path, visit: Visit, params: dict[str, str]) -> None:
    test = visit("profile", **params)
    assert "Choose a row" in test.info[0].value
    assert '<h1 class="page-title">Profile</h1>' in words(test)
    ways = [link.proto for link in test.get("page_link")][-3:]
    assert [way.label for way in ways] == ["Countries and areas", "Partners", "Funders"]
    assert all(params.get("funder", "").replace(",", "%2C") in way.query_string for way in ways), "with the selection"


def test_a_profile_of_what_states_no_money_says_so(full: Path, visit: Visit) -> None:
    test = visit("profile", by="country", country="NGA")
    assert any("No sum is stated" in caption.value for caption in test.caption)


def test_key_figures_and_rankings_say_what_changed_since_the_year_before(full: Path, visit: Visit) -> None:
    test = visit()
    assert "2022: 1 (±0 from 2021)" in re.sub(r"<[^>]+>", "", words(test))
    table = next(frame.value for frame in test.dataframe if "Country or area" in frame.value.columns).set_index("Country or area")
    assert {"2022", "2021"} <= set(table.columns)
    assert int(table["2022"].sum()) == 1


@pytest.mark.parametrize(("page", "address"), [("overview", {"funder": "gbr"}), ("profile", {"by": "funder", "funder": "gbr"}), ("compare", {})])
def test_what_has_nothing_in_the_last_whole_year_is_compared_in_it_all_the_same(full: Path, visit: Visit, page: str, address: dict[str, str]) -> None:
    test = visit(page, **address)
    said = re.sub(r"<[^>]+>", "", words(test))
    assert "± from 2021 to 2022, the last whole year." in said
    if page == "compare":
        assert [list(row[1:]) for row in test.dataframe[0].value.itertuples(index=False) if row[0] == "Activities in 2022"] == [["0", "0"]]
    else:
        assert "2022: 0 (±0 from 2021)" in said, "its own last activity is of 2007"


def test_what_has_no_number_shows_no_word_of_a_program(full: Path, visit: Visit) -> None:
    gaps = [frame.proto for page in ("overview", "countries") for frame in visit(page).dataframe if frame.value.isna().to_numpy().any()]
    assert gaps
    assert all(frame.HasField("placeholder") and not frame.placeholder for frame in gaps), 'else "None", in English'


def test_flows_lead_from_funders_to_countries_to_types_and_tables_hold_the_same_pairs(full: Path, visit: Visit) -> None:
    test = visit("flows")
    sankey = charts(test)[0]
    assert sankey["type"] == "sankey"
    assert {"United Kingdom", "Tajikistan", "Training", "Funder not stated"} <= set(sankey["node"]["label"])  # type: ignore[index]
    pairs = test.dataframe[0].value
    assert list(pairs.columns) == ["Funder", "Country or area", "Activities", "Share"]
    assert int(pairs["Activities"].sum()) + int(test.dataframe[1].value["Activities"].sum()) == sum(sankey["link"]["value"])  # type: ignore[index]


def test_on_a_phone_flows_are_drawn_two_sides_at_a_time(full: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.flows.is_phone", lambda: True)
    test = visit("flows")
    drawn = [chart for chart in charts(test) if chart["type"] == "sankey"]
    sums = [sum(chart["link"]["value"]) for chart in drawn]  # type: ignore[index]
    assert sums == [int(test.dataframe[n].value["Activities"].sum()) for n in (0, 1)]
    assert [sorted(set(chart["node"]["x"])) for chart in drawn] == [[0.001, 0.999]] * 2  # type: ignore[index]


def test_the_four_ps_are_shares_of_what_is_stated(full: Path, visit: Visit) -> None:
    drawn = [json.loads(chart.proto.spec)["data"] for chart in visit("pillars").get("plotly_chart")]
    assert len(drawn) == 3
    for bars in drawn:
        sums = [sum(row) for row in zip(*(bar["x"] for bar in bars), strict=True)]
        assert sums == pytest.approx([1.0] * len(sums))


def test_the_four_ps_show_last_what_states_no_funder_no_country_and_no_date(full: Path, visit: Visit) -> None:
    test = visit("pillars")
    for bar, name in zip(charts(test), ("Country not stated", "Funder not stated", "Date not stated"), strict=True):
        rows = [row[:2] for row in bar["customdata"]]  # type: ignore[attr-defined]
        assert [row for row in rows if row[0] == "none"] == [rows[-1]] == [["none", name]]
    by_year = next(frame.value for frame in test.dataframe if "Year" in frame.value.columns).set_index("Year")
    assert by_year["Activities"]["Date not stated"] == 2


def test_compare_shows_the_same_figures_side_by_side(full: Path, visit: Visit) -> None:
    test = visit("compare", by="funder", of="usaid,gbr")
    table = test.dataframe[0].value.set_index("Figure")
    assert list(table.columns) == ["USAID", "United Kingdom"]
    assert list(table.loc["Activities"]) == ["5", "3"]
    assert list(table.loc["Share of the selection"]) == ["28%", "17%"]


def test_compare_draws_the_same_bars_in_the_same_order_in_every_column(full: Path, visit: Visit) -> None:
    drawn = [chart for chart in charts(visit("compare", by="funder", of="usaid,gbr")) if chart.get("orientation") == "h"]
    codes = [[row[0] for row in chart["customdata"]] for chart in drawn]  # type: ignore[attr-defined]
    assert len(codes) == 6, "activity types, countries and partners of two funders"
    for one, other in zip(codes[::2], codes[1::2], strict=True):
        assert one == other
        assert one[-1] == "none"
    assert any(0 in chart["x"][:-2] for chart in drawn), "a value that one of them does not have is a row all the same"  # type: ignore[index]


def test_on_a_phone_each_of_those_compared_stands_whole(full: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.columns.is_phone", lambda: True)
    kinds = ["bars" if chart.get("orientation") == "h" else "timeline" for chart in charts(visit("compare", by="funder", of="usaid,gbr"))]
    assert kinds == ["timeline", "bars", "bars", "bars"] * 2


def test_compare_begins_with_the_most_frequent_and_keeps_what_is_chosen_in_the_address(full: Path, visit: Visit) -> None:
    test = visit("compare")
    assert list(test.dataframe[0].value.columns) == ["Figure", "USAID", "United Kingdom"]
    test.multiselect(key="compare_of_funder").unselect("usaid").run()
    assert test.query_params["of"] == "gbr"


def test_compare_stays_empty_when_its_list_is_cleared(full: Path, visit: Visit) -> None:
    test = visit("compare", by="funder")
    test.multiselect(key="compare_of_funder").set_value([]).run()
    assert test.query_params["of"] == ""
    assert test.info[0].value == "Choose two or three to compare"
    assert not test.get("plotly_chart")
    test.multiselect(key="compare_of_funder").select("gbr").run()
    assert list(test.dataframe[0].value.columns) == ["Figure", "United Kingdom"]


def test_silent_places_with_activities_elsewhere_lead_to_them(full: Path, visit: Visit) -> None:
    test = visit("coverage", **{"from": "2022", "to": "2022"})
    assert list(test.dataframe[-1].value.columns) == ["Country or area", "Region", "Activities outside this selection", "Latest year"]
    assert "Choose a row" in words(test)


@pytest.fixture
def no_answers_kept() -> Iterator[None]:
    """For a build that differs from the others of its id, by which answers are kept."""
    st.cache_data.clear()
    yield
    st.cache_data.clear()


@pytest.mark.usefixtures("no_answers_kept")
def test_silent_places_offer_no_choice_where_none_leads_anywhere(full: Path, visit: Visit) -> None:
    with duckdb.connect(str(full / "builds" / builds.BUILD_ID / "activities.duckdb")) as connection:
        connection.execute("insert into country select * replace ('NIU' as country, 'Niue' as name_en) from country where country = 'TJK'")
    test = visit("coverage")
    assert test.dataframe[-1].value.to_numpy().tolist() == [["Niue", "Central Asia"]]
    assert "Choose a row" not in words(test)


def test_dates_in_the_wrong_order_are_said(full: Path, visit: Visit) -> None:
    assert visit(**{"from": "2022", "to": "2018"}).info[0].value.startswith("The first date is later than the last. Take off one filter")


def test_coverage_says_no_release_found_and_never_no_activity(full: Path, visit: Visit) -> None:
    said = words(visit("coverage", since="2022", **{"from": "2022", "to": "2022"}))
    assert "No release found: 3 countries and areas" in said
    assert "no activity" not in said.lower()


def test_a_chip_turns_a_choice_into_its_opposite(full: Path, visit: Visit) -> None:
    test = visit(country="TJK")
    test.button(key="turn_country_TJK").click().run()
    assert test.query_params["country.not"] == "TJK"
    assert "13 activities in" in words(test)


def test_values_that_stand_together_are_one_chip_and_stay_one_when_another_is_added(full: Path, visit: Visit) -> None:
    test = visit(**{"country.and": "TJK,XKX"})
    assert test.button(key="off_country_and").label.replace("\\", "").startswith("Country or area: Tajikistan and Kosovo")
    test.multiselect(key="choose_funder").select("gbr").run()
    assert test.query_params["country.and"] == "TJK,XKX"
    test.button(key="off_country_and").click().run()
    assert "country.and" not in test.query_params


def test_what_dates_leave_out_is_said_and_shown_by_a_click(full: Path, visit: Visit) -> None:
    test = visit(**{"from": "2010", "to": "2012"})
    assert "Without a date, and so left out by the filter by date: 2 activities." in words(test)
    assert "date not stated" not in words(test).lower(), "there are some"
    assert "Every date is stated." not in words(test)
    test.button(key="show_undated").click().run()
    assert dict(test.query_params) == {"from": "none"}
    assert "2 activities in" in words(test)
    assert "left out by the filter by date" not in words(test)


def test_two_dates_are_one_chip(full: Path, visit: Visit) -> None:
    test = visit(**{"from": "2009", "to": "2009"})
    assert [button.label.replace("\\", "") for button in test.button if button.key.startswith("off_")] == ["Date: 2009  ×"]
    test.button(key="off_dates").click().run()
    assert not dict(test.query_params)


@pytest.mark.parametrize(("name", "key"), [("partner.not", "exclude_partner"), ("partner.and", "every_partner")])
def test_what_is_left_out_or_has_to_stand_together_is_in_the_sidebar_until_it_is_taken_off(full: Path, visit: Visit, name: str, key: str) -> None:
    test = visit(**{name: "red-cross,x-lantern"})
    shown = test.sidebar.multiselect(key=key)
    assert shown.value == ["red-cross", "x-lantern"]
    assert shown.options == ["Red Cross", "Lantern $House$ _Trust_"]
    shown.unselect("x-lantern").run()
    assert test.query_params[name] == "red-cross"
    test.button(key="reset").click().run()
    assert key not in [one.key for one in test.sidebar.multiselect]


def test_from_no_date_to_a_date_is_not_asked_for(full: Path, visit: Visit) -> None:
    test = visit(to="2012")
    test.selectbox(key="date_since").set_value("none").run()
    assert dict(test.query_params) == {"from": "none"}
    test.selectbox(key="date_until").set_value("2012").run()
    assert dict(test.query_params) == {"to": "2012"}


def test_a_release_knows_its_place_in_the_selection(full: Path, visit: Visit) -> None:
    said = words(visit("release", id="r03", funder="gbr"))
    assert re.search(r"[1-4] of 4 in this selection", said), "the three activities that gbr pays for have four releases"


def test_every_chart_says_how_to_read_it_and_what_it_shows(full: Path, visit: Visit) -> None:
    test = visit()
    assert words(test).count('<details class="how">') == len(test.get("plotly_chart"))
    assert all(chart.proto.alt for chart in test.get("plotly_chart"))
