"""One selection: address, WHERE and clicks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.db import Db
from dashboard.filters import FACETS, Choice, Filters
from dashboard.queries.selection import selection
from dashboard.text import sentences

CODES = st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,8}", fullmatch=True), max_size=3, unique=True).map(tuple)
DATES = st.one_of(st.just(""), st.integers(1900, 2100).map(str), st.dates().map(lambda d: d.isoformat()[:7]), st.dates().map(str))
WORDS = st.text(max_size=20).map(lambda text: " ".join(text.split()))
FILTERS = st.builds(
    Filters, **{name: st.builds(Choice, CODES, CODES, CODES) for name in FACETS}, since=st.one_of(DATES, st.just("none")), until=DATES, q=WORDS,
    unit=st.sampled_from(["activities", "releases"]), lang=st.sampled_from(["en", "fr", "es"]), all=st.booleans(),
)  # fmt: skip


@given(FILTERS)
def test_an_address_gives_back_the_filters_it_was_made_of(filters: Filters) -> None:
    assert Filters.from_params(filters.to_params()) == (filters, ())


def test_what_cannot_be_read_is_named_and_left_out() -> None:
    found, unread = Filters.from_params({"from": "2019-13", "to": "soon", "unit": "dollars", "country": "TJK,,TJK"})
    assert found == Filters(country=Choice(("TJK",)))
    assert unread == ("from=2019-13", "to=soon", "unit=dollars")


def test_a_code_that_is_chosen_is_not_left_out() -> None:
    found, _ = Filters.from_params({"funder": "usaid", "funder.not": "usaid,gbr"})
    assert found.funder == Choice(("usaid",), ("gbr",))
    assert Filters(funder=Choice((), ("usaid",))).toggled("funder", "usaid").funder == Choice(("usaid",))


def test_a_tie_asks_for_both_and_the_same_click_again_takes_both_off() -> None:
    tied = Filters(q="shelter OR hotline").with_tie("partner", "un", "iom")
    assert tied.to_params() == {"partner.and": "un,iom", "q": "shelter OR hotline"}
    assert tied.with_tie("partner", "iom", "unodc").partner.every == ("un", "iom", "unodc")
    assert tied.with_tie("partner", "iom", "un") == Filters(q="shelter OR hotline")


def test_a_click_on_one_value_of_a_tie_leaves_the_other() -> None:
    tied = Filters().with_tie("partner", "un", "iom")
    assert tied.toggled("partner", "un").partner == Choice(every=("iom",))
    assert tied.toggled("partner", "unodc").partner == Choice(("unodc",), every=("un", "iom"))


def test_values_that_have_to_stand_together_are_said_with_and() -> None:
    names = {("partner", "un"): "United Nations", ("partner", "iom"): "IOM"}
    assert sentences.selection(Filters().with_tie("partner", "un", "iom"), names) == "Partner: United Nations and IOM"


def ids(db: Db, params: dict[str, str]) -> set[int]:
    chosen = selection(db, Filters.from_params(params)[0])
    rows = db.query(f"{chosen.head} select activity_id from selected join activities using (activity_key)", chosen.bound).rows
    return {int(a[1:]) for a in rows["activity_id"]}


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, set(range(1, 19))),
        ({"all": "1"}, set(range(1, 21))),
        ({"country": "TJK"}, {1, 4, 8, 12, 16}),
        ({"country": "TJK", "funder": "usaid"}, {4, 8}),
        ({"funder": "usaid,gbr"}, set(range(1, 9))),
        ({"funder": "none", "country": "none"}, {11, 15}),
        ({"country.and": "TJK,XKX"}, {1}),
        ({"country.and": "TJK"}, {1, 4, 8, 12, 16}),
        ({"country.and": "TJK,nowhere"}, set()),
        ({"country.not": "TJK,AFG,none"}, {2, 6, 10, 14, 18}),
        ({"region": "143"}, {1, 4, 8, 12, 16}),
        ({"partner": "group-ngo"}, {1, 2}),
        ({"type": "law_policy", "funder": "usaid"}, {5, 8}),
        ({"publisher": "none"}, {3}),
        ({"from": "none"}, {4, 5}),
        ({"q": "LANTERN"}, {1}),
        ({"q": "reunion number 9"}, {9}),
        ({"q": "'; drop table release; --"}, set()),
    ],
)
def test_a_selection_holds_these_activities(db: Db, params: dict[str, str], expected: set[int]) -> None:
    assert ids(db, params) == expected


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"from": "2015", "to": "2015"}, {6, 11}),
        ({"from": "2015-06", "to": "2015-06"}, {6}),
        ({"from": "2015-12-09", "to": "2015-12-09"}, {6, 11}),
        ({"from": "2016-05-20", "to": "2016-05-25"}, {7}),
        ({"from": "2016-06", "to": "2016-12"}, set()),
        ({"to": "2006"}, {1, 2}),
    ],
)
def test_a_date_matches_when_a_day_it_may_mean_lies_in_the_bounds(db: Db, params: dict[str, str], expected: set[int]) -> None:
    assert ids(db, params) == expected


def test_a_second_click_takes_a_value_off_again() -> None:
    once = Filters().toggled("funder", "usaid")
    assert once.funder.include == ("usaid",)
    assert once.toggled("funder", "usaid") == Filters()


@pytest.mark.parametrize(
    ("code", "since", "until"),
    [("2019", "2019", "2019"), ("2019-Q2", "2019-04", "2019-06"), ("2019-05", "2019-05", "2019-05"), ("none", "none", "")],
)
def test_a_click_on_a_period_selects_it_and_again_takes_it_off(code: str, since: str, until: str) -> None:
    once = Filters().with_period(code)
    assert (once.since, once.until, once.period) == (since, until, code)
    assert once.with_period(code) == Filters()


def test_a_selection_is_said_in_words_with_names() -> None:
    filters, _ = Filters.from_params({"funder": "usaid,none", "country.not": "TJK", "from": "2010", "q": "shelter"})
    said = sentences.selection(filters, {("funder", "usaid"): "USAID", ("country", "TJK"): "Tajikistan"})
    assert said == "Country or area: excluding Tajikistan; Funder: USAID or not stated; from 2010; with the words “shelter”"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"q": "blue bus"}, "With the words “blue bus”"),
        ({"q": '"blue bus"'}, 'Search: "blue bus"'),
        ({"q": "bus OR shelter"}, "Search: bus OR shelter"),
        ({"q": "country:KEN"}, "Search: country:KEN"),
        ({"funder.not": "none"}, "Funder: only where it is stated"),
        ({"funder.not": "none,usaid"}, "Funder: only where it is stated; Funder: excluding usaid"),
        ({"from": "2009", "to": "2009"}, "Date: 2009"),
        ({"from": "2009-04", "to": "2009-06"}, "Date: Q2 2009"),
        ({"from": "2009-05-03", "to": "2009-05-03"}, "Date: 3 May 2009"),
        ({"from": "2009", "to": "2012-02"}, "From 2009 to February 2012"),
        ({"to": "2012"}, "To 2012"),
        ({"from": "none"}, "Date not stated"),
    ],
)
def test_a_selection_is_said_once_and_in_plain_words(address: dict[str, str], words: str) -> None:
    assert sentences.selection(Filters.from_params(address)[0], {}) == words


@pytest.mark.parametrize(
    ("first", "last", "dates"),
    [("2019", "2021", ("2019", "2021")), ("2019-Q2", "2020-Q1", ("2019-04", "2020-03")), ("2019-05", "2019-05", ("2019-05", "2019-05"))],
)
def test_a_span_begins_with_its_first_period_and_ends_with_its_last(first: str, last: str, dates: tuple[str, str]) -> None:
    found = Filters(country=Choice(("KEN",))).with_span(first, last)
    assert (found.since, found.until) == dates
    assert found.country.include == ("KEN",)


def test_a_cell_is_its_value_in_its_period_and_the_same_click_takes_both_off() -> None:
    once = Filters().with_cell("type", "training", "2019")
    assert (once.type.include, once.since, once.until) == (("training",), "2019", "2019")
    assert once.with_cell("type", "training", "2019") == Filters()
    assert once.with_cell("type", "awareness", "2019").type.include == ("awareness",)


def test_a_choice_turned_round_is_left_out_and_back() -> None:
    chosen = Filters(country=Choice(("KEN", "TZA")))
    turned = chosen.inverted("country", "KEN")
    assert turned.country == Choice(("TZA",), ("KEN",))
    assert turned.inverted("country", "KEN").country == Choice(("TZA", "KEN"))


def test_a_value_that_is_left_out_instead_takes_no_tie_away() -> None:
    chosen = Filters(partner=Choice(("unicef",), every=("iom", "unodc")))
    assert chosen.inverted("partner", "unicef").partner == Choice(exclude=("unicef",), every=("iom", "unodc"))
