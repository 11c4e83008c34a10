"""Which build a visit sees: the one it began with, until the reader takes the new one or the old one is gone."""

from __future__ import annotations

import streamlit as st

from dashboard.db import Db
from dashboard.text import formats
from dashboard.text.language import _
from dashboard.ui import cache

SECONDS = 30
"""How often an open page looks for a new build."""
_KEY = "build"


def served() -> Db:
    """The build of this visit. Raises BuildMissing and UnknownSchema when there is none to open."""
    begun = st.session_state.get(_KEY)
    db = cache.build(begun) if begun else None
    if db is None:
        db = cache.current()
        st.session_state[_KEY] = db.build_id
    return db


@st.fragment(run_every=SECONDS)
def offer(shown: Db) -> None:
    """Say that a newer build was published, and offer it; nothing on the page changes until it is taken."""
    newest = cache.newest()
    if newest and newest.build_id != shown.build_id:
        with st.container(horizontal=True, key="new_build", vertical_alignment="center"):
            st.html(f'<p class="quiet" role="status">{_("New data of {date} can be shown.").format(date=formats.day(newest.built, "day"))}</p>')
            if st.button(_("Show the new data"), key="take_build"):
                st.session_state[_KEY] = newest.build_id
                st.rerun()
