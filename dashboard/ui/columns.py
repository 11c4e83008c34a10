"""What is compared, side by side: one scale, one order of bars, and charts that begin at one height."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from dashboard.charts.periods import Room
from dashboard.colours import HUE
from dashboard.queries.timeline import grain_of
from dashboard.text import sentences
from dashboard.text.language import _
from dashboard.ui import cache, state
from dashboard.ui.comparison import name_of
from dashboard.ui.look import is_phone
from dashboard.ui.page import Page
from dashboard.ui.rankings import ranked
from dashboard.ui.timeline import over_time

BARS = 6
"""Bars of each field, the same in every column."""
THIRD = Room(230, 5)
"""What periods have in a column of three."""


def columns(by: str, pages: list[Page], profile_page: st.Page) -> None:
    """A column for each value: its sentence, its timeline, and with whom, by whom, where, of which type.

    All columns have one scale, the same bars in the same order, and begin at one height; on a phone each value stands whole below the other.
    """
    if not pages:
        return
    drawn = [_on_one_axis(one, pages) for one in pages]
    full = [one for one in drawn if one.total]
    parts = [
        lambda one: _opening(one, by, profile_page),
        *([_timelines(full)] if full else []),
        *(_rankings(full, field) for field in ("type", "country", "partner", "funder") if full and field != by),
    ]
    with st.container(key="compared"):
        if is_phone():
            for one in drawn:
                for draw in parts:
                    draw(one)
            return
        for draw in parts:
            for column, one in zip(st.columns(len(pages), gap="large"), drawn, strict=True):
                with column:
                    draw(one)


def _opening(one: Page, by: str, profile_page: st.Page) -> None:
    """What a column is of, in a sentence, and the way to its profile."""
    code = one.filters.choice(by).include[0]
    figures = cache.figures(one.db, one.filters)
    said = sentences.profiled(figures, by, code, cache.beside(one.db, one.db.build_id, one.filters, by, code))
    st.html(f'<h2 class="compared" style="border-color:{HUE[by]}">{escape(name_of(one, by))}</h2><p class="quiet">{escape(said)}</p>')
    st.page_link(profile_page, label=_("Profile"), query_params=state.profile(one.filters, by, code))


def _timelines(full: list[Page]) -> Callable[[Page], None]:
    """The timeline of each, to one scale."""
    by_period = [cache.periods(one.db, one.db.build_id, one.filters, grain_of(one.figures)).dropna(subset="period") for one in full]
    busiest = max((int(n) for rows in by_period for n in rows["n"]), default=0)

    def draw(one: Page) -> None:
        if one.total:
            over_time(one, height=190, kinds=False, room=THIRD, key=f"timeline_{full.index(one)}", most=busiest)

    return draw


def _rankings(full: list[Page], field: str) -> Callable[[Page], None]:
    """The bars of one field for each, to one scale: those that are the most frequent in all of them together."""
    rows = pd.concat([cache.ranking(one.db, one.filters, field).rows for one in full])
    together, names = Counter[str](), {}
    for code, said, n in rows.loc[rows["code"] != "none", ["code", "name", "n"]].itertuples(index=False):
        together[code] += n
        names[code] = said
    shared = {code: names[code] for code in sorted(names, key=lambda code: (-together[code], names[code]))[:BARS]}
    most = int(rows["n"].max()) if len(rows) else 0

    def draw(one: Page) -> None:
        if one.total:
            ranked(one, field, key=f"{field}_{full.index(one)}", most=most, shared=shared)

    return draw


def _on_one_axis(one: Page, pages: list[Page]) -> Page:
    """The page with the first and the last day of all: the same periods in each column."""
    first = min((p.figures.first for p in pages if p.figures.first), default=None)
    last = max((p.figures.last for p in pages if p.figures.last), default=None)
    return replace(one, figures=replace(one.figures, first=first, last=last))
