"""What every page has: links to the others, filters, what is shown of which collection."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from html import escape

import streamlit as st

from dashboard.db import Db
from dashboard.filters import FACETS, LANGUAGES, Filters
from dashboard.queries.overview import Collection, Figures
from dashboard.text import formats, labels, sentences, strings
from dashboard.text.language import NAMES, _
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
        """What is counted: a key of strings.UNIT and strings.COUNT."""
        return self.filters.unit

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
    st.html(f'<div class="product">{escape(_(strings.PRODUCT))}</div>')


def links(pages: list[st.Page], filters: Filters) -> None:
    """Links to the pages of the menu, each with the filters in its address; at the right, the language."""
    with st.container(horizontal=True, key="pages", gap="small", vertical_alignment="center"):
        for page in pages:
            st.page_link(page, query_params=state.params(filters))
        key = state.preset("language", filters.lang)
        st.segmented_control(
            _("Language"), LANGUAGES, key=key, format_func=str.upper, required=True, on_change=state.speak, args=(filters, key),
            label_visibility="collapsed", help=" · ".join(NAMES.values()),
        )  # fmt: skip
    script = f"document.documentElement.lang = '{filters.lang}'"  # what a browser reads a page aloud by
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def chips(page: Page) -> None:
    """The active filters, each with a way to take it off, and one to take all off."""
    filters = page.filters
    if not filters.active:
        return
    if filters.q and (notes := sentences.search_notes(page.db.search.read(filters.q).notes, page.db.search.fields)):
        st.html(f'<p class="quiet search-notes">{escape(notes)}</p>')
    with st.container(horizontal=True, key="chips", gap="small"):
        for key, text, without in _active(filters, page.names):
            st.button(f"{text}  ×", key=f"chip_{key}", on_click=state.select, args=(without,), help=_("Take this filter off"))
        st.button(_("Reset all filters"), key="reset", type="tertiary", on_click=state.select, args=(filters.reset(),))


def foot(page: Page) -> None:
    """What is shown, of which collection, of which build."""
    activities, releases = formats.counted(page.figures.activities, "activities"), formats.counted(page.figures.releases, "releases")
    shown = _("{activities} in {releases} shown.").format(activities=activities, releases=releases)
    built = _("Build of {date}.").format(date=formats.day(_built(page.db), "day"))
    st.html(f'<p class="quiet">{escape(shown)} {escape(sentences.collection(page.collection))} {escape(built)}</p>')


def empty(page: Page) -> None:
    """Say which filter to take off when nothing is left, and what would be found then."""
    if not page.collection.releases:
        st.info(_(strings.EMPTY_BUILD))
        return
    found = [(text, cache.totals(page.db, page.db.build_id, without).activities) for _, text, without in _active(page.filters, page.names)]
    ways = [f"{labels.plain(text)} ({formats.counted(n, 'activities')})" for text, n in found if n]
    st.info(_(strings.EMPTY).format(ways="; ".join(ways)) if ways else _(strings.EMPTY_TWICE))


def _built(db: Db) -> object:
    return date.fromisoformat(str(db.manifest["built_at"])[:10])


def _active(filters: Filters, names: dict[tuple[str, str], str]) -> list[tuple[str, str, Filters]]:
    """(key, words, the selection without it) for every active filter."""
    found = []
    for field in FACETS:
        choice = filters.choice(field)
        for code in (*choice.include, *choice.exclude):
            rest = replace(choice, include=tuple(c for c in choice.include if c != code), exclude=tuple(c for c in choice.exclude if c != code))
            name = formats.shorten(names.get((field, code), _(strings.NOT_STATED)), 42)
            said = sentences.excluded(field, name) if code in choice.exclude else sentences.included(field, name)
            found.append((f"{field}_{code}", said, filters.with_choice(field, rest)))
    for key, texts, without in (
        ("from", sentences.dates(Filters(since=filters.since)), replace(filters, since="")),
        ("to", sentences.dates(Filters(until=filters.until)), replace(filters, until="")),
        ("q", [_("Words: {words}").format(words=formats.shorten(filters.q, 30))] if filters.q else [], replace(filters, q="")),
        ("all", [_("Also not about counter-trafficking")] if filters.all else [], replace(filters, all=False)),
    ):
        found += [(key, text[0].upper() + text[1:], without) for text in texts]
    return found
