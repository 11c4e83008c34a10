"""Countries, Partners, Funders: every value of one field in the selection; a row leads to its profile."""

from __future__ import annotations

import streamlit as st

from dashboard.queries.breakdowns import MOST
from dashboard.text import formats, strings
from dashboard.text.language import _
from dashboard.ui import block, cache, downloads, state
from dashboard.ui import page as pages
from dashboard.ui.country_map import country_map
from dashboard.ui.opening import opening
from dashboard.ui.page import Page
from dashboard.ui.rankings import TOP, ranked, ranking_table
from dashboard.ui.ties import ties

BESIDE_MAP, BESIDE_BARS = 1060, 640
"""Pixels of the table: as high as what stands at its left, or as its rows."""
PLACES, NAMES = 160, 262
"""Pixels of its names: those of organisations are long, and bars beside them need less than a map."""


def render(page: Page, by: str, profile_page: st.Page) -> None:
    """Draw the page of one field: country, partner or funder."""
    if not opening(page, strings.PAGE[by], profile_page=profile_page):
        return
    left, right = st.columns([1, 1] if by == "country" else [2, 3], gap="large")
    with left:
        if by == "country":
            country_map(page)
        ranked(page, by, limit=TOP)
    with right:
        _rows(page, by, profile_page)
    ties(page, by)
    pages.foot(page)


def _rows(page: Page, by: str, profile_page: st.Page) -> None:
    ranking = cache.ranking(page.db, page.filters, by)
    block.heading(_("Choose a row to open its profile"))
    downloads.rows(page, f"summary/{by}", formats.counted(ranking.named + bool(ranking.nothing), "rows"))
    key = f"rows_{by}_{abs(hash(page.filters))}"
    shown = ranking_table(page, by, ranking.rows, cache.changes(page.db, page.filters))
    tallest, wide = (BESIDE_MAP, PLACES) if by == "country" else (BESIDE_BARS, NAMES)
    chosen = st.dataframe(
        shown, hide_index=True, height=min(36 * (len(shown) + 1) + 2, tallest), key=key, on_select="rerun", selection_mode="single-row",
        placeholder="", alt=_("Table: {what}").format(what=strings.FIELD[by]), column_config=block.narrow(shown, wide=wide),
    )  # fmt: skip
    if ranking.named > MOST:
        said = _("The {n} most frequent are shown; the file holds all.")
        st.caption(said.format(n=formats.number(MOST)))
    if rows := chosen.selection.rows:
        code = str(ranking.rows["code"].iloc[rows[0]])
        st.switch_page(profile_page, query_params=state.profile(page.filters, by, code))
