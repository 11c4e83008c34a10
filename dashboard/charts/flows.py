"""Who pays for what where: bands from funders to countries and areas to activity types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.theme import INK, blank, literal
from dashboard.colours import HUE
from dashboard.text import formats

SIDES = ("funder", "country", "type")
"""From left to right."""
LAST = ("other", "none")
"""Codes that stand below all named ones, in this order: all that are not told apart, and not stated."""
MARGIN = 8
"""Pixels around the columns: half of a node stands in it."""
PAD, WIDEST_PAD = 15, 40
"""Pixels between two nodes of a column: room for the label of a node of no height, and what a column of few is spread to."""
End = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Band:
    """Activities that have both ends. An end is (side, code, name): code "none" for not stated, "other" for all that are not told apart."""

    start: End
    end: End
    n: int


def flows(bands: Sequence[Band], height: int, dark: bool, unit: str, longest: int = 34) -> go.Figure:
    """A Sankey diagram of the sides that the bands have, names of `longest` characters; it sends no clicks, its table does."""
    figure = blank(height, dark)
    columns = _columns(bands)
    ends = [end for column in columns for end in column]
    place = {end: i for i, end in enumerate(ends)}
    middles = _middles(columns, height - 2 * MARGIN)
    figure.add_sankey(
        arrangement="fixed",
        node={
            "x": [
                min(max(i / (len(columns) - 1), 0.001), 0.999) for i, column in enumerate(columns) for _ in column
            ],  # plotly.js takes 0 for no place
            "y": [middles[end] for end in ends],
            "label": [literal(formats.shorten(name, longest)) for _, _, name in ends],
            "color": [HUE["none"] if code in ("none", "other") else HUE[side] for side, code, _ in ends],
            "pad": PAD,
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
    figure.update_layout(margin=dict.fromkeys("lrtb", MARGIN))
    return figure


def _columns(bands: Sequence[Band]) -> list[Mapping[End, int]]:
    """The ends of each side with their height in activities, the largest first, LAST at the end."""
    out, into = Counter[End](), Counter[End]()
    for band in bands:
        out[band.start] += band.n
        into[band.end] += band.n
    ends = {end: max(out[end], into[end]) for end in (*out, *into)}
    order = sorted(ends, key=lambda end: (LAST.index(end[1]) + 1 if end[1] in LAST else 0, -ends[end], end[2]))
    return [column for side in SIDES if (column := {end: ends[end] for end in order if end[0] == side})]


def _middles(columns: Sequence[Mapping[End, int]], height: int) -> dict[End, float]:
    """Where the middle of each end stands between top (0) and bottom (1), so that no two meet: plotly.js draws all columns to this one scale."""
    scale = min(((height - PAD * (len(column) - 1)) / sum(column.values()) for column in columns), default=1.0)
    found: dict[End, float] = {}
    for column in columns:
        pad = min((height - scale * sum(column.values())) / max(len(column) - 1, 1), WIDEST_PAD)
        top = 0.0
        for end, n in column.items():
            found[end] = (top + scale * n / 2) / height
            top += scale * n + pad
    return found


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.34)"
