"""The only access to the address and to the session. The address is the truth: widgets are set from it before they are drawn, and write it
in their callbacks. Pages are linked with the filters in the address, so a change of page, back, forward and a copied link all work alike.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.filters import FACETS, LANGUAGES, Choice, Filters
from dashboard.queries.releases import Sort
from dashboard.text.language import SOURCE, closest

PAGE_PARAMS = ("id", "page", "sort", "by")
"""What an address may hold beside the filters: the open release, the page of the list, its order, the field that a profile is of."""


def asked() -> tuple[Filters, tuple[str, ...]]:
    """The selection that the address says, and what of it cannot be read (`name=value`)."""
    found, unread = Filters.from_params(_params())
    return replace(found, lang=language()), unread


def language() -> str:
    """The language that the address says, else the browser's, else English."""
    said = param("lang")
    return said if said in LANGUAGES else _browsers()


def known(chosen: Filters, names: Mapping[tuple[str, str], str]) -> tuple[Filters, tuple[str, ...]]:
    """The selection without codes that this build does not hold (names are those it does), and these (`field=code`)."""
    unknown: tuple[str, ...] = ()
    for field in FACETS:
        choice = chosen.choice(field)
        strange = [code for code in (*choice.include, *choice.exclude) if (field, code) not in names]
        if strange:
            unknown += tuple(f"{field}={code}" for code in strange)
            kept = Choice(*(tuple(c for c in codes if c not in strange) for codes in (choice.include, choice.exclude)))
            chosen = chosen.with_choice(field, kept)
    return chosen, unknown


def select(chosen: Filters) -> None:
    """Write a selection to the address; the list begins at its first page again."""
    kept = {name: value for name, value in _params().items() if name in ("id", "sort", "by")}
    st.query_params.from_dict(params(chosen, **kept))


def speak(chosen: Filters, key: str) -> None:
    """Callback of the language switch: the same page, selection and place in the list, in another language."""
    kept = {name: param(name) for name in PAGE_PARAMS if param(name)}
    st.query_params.from_dict(params(replace(chosen, lang=st.session_state[key]), **kept))


def params(chosen: Filters, **more: str) -> dict[str, str]:
    """What a link to another page carries: the selection, and English too where the browser would choose another language."""
    said = {"lang": SOURCE} if chosen.lang == SOURCE != _browsers() else {}
    return {**chosen.to_params(), **said, **more}


def profile(chosen: Filters, by: str, code: str) -> dict[str, str]:
    """What a link to the profile of a value carries: the selection, with this value alone of its field."""
    return params(chosen.with_choice(by, Choice((code,))), by=by)


def param(name: str) -> str:
    """One name of the address; "" when the address lacks it."""
    return _params().get(name, "")


def sort(chosen: Filters) -> Sort:
    """The order of the list: the best match first when words are looked for, unless the address says "date"."""
    return "rank" if chosen.q and param("sort") != "date" else "date"


def sort_by(chosen: Filters, key: str) -> None:
    """Callback of the order: write it to the address; the list begins at its first page again."""
    st.query_params.from_dict(params(chosen, **({"sort": "date"} if st.session_state[key] == "date" else {})))


def page_number() -> int:
    """The page of the list, from 1."""
    text = param("page")
    return int(text) if text.isdecimal() and int(text) > 0 else 1


def turn_to(chosen: Filters, key: str) -> None:
    """Callback of the pagination: write the chosen page to the address."""
    number = int(st.session_state[key])
    st.query_params.from_dict(params(chosen, **({"page": str(number)} if number > 1 else {}), **({"sort": param("sort")} if param("sort") else {})))


def preset(key: str, value: Any) -> str:
    """Set a widget from the address before it is drawn; its key."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def preset_choices(key: str, codes: list[str]) -> str:
    """Set a list of choices from the address, in every run: the browser holds its labels, and labels carry counts that change."""
    st.session_state[key] = codes
    return key


def choose(chosen: Filters, field: str, key: str, options: Container[str]) -> None:
    """Callback of a field's list of choices. A label of an earlier run is no choice: the next run sets it right."""
    codes = tuple(st.session_state[key])
    if all(code in options for code in codes):
        select(chosen.with_choice(field, replace(chosen.choice(field), include=codes)))


def change(chosen: Filters, name: str, key: str) -> None:
    """Callback of a widget that holds one value: date, text, switch, unit."""
    value = st.session_state[key]
    changed: dict[str, Any] = {name: " ".join(value.split()) if name == "q" else value}
    select(replace(chosen, **changed))


def click(chosen: Filters, field: str, key: str) -> None:
    """Callback of a chart: the value clicked on is added to the selection, or taken off."""
    points = st.session_state[key].selection.points
    if not points:
        return
    code = str((points[0].get("customdata") or [points[0].get("location", "")])[0])
    if code:
        select(chosen.with_period(code) if field == "date" else chosen.toggled(field, code))


def _browsers() -> str:
    return closest(st.context.locale or "")


def _params() -> dict[str, str]:
    return {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
