"""Bars by period of publication; a period without an activity stays empty, what has no date stands apart at the right."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.theme import HUE, INK, QUIET, blank, marked_by_click
from dashboard.text import formats

FEWEST = 8
"""Room for at least this many bars, so that one period alone is a bar and not a wall."""


@dataclass(frozen=True, slots=True)
class Period:
    """One bar. `code` is what a click selects: 2019, 2019-Q2, 2019-05 or none; n is None where nothing was found."""

    code: str
    label: str
    n: int | None


def timeline(periods: list[Period], chosen: str, height: int, dark: bool, unit: str) -> go.Figure:
    """Periods in their order; `chosen` is the code of the selected one, "" for none."""
    figure = blank(height, dark)
    figure.add_bar(
        x=list(range(len(periods))),
        y=[period.n for period in periods],
        width=0.74,
        marker={
            "color": [HUE["none"] if period.code == "none" else HUE["date"] for period in periods],
            "pattern": {"shape": ["/" if period.code == "none" else "" for period in periods], "size": 5, "solidity": 0.35},
            "opacity": [1.0 if period.code == chosen or all(p.code != chosen for p in periods) else 0.45 for period in periods],
        },
        text=[formats.number(period.n) if period.n else "" for period in periods],
        textposition="outside",
        textfont={"color": INK[dark], "size": 11},
        cliponaxis=False,
        **marked_by_click(dark),
        customdata=[[period.code, period.label, formats.counted(period.n or 0, unit)] for period in periods],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    )
    step = max(1, -(-len(periods) // 9))
    shown = [i for i, period in enumerate(periods) if period.code == "none" or (i % step == 0 and i < len(periods) - 1 - step // 2)]
    figure.update_xaxes(
        tickvals=shown,
        ticktext=["<br>".join(periods[i].label.split(" ")) for i in shown],
        tickfont={"size": 12, "color": QUIET[dark]},
        tickangle=0,
        ticklabeloverflow="allow",
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        range=[-0.6, max(len(periods), FEWEST) - 0.4],
    )
    figure.update_yaxes(visible=False, rangemode="tozero", range=[0, max((p.n or 0 for p in periods), default=1) * 1.14 or 1], fixedrange=True)
    figure.update_layout(margin={"l": 4, "r": 26, "t": 4, "b": 56})
    return figure
