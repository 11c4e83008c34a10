"""Compare: two or three countries, partners, funders or activity types side by side."""

from __future__ import annotations

import streamlit as st

from dashboard.text import strings
from dashboard.ui import columns, comparison
from dashboard.ui import page as pages
from dashboard.ui.opening import opening
from dashboard.ui.page import Page


def render(page: Page, profile_page: st.Page) -> None:
    """Draw the page."""
    if not opening(page, strings.PAGE["compare"], profile_page=profile_page):
        return
    by, compared = comparison.choose(page)
    comparison.table(page, by, compared)
    columns.columns(by, compared, profile_page)
    pages.foot(page)
