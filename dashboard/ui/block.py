"""The frame of every chart: title, what is not stated, how to read it, the marks, its table and its download.

A click on a mark or a row filters; the same click again takes the filter off.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts import map as map_chart
from dashboard.text import formats, sentences, strings
from dashboard.text.language import _
from dashboard.ui import downloads, state
from dashboard.ui.image import images
from dashboard.ui.look import is_phone
from dashboard.ui.page import Page

CONFIG = {
    "displaylogo": False, "displayModeBar": True, "modeBarButtons": [["toImage"]], "scrollZoom": False, "topojsonURL": map_chart.OUTLINES,
}  # fmt: skip
NAMES = {"country": "countries", "region": "regions", "partner": "partners", "funder": "funders", "type": "types", "publisher": "publishers"}
"""What a field's chart is called in keys."""
NUMBER, LETTER, CELL_PADDING = 54, 6.0, 8
"""Pixels in a table: a column of numbers, a letter of its heading, and what is left free at each side."""


def container(key: str) -> DeltaGenerator:
    """The box of one chart, with a class of its own by which the look and the tests find it."""
    return st.container(key=key)


def head(page: Page, title: str, line: str, how: str, note: str = "") -> None:
    """Title, the line under it, and, behind a question mark, how to read this kind of chart (`how`: a key of strings.HOW) and its image.

    `note`: what has to stand under the image beside the selection, the collection and the build.
    """
    words = escape(_("How to read this"), quote=True)
    file = f"counter-trafficking-{page.built.isoformat()}"
    st.html(
        f'<div class="chart-head"><h3 class="chart-title">{escape(title)}</h3>'
        f'<details class="how"><summary title="{words}" aria-label="{words}">?</summary>'
        f"<div><p>{escape(strings.HOW[how])}</p>{images(title, _caption(page, line, note), file)}</div></details>"
        f'<p class="quiet">{escape(line)}</p></div>'
    )


def _caption(page: Page, line: str, note: str) -> list[str]:
    """What stands under an image: what is not stated, of which selection, collection and build it is, and the note."""
    shown = f"{formats.counted(page.total, page.unit)}. {sentences.selection(page.filters, page.names)}."
    built = _("Build of {date}.").format(date=formats.day(page.built, "day"))
    return [line, shown, f"{sentences.collection(page.collection)} {built}", *([note] if note else [])]


def heading(title: str, line: str = "") -> None:
    """The heading of a block without a chart; without a title, its line alone."""
    above = f'<h3 class="chart-title">{escape(title)}</h3>' if title else ""
    below = f'<p class="quiet" style="margin:0">{escape(line)}</p>' if line else ""
    st.html(above + below)


def draw(page: Page, figure: go.Figure, key: str, alt: str, *, field: str = "", cells: str = "", span: bool = False) -> None:
    """A figure whose marks select values of `field` ("date" for periods), or, as "code|period", of `cells`; with `span`, a drag selects periods.

    The key changes with the selection, so that a click always comes from a chart without a selection of its own. On a phone a drag scrolls.
    """
    span = span and not is_phone()
    if span:
        figure.update_layout(dragmode="select")
    name = f"click_{key}_{abs(hash(page.filters))}"
    modes: tuple[Literal["points", "box"], ...] = ("points", "box") if span else ("points",)
    st.plotly_chart(
        figure, key=name, theme=None, config=CONFIG, selection_mode=modes, alt=alt, height=figure.layout.height,
        on_select=lambda: state.click(page.filters, field, cells, name),
    )  # fmt: skip


def still(figure: go.Figure, key: str, alt: str) -> None:
    """A figure whose marks select nothing: its table does."""
    st.plotly_chart(figure, key=key, theme=None, config=CONFIG, alt=alt, height=figure.layout.height)


def table(page: Page, field: str, key: str, shown: pd.DataFrame, *, codes: Sequence[str], of: str, note: str = "") -> None:
    """The same rows as a table, and as a file (`of`: the API's table); a row selects its value of `field` (`codes`: one for each row)."""
    with st.expander(_("As a table")):
        rows(page, field, f"table_{key}", shown, codes=codes, height=min(36 * (len(shown) + 1) + 2, 320))
        if note:
            st.caption(note)
        downloads.rows(page, of, formats.counted(len(shown), "rows"))


def narrow(shown: pd.DataFrame, names: int = 1, wide: int = 160) -> dict[str, Any]:
    """Columns of numbers take no more than they need, so that the first ones, which name things, have the room (widths in pixels)."""
    numbers = {name: max(NUMBER, round(LETTER * len(str(name))) + 2 * CELL_PADDING) for name in shown.columns[names:]}
    columns = dict.fromkeys(shown.columns[:names], wide if names == 1 else 144) | numbers
    return {name: st.column_config.Column(width=width, alignment="right" if name in numbers else None) for name, width in columns.items()}


def rows(page: Page, field: str, key: str, shown: pd.DataFrame, *, codes: Sequence[str], height: int) -> None:
    """A table whose rows select their value."""
    name = f"{key}_{abs(hash(page.filters))}"
    st.dataframe(
        shown, hide_index=True, height=height, alt=_("Table: {what}").format(what=strings.FIELD[field]), key=name, selection_mode="single-row",
        on_select=lambda: state.pick(page.filters, field, codes, name), column_config=narrow(shown, wide=150),
        placeholder="",  # "None" is no word of any of our languages
    )  # fmt: skip


def pairs(page: Page, fields: tuple[str, str], key: str, shown: pd.DataFrame, codes: Sequence[tuple[str, str]]) -> None:
    """A table whose rows select a value of each of two fields, both at once. The third column, their number, stays in sight."""
    name = f"pairs_{key}_{abs(hash(page.filters))}"
    what = " × ".join(strings.FIELD[field] for field in dict.fromkeys(fields))
    st.dataframe(
        shown, hide_index=True, height=min(36 * (len(shown) + 1) + 2, 420), alt=_("Table: {what}").format(what=what), key=name,
        selection_mode="single-row", on_select=lambda: state.pick_both(page.filters, fields, codes, name), column_config=_of_pairs(shown),
    )  # fmt: skip


def unselected(shown: pd.DataFrame, key: str, what: str) -> None:
    """The same for pairs that no selection is of."""
    height, alt = min(36 * (len(shown) + 1) + 2, 420), _("Table: {what}").format(what=what)
    st.dataframe(shown, hide_index=True, height=height, alt=alt, key=f"table_{key}", column_config=_of_pairs(shown))


def _of_pairs(shown: pd.DataFrame) -> dict[str, Any]:
    return narrow(shown, names=2) | {shown.columns[2]: st.column_config.Column(width=80, pinned=True, alignment="right")}
