"""Who pays for what where: bands from funders to countries and areas to activity types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.theme import INK, blank, literal
from dashboard.colours import HUE
from dashboard.text import formats

SIDES = ("funder", "country", "type")
"""From left to right."""


@dataclass(frozen=True, slots=True)
class Band:
    """Activities that have both ends. An end is (side, code, name): code "none" for not stated, "other" for all that are not told apart."""

    start: tuple[str, str, str]
    end: tuple[str, str, str]
    n: int


def flows(bands: Sequence[Band], height: int, dark: bool, unit: str) -> go.Figure:
    """A Sankey diagram; it sends no clicks, its table does."""
    figure = blank(height, dark)
    ends = list(dict.fromkeys(end for band in bands for end in (band.start, band.end)))
    ends.sort(key=lambda end: SIDES.index(end[0]))
    place = {end: i for i, end in enumerate(ends)}
    figure.add_sankey(
        arrangement="snap",
        node={
            "label": [literal(formats.shorten(name, 34)) for _, _, name in ends],
            "color": [HUE["none"] if code in ("none", "other") else HUE[side] for side, code, _ in ends],
            "pad": 12,
            "thickness": 14,
            "line": {"width": 0},
            "hovertemplate": "<b>%{label}</b><br>%{value:,}<extra></extra>",
        },
        link={
            "source": [place[band.start] for band in bands],
            "target": [place[band.end] for band in bands],
            "value": [band.n for band in bands],
            "color": [_pale(HUE["none"] if band.start[1] in ("none", "other") else HUE[band.start[0]]) for band in bands],
            "customdata": [f"{literal(band.start[2])} → {literal(band.end[2])}<br>{formats.counted(band.n, unit)}" for band in bands],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"size": 12, "color": INK[dark]},
    )
    figure.update_layout(margin={"l": 4, "r": 4, "t": 8, "b": 8})
    return figure


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.34)"
