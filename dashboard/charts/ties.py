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

ROW, WIDEST_ROW, HEIGHT = 36, 60, 420
"""Pixels: a name of two lines, what a row is spread to, and the height up to which it is."""
LETTER, GAP = 6.3, 14
"""Pixels of a letter, about, and from a point to its name."""
End = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names (code, name) and the activities that both take part in."""

    one: End
    other: End
    n: int


def ties(found: Sequence[Tie], by: str, *, dark: bool, unit: str, longest: int = 22) -> go.Figure:
    """Names on a circle in the order of their first tie, in lines of `longest` characters; a click selects a name.

    They stand at the right and the left of it, a row for each, and their room is set aside in pixels: no name meets another or the edge.
    """
    ends = list(dict.fromkeys(end for tie in found for end in (tie.one, tie.other)))
    words = {end: _lines(end[1], longest) for end in ends}
    place = _places(ends)
    rows = -(-len(ends) // 2)
    figure = blank(max(ROW * rows, min(WIDEST_ROW * rows, HEIGHT)), dark)
    most = max((tie.n for tie in found), default=1)
    for tie in found:
        a, b = place[tie.one], place[tie.other]
        figure.add_scatter(
            mode="lines",
            x=_curve(a[0], b[0]),
            y=_curve(a[1], b[1]),
            line={"color": HUE[by], "width": 1 + 7 * tie.n / most},
            opacity=0.5,
            hoverinfo="skip",
        )
    figure.add_scatter(
        mode="markers+text",
        x=[place[end][0] for end in ends],
        y=[place[end][1] for end in ends],
        marker={"size": 12, "color": HUE[by]},
        text=["<br>".join(map(literal, words[end])) for end in ends],
        textposition=["middle right" if place[end][0] > 0 else "middle left" for end in ends],
        textfont={"size": 12, "color": INK[dark]},
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        customdata=[
            [code, literal(name), formats.counted(sum(tie.n for tie in found if (code, name) in (tie.one, tie.other)), unit)] for code, name in ends
        ],
        hovertemplate="<b>%{customdata[1]}</b><extra></extra>",
    )
    sides = {side: [len(line) for end in ends if (place[end][0] > 0) is right for line in words[end]] for side, right in (("l", False), ("r", True))}
    figure.update_layout(margin={"t": 0, "b": 0} | {side: GAP + LETTER * max(lengths, default=0) for side, lengths in sides.items()})
    figure.update_xaxes(visible=False, range=[-1.02, 1.02], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-rows / 2, rows / 2], fixedrange=True)
    return figure


def _places(ends: Sequence[End]) -> dict[End, tuple[float, float]]:
    """Down the right half of a circle and up the left one, a row from one to the next; y in rows from the middle."""
    right, left = ends[: -(-len(ends) // 2)], ends[-(-len(ends) // 2) :]
    found = {}
    for side, named in ((1, right), (-1, left[::-1])):
        for i, end in enumerate(named):
            y = (len(named) - 1) / 2 - i
            found[end] = (side * math.sqrt(1 - (2 * y / (len(named) + 1)) ** 2), y)
    return found


def _lines(name: str, longest: int) -> list[str]:
    """A name in two lines at most."""
    return wrap(name, longest, max_lines=2, placeholder="…")


def _curve(start: float, end: float) -> list[float]:
    """One coordinate along a curve that bends towards the middle of the circle (a quadratic Bézier)."""
    bend = 0.35 * (start + end) / 2
    return [(1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end for t in (i / 16 for i in range(17))]
