"""The four Ps as shares of a bar: one bar for each country, funder or year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.theme import INK, ON_PILLAR, PILLAR, PILLARS, QUIET, blank, literal
from dashboard.text import formats, strings
from dashboard.text.language import _

ROW = 40


@dataclass(frozen=True, slots=True)
class Mix:
    """One bar: its code, its name, its activities, and how many of them serve each P, by its code; `none` is not drawn."""

    code: str
    label: str
    total: int
    n: dict[str, int]


def mixes(rows: Sequence[Mix], dark: bool, unit: str) -> go.Figure:
    """Bars of equal length from the top, each divided by what its activities serve; the name above, the share inside where there is room."""
    figure = blank(max(len(rows), 1) * ROW + 8, dark)
    for pillar in PILLARS:
        shares = [mix.n.get(pillar, 0) / (sum(mix.n.get(p, 0) for p in PILLARS) or 1) for mix in rows]
        figure.add_bar(
            orientation="h",
            name=strings.PILLAR[pillar],
            x=shares,
            y=list(range(len(rows))),
            width=0.44,
            marker={"color": PILLAR[dark][pillar], "line": {"width": 0}},
            text=[formats.share(share, 1) if share >= 0.09 else "" for share in shares],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": ON_PILLAR[dark][pillar], "size": 11},
            selected={"textfont": {"color": ON_PILLAR[dark][pillar]}},
            unselected={"textfont": {"color": ON_PILLAR[dark][pillar]}, "marker": {"opacity": 1}},
            customdata=[
                [mix.code, literal(mix.label), strings.PILLAR[pillar], *_of(mix, pillar, share, unit)]
                for mix, share in zip(rows, shares, strict=True)
            ],
            hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}: %{customdata[3]}<br>%{customdata[4]}<extra></extra>",
        )
    names = [
        {
            "x": 0, "y": position - 0.45, "text": _named(mix, dark, unit), "showarrow": False, "xanchor": "left", "yanchor": "middle", "xshift": -2,
            "font": {"size": 13, "color": QUIET[dark] if mix.code == "none" else INK[dark]},
        }
        for position, mix in enumerate(rows)
    ]  # fmt: skip
    figure.update_layout(barmode="stack", margin={"l": 0, "r": 0, "t": 4, "b": 0}, annotations=names)
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[max(len(rows), 1) - 0.7, -0.8], fixedrange=True)
    return figure


def _of(mix: Mix, pillar: str, share: float, unit: str) -> tuple[str, str]:
    """How many of a row's activities serve a P, and why their part of the bar may be another."""
    n = mix.n.get(pillar, 0)
    of = _("{n} of {counted} ({share})").format(n=formats.number(n), counted=formats.counted(mix.total, unit), share=formats.share(n, mix.total))
    part = _("{share} of the bar: an activity may serve several of the four Ps").format(share=formats.share(share, 1))
    return literal(of), literal(part)


def _named(mix: Mix, dark: bool, unit: str) -> str:
    """A row's name, and quietly behind it of how many activities its shares are."""
    return f"{literal(mix.label)}  <span style='color:{QUIET[dark]}'>{formats.counted(mix.total, unit)}</span>"
