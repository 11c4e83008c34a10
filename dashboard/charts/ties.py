"""The strongest ties between names as lines across a circle, the wider the more activities they share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from dashboard.charts.theme import INK, blank, literal
from dashboard.colours import HUE
from dashboard.text import formats

LOW, PER_NAME = 160, 32
"""Pixels: the height of a picture of no name, and of each more."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names (code, name) and the activities that both take part in."""

    one: tuple[str, str]
    other: tuple[str, str]
    n: int


def ties(found: Sequence[Tie], by: str, height: int, *, dark: bool, unit: str, longest: int = 22) -> go.Figure:
    """Names on a circle in the order of their first tie, in lines of `longest` characters; lower than `height` when they are few.

    A click selects a name.
    """
    ends = list(dict.fromkeys(end for tie in found for end in (tie.one, tie.other)))
    figure = blank(min(height, LOW + PER_NAME * len(ends)), dark)
    angle = {end: math.pi / 2 - 2 * math.pi * i / len(ends) for i, end in enumerate(ends)}
    most = max((tie.n for tie in found), default=1)
    for tie in found:
        a, b = angle[tie.one], angle[tie.other]
        figure.add_scatter(
            mode="lines",
            x=_curve(math.cos(a), math.cos(b)),
            y=_curve(math.sin(a), math.sin(b)),
            line={"color": HUE[by], "width": 1 + 7 * tie.n / most},
            opacity=0.5,
            hoverinfo="skip",
        )
    figure.add_scatter(
        mode="markers+text",
        x=[math.cos(angle[end]) for end in ends],
        y=[math.sin(angle[end]) for end in ends],
        marker={"size": 12, "color": HUE[by]},
        text=[_lines(name, longest) for _, name in ends],
        textposition=[_side(angle[end]) for end in ends],
        textfont={"size": 12, "color": INK[dark]},
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        customdata=[
            [code, literal(name), formats.counted(sum(tie.n for tie in found if (code, name) in (tie.one, tie.other)), unit)] for code, name in ends
        ],
        hovertemplate="<b>%{customdata[1]}</b><extra></extra>",
    )
    figure.update_xaxes(visible=False, range=[-2.3, 2.3], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-1.25, 1.25], fixedrange=True)
    return figure


def _lines(name: str, longest: int) -> str:
    """A name in two lines at most."""
    return "<br>".join(literal(line) for line in wrap(name, longest, max_lines=2, placeholder="…"))


def _curve(start: float, end: float) -> list[float]:
    """One coordinate along a curve that bends towards the middle of the circle (a quadratic Bézier)."""
    bend = 0.35 * (start + end) / 2
    return [(1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end for t in (i / 16 for i in range(17))]


def _side(angle: float) -> str:
    """Where a name stands beside its point, so that it points away from the circle."""
    if abs(math.cos(angle)) < 0.2:
        return "top center" if math.sin(angle) > 0 else "bottom center"
    return "middle right" if math.cos(angle) > 0 else "middle left"
