"""An open release: its facts above the text, and the other releases of its activity below."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.queries import releases
from dashboard.text import formats, labels, strings
from dashboard.text.language import _
from dashboard.ui import state
from dashboard.ui.page import Page


def head(release: pd.Series[Any]) -> None:
    """Title, address of the original, date, publisher, language, and whether it is a summary."""
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


def siblings(page: Page, release_id: str) -> None:
    """Other releases of the same activity, and why they were joined."""
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
