"""How every page of a selection opens: its name, the selection in one sentence, the active filters."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.text import sentences
from dashboard.ui import chips
from dashboard.ui.page import Page, entitle


def title(words: str) -> None:
    """The name of a page that is not of a selection."""
    entitle(words)
    st.html(f'<h1 class="page-title">{escape(words)}</h1>')


def opening(page: Page, name: str, *, kind: str = "", sentence: str = "", quiet: bool = False, profile_page: st.Page | None = None) -> bool:
    """Draw it; False, after saying which filter to take off, when nothing is selected.

    `kind` is what a profile is of; `sentence` stands for that of the selection; `quiet` leaves the title to screen readers; with
    `profile_page`, chips lead to profiles.
    """
    entitle(name)
    hidden = " hidden-title" if quiet else ""
    above = f'<p class="quiet profile-of">{escape(kind)}</p>' if kind else ""
    said = sentence or sentences.shown(page.figures)
    with st.container(key="opening"):
        st.html(f'{above}<h1 class="page-title{hidden}">{escape(name)}</h1><p class="key-sentence">{escape(said)}</p>')
    chips.chips(page, profile_page)
    if not page.figures.activities:
        chips.empty(page)
        return False
    return True
