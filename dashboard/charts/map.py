"""Activities by country as shades of one colour. The outlines come from our own server, so that the map draws with no network."""

from __future__ import annotations

import math
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.theme import EDGE, INK, LAND, RAMP_DARK, RAMP_LIGHT, blank, literal
from dashboard.text import formats

OUTLINES = "/app/static/un/"
"""Where plotly.js asks for world_110m.json; without it, it asks its vendor's server."""

SCALE = 34
"""Pixels below the map: what the shades stand for. A world as wide as half a page is about 190 high; the rest of a higher box would be empty."""


@dataclass(frozen=True, slots=True)
class Area:
    """One country or area that the outlines can draw, with what was counted there."""

    code: str
    label: str
    n: int


def country_map(areas: list[Area], height: int, dark: bool, unit: str) -> go.Figure:
    """Natural-earth projection; the shade grows with the logarithm, since a few countries have many times what most have."""
    figure = blank(height, dark)
    top = max((area.n for area in areas), default=1)
    ramp = RAMP_DARK if dark else RAMP_LIGHT
    ticks = sorted({1, *(t for t in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000) if t < top), top})
    figure.add_choropleth(
        locations=[area.code for area in areas],
        z=[math.log(area.n) for area in areas],
        zmin=0.0 if top > 1 else -1.0,
        zmax=math.log(top) if top > 1 else 1.0,
        showscale=top > 1,
        colorscale=[[i / (len(ramp) - 1), colour] for i, colour in enumerate(ramp)],
        marker={"line": {"color": EDGE[dark], "width": 0.5}},
        customdata=[[area.code, literal(area.label), formats.counted(area.n, unit)] for area in areas],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
        colorbar={
            "orientation": "h",
            "x": 0.0,
            "xanchor": "left",
            "y": 0.0,
            "yanchor": "top",
            "ypad": 4,
            "len": 0.32,
            "thickness": 8,
            "outlinewidth": 0,
            "tickvals": [math.log(t) for t in ticks[:: max(1, -(-len(ticks) // 4))]],
            "ticktext": [formats.number(t) for t in ticks[:: max(1, -(-len(ticks) // 4))]],
            "tickfont": {"size": 11, "color": INK[dark]},
        },
    )
    figure.update_geos(
        projection_type="natural earth",
        resolution=110,
        showframe=False,
        showcoastlines=False,
        showland=True,
        landcolor=LAND[dark],
        showcountries=True,
        countrycolor=EDGE[dark],
        countrywidth=0.5,
        showocean=False,
        showlakes=False,
        bgcolor="rgba(0,0,0,0)",
        lataxis_range=[-56, 84],
    )
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": SCALE})
    return figure
