"""The profile of one country, partner, funder or activity type: the selection that asks for it alone, on one template."""

from __future__ import annotations

import streamlit as st

from dashboard.filters import NONE
from dashboard.text import sentences, strings
from dashboard.text.language import _
from dashboard.ui import block, cache, downloads, figures, pillars, state, stated
from dashboard.ui import page as pages
from dashboard.ui.chips import chips
from dashboard.ui.country_map import country_map
from dashboard.ui.opening import opening, title
from dashboard.ui.page import Page
from dashboard.ui.rankings import ranked
from dashboard.ui.releases import rows
from dashboard.ui.timeline import over_time

LATEST = 8
OTHERS = {
    "country": ("partner", "funder", "type"),
    "partner": ("country", "funder", "type"),
    "funder": ("country", "partner", "type"),
    "type": ("country", "partner", "funder"),
}
"""What stands beside each other, by what the profile is of."""


def render(page: Page, release_page: st.Page, lists: list[st.Page]) -> None:
    """Draw the page; without exactly one value of its field, say how to come to a profile: by one of the `lists`, with this selection."""
    by = state.param("by")
    chosen = page.filters.choice(by).include if by in OTHERS else ()
    if len(chosen) != 1:
        title(strings.PAGE["profile"])
        chips(page)
        st.info(_(strings.NO_PROFILE))
        pages.links(lists, page.filters, key="lists")
        return
    name = strings.MISSING[by] if chosen[0] == NONE else page.names[by, chosen[0]]
    sentence = sentences.profiled(page.figures, by, chosen[0], cache.beside(page.db, page.db.build_id, page.filters, by, chosen[0]))
    if not opening(page, name, kind=sentences.kind(by, cache.identifiers(page.db, page.db.build_id).get(chosen[0], "")), sentence=sentence):
        return
    figures.row(page, by)
    left, right = st.columns(2, gap="large")
    with left:
        country_map(page)
    with right:
        over_time(page)
    for column, field in zip(st.columns(3, gap="medium"), OTHERS[by], strict=True):
        with column:
            ranked(page, field)
    left, right = st.columns(2, gap="large")
    with left:
        ranked(page, by)
        st.caption(_("Others that are named in the same activities stand below it."))
    with right:
        pillars.mix(page, "year")
    left, right = st.columns(2, gap="large")
    with left:
        stated.money(page)
        stated.sums(page, release_page)
    with right:
        stated.people(page)
    block.heading(_("Latest releases in this selection"))
    rows(page, cache.release_page(page.db, page.db.build_id, page.filters, 1, LATEST), release_page, "profile")
    downloads.releases(page)
    if by in ("country", "partner", "funder"):
        downloads.brief(page, by, chosen[0])
    pages.foot(page)
