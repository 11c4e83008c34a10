"""Money and people as releases state them: tables that add nothing up."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard.text import formats, labels, strings
from dashboard.text.language import _
from dashboard.ui import block, cache, downloads, state
from dashboard.ui.page import Page

LISTED = 30
"""Sums that are listed one by one."""


def money(page: Page) -> None:
    """Sums by currency and status: how many activities state one, the smallest, the one in the middle, the largest."""
    rows = cache.amounts(page.db, page.db.build_id, page.filters)
    block.heading(_("Money as stated in releases"))
    if rows.empty:
        st.caption(_("No sum is stated in this selection."))
        return
    shown = pd.DataFrame({
        _("Currency, status"): [f"{currency}, {strings.STATUS.said(code)}" for currency, code in zip(rows["currency"], rows["status"], strict=True)],
        _("Activities"): rows["activities"],
        _("Smallest"): [formats.number(n) for n in rows["smallest"]],
        _("Median"): [formats.number(n) for n in rows["median"]],
        _("Largest"): [formats.number(n) for n in rows["largest"]],
    })  # fmt: skip
    config = block.narrow(shown, wide=118) | {name: st.column_config.TextColumn(width=80, alignment="right") for name in shown.columns[2:]}
    st.dataframe(shown, hide_index=True, key="table_money", alt=_("Money as stated in releases"), column_config=config)
    st.caption(_(strings.MONEY_NOTE))


def sums(page: Page, release_page: st.Page) -> None:
    """Every sum with its words, newest first, each a link to the release that states it."""
    rows = cache.sums(page.db, page.db.build_id, page.filters, LISTED)
    if rows.empty:
        return
    whole = int(rows["whole"].iloc[0])
    with st.expander(_("Where each sum is stated")), st.container(key="list_sums", gap="xsmall"):
        for row in rows.to_dict("records"):
            said = f"{formats.money(row['amount'], row['currency'])}, {strings.STATUS.said(row['status'])}"
            address = state.params(page.filters, id=str(row["release_id"]))
            st.page_link(release_page, label=f"**{labels.plain(said)}**", query_params=address)
            title = labels.stated(row["title"], _(strings.NO_TITLE))
            line = f"{formats.quoted(labels.stated(row['quote'], ''))} · {formats.day(row['published'], row['published_precision'])} · {title}"
            st.html(f'<p class="quiet" style="margin:0">{escape(line)}</p>')
        if whole > LISTED:
            st.caption(_("The {n} newest are shown; the file holds all.").format(n=formats.number(LISTED)))
        downloads.rows(page, "amounts", formats.counted(whole, "sums"))


def people(page: Page) -> None:
    """Numbers of people by who they are, as the release calls them."""
    rows = cache.people(page.db, page.db.build_id, page.filters)
    block.heading(_("People as stated in releases"))
    if rows.empty:
        st.caption(_("No number of people is stated in this selection."))
        return
    shown = pd.DataFrame({
        _("Who, as written"): rows["who"],
        _("Activities"): rows["activities"],
        _("Smallest"): [formats.number(n) for n in rows["smallest"]],
        _("Largest"): [formats.number(n) for n in rows["largest"]],
    })  # fmt: skip
    st.dataframe(
        shown,
        hide_index=True,
        height=min(36 * (len(shown) + 1) + 2, 260),
        key="table_people",
        alt=_("People as stated in releases"),
        column_config=block.narrow(shown, wide=118) | {name: st.column_config.TextColumn(alignment="right") for name in shown.columns[2:]},
    )
