"""The only access to the address and to the session. The address is the truth: widgets are set from it before they are drawn, and write it
in their callbacks. Pages are linked with the filters in the address, so a change of page, back, forward and a copied link all work alike.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.filters import FACETS, LANGUAGES, NONE, SUFFIXES, Choice, Filters
from dashboard.queries.releases import Sort
from dashboard.text.language import SOURCE, closest

PAGE_PARAMS = ("id", "page", "sort", "by", "of")
"""What an address may hold beside the filters: the open release, the page of the list, its order, the field that a profile or a comparison is
of, and the values compared."""
_SELECTING = {*(f"{field}{suffix}" for field in FACETS for suffix in SUFFIXES), "from", "to", "q", "unit", "lang", "all"}


def asked() -> tuple[Filters, tuple[str, ...]]:
    """The selection that the address says, and what of it cannot be read (`name=value`), names that no page has among it."""
    said = _params()
    found, unread = Filters.from_params(said)
    strange = (f"{name}={value}" for name, value in said.items() if name not in _SELECTING and name not in PAGE_PARAMS)
    chosen_too = (f"{field}.not={code}" for field in FACETS for code in codes(f"{field}.not") if code not in found.choice(field).exclude)
    endless = (f"to={found.until}",) if found.since == NONE and found.until else ()  # no date is before another
    return replace(found, lang=language(), until="" if endless else found.until), (*unread, *endless, *chosen_too, *strange)


def language() -> str:
    """The language that the address says, else the browser's, else English."""
    said = param("lang")
    return said if said in LANGUAGES else _browsers()


def known(chosen: Filters, names: Mapping[tuple[str, str], str]) -> tuple[Filters, tuple[str, ...]]:
    """The selection without codes that this build does not hold (names are those it does), and these (`name=code`)."""
    unknown: tuple[str, ...] = ()
    for field in FACETS:
        choice = chosen.choice(field)
        for suffix, asked_for in zip(SUFFIXES, (choice.include, choice.exclude, choice.every), strict=True):
            for code in asked_for:
                if (field, code) not in names:
                    unknown += (f"{field}{suffix}={code}",)
                    choice = choice.without(code)
        chosen = chosen.with_choice(field, choice)
    return chosen, unknown


def select(chosen: Filters) -> None:
    """Write a selection to the address; the list begins at its first page again."""
    kept = {name: value for name, value in _params().items() if name in ("id", "sort", "by", "of")}
    st.query_params.from_dict(params(chosen, **kept))


def speak(chosen: Filters, key: str) -> None:
    """Callback of the language switch: the same page, selection and place in the list, in another language."""
    kept = {name: value for name, value in _params().items() if name in PAGE_PARAMS}
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


def emptied(name: str) -> bool:
    """Whether the address has the name with nothing behind it: its list was cleared, and is not to be filled again."""
    return name in st.query_params and not param(name)


def codes(name: str) -> tuple[str, ...]:
    """Codes between commas of one name of the address, each once, in order."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, param(name).split(",")))))


def compare_by(chosen: Filters, key: str) -> None:
    """Callback of the field compared: its values are chosen anew."""
    st.query_params.from_dict(params(chosen, by=st.session_state[key]))


def compare_of(chosen: Filters, by: str, key: str) -> None:
    """Callback of the values compared."""
    st.query_params.from_dict(params(chosen, by=by, of=",".join(st.session_state[key])))


def sort(chosen: Filters) -> Sort:
    """The order of the list: the best match first when words are looked for, unless the address says "date"."""
    return "rank" if chosen.q and param("sort") != "date" else "date"


def sort_by(chosen: Filters, key: str) -> None:
    """Callback of the order: write it to the address; the list begins at its first page again."""
    st.query_params.from_dict(params(chosen, **({"sort": "date"} if st.session_state[key] == "date" else {})))


def page_number() -> int:
    """The page of the list, from 1."""
    text = param("page")
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


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


def keep(chosen: Filters, field: str, kind: str, key: str) -> None:
    """Callback of a list of values left out (`kind`: exclude) or of those that have to stand together (every): what is left of it."""
    select(chosen.with_choice(field, replace(chosen.choice(field), **{kind: tuple(st.session_state[key])})))


def change(chosen: Filters, name: str, key: str) -> None:
    """Callback of a widget that holds one value: date, text, switch, unit."""
    value = st.session_state[key]
    changed: dict[str, Any] = {name: " ".join(value.split()) if name == "q" else value}
    if name in ("since", "until") and NONE in (value, chosen.since):  # what has no date has no last one either, and a last one needs dates
        changed = {"since": "", "until": ""} | changed
    select(replace(chosen, **changed))


def click(chosen: Filters, field: str, cells: str, key: str) -> None:
    """Callback of a chart: the mark clicked on is added to the selection, or taken off; a span dragged over becomes its dates, in whole periods.

    A mark's code is one of `field`, or, as "code|period", a cell: one of the field `cells` in a period.
    """
    event = st.session_state[key].selection
    codes = [code for point in event.points if (code := str((point.get("customdata") or [point.get("location", "")])[0]))]
    if not codes:
        return
    periods = sorted({code.rpartition("|")[2] for code in codes} - {NONE}) if event.box and field == "date" else []
    value, is_cell, period = codes[0].rpartition("|")
    if periods:
        select(chosen.with_span(periods[0], periods[-1]))
    elif is_cell:
        select(chosen.with_cell(cells, value, period))
    else:
        select(_toggled(chosen, field, codes[0]))


def go(address: Mapping[str, str]) -> None:
    """Callback of a way to another view of the same page: a link to the page that is open would leave the browser's address as it was."""
    st.query_params.from_dict(dict(address))


def pick(chosen: Filters, field: str, codes: Sequence[str], key: str) -> None:
    """Callback of a table: the value of the row chosen is added to the selection, or taken off."""
    rows = st.session_state[key].selection.rows
    if rows and codes[rows[0]]:
        select(_toggled(chosen, field, codes[rows[0]]))


def pick_both(chosen: Filters, fields: tuple[str, str], codes: Sequence[tuple[str, str]], key: str) -> None:
    """Callback of a table of pairs: both values of the row chosen, each alone in its field; two of one field have to be met both, or no longer."""
    rows = st.session_state[key].selection.rows
    if rows and fields[0] == fields[1]:
        select(chosen.with_tie(fields[0], *codes[rows[0]]))
    elif rows:
        for field, code in zip(fields, codes[rows[0]], strict=True):
            chosen = chosen.with_choice(field, Choice((code,)))
        select(chosen)


def leave_for(chosen: Filters, field: str, codes: Sequence[str], key: str) -> None:
    """Callback of a table of values outside the selection: another selection with the value of the row alone; "" is none."""
    rows = st.session_state[key].selection.rows
    if rows and codes[rows[0]]:
        select(chosen.with_choice(field, Choice((codes[rows[0]],))))


def _toggled(chosen: Filters, field: str, code: str) -> Filters:
    return chosen.with_period(code) if field == "date" else chosen.toggled(field, code)


def _browsers() -> str:
    return closest(st.context.locale or "")


def _params() -> dict[str, str]:
    return {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
