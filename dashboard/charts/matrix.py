"""Values by periods as squares whose shade says how many: one row for each value, one column for each period, nothing where nothing was found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.theme import INK, blank, literal
from dashboard.text import formats

ROW = 19
"""Pixels of one row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One square: `row` and `column` from 0, `code` is what a click selects ("" for nothing), `label` what it is called."""

    row: int
    column: int
    code: str
    label: str
    n: int


def add_cells(figure: go.Figure, cells: Sequence[Cell], ramp: Sequence[str], unit: str, size: float, **axes: str) -> None:
    """Squares on a figure's axes. Heat maps send no clicks, points do."""
    most = max((cell.n for cell in cells), default=1)
    figure.add_scatter(
        mode="markers",
        x=[cell.column for cell in cells],
        y=[cell.row for cell in cells],
        marker={
            "symbol": "square",
            "size": size,
            "color": [math.log(cell.n) for cell in cells],
            "cmin": 0.0,
            "cmax": math.log(most) or 1.0,
            "colorscale": [[i / (len(ramp) - 1), colour] for i, colour in enumerate(ramp)],
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        customdata=[[cell.code, literal(cell.label), formats.counted(cell.n, unit)] for cell in cells],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
        **axes,
    )


@dataclass(frozen=True, slots=True)
class Room:
    """Pixels that all columns together surely have, so that squares never touch, and how many columns have their label below, about."""

    width: int = 500
    named: int = 9


def matrix(
    rows: Sequence[str], columns: Sequence[str], cells: Sequence[Cell], *, ramp: Sequence[str], dark: bool, unit: str, room: Room
) -> go.Figure:
    """Rows from the top in the order given."""
    figure = blank(len(rows) * ROW + 66, dark)
    add_cells(figure, cells, ramp, unit, min(ROW * 0.78, room.width / max(len(columns), 1)))
    figure.update_layout(margin={"l": 8, "r": 24, "t": 2, "b": 60})
    figure.update_xaxes(**period_axis(columns, dark, named=room.named))
    figure.update_yaxes(**row_axis(rows, dark))
    return figure


def row_axis(rows: Sequence[str], dark: bool) -> dict[str, Any]:
    """An axis with the name of each row at its left."""
    return {
        "tickvals": list(range(len(rows))), "ticktext": [literal(row) for row in rows], "tickfont": {"size": 12, "color": INK[dark]},
        "range": [len(rows) - 0.4, -0.6],
        "showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True, "ticks": "",
    }  # fmt: skip


def period_axis(labels: Sequence[str], dark: bool, fewest: int = 1, named: int = 9) -> dict[str, Any]:
    """An axis of periods, about `named` of them with their name; the last stands for what is not stated and always has one."""
    step = max(1, -(-len(labels) // named))
    last = len(labels) - 1
    shown = [i for i in range(len(labels)) if i == last or (i % step == 0 and i < last - step // 2)]
    return {
        "tickvals": shown, "ticktext": ["<br>".join(labels[i].split(" ")) for i in shown], "tickfont": {"size": 12, "color": INK[dark]},
        "tickangle": 0, "ticklabeloverflow": "allow", "showgrid": False, "zeroline": False, "fixedrange": True,
        "range": [-0.6, max(len(labels), fewest) - 0.4],
    }  # fmt: skip
