"""One release: its facts, its text with the evidence marked, its statements, the way to the original."""

from __future__ import annotations

import streamlit as st

from dashboard.queries import releases
from dashboard.text import labels, strings
from dashboard.text.language import _
from dashboard.ui import evidence, state
from dashboard.ui import page as pages
from dashboard.ui import release as opened
from dashboard.ui.page import Page
from dashboard.ui.releases import way


def render(page: Page, releases_page: st.Page) -> None:
    """Draw the page."""
    release_id = state.param("id")
    way(page, release_id, releases_page)
    found = releases.one(page.db, release_id).rows
    if found.empty:
        pages.entitle(strings.PAGE["release"])
        st.info(_(strings.NO_RELEASE))
        return
    release = found.iloc[0]
    pages.entitle(labels.stated(release["title"], _(strings.NO_TITLE)))
    opened.head(release)
    statements = releases.statements(page.db, page.filters, release_id).rows
    mentions = releases.mentions(page.db, release_id).rows
    left, right = st.columns([3, 2], gap="large")
    with left, st.container(key="release_text"):
        evidence.text(release["text"], statements, mentions, releases.hits(page.db, page.filters, release["text"], release["language"]))
    with right, st.container(key="statements"):
        st.subheader(_("What was read from it"))
        st.caption(_(strings.AS_STATED))
        evidence.facts(statements, mentions)
    opened.siblings(page, release_id)
    pages.foot(page)
