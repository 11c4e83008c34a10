"""How well releases were read, what they do not state, and what could not be used: the parts of the page Method and data quality."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.queries import quality
from dashboard.text import formats, method, sentences, strings
from dashboard.text.language import _
from dashboard.ui import cache
from dashboard.ui.page import Page
from dashboard.ui.tables import table

SHOWN = 500
"""Rows of a table at most: a load of millions may bring as many unresolved names."""


def measured(page: Page) -> None:
    """How well each field was read, against labelled releases."""
    st.subheader(_("Measured quality of the reading"))
    scores = quality.scores(page.db).rows
    if scores.empty:
        st.markdown(_(method.NOT_MEASURED))
        return
    st.markdown(_(method.MEASURED))
    whole = scores[(scores["language"] == "all") & (scores["file"] == "all")]
    whole = whole.sort_values("field", key=lambda fields: fields.map([*fields.unique()].index), kind="stable")  # a field's parts side by side
    table("quality", whole, method.SCORE_COLUMNS, {"field": strings.QUALITY_FIELD.said, "part": method.PARTS.said})
    st.markdown(_(method.CHECKED))
    table("checks", quality.checks(page.db).rows, method.CHECK_COLUMNS, {"what": method.CHECKS.said})


def not_stated(page: Page) -> None:
    """In how many activities each field is not stated."""
    st.subheader(_("What is not stated"))
    counts = quality.not_stated(page.db)
    total = counts.pop("activities")
    rows = [(strings.FIELD[field], formats.counted(n, "activities"), formats.share(n, total)) for field, n in counts.items()]
    table("not_stated", pd.DataFrame(rows, columns=["field", "n", "share"]), method.NOT_STATED_COLUMNS, {})


def rejected(page: Page) -> None:
    """What was rejected or changed on the way in, and names that the registry does not know."""
    st.subheader(_("What could not be used"))
    issues = cache.issues(page.db, page.db.build_id, SHOWN)
    if issues.rows.empty:
        st.markdown(_("Nothing was rejected or changed on the way in."))
    else:
        table("issues", issues.rows, method.ISSUE_COLUMNS, {"level": strings.LEVEL.said, "stage": strings.STAGE.said}, cut=issues.truncated)
    st.subheader(_("Names that are not in the registry"))
    st.markdown(_(method.UNRESOLVED))
    unresolved = cache.unresolved(page.db, page.db.build_id, SHOWN)
    words = {"type": strings.ORGANISATION_TYPE.said, "fields": method.AS.said}
    table("unresolved", unresolved.rows, method.UNRESOLVED_COLUMNS, words, cut=unresolved.truncated)


def types(page: Page) -> None:
    """The activity types, what each is, and which of the four Ps it serves."""
    st.subheader(_("Activity types"))
    table("types", quality.activity_types(page.db, page.filters.lang).rows, method.TYPE_COLUMNS, {"pillar": strings.PILLAR.said, "description": _})


def listed(messages: Iterable[str]) -> None:
    """Messages as a list."""
    st.markdown("\n".join(f"- {_(item)}" for item in messages))


def sources(page: Page) -> None:
    """Where the releases come from, the loads, and the personal data that was taken out of them."""
    st.subheader(_("Sources and loads"))
    st.markdown(sentences.collection(page.collection))
    table("sources", quality.sources(page.db).rows, method.SOURCE_COLUMNS, {"text_kind": strings.TEXT_KIND.said, "name": _, "licence": _, "note": _})
    table("batches", quality.batches(page.db).rows, method.BATCH_COLUMNS, {})
    details, releases = quality.removed(page.db)
    st.markdown(_(method.REMOVED).format(details=formats.counted(details, "details"), releases=formats.counted(releases, "releases")))
