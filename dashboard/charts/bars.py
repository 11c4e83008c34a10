"""Ranked horizontal bars: the name above its bar, the number at its end, so that long names and phones lose nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.theme import INK, QUIET, blank, literal, marked_by_click
from dashboard.colours import HUE
from dashboard.text import formats

ROW = 38
"""Pixels of one bar with its name."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `change`: since the year before, "" when it is not known.

    `code` is what a click selects; None: the row stands for several values ("all others"), whose sum is no number of activities, and has no bar.
    """

    code: str | None
    label: str
    n: int
    share: str
    change: str = ""


def bars(rows: list[Bar], by: str, chosen: Collection[str], dark: bool, unit: str, *, most: int = 0) -> go.Figure:
    """Bars from the top in the order given; `none` hatched, values that are not among the chosen ones paler.

    `most`: what the scale reaches to at least, so that charts beside each other have one.
    """
    figure = blank(max(len(rows), 1) * ROW + 8, dark)
    colours = [HUE["none"] if row.code in ("none", None) else HUE[by] for row in rows]
    figure.add_bar(
        orientation="h",
        x=[row.n for row in rows],
        y=list(range(len(rows))),
        width=0.36,
        marker={
            "color": colours,
            "pattern": {"shape": ["/" if row.code == "none" else "" for row in rows], "size": 5, "solidity": 0.35},
            "opacity": [1.0 if not chosen or row.code in chosen else 0.45 for row in rows],
        },
        text=[_numbers(row, dark) for row in rows],
        textposition="outside",
        constraintext="none",
        textfont={"color": INK[dark], "size": 12},
        cliponaxis=False,
        **marked_by_click(dark),
        customdata=[
            [row.code or "", literal(row.label), f"{formats.counted(row.n, unit)} ({literal(row.share)})" if row.code else ""] for row in rows
        ],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    )
    figure.update_layout(annotations=[_name(row, position, dark) for position, row in enumerate(rows)])  # one by one, each would copy those before it
    figure.update_yaxes(visible=False, range=[max(len(rows), 1) - 0.6, -0.82], fixedrange=True)
    figure.update_xaxes(visible=False, range=[0, max([row.n for row in rows] + [most]) * 1.5 or 1], fixedrange=True)
    return figure


def _name(row: Bar, position: int, dark: bool) -> dict[str, Any]:
    """What stands above a bar."""
    return {
        "x": 0,
        "y": position - 0.41,
        "xref": "x",
        "yref": "y",
        "text": literal(row.label),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": -2,
        "font": {"size": 13, "color": QUIET[dark] if row.code in ("none", None) else INK[dark]},
    }


def _numbers(row: Bar, dark: bool) -> str:
    """The number, and quietly behind it its share and its change; nothing for what is no number."""
    if row.code is None:
        return ""
    return f"{formats.number(row.n)}  <span style='color:{QUIET[dark]}'>{'  '.join(filter(None, (literal(row.share), row.change)))}</span>"
