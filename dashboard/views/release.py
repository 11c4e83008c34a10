"""One release: its facts, its text with the evidence marked, its statements, the way to the original."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.queries import releases
from dashboard.text import formats, labels, strings
from dashboard.text.language import _
from dashboard.ui import evidence, state
from dashboard.ui import page as pages
from dashboard.ui.page import Page
from dashboard.ui.releases import way


def render(page: Page, releases_page: st.Page) -> None:
    """Draw the page."""
    release_id = state.param("id")
    way(page, release_id, releases_page)
    found = releases.one(page.db, release_id).rows
    if found.empty:
        st.info(_(strings.NO_RELEASE))
        return
    release = found.iloc[0]
    _head(release)
    statements = releases.statements(page.db, page.filters, release_id).rows
    mentions = releases.mentions(page.db, release_id).rows
    left, right = st.columns([3, 2], gap="large")
    with left, st.container(key="release_text"):
        evidence.text(release["text"], statements, mentions, releases.hits(page.db, page.filters, release["text"], release["language"]))
    with right, st.container(key="statements"):
        st.subheader(_("What was read from it"))
        st.caption(_(strings.AS_STATED))
        evidence.facts(statements, mentions)
    _siblings(page, release_id)
    pages.foot(page)


def _head(release: pd.Series[Any]) -> None:
    day = formats.day(release["published"], str(release["published_precision"]))
    how = strings.DATE_FROM.get(str(release["published_from"]), "")
    kind = strings.TEXT_KIND.get(str(release["text_kind"]), "")
    line = [
        f"{day} ({how})" if how else day,
        labels.stated(release["publisher"], _(strings.PUBLISHER_NOT_STATED)),
        strings.LANGUAGE.get(str(release["language"]), _("another language")),
    ]
    about = "" if release["counter_trafficking"] else f" <strong>{escape(_(strings.NOT_ABOUT))}.</strong>"
    url = labels.stated(release["url"], "")
    safe = url if url.startswith(("http://", "https://")) else ""
    original = (
        f'<a href="{escape(safe, quote=True)}" target="_blank" rel="noopener noreferrer">{escape(safe)}</a>'
        if safe
        else escape(url or _("address not stated"))
    )
    title = escape(labels.stated(release["title"], _(strings.NO_TITLE)))
    st.html(
        f'<h1 class="release-title">{title}</h1>'
        f'<div class="facts">{escape(_("Original:"))} {original}<br>{escape(" · ".join(line))}<br>'
        f"<strong>{escape(kind)}</strong>.{about}</div>"
    )


def _siblings(page: Page, release_id: str) -> None:
    others = releases.siblings(page.db, release_id).rows
    if others.empty:
        return
    st.subheader(_("Other releases of the same activity"))
    with st.container(key="siblings"):
        _others(page, others)


def _others(page: Page, others: pd.DataFrame) -> None:
    for other in others.to_dict("records"):
        title = labels.stated(other["title"], _(strings.NO_TITLE))
        publisher = labels.stated(other["publisher"], _(strings.PUBLISHER_NOT_STATED))
        address = state.params(page.filters, id=str(other["release_id"]))
        st.button(labels.plain(f"{title} ({publisher})"), key=f"go_{other['release_id']}", type="tertiary", on_click=state.go, args=(address,))
        st.caption(f"{formats.day(other['published'], other['published_precision'])}. {strings.JOINED[other['joined_because']]}")
