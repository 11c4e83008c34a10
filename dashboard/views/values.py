"""Countries, Partners, Funders: every value of one field in the selection; a row leads to its profile."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.queries.breakdowns import MOST
from dashboard.text import formats, sentences, strings
from dashboard.text.language import _
from dashboard.ui import blocks, cache, state
from dashboard.ui import page as pages
from dashboard.ui.page import Page

BARS = 15


def render(page: Page, by: str, profile_page: st.Page) -> None:
    """Draw the page of one field: country, partner or funder."""
    title, said = escape(strings.PAGE[by]), escape(sentences.shown(page.figures))
    st.html(f'<h1 class="page-title">{title}</h1><p class="key-sentence">{said}</p>')
    pages.chips(page)
    if not page.figures.activities:
        pages.empty(page)
        return
    left, right = st.columns([2, 3], gap="large")
    with left:
        blocks.ranked(page, by, limit=BARS)
    with right:
        _rows(page, by, profile_page)
    pages.foot(page)


def _rows(page: Page, by: str, profile_page: st.Page) -> None:
    ranking = cache.ranking(page.db, page.filters, by)
    blocks.heading(_("Choose a row to open its profile"))
    key = f"rows_{by}_{abs(hash(page.filters))}"
    chosen = st.dataframe(
        blocks.ranking_table(page, by, ranking.rows), hide_index=True, height=560, key=key, on_select="rerun", selection_mode="single-row",
        alt=_("Table: {what}").format(what=strings.FIELD[by]),
    )  # fmt: skip
    if ranking.named > MOST:
        said = _("The {n} most frequent are shown; the file holds all.")
        st.caption(said.format(n=formats.number(MOST)))
    if rows := chosen.selection.rows:
        code = str(ranking.rows["code"].iloc[rows[0]])
        st.switch_page(profile_page, query_params=state.profile(page.filters, by, code))
