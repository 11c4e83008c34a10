"""What of an address is not taken, named on the page: what no build holds, what this page has no place for, more than can be compared."""

from __future__ import annotations

import streamlit as st

from dashboard.queries.breakdowns import CHARTED
from dashboard.text import formats, labels, strings
from dashboard.text.language import _
from dashboard.ui import cache, comparison, state
from dashboard.ui.page import Page
from dashboard.ui.releases import LISTED

TAKEN = {"releases": ("page", "sort"), "release": ("id", "sort"), "profile": ("by",), "compare": ("by", "of")}
"""Which of state.PAGE_PARAMS a page (a key of strings.PAGE) takes; the others none."""


def notice(page: Page, here: str, unknown: tuple[str, ...]) -> None:
    """Name them; `unknown`: what of the selection was left out already. Without any, an empty place, so that nothing moves."""
    left_out, too_many = [*unknown, *_of_page(page, here)], _too_many(page) if here == "compare" else []
    said = [_(strings.UNKNOWN_VALUES).format(values=labels.plain(", ".join(left_out)))] if left_out else []
    if too_many:
        said.append(_(strings.TOO_MANY).format(most=comparison.MOST, names=labels.plain(formats.both(too_many))))
    with st.container(key="notice"):
        if said:
            st.warning(" ".join(said))


def _of_page(page: Page, here: str) -> list[str]:
    """What stands beside the selection and is not taken (`name=value`)."""
    taken, said = TAKEN.get(here, ()), {name: state.param(name) for name in state.PAGE_PARAMS if state.param(name)}
    wrong = [name for name in said if name not in taken or not _fits(page, name, said[name])]
    found = [f"{name}={said[name]}" for name in wrong]
    if here == "compare" and "of" in said:
        found += [f"of={code}" for code in comparison.asked(page).unknown]
    return found


def _fits(page: Page, name: str, value: str) -> bool:
    if name == "sort":
        return value in strings.SORT
    if name == "by":
        return value in CHARTED
    if name == "page":
        last = -(-cache.release_count(page.db, page.db.build_id, page.filters) // LISTED)
        return value == str(state.page_number()) and state.page_number() <= max(last, 1)
    return True


def _too_many(page: Page) -> list[str]:
    asked = comparison.asked(page)
    return [asked.names[code] for code in asked.beyond]
