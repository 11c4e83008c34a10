"""The profile of one country, partner, funder or activity type: the selection that asks for it alone, on one template."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.text import sentences, strings
from dashboard.text.language import _
from dashboard.ui import blocks, cache, figures, state, stated
from dashboard.ui import page as pages
from dashboard.ui.page import Page
from dashboard.ui.releases import rows

LATEST = 8
OTHERS = {
    "country": ("partner", "funder", "type"),
    "partner": ("country", "funder", "type"),
    "funder": ("country", "partner", "type"),
    "type": ("country", "partner", "funder"),
}
"""What stands beside each other, by what the profile is of."""


def render(page: Page, release_page: st.Page) -> None:
    """Draw the page; without exactly one value of its field, say how to come to a profile."""
    by = state.param("by")
    chosen = page.filters.choice(by).include if by in OTHERS else ()
    if len(chosen) != 1:
        st.info(_(strings.NO_PROFILE))
        return
    name = page.names.get((by, chosen[0]), _(strings.NOT_STATED))
    st.html(
        f'<p class="quiet profile-of ev-{by}">{escape(strings.FIELD[by])}</p><h1 class="page-title">{escape(name)}</h1>'
        f'<p class="key-sentence">{escape(sentences.shown(page.figures))}</p>'
    )
    pages.chips(page)
    if not page.figures.activities:
        pages.empty(page)
        return
    figures.row(page)
    left, right = st.columns([3, 2], gap="large")
    with left:
        blocks.country_map(page)
    with right:
        blocks.over_time(page)
    for column, field in zip(st.columns(3, gap="medium"), OTHERS[by], strict=True):
        with column:
            blocks.ranked(page, field)
    left, right = st.columns([1, 2], gap="large")
    with left:
        blocks.ranked(page, by)
        st.caption(_("Others that are named in the same activities stand below it."))
    with right:
        stated.money(page)
        stated.people(page)
    blocks.heading(_("Latest releases in this selection"))
    rows(page, cache.release_page(page.db, page.db.build_id, page.filters, 1, LATEST), release_page, "profile")
    pages.foot(page)
