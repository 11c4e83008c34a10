"""The map of a selection, what it cannot draw, and its notes."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.charts import map as map_chart
from dashboard.text import formats, sentences, strings
from dashboard.text.language import _
from dashboard.ui import block, cache
from dashboard.ui.look import is_phone
from dashboard.ui.page import Page
from dashboard.ui.rankings import finding, ranking_table

PHONE_HEIGHT = 196
"""Pixels: a map as wide as a phone is about 155 high, and its scale stands below it."""


def country_map(page: Page, height: int = 240) -> None:
    """Countries and areas as shades; a click selects one."""
    height = PHONE_HEIGHT if is_phone() else height
    frame = cache.ranking(page.db, page.filters, "country").rows
    undrawn = cache.undrawn(page.db, page.db.build_id)
    stated = frame[frame["code"] != "none"][["code", "name", "n"]]
    areas = [map_chart.Area(code, name, int(n)) for code, name, n in stated.itertuples(index=False) if code not in undrawn]
    missing = int(frame.loc[frame["code"] == "none", "n"].sum())
    title = sentences.title(page.unit, "country", page.figures)
    with block.container("chart_map"):
        places = formats.counted(len(stated), "countries")
        line = _("{places}; none stated in {counted}.") if missing else _("{places}; always stated.")
        line = line.format(places=places, counted=formats.counted(missing, page.unit))
        block.head(page, title, line, "map", _(strings.BOUNDARIES))
        alt = _("Map. {text}").format(text=finding(page, "country", title))
        block.draw(page, map_chart.country_map(areas, height, page.dark, page.unit), "map", alt, field="country")
        beside = [f"{name} ({formats.number(n)})" for code, name, n in stated.itertuples(index=False) if code in undrawn]
        undrawn_note = [_(strings.NOT_DRAWN).format(places=", ".join(beside))] if beside else []
        notes = [_(text) for code, text in cache.notes(page.db, page.db.build_id).items() if code in set(stated["code"])]
        st.html(f'<p class="quiet">{escape(" ".join([*undrawn_note, _(strings.BOUNDARIES), *notes]))}</p>')
        shown = ranking_table(page, "country", frame, cache.changes(page.db, page.filters))
        block.table(page, "country", "map", shown, codes=list(frame["code"]), of="summary/country", note=_(strings.COUNTS))
