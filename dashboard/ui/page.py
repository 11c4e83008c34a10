"""What every page has: links to the others, filters, what is shown of which collection."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from dashboard.db import Db
from dashboard.filters import LANGUAGES, Filters, Unit
from dashboard.queries.overview import Collection, Figures
from dashboard.text import formats, sentences, strings
from dashboard.text.language import NAMES, _
from dashboard.ui import cache, state
from dashboard.ui.link import copy_link
from dashboard.ui.look import is_dark


@dataclass(frozen=True, slots=True)
class Page:
    """One run of a page: the build, the selection, and what both amount to."""

    db: Db
    filters: Filters
    figures: Figures
    collection: Collection
    names: dict[tuple[str, str], str]
    dark: bool

    @property
    def unit(self) -> Unit:
        """What is counted: a key of strings.UNIT and strings.COUNT."""
        return self.filters.unit

    @property
    def total(self) -> int:
        """The selection in the chosen unit."""
        return self.figures.counted(self.unit)

    @property
    def built(self) -> date:
        """The day on which the build was made."""
        return self.db.built


def open_page(db: Db) -> tuple[Page, tuple[str, ...]]:
    """The page as the address says it, and what of the address this build does not know."""
    filters, unread = state.asked()
    names = cache.names(db, db.build_id, filters)
    filters, unknown = state.known(filters, names)
    figures = cache.figures(db, filters)
    return Page(db, filters, figures, cache.collection(db, db.build_id), names, is_dark()), unread + unknown


def head(filters: Filters) -> None:
    """The product's name; at the right, the link to what is seen, and the language."""
    with st.container(horizontal=True, key="head", gap="small", vertical_alignment="center"):
        st.html(f'<div class="product">{escape(_(strings.PRODUCT))}</div>', width="content")
        copy_link()
        key = state.preset("language", filters.lang)
        st.segmented_control(
            _("Language"), LANGUAGES, key=key, format_func=str.upper, required=True, on_change=state.speak, args=(filters, key),
            label_visibility="collapsed", help=" · ".join(NAMES.values()), width="content",
        )  # fmt: skip
        script = f"document.documentElement.lang = '{filters.lang}'"  # what a browser reads a page aloud by
        st.html(f"<script>{script}</script>", width="content", unsafe_allow_javascript=True)  # in the row, where its placeholder moves nothing


def entitle(name: str) -> None:
    """Name the open page in the browser's tab and history; "" leaves the product's name alone."""
    st.set_page_config(page_title=sentences.page_title(name))


def links(pages: list[st.Page], filters: Filters, here: str | None = None, key: str = "pages") -> None:
    """Links to pages, those of the menu say, each with the filters in its address; on a phone, that of the open page (path `here`) comes first."""
    with st.container(horizontal=True, key=key, gap=None, vertical_alignment="center"):
        for page in pages:
            with st.container(key="page_here", width="content") if page.url_path == here else nullcontext():
                st.page_link(page, query_params=state.params(filters))


def foot(page: Page) -> None:
    """What is shown, of which collection, of which build."""
    activities, releases = formats.counted(page.figures.activities, "activities"), formats.counted(page.figures.releases, "releases")
    shown = _("{activities} in {releases} shown.").format(activities=activities, releases=releases)
    built = _("Build of {date}.").format(date=formats.day(page.built, "day"))
    st.html(f'<p class="quiet">{escape(shown)} {escape(sentences.collection(page.collection))} {escape(built)}</p>')
