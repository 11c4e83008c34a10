"""Four Ps: how the activities of countries, funders and years divide between them."""

from __future__ import annotations

import streamlit as st

from dashboard.text import strings
from dashboard.ui import page as pages
from dashboard.ui import pillars
from dashboard.ui.opening import opening
from dashboard.ui.page import Page


def render(page: Page, profile_page: st.Page) -> None:
    """Draw the page."""
    if not opening(page, strings.PAGE["pillars"], profile_page=profile_page):
        return
    for column, by in zip(st.columns(3, gap="large"), ("country", "funder", "year"), strict=True):
        with column:
            pillars.mix(page, by)
    pages.foot(page)
