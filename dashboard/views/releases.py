"""Releases of the selection, newest or best match first, page by page, with one file of all of them."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import exports
from dashboard.text import formats, sentences
from dashboard.text.language import _
from dashboard.ui import cache, state
from dashboard.ui import page as pages
from dashboard.ui.page import Page
from dashboard.ui.releases import list_order, rows

SIZE = 20


def render(page: Page, release_page: st.Page) -> None:
    """Draw the page."""
    total = cache.release_count(page.db, page.db.build_id, page.filters)
    counted = formats.counted(total, "releases")
    counts = _("{releases} on {activities}.").format(releases=counted, activities=formats.counted(page.figures.activities, "activities"))
    said = sentences.selection(page.filters, page.names)
    st.html(f'<h1 class="page-title">{escape(_("Releases"))}</h1><p class="key-sentence">{escape(counts)}</p><p class="quiet">{escape(said)}</p>')
    pages.chips(page)
    if not total:
        pages.empty(page)
        return
    st.download_button(
        _("Download {what} (CSV)").format(what=counted), lambda: exports.releases_csv(page.db, page.filters, page.collection),
        exports.file_name("releases", page.db), "text/csv", key="csv_releases", on_click="ignore",
    )  # fmt: skip
    last = -(-total // SIZE)
    number = min(state.page_number(), last)
    sort = list_order(page)
    rows(page, cache.release_page(page.db, page.db.build_id, page.filters, number, SIZE, sort), release_page, "releases")
    if last > 1:
        key = f"list_page_{number}_{last}"  # a key of its own for each page, so that the address alone says which one is open
        st.pagination(last, default=number, key=key, on_change=state.turn_to, args=(page.filters, key))
    pages.foot(page)
