"""Who works with whom: the strongest ties as a picture, and all of them as a table that selects."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts import ties as chart
from dashboard.text import formats, strings
from dashboard.text.language import _, ngettext
from dashboard.ui import block, cache
from dashboard.ui.look import is_phone
from dashboard.ui.page import Page

DRAWN = 12
LISTED = 100
PHONE_LONGEST = 14


def ties(page: Page, by: str) -> None:
    """Pairs of names of one field that stand in the same activities."""
    found = cache.ties(page.db, page.db.build_id, page.filters, by, LISTED + 1)
    rows = found.head(LISTED)
    title = strings.TIES[by]
    if rows.empty:
        block.heading(title, _("No activity of this selection names two of them."))
        return
    strongest = [
        chart.Tie((one, one_name), (other, other_name), int(n)) for one, one_name, other, other_name, n in rows.head(DRAWN).itertuples(index=False)
    ]
    left, right = st.columns(2, gap="small")
    with left, block.container(f"chart_ties_{by}"):
        line = ngettext("The strongest tie.", "The {n} strongest ties.", len(strongest)).format(n=formats.number(len(strongest)))
        block.head(page, title, line, "ties")
        top = ", ".join(f"{tie.one[1]} – {tie.other[1]} {formats.number(tie.n)}" for tie in strongest[:3])
        alt = _("{title}: strongest between {top}.").format(title=title, top=top)
        more = {"longest": PHONE_LONGEST} if is_phone() else {}
        block.draw(page, chart.ties(strongest, by, dark=page.dark, unit=page.unit, **more), f"ties_{by}", alt, field=by)
    with right:
        said = formats.counted(len(rows), "pairs") if len(found) == len(rows) else _("The {n} strongest pairs").format(n=formats.number(LISTED))
        block.heading(said, _("Choose a row to select both, and again to take both off."))
        shown = pd.DataFrame({
            _("One"): rows["one_name"], _("The other"): rows["other_name"], strings.UNIT[page.unit]: rows["n"],
        })  # fmt: skip
        block.pairs(page, (by, by), f"ties_{by}", shown, list(zip(rows["one"], rows["other"], strict=True)))
