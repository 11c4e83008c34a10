"""Colour carries meaning: one hue for each kind of thing, on every page, in charts, chips and evidence marks alike.

From Paul Tol's colour-blind-safe families, taken to tones that reach 3:1 against near-white and near-black; never red against green.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

PILLARS = ("prevention", "protection", "prosecution", "partnership", "unclear")
PILLAR = {
    False: dict(zip(PILLARS, ("#B9A3DB", "#8062B6", "#5A3E94", "#36245F", "#878C94"), strict=True)),
    True: dict(zip(PILLARS, ("#DDD0F2", "#B9A3DB", "#9D84CC", "#7458AE", "#878C94"), strict=True)),
}
"""Four steps of the hue of activity types, in the order of their labels, lighter on a dark ground; "several" stands apart in grey."""
ON_PILLAR = {
    False: dict(zip(PILLARS, ("#1D232B", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#1D232B"), strict=True)),
    True: dict(zip(PILLARS, ("#1D232B", "#1D232B", "#1D232B", "#FFFFFF", "#1D232B"), strict=True)),
}
"""Ink on them."""
RAMP_LIGHT = ["#BFD9EE", "#7FB0DB", "#3D7DB8", "#1C5088", "#0D2F57"]
RAMP_DARK = ["#1F4468", "#2F6499", "#4B8CC8", "#86B7E3", "#CFE5F7"]
CELLS = {False: ["#E4DCF1", "#B9A3DB", "#8B6BBE", "#5F4193", "#36205F"], True: ["#332A45", "#54427A", "#7C60AE", "#A98FD6", "#DDD0F2"]}
"""Shades of a value by period, from few to many."""
PUBLISHED = {False: ["#DDE4EC", "#AFC0D2", "#6B87A5", "#476581", "#22384D"], True: ["#28323D", "#3D5166", "#5F7D9C", "#93ADC6", "#D3DFEA"]}
LAND = {False: "#ECEEF1", True: "#262B33"}
EDGE = {False: "#C3C9D1", True: "#4A515C"}
INK = {False: "#1D232B", True: "#E8EAED"}
QUIET = {False: "#5A6370", True: "#A3ABB6"}
FONT = "Source Sans, Source Sans Pro, Helvetica, Arial, sans-serif"


def blank(height: int, dark: bool) -> go.Figure:
    """An empty figure in the house style: no frame, no grid, room for nothing but the marks."""
    layout: dict[str, Any] = {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 4, "b": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": INK[dark]},
        "showlegend": False,
        "hoverlabel": {"font": {"family": FONT, "size": 13}},
        "dragmode": False,
    }
    return go.Figure(layout=layout)


def literal(label: str) -> str:
    """A label as Plotly's little HTML shows it as it is."""
    return label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def marked_by_click(dark: bool) -> dict[str, Any]:
    """What bars look like between a click and its answer: as before.

    plotly.js 4.1 fails on a click on bars with text when these are not given, and no click arrives at all.
    """
    return {"selected": {"textfont": {"color": INK[dark]}}, "unselected": {"textfont": {"color": INK[dark]}, "marker": {"opacity": 1}}}
