"""The active filters as chips, and what to take off when nothing is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from dashboard.filters import FACETS, NONE, Choice, Filters
from dashboard.queries.breakdowns import CHARTED
from dashboard.text import formats, labels, sentences, strings
from dashboard.text.language import _
from dashboard.ui import cache, state
from dashboard.ui.page import Page


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter: its key, its words, the selection without it; `field` and `code` when it is a value of a facet."""

    key: str
    words: str
    without: Filters
    field: str = ""
    code: str = ""


def chips(page: Page, profile_page: st.Page | None = None) -> None:
    """The active filters, each with a way to take it off and to turn it round, and one to take all off.

    With `profile_page`, a field that asks for one value alone leads to its profile.
    """
    filters = page.filters
    with st.container(key="active", gap="small"):  # always there, so that what follows keeps its place when filters come and go
        if filters.q and (notes := sentences.search_notes(page.db.search.read(filters.q).notes, page.db.search.fields)):
            st.html(f'<p class="quiet search-notes">{escape(notes)}</p>')
        if filters.active:
            _row(page, profile_page)
        if filters.dated:
            _without_date(page)


def _row(page: Page, profile_page: st.Page | None) -> None:
    filters = page.filters
    with st.container(horizontal=True, key="chips", gap="small", vertical_alignment="center"):
        for chip in _active(filters, page.names):
            with st.container(horizontal=True, gap=None, width="content", key=f"chip_{chip.key}", vertical_alignment="center"):
                _chip(page, chip, profile_page)
        st.button(_("Reset all filters"), key="reset", type="tertiary", on_click=state.select, args=(filters.reset(),))


def _without_date(page: Page) -> None:
    """Say what the dates leave out because it has none, with a way to see it."""
    undated = replace(page.filters, since=NONE, until="")
    left_out = cache.totals(page.db, page.db.build_id, undated).counted(page.unit)
    if left_out:
        with st.container(horizontal=True, key="without_date", gap="small", vertical_alignment="center"):
            st.html(f'<p class="quiet" style="margin:0">{escape(sentences.without_date(formats.counted(left_out, page.unit)))}</p>', width="content")
            st.button(_("Show what has no date"), key="show_undated", type="tertiary", on_click=state.select, args=(undated,))


def _chip(page: Page, chip: Chip, profile_page: st.Page | None) -> None:
    filters = page.filters
    st.button(f"{labels.plain(chip.words)}  ×", key=f"off_{chip.key}", on_click=state.select, args=(chip.without,), help=_("Take this filter off"))
    if chip.field:
        left_out = chip.code in filters.choice(chip.field).exclude
        words = _("Select instead") if left_out else _("Leave out")
        st.button(words, key=f"turn_{chip.key}", type="tertiary", on_click=state.select, args=(filters.inverted(chip.field, chip.code),))
        if profile_page and chip.field in CHARTED and filters.choice(chip.field) == Choice((chip.code,)) and chip.code != NONE:
            st.page_link(profile_page, label=_("Profile"), query_params=state.profile(filters, chip.field, chip.code))


def empty(page: Page) -> None:
    """Say which filter to take off when nothing is left, and what would be found then."""
    if not page.collection.releases:
        st.info(_(strings.EMPTY_BUILD))
        return
    found = [(chip.words, cache.totals(page.db, page.db.build_id, chip.without).activities) for chip in _active(page.filters, page.names)]
    message = _("without {filter}, {counted}")
    ways = [message.format(filter=formats.quoted(labels.plain(text)), counted=formats.counted(n, "activities")) for text, n in found if n]
    dates = page.filters.where()[1]
    backwards = [_(strings.BACKWARDS)] if "since" in dates and "until" in dates and dates["since"] > dates["until"] else []
    st.info(" ".join([*backwards, _(strings.EMPTY).format(ways=formats.parts(ways)) if ways else _(strings.EMPTY_TWICE)]))


def _active(filters: Filters, names: dict[tuple[str, str], str]) -> list[Chip]:
    """A chip for every active filter."""
    found = []
    for field in FACETS:
        choice = filters.choice(field)
        for code in (*choice.include, *choice.exclude):
            name = formats.shorten(sentences.value(field, code, names), 42)
            left_out = sentences.only_stated(field) if code == NONE else sentences.excluded(field, name)
            said = left_out if code in choice.exclude else sentences.included(field, name)
            found.append(Chip(f"{field}_{code}", said, filters.with_choice(field, choice.without(code)), field, code))
        if choice.every:
            without = filters.with_choice(field, replace(choice, every=()))
            found.append(Chip(f"{field}_and", sentences.together(field, choice.every, names), without))
    for key, text, without in (
        ("dates", sentences.dates(filters), replace(filters, since="", until="")),
        ("q", _("Words: {words}").format(words=formats.shorten(filters.q, 30)) if filters.q else "", replace(filters, q="")),
        ("all", _("Also not about counter-trafficking") if filters.all else "", replace(filters, all=False)),
    ):
        if text:
            found.append(Chip(key, text[0].upper() + text[1:], without))
    return found
