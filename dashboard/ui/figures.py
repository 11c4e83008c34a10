"""The key figures of a selection, in one row, each with the last two whole years."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.text import formats, strings
from dashboard.text.language import _
from dashboard.ui import cache
from dashboard.ui.page import Page


def row(page: Page, own: str = "") -> None:
    """Activities, releases, what they name, and what is not stated; of the field that a profile is of (`own`) nothing: its sentence says it."""
    f = page.figures
    changes = cache.changes(page.db, page.filters)
    named = changes.named if changes else {}
    cells = (
        ("", f.activities, _("activities"), changes.total if changes and page.unit == "activities" else None),
        ("", f.releases, _("releases"), changes.total if changes and page.unit == "releases" else None),
        ("country", f.countries, _("countries and areas"), named.get("country")),
        ("partner", f.partners, _("named partners"), named.get("partner")),
        ("funder", f.funders, _("funders"), named.get("funder")), ("funder", f.activities - f.funded, _("funder not stated"), None),
        *([] if page.filters.dated else [("", f.undated, _("date not stated"), None)]),
    )  # fmt: skip
    inside = "".join(
        f"<div><b>{formats.number(n)}</b><span>{escape(words)}</span>{_trend(pair, changes.year) if changes and pair else ''}</div>"
        for field, n, words, pair in cells
        if not own or field != own
    )
    with st.container(key="figures"):
        st.html(f'<div class="figures">{inside}</div>')


def _trend(pair: tuple[int, int], year: int) -> str:
    now, before = pair
    words = _("{year}: {n} ({change} from {before})").format(year=year, n=formats.number(now), change=formats.signed(now - before), before=year - 1)
    number, bracket, change = escape(words).partition("(")
    return f'<small title="{escape(_(strings.CHANGE), quote=True)}">{number}<i>{bracket}{change}</i></small>'
