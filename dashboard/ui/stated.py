"""Money and people as releases state them: tables that add nothing up."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.text import formats, strings
from dashboard.text.language import _
from dashboard.ui import block, cache
from dashboard.ui.page import Page


def money(page: Page) -> None:
    """Sums by currency and status: how many activities state one, the smallest, the one in the middle, the largest."""
    rows = cache.amounts(page.db, page.db.build_id, page.filters)
    block.heading(_("Money as stated in releases"))
    if rows.empty:
        st.caption(_("No sum is stated in this selection."))
        return
    shown = pd.DataFrame({
        _("Currency"): rows["currency"],
        _("Status"): [strings.STATUS[code] for code in rows["status"]],
        _("Activities"): rows["activities"],
        _("Smallest"): [formats.number(n) for n in rows["smallest"]],
        _("Median"): [formats.number(n) for n in rows["median"]],
        _("Largest"): [formats.number(n) for n in rows["largest"]],
    })  # fmt: skip
    config = block.narrow(shown)
    st.dataframe(shown, hide_index=True, key="table_money", alt=_("Money as stated in releases"), column_config=config)
    st.caption(_(strings.MONEY_NOTE))


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
        column_config=block.narrow(shown),
    )
