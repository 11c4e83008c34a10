"""Overview: what the selection amounts to, where, when, by whom, with whom, paid by whom."""

from __future__ import annotations

import streamlit as st

from dashboard.text import formats, strings
from dashboard.text.language import _, ngettext
from dashboard.ui import block, cache, downloads, figures, state
from dashboard.ui import page as pages
from dashboard.ui.country_map import country_map
from dashboard.ui.opening import opening
from dashboard.ui.page import Page
from dashboard.ui.rankings import ranked
from dashboard.ui.releases import rows
from dashboard.ui.timeline import over_time

LATEST = 5


def render(page: Page, release_page: st.Page, releases_page: st.Page, profile_page: st.Page) -> None:
    """Draw the page."""
    if not opening(page, strings.PAGE["overview"], quiet=True, profile_page=profile_page):
        return
    figures.row(page)
    left, right = st.columns(2, gap="large")
    with left:
        country_map(page)
    with right:
        over_time(page)
    for column, field in zip(st.columns(3, gap="medium"), ("country", "partner", "funder"), strict=True):
        with column:
            ranked(page, field)
    left, right = st.columns([1, 2], gap="large")
    with left:
        ranked(page, "type", limit=13)
    with right:
        block.heading(_("Latest releases in this selection"))
        rows(page, cache.release_page(page.db, page.db.build_id, page.filters, 1, LATEST), release_page, "latest")
        count = cache.release_count(page.db, page.db.build_id, page.filters)
        words = ngettext("Open the {n} release behind these numbers", "Open the {n} releases behind these numbers", count)
        with st.container(key="behind", horizontal=True, vertical_alignment="center", gap="medium"):
            st.page_link(releases_page, label=words.format(n=formats.number(count)), query_params=state.params(page.filters))
            downloads.releases(page)
    pages.foot(page)
