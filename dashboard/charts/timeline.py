"""Bars by period of publication, and below them, on the same periods, each activity type in a row of squares.

A period without an activity stays empty; what has no date stands apart at the right. An activity of two types has a square in both rows, so
the rows are not stacked: a stack would be taller than the number of activities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.matrix import Cell, add_cells, period_axis, row_axis
from dashboard.charts.theme import CELLS, INK, QUIET, blank, marked_by_click
from dashboard.colours import HUE
from dashboard.text import formats

FEWEST = 8
"""Room for at least this many bars, so that one period alone is a bar and not a wall."""
NUMBERED = 16
"""Bars have their number above them as long as there is room for it; pointing at one says it always."""
LABELS = 40
"""Pixels below the bars for the names of periods."""


@dataclass(frozen=True, slots=True)
class Period:
    """One bar. `code` is what a click selects: 2019, 2019-Q2, 2019-05 or none; n is None where nothing was found."""

    code: str
    label: str
    n: int | None


@dataclass(frozen=True, slots=True)
class Kinds:
    """The rows below the bars: their names, and their squares, whose columns are places in the list of periods."""

    names: Sequence[str]
    cells: Sequence[Cell]
    room: int = 210  # pixels that all columns together surely have, so that squares never touch
    named: int = 6  # periods with their name, about


def timeline(periods: list[Period], chosen: str, height: int, *, dark: bool, unit: str, kinds: Kinds | None = None, most: int = 0) -> go.Figure:
    """Periods in their order; `chosen` is the code of the selected one, "" for none. `most`: what the scale reaches to at least."""
    figure = blank(height, dark)
    figure.add_bar(
        x=list(range(len(periods))),
        y=[period.n for period in periods],
        width=0.74,
        marker={
            "color": [HUE["none"] if period.code == "none" else HUE["date"] for period in periods],
            "pattern": {"shape": ["/" if period.code == "none" else "" for period in periods], "size": 5, "solidity": 0.35},
            "opacity": [1.0 if period.code == chosen or all(p.code != chosen for p in periods) else 0.45 for period in periods],
        },
        text=[formats.number(period.n) if period.n and len(periods) <= NUMBERED else "" for period in periods],
        textposition="outside",
        textangle=0,
        constraintext="none",
        textfont={"color": INK[dark], "size": 11},
        cliponaxis=False,
        **marked_by_click(dark),
        customdata=[[period.code, period.label, formats.counted(period.n or 0, unit)] for period in periods],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    )
    axis = period_axis([period.label for period in periods], dark, FEWEST, kinds.named if kinds else 9)
    figure.update_layout(
        xaxis={**axis, "tickfont": {"size": 12, "color": QUIET[dark]}, "anchor": "y"},
        yaxis={"visible": False, "range": [0, max([p.n or 0 for p in periods] + [most]) * 1.16 or 1], "fixedrange": True},
        margin={"l": 4, "r": 26, "t": 4, "b": 56},
        selectdirection="h",
    )
    if kinds and kinds.names:
        _below(figure, kinds, height, len(periods), dark=dark, unit=unit)
    return figure


def _below(figure: go.Figure, kinds: Kinds, height: int, periods: int, *, dark: bool, unit: str) -> None:
    """Rows of squares under the bars, which keep the upper part."""
    plot = height - 8
    row = min(19.0, plot * 0.62 / len(kinds.names))
    share = row * len(kinds.names) / plot
    add_cells(figure, kinds.cells, CELLS[dark], unit, min(row * 0.78, kinds.room / max(periods, FEWEST)), xaxis="x", yaxis="y2")
    figure.update_layout(
        yaxis={"domain": [share + (LABELS + 6) / plot, 1.0]},
        yaxis2={**row_axis(kinds.names, dark), "domain": [0.0, share], "anchor": "x"},
        margin={"l": 4, "r": 24, "t": 4, "b": 4},
    )
