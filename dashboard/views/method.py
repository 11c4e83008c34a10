"""Method and data quality: what a number is, how well it was read, what was rejected, what it does not tell."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.queries import quality
from dashboard.text import formats, method, sentences, strings
from dashboard.ui import page as pages
from dashboard.ui.page import Page


def render(page: Page) -> None:
    """Draw the page."""
    st.header("Method and data quality")
    st.markdown(method.INTRODUCTION)
    st.subheader("What these numbers do not tell")
    st.markdown(method.LIMITS)
    st.subheader("How each field is read")
    st.markdown(method.FIELDS)
    _measured(page)
    _not_stated(page)
    _rejected(page)
    _types(page)
    st.subheader("Sources and loads")
    st.markdown(sentences.collection(page.collection))
    _frame("sources", quality.sources(page.db).rows, method.SOURCE_COLUMNS, {"text_kind": strings.TEXT_KIND})
    _frame("batches", quality.batches(page.db).rows, method.BATCH_COLUMNS, {})
    details, releases = quality.removed(page.db)
    st.markdown(method.REMOVED.format(details=formats.number(details), releases=formats.counted(releases, "releases")))
    pages.foot(page)


def _measured(page: Page) -> None:
    st.subheader("Measured quality of the reading")
    scores = quality.scores(page.db).rows
    if scores.empty:
        st.markdown(method.NOT_MEASURED)
        return
    st.markdown(method.MEASURED)
    whole = scores[(scores["language"] == "all") & (scores["file"] == "all")]
    _frame("quality", whole, method.SCORE_COLUMNS, {"field": strings.QUALITY_FIELD, "part": method.PARTS})
    st.markdown(method.CHECKED)
    _frame("checks", quality.checks(page.db).rows, method.CHECK_COLUMNS, {"what": method.CHECKS})


def _not_stated(page: Page) -> None:
    st.subheader("What is not stated")
    counts = quality.not_stated(page.db)
    total = counts.pop("activities")
    rows = [(strings.FIELD[field], formats.counted(n, "activities"), formats.share(n, total)) for field, n in counts.items()]
    _frame("not_stated", pd.DataFrame(rows, columns=["field", "n", "share"]), method.NOT_STATED_COLUMNS, {})


def _rejected(page: Page) -> None:
    st.subheader("What could not be used")
    issues = quality.issues(page.db).rows
    if issues.empty:
        st.markdown("Nothing was rejected or changed on the way in.")
    else:
        _frame("issues", issues, method.ISSUE_COLUMNS, {"level": strings.LEVEL, "stage": strings.STAGE})
    st.subheader("Names that are not in the registry")
    st.markdown(method.UNRESOLVED)
    _frame("unresolved", quality.unresolved(page.db).rows, method.UNRESOLVED_COLUMNS, {"type": strings.ORGANISATION_TYPE})


def _types(page: Page) -> None:
    st.subheader("Activity types")
    _frame("types", quality.activity_types(page.db, page.filters.lang).rows, method.TYPE_COLUMNS, {"pillar": strings.PILLAR})


def _frame(key: str, rows: pd.DataFrame, columns: dict[str, str], words: dict[str, dict[str, str]]) -> None:
    """A table with column names and values in words."""
    shown = rows.assign(**{name: rows[name].map(lambda v, w=known: w.get(v, v)) for name, known in words.items()})
    named = shown[list(columns)].rename(columns=columns)
    decimals = {name: st.column_config.NumberColumn(format="%.2f") for name in named.select_dtypes("float").columns}
    st.dataframe(named, hide_index=True, column_config=decimals, key=f"table_{key}", alt=f"Table: {', '.join(columns.values())}")
