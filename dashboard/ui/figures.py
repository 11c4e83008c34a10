"""The key figures of a selection, in one row."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.text import formats
from dashboard.text.language import _
from dashboard.ui.page import Page


def row(page: Page) -> None:
    """Activities, releases, what they name, and what is not stated."""
    f = page.figures
    cells = (
        (f.activities, _("activities")), (f.releases, _("releases")), (f.countries, _("countries and areas")), (f.partners, _("named partners")),
        (f.funders, _("funders")), (f.activities - f.funded, _("funder not stated")), (f.undated, _("date not stated")),
    )  # fmt: skip
    inside = "".join(f"<div><b>{formats.number(n)}</b><span>{escape(words)}</span></div>" for n, words in cells)
    with st.container(key="figures"):
        st.html(f'<div class="figures">{inside}</div>')
