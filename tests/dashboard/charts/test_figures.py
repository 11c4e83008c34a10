"""Figures: marks, words and colours, without a browser."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.bars import Bar, bars
from dashboard.charts.flows import Band, flows
from dashboard.charts.map import Area, country_map
from dashboard.charts.matrix import Cell
from dashboard.charts.pillars import Mix, mixes
from dashboard.charts.ties import Tie, ties
from dashboard.charts.timeline import Kinds, Period, timeline
from dashboard.colours import HUE

ROWS = [Bar("usaid", "USAID <b>", 5, "50%"), Bar(None, "All others (3), at most 2 each", 0, ""), Bar("none", "Not stated", 9, "90%")]


@pytest.mark.parametrize("dark", [False, True])
def test_bars_carry_code_name_number_and_share(dark: bool) -> None:
    bar = bars(ROWS, "funder", (), dark, "activities").data[0]
    assert list(bar.x) == [5, 0, 9]
    assert [bool(text) for text in bar.text] == [True, False, True]
    assert [list(row) for row in bar.customdata] == [
        ["usaid", "USAID &lt;b&gt;", "5 activities (50%)"],
        ["", "All others (3), at most 2 each", ""],
        ["none", "Not stated", "9 activities (90%)"],
    ]


def test_charts_beside_each_other_reach_as_far() -> None:
    assert bars(ROWS, "funder", (), False, "activities", most=20).layout.xaxis.range[1] == 30
    low, high = (timeline([Period("2019", "2019", 1)], "", 200, dark=False, unit="activities", most=most) for most in (0, 20))
    assert low.layout.yaxis.range[1] < high.layout.yaxis.range[1]


def test_what_is_not_stated_is_grey_hatched_and_last() -> None:
    marker = bars(ROWS, "funder", (), False, "activities").data[0].marker
    assert list(marker.color) == [HUE["funder"], HUE["none"], HUE["none"]]
    assert list(marker.pattern.shape) == ["", "", "/"]


def test_values_that_are_not_chosen_are_paler() -> None:
    opacity = bars(ROWS, "funder", ("usaid",), False, "activities").data[0].marker.opacity
    assert opacity[0] > opacity[2]


def test_names_show_literally() -> None:
    assert bars(ROWS, "funder", (), False, "activities").layout.annotations[0].text == "USAID &lt;b&gt;"


def test_bars_with_text_say_how_they_look_when_selected() -> None:
    """Without it plotly.js fails on the click, and nothing is filtered."""
    for figure in (bars(ROWS, "funder", (), False, "activities"), timeline([Period("2019", "2019", 1)], "", 200, dark=False, unit="activities")):
        assert figure.data[0].selected.textfont.color
        assert figure.data[0].unselected.textfont.color


def test_the_map_colours_countries_by_code_and_asks_no_other_server() -> None:
    figure = country_map([Area("TJK", "Tajikistan", 10), Area("NGA", "Nigeria", 1)], 300, False, "activities")
    assert list(figure.data[0].locations) == ["TJK", "NGA"]
    assert list(figure.data[0].z) == [math.log(10), 0.0]
    assert figure.layout.geo.projection.type == "natural earth"


def test_an_empty_map_is_still_a_map() -> None:
    assert list(country_map([], 300, True, "activities").data[0].locations) == []


def test_a_period_without_an_activity_is_a_gap_and_no_zero() -> None:
    figure = timeline(
        [Period("2019", "2019", 4), Period("2020", "2020", None), Period("none", "Date not stated", 2)], "", 200, dark=False, unit="activities"
    )
    assert list(figure.data[0].y) == [4, None, 2]
    assert figure.data[0].marker.color[2] == HUE["none"]
    assert figure.layout.yaxis.range[0] == 0


def test_a_square_stands_under_its_bar_and_is_clicked_as_value_and_period() -> None:
    periods = [Period("2019", "2019", 4), Period("2020", "2020", 1)]
    kinds = Kinds(["Training"], [Cell(0, 1, "training|2020", "Training, 2020", 1)])
    figure = timeline(periods, "", 300, dark=False, unit="activities", kinds=kinds)
    squares = figure.data[1]
    assert (list(squares.x), list(squares.y), list(squares.customdata[0])) == ([1], [0], ["training|2020", "Training, 2020", "1 activity"])
    assert figure.layout.yaxis2.domain[1] < figure.layout.yaxis.domain[0], "rows lie below the bars"


def test_a_tie_is_the_wider_the_more_activities_it_has() -> None:
    strong, weak = Tie(("a", "A"), ("b", "B"), 8), Tie(("a", "A"), ("c", "C"), 1)
    lines = ties([strong, weak], "partner", 300, dark=False, unit="activities").data
    assert lines[0].line.width > lines[1].line.width
    assert [row[0] for row in lines[2].customdata] == ["a", "b", "c"]


def test_a_mix_divides_a_bar_among_the_four_ps() -> None:
    figure = mixes([Mix("KEN", "Kenya", 8, {"prevention": 3, "partnership": 1, "none": 5})], False, "activities")
    assert {bar.name: list(bar.x) for bar in figure.data if bar.x[0]} == {"Prevention": [0.75], "Partnership": [0.25]}


def test_flows_hold_each_end_once() -> None:
    ends = ("funder", "gbr", "United Kingdom"), ("country", "KEN", "Kenya"), ("type", "training", "Training")
    sankey = flows([Band(ends[0], ends[1], 2), Band(ends[1], ends[2], 3)], 400, False, "activities").data[0]
    assert list(sankey.node.label) == ["United Kingdom", "Kenya", "Training"]
    assert (list(sankey.link.source), list(sankey.link.target), list(sankey.link.value)) == ([0, 1], [1, 2], [2, 3])


NAMED = st.dictionaries(st.sampled_from([*"abcdefghij", "other", "none"]), st.integers(1, 500), min_size=1, max_size=12)


@given(NAMED, NAMED, NAMED)
def test_flows_put_the_largest_first_and_the_rest_last_in_every_column(left: dict[str, int], middle: dict[str, int], right: dict[str, int]) -> None:
    height = 560
    bands = [Band(("funder", f, f), ("country", c, c), n) for f, n in left.items() for c in middle]
    bands += [Band(("country", c, c), ("type", t, t), n) for c in middle for t, n in right.items()]
    node = flows(bands, height, False, "activities").data[0].node
    ends = list(zip(node.x, node.y, node.label, strict=True))
    assert [label for x, _, label in ends if x < 0.1] == sorted(left, key=lambda c: (c == "none", c == "other", -left[c], c))
    for column in {x for x, _, _ in ends}:
        places = [y * height for x, y, _ in ends if x == column]
        assert all(above + 14 <= below for above, below in pairwise(places)), "a label would stand on another"
        assert 0 < places[0] <= places[-1] < height
