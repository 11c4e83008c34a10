"""Bars by period of publication, and below them, on the same periods, each activity type in a row of squares.

A period without an activity stays empty. What has no date stands apart at the right, outside the scale: a hatched block of one height with its
number above it, since as a bar it would often be the tallest by far, and make the dated ones small. An activity of two types has a square in
both rows, so the rows are not stacked: a stack would be taller than the number of activities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.matrix import Cell, add_cells, row_axis, square
from dashboard.charts.periods import Period, Room, dated, period_axis, places
from dashboard.charts.theme import CELLS, EDGE, INK, QUIET, blank, literal, marked_by_click
from dashboard.colours import HUE
from dashboard.text import formats

FEWEST = 8
"""Room for at least this many bars, so that one period alone is a bar and not a wall."""
BLOCK = 0.14
"""Height of the block for what is not stated, as a share of the scale."""
DIGIT, BESIDE = 7, 8
"""Pixels of a digit above a bar, and between two numbers: bars have their number where there is room, pointing at one says it always."""
LABELS = 50
"""Pixels below the bars for the names of periods."""
HALF = Room(300, 6)
"""Beside another chart."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The rows below the bars: their names, and their squares, whose columns are places in the list of periods."""

    names: Sequence[str]
    cells: Sequence[Cell]


def timeline(
    periods: Sequence[Period], chosen: str, height: int, *, dark: bool, unit: str, kinds: Kinds | None = None, room: Room = HALF, most: int = 0
) -> go.Figure:
    """Periods in their order; `chosen` is the code of the selected one, "" for none. `most`: what the scale reaches to at least."""
    figure = blank(height, dark)
    top = max([period.n or 0 for period in dated(periods)] + [most, 1])
    fits = room.width / max(len(periods), 1) >= DIGIT * len(formats.number(top)) + BESIDE
    whole = sum(period.n or 0 for period in periods)
    figure.add_bar(
        x=places(periods),
        y=[BLOCK * top if period.code == "none" else period.n for period in periods],
        width=0.74,
        marker={
            "color": [HUE["none"] if period.code == "none" else HUE["date"] for period in periods],
            "pattern": {"shape": ["/" if period.code == "none" else "" for period in periods], "size": 5, "solidity": 0.35},
            "opacity": [1.0 if period.code == chosen or all(p.code != chosen for p in periods) else 0.45 for period in periods],
        },
        text=[formats.number(period.n) if period.n and (fits or period.code == "none") else "" for period in periods],
        textposition="outside",
        textangle=0,
        constraintext="none",
        textfont={"color": INK[dark], "size": 11},
        cliponaxis=False,
        **marked_by_click(dark),
        customdata=[
            [period.code, literal(period.label), f"{formats.counted(period.n or 0, unit)} ({literal(formats.share(period.n or 0, whole))})"]
            for period in periods
        ],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    )
    lines = scale(top) if dated(periods) else []
    figure.update_layout(
        barmode="overlay",
        xaxis={**period_axis(periods, dark, room.named, FEWEST), "anchor": "y"},
        yaxis={
            "tickvals": lines, "ticktext": [formats.number(n) for n in lines], "tickfont": {"size": 11, "color": QUIET[dark]}, "ticks": "",
            "showgrid": False, "zeroline": False, "range": [0, top * 1.16], "fixedrange": True, "automargin": True,
        },
        shapes=[_line(n, len(dated(periods)), dark) for n in lines],
        margin={"l": 8, "r": 26, "t": 4, "b": 60},
        selectdirection="h",
    )  # fmt: skip
    if kinds and kinds.names:
        _below(figure, kinds, periods, height, room, dark=dark, unit=unit)
    return figure


def scale(top: int) -> list[int]:
    """Round numbers from 0 up to `top`, four steps at most."""
    step = next(step for power in range(len(str(top)) + 1) for n in (1, 2, 5) if top / (step := n * 10**power) <= 4)
    return list(range(0, top + 1, step))


def _line(n: int, periods: int, dark: bool) -> dict[str, Any]:
    """A line of the scale, as far as the periods reach: what is not stated is not on it."""
    line = {"color": EDGE[dark], "width": 0.5 if n else 1}
    return {"type": "line", "layer": "below", "x0": -0.6, "x1": periods - 0.4, "y0": n, "y1": n, "line": line}


def _below(figure: go.Figure, kinds: Kinds, periods: Sequence[Period], height: int, room: Room, *, dark: bool, unit: str) -> None:
    """Rows of squares under the bars, which keep the upper part."""
    plot = height - 8
    row = min(19.0, plot * 0.62 / len(kinds.names))
    share = row * len(kinds.names) / plot
    filled = square(row, max(len(periods), FEWEST), room)
    add_cells(figure, kinds.cells, places(periods), ramp=CELLS[dark], unit=unit, share=filled, xaxis="x", yaxis="y2")
    figure.update_layout(
        yaxis={"domain": [share + (LABELS + 6) / plot, 1.0]},
        yaxis2={**row_axis(kinds.names, dark), "domain": [0.0, share], "anchor": "x"},
        margin={"l": 8, "r": 24, "t": 4, "b": 4},
    )
