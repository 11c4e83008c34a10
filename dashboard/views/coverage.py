"""Coverage: what the collection holds of whom, and where it holds nothing."""

from __future__ import annotations

import streamlit as st

from dashboard.text import strings
from dashboard.ui import coverage
from dashboard.ui import page as pages
from dashboard.ui.opening import opening
from dashboard.ui.page import Page
from dashboard.ui.timeline import WIDE, over_time


def render(page: Page, profile_page: st.Page) -> None:
    """Draw the page."""
    if not opening(page, strings.PAGE["coverage"], profile_page=profile_page):
        return
    over_time(page, height=220, kinds=False, room=WIDE)
    coverage.publishers(page)
    coverage.silent(page)
    pages.foot(page)
