"""Releases as rows that open them."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.queries.releases import Sort
from dashboard.text import formats, labels, strings
from dashboard.text.highlight import hits_marked
from dashboard.text.language import N_, _, ngettext
from dashboard.ui import cache, state
from dashboard.ui.page import Page

LISTED = 20
"""Releases on a page of the list."""
BACK = N_("Back to the releases of this selection")


def rows(page: Page, found: pd.DataFrame, release_page: st.Page, key: str) -> None:
    """One link for each release, and below it when, who, where, with whom, paid by whom, and the words looked for in their place."""
    order = {"sort": state.param("sort")} if state.param("sort") else {}
    snippets = cache.snippets(page.db, page.db.build_id, page.filters, tuple(found["release_key"]))
    with st.container(key=f"list_{key}", gap="xsmall"):
        for _number, release in found.iterrows():
            title = formats.shorten(labels.stated(release["title"], _(strings.NO_TITLE)), 160)
            address = state.params(page.filters, **order, id=release["release_id"])
            st.page_link(release_page, label=f"**{labels.plain(title)}**", query_params=address)
            said = snippets.get(int(release["release_key"]))
            shown = f'<p class="snippet">{hits_marked(said.text, said.hits)}</p>' if said else ""
            st.html(f'<div class="release-row"><p class="quiet">{_line(release)}</p>{shown}</div>')


def list_order(page: Page) -> Sort:
    """The order of the list, and, where words are looked for, the switch that changes it."""
    sort = state.sort(page.filters)
    if page.filters.q:
        st.segmented_control(
            _("Order of the list"), tuple(strings.SORT), key=state.preset("sort", sort), format_func=strings.SORT.said, required=True,
            on_change=state.sort_by, args=(page.filters, "sort"), label_visibility="collapsed",
        )  # fmt: skip
    return sort


def way(page: Page, release_id: str, releases_page: st.Page) -> None:
    """From an open release back to the list, and to the one before and the one behind it in the selection."""
    order = {"sort": state.param("sort")} if state.param("sort") else {}
    place = cache.place(page.db, page.db.build_id, page.filters, release_id, state.sort(page.filters))
    with st.container(horizontal=True, key="place", gap="medium", vertical_alignment="center"):
        st.page_link(releases_page, label=_(BACK), icon=":material/arrow_back:", query_params=state.params(page.filters, **order))
        if place is None:
            return
        said = _("{n} of {total} in this selection").format(n=formats.number(place.number), total=formats.number(place.total))
        st.html(f'<p class="quiet" style="margin:0">{escape(said)}</p>', width="content")
        for beside, words in ((place.previous, _("Previous")), (place.next, _("Next"))):
            if beside:
                address = state.params(page.filters, **order, id=beside)
                st.button(words, key=f"go_{words}", type="tertiary", on_click=state.go, args=(address,))


def _line(release: pd.Series[Any]) -> str:
    partners, funders = _said(release["partners"]), _said(release["funders"])
    parts = [
        formats.day(release["published"], release["published_precision"]),
        labels.stated(release["publisher"], _(strings.PUBLISHER_NOT_STATED)),
        _said(release["countries"]) or _("Country not stated"),
        _("with {partners}").format(partners=partners) if partners else _("partners not stated"),
        _("paid by {funders}").format(funders=funders) if funders else _("funder not stated"),
    ]
    if not release["counter_trafficking"]:
        parts.append(_(strings.NOT_ABOUT).lower())
    return " · ".join(escape(part) for part in parts)


def _said(names: object) -> str:
    """At most three names, and how many more there are; "" for none."""
    if not isinstance(names, str) or not names:
        return ""
    every = names.split("; ")
    first, more = ", ".join(formats.shorten(name, 48) for name in every[:3]), len(every) - 3
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(names=first, n=formats.number(more)) if more > 0 else first
