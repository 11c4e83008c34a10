"""Method and data quality: what a number is, how well it was read, what was rejected, what it does not tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from dashboard.db import Result
from dashboard.queries import quality
from dashboard.text import formats, method, sentences, strings
from dashboard.text.language import Words, _
from dashboard.ui import cache
from dashboard.ui import page as pages
from dashboard.ui.page import Page

SHOWN = 500
"""Rows of a table at most: a load of millions may bring as many unresolved names."""


def render(page: Page) -> None:
    """Draw the page."""
    st.header(_("Method and data quality"))
    st.markdown(_(method.INTRODUCTION))
    st.subheader(_("What these numbers do not tell"))
    _list(method.LIMITS)
    st.subheader(_("How each field is read"))
    _list(method.FIELDS)
    st.markdown(_(method.RESOLVED))
    _measured(page)
    _not_stated(page)
    _rejected(page)
    _types(page)
    st.subheader(_("Sources and loads"))
    st.markdown(sentences.collection(page.collection))
    _frame("sources", quality.sources(page.db).rows, method.SOURCE_COLUMNS, {"text_kind": strings.TEXT_KIND.said, "name": _, "licence": _, "note": _})
    _frame("batches", quality.batches(page.db).rows, method.BATCH_COLUMNS, {})
    details, releases = quality.removed(page.db)
    st.markdown(_(method.REMOVED).format(details=formats.counted(details, "details"), releases=formats.counted(releases, "releases")))
    pages.foot(page)


def _measured(page: Page) -> None:
    st.subheader(_("Measured quality of the reading"))
    scores = quality.scores(page.db).rows
    if scores.empty:
        st.markdown(_(method.NOT_MEASURED))
        return
    st.markdown(_(method.MEASURED))
    whole = scores[(scores["language"] == "all") & (scores["file"] == "all")]
    _frame("quality", whole, method.SCORE_COLUMNS, {"field": strings.QUALITY_FIELD.said, "part": method.PARTS.said})
    st.markdown(_(method.CHECKED))
    _frame("checks", quality.checks(page.db).rows, method.CHECK_COLUMNS, {"what": method.CHECKS.said})


def _not_stated(page: Page) -> None:
    st.subheader(_("What is not stated"))
    counts = quality.not_stated(page.db)
    total = counts.pop("activities")
    rows = [(strings.FIELD[field], formats.counted(n, "activities"), formats.share(n, total)) for field, n in counts.items()]
    _frame("not_stated", pd.DataFrame(rows, columns=["field", "n", "share"]), method.NOT_STATED_COLUMNS, {})


def _rejected(page: Page) -> None:
    st.subheader(_("What could not be used"))
    issues = cache.issues(page.db, page.db.build_id, SHOWN)
    if issues.rows.empty:
        st.markdown(_("Nothing was rejected or changed on the way in."))
    else:
        _frame("issues", issues.rows, method.ISSUE_COLUMNS, {"level": strings.LEVEL.said, "stage": strings.STAGE.said})
        _cut(issues)
    st.subheader(_("Names that are not in the registry"))
    st.markdown(_(method.UNRESOLVED))
    unresolved = cache.unresolved(page.db, page.db.build_id, SHOWN)
    _frame("unresolved", unresolved.rows, method.UNRESOLVED_COLUMNS, {"type": strings.ORGANISATION_TYPE.said, "fields": method.AS.said})
    _cut(unresolved)


def _cut(found: Result) -> None:
    """Say that a table is not whole."""
    if found.truncated:
        st.caption(_("The first {n} rows are shown.").format(n=formats.number(len(found.rows))))


def _types(page: Page) -> None:
    st.subheader(_("Activity types"))
    _frame("types", quality.activity_types(page.db, page.filters.lang).rows, method.TYPE_COLUMNS, {"pillar": strings.PILLAR.said, "description": _})


def _frame(key: str, rows: pd.DataFrame, columns: Words, words: dict[str, Callable[[str], str]]) -> None:
    """A table with column names and values in words."""
    shown = rows.assign(**{name: [said(value) if isinstance(value, str) else value for value in rows[name]] for name, said in words.items()})
    named = shown[list(columns)].rename(columns=columns)
    decimals = {name: st.column_config.TextColumn(alignment="right") for name in named.select_dtypes("float").columns}
    named = named.assign(**{name: named[name].map(formats.score) for name in decimals})
    st.dataframe(named, hide_index=True, column_config=decimals, key=f"table_{key}", alt=_("Table: {what}").format(what=", ".join(columns.values())))


def _list(items: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {_(item)}" for item in items))
