"""Flows: who pays for which work where, and who works with whom."""

from __future__ import annotations

import streamlit as st

from dashboard.text import strings
from dashboard.ui import page as pages
from dashboard.ui.flows import flows
from dashboard.ui.opening import opening
from dashboard.ui.page import Page
from dashboard.ui.ties import ties


def render(page: Page, profile_page: st.Page) -> None:
    """Draw the page."""
    if not opening(page, strings.PAGE["flows"], profile_page=profile_page):
        return
    flows(page)
    ties(page, "partner")
    ties(page, "funder")
    pages.foot(page)
