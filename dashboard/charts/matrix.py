"""Values by periods as squares whose shade says how many: one row for each value, one column for each period, nothing where nothing was found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.periods import Period, Room, period_axis, places
from dashboard.charts.theme import INK, blank, literal
from dashboard.text import formats

ROW = 19
"""Pixels of one row."""
FILLED = 0.78
"""How much of its row a square takes."""
WIDE = Room(740, 9)
"""Across the page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One square: `row` and `column` from 0, `code` is what a click selects ("" for nothing), `label` what it is called."""

    row: int
    column: int
    code: str
    label: str
    n: int


def add_cells(figure: go.Figure, cells: Sequence[Cell], at: Sequence[float], *, ramp: Sequence[str], unit: str, share: float, **axes: str) -> None:
    """Squares on a figure's axes, as bars that float: heat maps send no clicks, and points would overlap where a window is narrow.

    `at`: where each column stands; `share`: of a column's width that its square takes.
    """
    most = max((cell.n for cell in cells), default=1)
    figure.add_bar(
        x=[at[cell.column] for cell in cells],
        base=[cell.row - FILLED / 2 for cell in cells],
        y=[FILLED] * len(cells),
        width=share,
        marker={
            "color": [math.log(cell.n) for cell in cells],
            "cmin": 0.0,
            "cmax": math.log(most) or 1.0,
            "colorscale": [[i / (len(ramp) - 1), colour] for i, colour in enumerate(ramp)],
            "line": {"width": 0},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        customdata=[[cell.code, literal(cell.label), formats.counted(cell.n, unit)] for cell in cells],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
        **axes,
    )


def square(row: float, columns: int, room: Room) -> float:
    """The share of its column that is as wide as a square in a row of so many pixels is high, where there is the room."""
    return min(0.82, FILLED * row * columns / room.width)


def matrix(
    rows: Sequence[str], periods: Sequence[Period], cells: Sequence[Cell], *, ramp: Sequence[str], dark: bool, unit: str, room: Room = WIDE
) -> go.Figure:
    """Rows from the top in the order given."""
    figure = blank(len(rows) * ROW + 66, dark)
    add_cells(figure, cells, places(periods), ramp=ramp, unit=unit, share=square(ROW, len(periods), room))
    figure.update_layout(margin={"l": 8, "r": 24, "t": 2, "b": 60}, barmode="overlay")
    figure.update_xaxes(**period_axis(periods, dark, room.named))
    figure.update_yaxes(**row_axis(rows, dark))
    return figure


def row_axis(rows: Sequence[str], dark: bool) -> dict[str, Any]:
    """An axis with the name of each row at its left."""
    return {
        "tickvals": list(range(len(rows))), "ticktext": [literal(row) for row in rows], "tickfont": {"size": 12, "color": INK[dark]},
        "range": [len(rows) - 0.4, -0.6],
        "showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True, "ticks": "",
    }  # fmt: skip
