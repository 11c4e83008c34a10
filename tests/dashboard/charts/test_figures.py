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
from dashboard.charts.matrix import Cell, matrix
from dashboard.charts.periods import Period, Room, period_axis
from dashboard.charts.pillars import Mix, mixes
from dashboard.charts.ties import Tie, ties
from dashboard.charts.timeline import Kinds, scale, timeline
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
    figure = timeline([Period("2019", "2019", 4), Period("2020", "2020", None)], "", 200, dark=False, unit="activities")
    assert list(figure.data[0].y) == [4, None]
    assert figure.layout.yaxis.range[0] == 0


def test_what_has_no_date_says_its_number_and_leaves_the_scale_to_what_has_one() -> None:
    figure = timeline([Period("2019", "2019", 4), Period("none", "Date not stated", 76)], "", 200, dark=False, unit="activities")
    bars = figure.data[0]
    assert figure.layout.yaxis.range[1] < 5
    assert bars.y[1] < 4, "its block is no bar of 76"
    assert (bars.text[1], list(bars.customdata[1])) == ("76", ["none", "Date not stated", "76 activities (95%)"])
    assert bars.marker.color[1] == HUE["none"]
    assert bars.x[1] - bars.x[0] > 1.5, "it stands apart"
    assert max(line.x1 for line in figure.layout.shapes) < bars.x[1], "and no line of the scale reaches it"


def test_what_has_no_date_alone_is_a_timeline_too() -> None:
    figure = timeline([Period("none", "Date not stated", 3)], "", 200, dark=False, unit="activities")
    assert list(figure.data[0].text) == ["3"]
    assert list(figure.layout.yaxis.tickvals) == []


@given(st.integers(1, 10**7))
def test_the_scale_is_round_and_reaches_its_upper_half(top: int) -> None:
    lines = scale(top)
    steps = {after - before for before, after in pairwise(lines)}
    assert lines[0] == 0
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in ("1", "2", "5")
    assert top / 2 < lines[-1] <= top
    assert len(lines) <= 5


def _periods(codes: list[str]) -> list[Period]:
    return [Period(code, code.replace("-", " "), 1) for code in codes]


@pytest.mark.parametrize(
    ("codes", "named"),
    [
        ([str(year) for year in range(2002, 2027)], ["2005", "2010", "2015", "2020", "2025"]),
        ([str(year) for year in range(2016, 2021)], ["2016", "2017", "2018", "2019", "2020"]),
        (
            [f"{year}-Q{quarter}" for year in range(2012, 2015) for quarter in range(1, 5)][1:],
            ["2012<br>Q3", "2013<br>Q1", "2013<br>Q3", "2014<br>Q1", "2014<br>Q3"],
        ),
        ([f"2018-{month:02}" for month in range(1, 13)], ["2018<br>01", "2018<br>04", "2018<br>07", "2018<br>10"]),
    ],
)
def test_periods_have_their_names_at_regular_steps_from_a_round_one(codes: list[str], named: list[str]) -> None:
    assert list(period_axis(_periods(codes), False, 5)["ticktext"]) == named


def test_no_name_of_a_period_comes_near_that_of_what_is_not_stated() -> None:
    axis = period_axis(_periods([*map(str, range(2000, 2022)), "none"]), False, 3)
    assert axis["ticktext"] == ["2000", "2010", "none"]


@pytest.mark.parametrize("columns", [1, 3, 30, 300])
@pytest.mark.parametrize("width", [150, 740])
def test_squares_never_touch_however_many_and_narrow(columns: int, width: int) -> None:
    cells = [Cell(row, column, "", "", 1) for row in (0, 1) for column in range(columns)]
    periods = _periods([str(1900 + column) for column in range(columns)])
    squares = matrix(["A", "B"], periods, cells, ramp=["#000000", "#FFFFFF"], dark=False, unit="releases", room=Room(width, 3)).data[0]
    assert squares.width < 1
    assert squares.base[0] + squares.y[0] < squares.base[columns], "nor do rows"


def test_a_square_stands_under_its_bar_and_is_clicked_as_value_and_period() -> None:
    periods = [Period("2019", "2019", 4), Period("2020", "2020", 1)]
    kinds = Kinds(["Training"], [Cell(0, 1, "training|2020", "Training, 2020", 1)])
    figure = timeline(periods, "", 300, dark=False, unit="activities", kinds=kinds)
    squares = figure.data[1]
    assert (list(squares.x), squares.base[0] + squares.y[0] / 2, list(squares.customdata[0])) == (
        [1], pytest.approx(0), ["training|2020", "Training, 2020", "1 activity"],
    )  # fmt: skip
    assert figure.layout.yaxis2.domain[1] < figure.layout.yaxis.domain[0], "rows lie below the bars"


def test_a_tie_is_the_wider_the_more_activities_it_has() -> None:
    strong, weak = Tie(("a", "A"), ("b", "B"), 8), Tie(("a", "A"), ("c", "C"), 1)
    lines = ties([strong, weak], "partner", dark=False, unit="activities").data
    assert lines[0].line.width > lines[1].line.width
    assert [row[0] for row in lines[2].customdata] == ["a", "b", "c"]


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 23)).filter(lambda pair: pair[0] != pair[1]), min_size=1, max_size=12))
def test_no_name_of_a_tie_stands_on_another_or_is_cut(pairs: list[tuple[int, int]]) -> None:
    found = [Tie((str(one), f"Organisation for one thing {one}"), (str(other), f"Agency for another {other}"), 1) for one, other in pairs]
    figure = ties(found, "partner", dark=False, unit="activities", longest=14)
    names = figure.data[-1]
    low, high = figure.layout.yaxis.range
    for side in ("middle left", "middle right"):
        rows = sorted(y for y, at in zip(names.y, names.textposition, strict=True) if at == side)
        pixels = [(y - low) / (high - low) * figure.layout.height for y in rows]
        assert all(above - below >= 2 * 15 for below, above in pairwise(pixels)), "two lines of each have room"
        assert all(15 <= middle <= figure.layout.height - 15 for middle in pixels)
    longest = max(len(line) for text in names.text for line in text.split("<br>"))
    assert max(figure.layout.margin.l, figure.layout.margin.r) >= 6 * longest


def test_a_mix_divides_a_bar_among_the_four_ps() -> None:
    figure = mixes([Mix("KEN", "Kenya", 8, {"prevention": 3, "partnership": 1, "none": 5})], False, "activities")
    assert {bar.name: list(bar.x) for bar in figure.data if bar.x[0]} == {"Prevention": [0.75], "Partnership": [0.25]}
    assert figure.data[0].customdata[0][3] == "3 of 8 activities (38%)", "which is not its part of the bar"


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
