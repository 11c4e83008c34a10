"""Tables that select nothing: names of columns and values in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from dashboard.text import formats
from dashboard.text.language import Words, _

ROW, TALLEST = 35, 880
"""Pixels of a row, and of a table with a scroll bar."""


def table(key: str, rows: pd.DataFrame, columns: Words, words: Mapping[str, Callable[[str], str]], *, cut: bool = False) -> None:
    """`columns`: those shown, with their names; `words`: what a column's values are called. `cut`: there are more rows, and the reader is told."""
    shown = rows.assign(**{name: [said(value) if isinstance(value, str) else value for value in rows[name]] for name, said in words.items()})
    named = shown[list(columns)].rename(columns=columns)
    decimals = {name: st.column_config.TextColumn(alignment="right") for name in named.select_dtypes("float").columns}
    named = named.assign(**{name: named[name].map(formats.score) for name in decimals})
    alt = _("Table: {what}").format(what=", ".join(columns.values()))
    height = min(ROW * (len(named) + 1) + 2, TALLEST)
    st.dataframe(named, hide_index=True, column_config=decimals, key=f"table_{key}", alt=alt, height=height)
    if cut:
        st.caption(_("The first {n} rows are shown.").format(n=formats.number(len(rows))))
