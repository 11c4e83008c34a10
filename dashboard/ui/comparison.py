"""Two or three countries, partners, funders or activity types to compare: which, and the same figures for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import pandas as pd
import streamlit as st

from dashboard.filters import Choice, Filters
from dashboard.queries.breakdowns import CHARTED
from dashboard.text import formats, strings
from dashboard.text.language import _
from dashboard.ui import cache, state
from dashboard.ui.page import Page

MOST = 3
CHOICES = 60
"""Values that the list offers: the most frequent of the selection, and those that the address names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks to compare: the field, the codes compared (none: the most frequent), those `beyond` MOST, those `unknown` to the
    build, and the names of all that it knows."""

    by: str
    of: tuple[str, ...]
    beyond: tuple[str, ...]
    unknown: tuple[str, ...]
    names: dict[str, str]


def asked(page: Page) -> Asked:
    """By the address; a field of which the selection asks for several values is compared by itself."""
    several = (field for field in CHARTED if len(page.filters.choice(field).include) > 1)
    by = state.param("by") if state.param("by") in CHARTED else next(several, "funder")
    codes = () if state.emptied("of") else state.codes("of") or page.filters.choice(by).include
    names = cache.value_names(page.db, page.db.build_id, page.filters, by, codes) if codes else {}
    return Asked(by, tuple(names)[:MOST], tuple(names)[MOST:], tuple(code for code in codes if code not in names), names)


def choose(page: Page) -> tuple[str, list[Page]]:
    """The field compared, and a page for each value: the selection with that value alone. Draws the two controls."""
    said = asked(page)
    by = said.by
    without = page.filters.with_choice(by, Choice())
    rows = cache.ranking(page.db, without, by).rows
    offered = dict(rows[rows["code"] != "none"][["code", "name"]].head(CHOICES).itertuples(index=False, name=None)) | said.names
    of = [] if state.emptied("of") else list(said.of) or list(offered)[:MOST]
    st.segmented_control(
        _("Compare"), CHARTED, key=state.preset("compare_by", by), format_func=strings.FIELD.said, required=True, on_change=state.compare_by,
        args=(page.filters, "compare_by"),
    )  # fmt: skip
    key = state.preset_choices(f"compare_of_{by}", of)
    st.multiselect(
        _("Two or three of them"), list(offered), key=key, max_selections=MOST, select_all=False, placeholder=_(strings.NONE_COMPARED),
        format_func=lambda code: offered.get(code, code), on_change=state.compare_of, args=(page.filters, by, key),
    )  # fmt: skip
    return by, [_one(page, without, by, code, offered[code]) for code in of]


def table(page: Page, by: str, pages: list[Page]) -> None:
    """The same figures for each, and their share of the selection that they are compared in."""
    if not pages:
        st.info(_(strings.NONE_COMPARED))
        return
    whole = cache.totals(page.db, page.db.build_id, page.filters.with_choice(by, Choice()))
    total = whole.counted(page.unit)
    changes = [cache.changes(one.db, one.filters) for one in pages]
    year = next((found.year for found in changes if found), None)
    shown = {}
    for one, found in zip(pages, changes, strict=True):
        shown[name_of(one, by)] = [
            formats.number(one.total), formats.share(one.total, total), *_named(one, by).values(), formats.span(one.figures.first, one.figures.last),
            formats.number(found.total[0] if found else 0),
        ]  # fmt: skip
    in_year = _("{unit} in {year}").format(unit=strings.UNIT[page.unit], year=year or "")
    head = [strings.UNIT[page.unit], _("Share of the selection"), *_named(pages[0], by), _("Years"), in_year]
    rows = pd.DataFrame({_("Figure"): head, **shown})
    right = {column: st.column_config.Column(alignment="right") for column in shown}
    alt = _("Table: {what}").format(what=_("Compare"))
    st.dataframe(rows if year else rows.head(-1), hide_index=True, key="table_compare", alt=alt, column_config=right)
    said = _("Shares are of {counted} in this selection; an activity of two of them counts in both.")
    st.html(f'<p class="quiet">{escape(said.format(counted=formats.counted(total, page.unit)))}</p>')


def _named(one: Page, by: str) -> dict[str, str]:
    """How many values of each other field are named; of its own a column names one, and those beside it."""
    found = one.figures
    n = {"country": found.countries, "partner": found.partners, "funder": found.funders}
    missing = {} if by == "funder" else {_("Funder not stated"): found.activities - found.funded}
    return {words: formats.number(n) for words, n in ({strings.PAGE[field]: n for field, n in n.items() if field != by} | missing).items()}


def _one(page: Page, without: Filters, by: str, code: str, name: str) -> Page:
    filters = without.with_choice(by, Choice((code,)))
    return replace(page, filters=filters, figures=cache.figures(page.db, filters), names=page.names | {(by, code): name})


def name_of(one: Page, by: str) -> str:
    """What a page of the comparison is of."""
    return one.names[by, one.filters.choice(by).include[0]]
