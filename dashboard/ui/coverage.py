"""What the collection covers: releases by publisher and year beside the curve of activities, and countries and areas without a release."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from dashboard.charts.matrix import WIDE, matrix
from dashboard.charts.periods import Room
from dashboard.charts.theme import PUBLISHED
from dashboard.queries import timeline as grains
from dashboard.text import formats, strings
from dashboard.text.language import _, ngettext
from dashboard.ui import block, cache, downloads, state
from dashboard.ui.look import is_phone
from dashboard.ui.page import Page
from dashboard.ui.timeline import cells_of, fullest, periods

BUSIEST = 15


def publishers(page: Page) -> None:
    """Releases of the busiest publishers, period by period."""
    grain = grains.grain_of(page.figures)
    rows = cache.publishers(page.db, page.db.build_id, page.filters, grain, BUSIEST)
    names = {code: name if code != "none" else _(strings.PUBLISHER_NOT_STATED) for code, name in rows[["publisher", "name"]].itertuples(index=False)}
    released = cache.periods(page.db, page.db.build_id, replace(page.filters, unit="releases"), grain)
    found = periods(released, grain, [day.date() for day in rows["period"].dropna()])
    cells = cells_of(rows[["period", "publisher", "n"]], names, found, grain)
    with block.container("chart_publishers"):
        title = _("Releases by publisher and {grain}").format(grain=strings.GRAIN[grain].lower())
        line = ngettext("The busiest publisher.", "The {n} busiest publishers.", len(names)).format(n=formats.number(len(names)))
        block.head(page, title, " ".join([line, *fullest(cells), _(strings.CAMPAIGN)]), "cells")
        longest, room = (26, Room(150, 3)) if is_phone() else (34, WIDE)
        shown_names = [formats.shorten(name, longest) for name in names.values()]
        figure = matrix(shown_names, found, cells, ramp=PUBLISHED[page.dark], dark=page.dark, unit="releases", room=room)
        whole = rows.groupby("publisher", sort=False)["n"].sum()
        top = ", ".join(f"{names[code]} {formats.number(n)}" for code, n in whole.head(3).items())
        block.draw(page, figure, "publishers", f"{title}: {top}.", cells="publisher")
        with st.expander(_("As a table")):
            shown = pd.DataFrame({strings.FIELD["publisher"]: list(names.values()), strings.UNIT["releases"]: [int(whole[code]) for code in names]})
            block.rows(page, "publisher", "table_publishers", shown, codes=list(names), height=min(36 * (len(shown) + 1) + 2, 400))
            downloads.rows(page, f"summary/publisher/{grain}", _("all pairs"))


def silent(page: Page) -> None:
    """Countries and areas for which no release was found, region by region; a row opens what is known of one outside the selection."""
    rows = cache.silent(page.db, page.db.build_id, page.filters)
    counted = formats.counted(len(rows), "countries")
    is_elsewhere = bool(rows["elsewhere"].any())
    line = " ".join([_(strings.SILENT), *([_(strings.SILENT_ROWS)] if is_elsewhere else [])])
    block.heading(_("No release found: {places}").format(places=counted), line)
    if rows.empty:
        return
    shown = pd.DataFrame({strings.FIELD["country"]: rows["name"], strings.FIELD["region"]: rows["sub_region"]})
    if is_elsewhere:
        shown[_("Activities outside this selection")] = rows["elsewhere"]
        shown[_("Latest year")] = ["" if pd.isna(year) else str(int(year)) for year in rows["latest"]]
    key = f"silent_{abs(hash(page.filters))}"
    known = [code if n else "" for code, n in rows[["country", "elsewhere"]].itertuples(index=False)]
    st.dataframe(
        shown, hide_index=True, height=min(36 * (len(shown) + 1) + 2, 480), key=key, selection_mode="single-row",
        alt=_("Table: {what}").format(what=_("No release found: {places}").format(places=counted)),
        on_select=(lambda: state.leave_for(page.filters.reset(), "country", known, key)) if is_elsewhere else "ignore",
    )  # fmt: skip
    by_region = rows.groupby("sub_region", sort=False).size().sort_values(ascending=False)
    said = formats.parts(f"{name} {formats.number(n)}" for name, n in by_region.items())
    st.html(f'<p class="quiet">{escape(_("By region: {regions}.").format(regions=said))}</p>')
