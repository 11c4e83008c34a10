"""Method and data quality: what a number is, how well it was read, what was rejected, what it does not tell."""

from __future__ import annotations

import streamlit as st

from dashboard.text import method
from dashboard.text.language import _
from dashboard.ui import page as pages
from dashboard.ui import quality
from dashboard.ui.opening import title
from dashboard.ui.page import Page


def render(page: Page) -> None:
    """Draw the page."""
    title(_("Method and data quality"))
    st.markdown(_(method.INTRODUCTION))
    st.subheader(_("What these numbers do not tell"))
    quality.listed(method.LIMITS)
    st.subheader(_("How each field is read"))
    quality.listed(method.FIELDS)
    st.markdown(_(method.RESOLVED))
    quality.measured(page)
    quality.not_stated(page)
    quality.rejected(page)
    quality.types(page)
    quality.sources(page)
    pages.foot(page)
