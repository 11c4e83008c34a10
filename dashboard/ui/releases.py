"""Releases as rows that open them."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.queries.releases import Sort
from dashboard.text import formats, labels, strings
from dashboard.text.highlight import hits_marked
from dashboard.ui import cache, state
from dashboard.ui.page import Page

RELEASE_PAGE = "release"


def rows(page: Page, found: pd.DataFrame, release_page: st.Page, key: str) -> None:
    """One link for each release, and below it when, who, where, with whom, paid by whom, and the words looked for in their place."""
    snippets = cache.snippets(page.db, page.db.build_id, page.filters, tuple(found["release_id"]))
    with st.container(key=f"list_{key}", gap="xsmall"):
        for _, release in found.iterrows():
            title = formats.shorten(labels.stated(release["title"], strings.NO_TITLE), 160)
            st.page_link(release_page, label=f"**{labels.plain(title)}**", query_params=state.params(page.filters, id=release["release_id"]))
            said = snippets.get(str(release["release_id"]))
            shown = f'<p class="snippet">{hits_marked(said.text, said.hits)}</p>' if said else ""
            st.html(f'<div class="release-row"><p class="quiet">{_line(release)}</p>{shown}</div>')


def list_order(page: Page) -> Sort:
    """The order of the list, and, where words are looked for, the switch that changes it."""
    sort = state.sort(page.filters)
    if page.filters.q:
        st.segmented_control(
            "Order of the list", tuple(strings.SORT), key=state.preset("sort", sort), format_func=strings.SORT.__getitem__, required=True,
            on_change=state.sort_by, args=(page.filters, "sort"), label_visibility="collapsed",
        )  # fmt: skip
    return sort


def _line(release: pd.Series[Any]) -> str:
    funders = _said(release["funders"])
    parts = [
        formats.day(release["published"], release["published_precision"]),
        labels.stated(release["publisher"], strings.PUBLISHER_NOT_STATED),
        _said(release["countries"]) or "Country not stated",
        f"with {_said(release['partners'])}" if _said(release["partners"]) else "partners not stated",
        f"paid by {funders}" if funders else "funder not stated",
    ]
    if not release["counter_trafficking"]:
        parts.append(strings.NOT_ABOUT.lower().rstrip("."))
    return " · ".join(escape(part) for part in parts)


def _said(names: object) -> str:
    """At most three names, and how many more there are; "" for none."""
    if not isinstance(names, str) or not names:
        return ""
    every = names.split("; ")
    more = f" and {len(every) - 3} more" if len(every) > 3 else ""
    return ", ".join(formats.shorten(name, 48) for name in every[:3]) + more
