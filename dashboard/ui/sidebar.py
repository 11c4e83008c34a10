"""Filters beside every page. Choices are counted without their own field, so that a second country can be added to the first."""

from __future__ import annotations

import streamlit as st

from dashboard.filters import NONE
from dashboard.text import formats, strings
from dashboard.text.language import N_, _
from dashboard.ui import cache, state
from dashboard.ui.page import Page

ORDER = ("country", "region", "type", "partner", "funder", "publisher")
ALL_HELP = N_("Such releases are kept, and left out of all counts unless this is on.")


def unit(page: Page) -> None:
    """What is counted. Drawn before the page, so that the sidebar is there from the start; the rest of it waits until the page stands."""
    filters = page.filters
    with st.sidebar:
        st.segmented_control(
            _("Count"), tuple(strings.UNIT), key=state.preset("unit", filters.unit), format_func=strings.UNIT.said, required=True,
            on_change=state.change, args=(filters, "unit", "unit"), help=_("Releases with the same text report one activity."),
        )  # fmt: skip


def sidebar(page: Page) -> None:
    """Text, dates, lists of choices, and the switch for what is not about counter-trafficking."""
    filters = page.filters
    with st.sidebar:
        st.text_input(
            _("Words in the release"), key=state.preset("words", filters.q), on_change=state.change, args=(filters, "q", "words"),
            help=_(strings.WORDS_HELP), placeholder=_("shelter OR hotline"),
        )  # fmt: skip
        _dates(page)
        for field in ORDER:
            _choices(page, field)
            _others(page, field)
        st.toggle(
            _("Also releases judged not to be about counter-trafficking"), key=state.preset("all", filters.all), on_change=state.change,
            args=(filters, "all", "all"), help=_(ALL_HELP),
        )  # fmt: skip


def _dates(page: Page) -> None:
    filters = page.filters
    rows = cache.periods(page.db, page.db.build_id, type(filters)(), "year")["period"].dropna()
    years = [str(year.year) for year in rows]
    left, right = st.columns(2)
    for column, label, name, value, more in ((left, _("From"), "since", filters.since, [NONE]), (right, _("To"), "until", filters.until, [])):
        options = ["", *sorted({*years, *([value] if value and value != NONE else [])}), *more]
        column.selectbox(
            label, options, key=state.preset(f"date_{name}", value), on_change=state.change, args=(filters, name, f"date_{name}"),
            format_func=lambda code: {"": _("Any"), NONE: strings.PERIOD_NOT_STATED["year"]}.get(code, code),
        )  # fmt: skip


def _others(page: Page, field: str) -> None:
    """What has to stand together, and what is left out: lists that are there while they hold something, to take it off."""
    choice = page.filters.choice(field)
    for kind, codes, words in (("every", choice.every, _("{field}: all of these")), ("exclude", choice.exclude, _("{field}: left out"))):
        if codes:
            key = state.preset_choices(f"{kind}_{field}", list(codes))
            st.multiselect(
                words.format(field=strings.FIELD[field]), list(codes), key=key, on_change=state.keep, args=(page.filters, field, kind, key),
                format_func=lambda code: page.names.get((field, code), _(strings.NOT_STATED)), select_all=False,
            )  # fmt: skip


def _choices(page: Page, field: str) -> None:
    rows = cache.facet(page.db, page.filters, field)
    counts = dict(zip(rows["code"], rows["n"], strict=True))
    names = page.names | {(field, code): name for code, name in zip(rows["code"], rows["name"], strict=True)}
    chosen = page.filters.choice(field).include
    options = [*counts, *(code for code in chosen if code not in counts)]
    key = state.preset_choices(f"choose_{field}", list(chosen))
    st.multiselect(
        strings.FIELD[field], options, key=key, on_change=state.choose, args=(page.filters, field, key, options),
        placeholder=strings.ALL[field], select_all=False,  # all of them is none chosen; and the words would be English
        format_func=lambda code: f"{names.get((field, code), _(strings.NOT_STATED))} ({formats.number(counts.get(code, 0))})",
    )  # fmt: skip
