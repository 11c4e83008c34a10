"""Files of a whole selection."""

from __future__ import annotations

import streamlit as st

from dashboard import exports
from dashboard.text import formats
from dashboard.text.language import _
from dashboard.ui import cache
from dashboard.ui.page import Page


def releases(page: Page) -> None:
    """One row for each release of the selection, as CSV."""
    count = cache.release_count(page.db, page.db.build_id, page.filters)
    st.download_button(
        _("Download {what} (CSV)").format(what=formats.counted(count, "releases")),
        lambda: exports.releases_csv(page.db, page.filters, page.collection), exports.file_name("releases", page.db), "text/csv",
        key="csv_releases", on_click="ignore",
    )  # fmt: skip
