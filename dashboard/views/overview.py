"""Overview: what the selection amounts to, where, when, by whom, with whom, paid by whom."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.text import formats, sentences
from dashboard.text.language import _, ngettext
from dashboard.ui import blocks, cache, figures, state
from dashboard.ui import page as pages
from dashboard.ui.page import Page
from dashboard.ui.releases import rows

LATEST = 5


def render(page: Page, release_page: st.Page, releases_page: st.Page) -> None:
    """Draw the page."""
    st.html(
        f'<h1 style="position:absolute;left:-9999px">{escape(_("Overview"))}</h1><p class="key-sentence">{escape(sentences.shown(page.figures))}</p>'
    )
    pages.chips(page)
    if not page.figures.activities:
        pages.empty(page)
        return
    figures.row(page)
    count = cache.release_count(page.db, page.db.build_id, page.filters)
    words = ngettext("Open the {n} release behind these numbers", "Open the {n} releases behind these numbers", count)
    with st.container(key="behind"):
        st.page_link(releases_page, label=words.format(n=formats.number(count)), query_params=state.params(page.filters))
    left, right = st.columns([3, 2], gap="large")
    with left:
        blocks.country_map(page)
    with right:
        blocks.over_time(page)
    for column, field in zip(st.columns(3, gap="medium"), ("country", "partner", "funder"), strict=True):
        with column:
            blocks.ranked(page, field)
    left, right = st.columns([1, 2], gap="large")
    with left:
        blocks.ranked(page, "type", limit=13)
    with right:
        blocks.heading(_("Latest releases in this selection"))
        rows(page, cache.release_page(page.db, page.db.build_id, page.filters, 1, LATEST), release_page, "latest")
    pages.foot(page)
