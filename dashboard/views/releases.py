"""Releases of the selection, newest or best match first, page by page, with one file of all of them."""

from __future__ import annotations

import streamlit as st

from dashboard.text import formats, sentences, strings
from dashboard.text.language import _
from dashboard.ui import cache, downloads, state
from dashboard.ui import page as pages
from dashboard.ui.opening import opening
from dashboard.ui.page import Page
from dashboard.ui.releases import LISTED, list_order, rows


def render(page: Page, release_page: st.Page, profile_page: st.Page) -> None:
    """Draw the page."""
    total = cache.release_count(page.db, page.db.build_id, page.filters)
    counted = formats.counted(total, "releases")
    said = _("{releases} on {activities}.").format(releases=counted, activities=formats.counted(page.figures.activities, "activities"))
    words = f"{said} {sentences.selection(page.filters, page.names)}."
    if not opening(page, strings.PAGE["releases"], sentence=words if total else said, profile_page=profile_page):
        return
    downloads.releases(page)
    last = -(-total // LISTED)
    number = min(state.page_number(), last)
    sort = list_order(page)
    rows(page, cache.release_page(page.db, page.db.build_id, page.filters, number, LISTED, sort), release_page, "releases")
    if last > 1:
        key = f"list_page_{number}_{last}"  # a key of its own for each page, so that the address alone says which one is open
        st.pagination(last, default=number, key=key, on_change=state.turn_to, args=(page.filters, key))
    pages.foot(page)
