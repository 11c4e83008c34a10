"""What every page has: links to the others, filters, what is shown of which collection."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from html import escape

import streamlit as st

from dashboard.db import Db
from dashboard.filters import FACETS, Filters
from dashboard.queries.overview import Collection, Figures
from dashboard.settings import PRODUCT
from dashboard.text import formats, labels, sentences, strings
from dashboard.ui import cache, state
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
    def unit(self) -> str:
        """The unit in words, for "n activities"."""
        return strings.UNIT[self.filters.unit][1]

    @property
    def total(self) -> int:
        """The selection in the chosen unit."""
        return self.figures.activities if self.filters.unit == "activities" else self.figures.releases


def open_page() -> tuple[Page, tuple[str, ...]]:
    """The page as the address says it, and what of the address this build does not know. Raises BuildMissing and UnknownSchema."""
    db = cache.current()
    filters, unread = state.asked()
    names = cache.names(db, db.build_id, filters)
    filters, unknown = state.known(filters, names)
    figures = cache.figures(db, filters)
    return Page(db, filters, figures, cache.collection(db, db.build_id), names, is_dark()), unread + unknown


def head() -> None:
    """The product's name, above the menu."""
    st.html(f'<div class="product">{escape(PRODUCT)}</div>')


def links(pages: list[st.Page], filters: Filters) -> None:
    """Links to the pages of the menu, each with the filters in its address."""
    with st.container(horizontal=True, key="pages", gap="small", vertical_alignment="center"):
        for page in pages:
            st.page_link(page, query_params=state.params(filters))


def chips(page: Page) -> None:
    """The active filters, each with a way to take it off, and one to take all off."""
    filters = page.filters
    if not filters.active:
        return
    if filters.q and (notes := sentences.search_notes(page.db.search.read(filters.q).notes, page.db.search.fields)):
        st.html(f'<p class="quiet search-notes">{escape(notes)}</p>')
    with st.container(horizontal=True, key="chips", gap="small"):
        for key, text, without in _active(filters, page.names):
            st.button(f"{text}  ×", key=f"chip_{key}", on_click=state.select, args=(without,), help="Take this filter off")
        st.button("Reset all filters", key="reset", type="tertiary", on_click=state.select, args=(filters.reset(),))


def foot(page: Page) -> None:
    """What is shown, of which collection, of which build."""
    shown = f"{formats.counted(page.figures.activities, 'activities')} in {formats.counted(page.figures.releases, 'releases')} shown."
    built = formats.day(_built(page.db), "day")
    st.html(f'<p class="quiet">{escape(shown)} {escape(sentences.collection(page.collection))} Build of {escape(built)}.</p>')


def empty(page: Page) -> None:
    """Say which filter to take off when nothing is left, and what would be found then."""
    if not page.collection.releases:
        st.info(strings.EMPTY_BUILD)
        return
    found = [(text, cache.totals(page.db, page.db.build_id, without).activities) for _, text, without in _active(page.filters, page.names)]
    ways = [f"{labels.plain(text)} ({formats.counted(n, 'activities')})" for text, n in found if n]
    st.info(strings.EMPTY.format(ways="; ".join(ways)) if ways else strings.EMPTY_TWICE)


def _built(db: Db) -> object:
    return date.fromisoformat(str(db.manifest["built_at"])[:10])


def _active(filters: Filters, names: dict[tuple[str, str], str]) -> list[tuple[str, str, Filters]]:
    """(key, words, the selection without it) for every active filter."""
    found = []
    for field in FACETS:
        choice = filters.choice(field)
        for code in (*choice.include, *choice.exclude):
            rest = replace(choice, include=tuple(c for c in choice.include if c != code), exclude=tuple(c for c in choice.exclude if c != code))
            name = names.get((field, code), strings.NOT_STATED)
            no = "not " if code in choice.exclude else ""
            found.append((f"{field}_{code}", f"{strings.FIELD[field]}: {no}{formats.shorten(name, 42)}", filters.with_choice(field, rest)))
    for key, text, without in (
        ("from", "Date not stated" if filters.since == "none" else f"From {filters.since}", replace(filters, since="")),
        ("to", f"To {filters.until}", replace(filters, until="")),
        ("q", f"Words: {formats.shorten(filters.q, 30)}", replace(filters, q="")),
        ("all", "Also not about counter-trafficking", replace(filters, all=False)),
    ):
        if getattr(filters, {"from": "since", "to": "until"}.get(key, key)):
            found.append((key, text, without))
    return found
