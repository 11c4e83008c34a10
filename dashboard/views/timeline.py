"""Timeline: the selection over time, by activity type, and who published it when."""

from __future__ import annotations

import streamlit as st

from dashboard.text import strings
from dashboard.text.language import _
from dashboard.ui import block, cache, coverage
from dashboard.ui import page as pages
from dashboard.ui.opening import opening
from dashboard.ui.page import Page
from dashboard.ui.releases import rows
from dashboard.ui.timeline import WIDE, over_time

LATEST = 8


def render(page: Page, release_page: st.Page, profile_page: st.Page) -> None:
    """Draw the page."""
    if not opening(page, strings.PAGE["timeline"], profile_page=profile_page):
        return
    over_time(page, height=520, room=WIDE)
    coverage.publishers(page)
    block.heading(_("Latest releases in this selection"), _("Select a period above to see those of it."))
    rows(page, cache.release_page(page.db, page.db.build_id, page.filters, 1, LATEST), release_page, "timeline")
    pages.foot(page)
