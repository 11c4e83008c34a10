"""Whole sentences: what is selected, what is shown, of which collection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.filters import FACETS, NONE, Filters
from dashboard.search.grammar import Note
from dashboard.text import formats, strings


def selection(filters: Filters, names: Mapping[tuple[str, str], str]) -> str:
    """The filters in words: "Funder: Japan or Norway; from 2010"; "Everything about counter-trafficking" without any.

    `names` gives the name of (field, code); a code without one stands as it is.
    """
    parts = []
    for field in FACETS:
        choice = filters.choice(field)
        for codes, joined in ((choice.include, " or "), (choice.exclude, " nor ")):
            if codes:
                said = joined.join(names.get((field, code), strings.NOT_STATED if code == NONE else code) for code in codes)
                parts.append(f"{strings.FIELD[field]}: {'' if codes is choice.include else 'not '}{said}")
    if filters.since == NONE:
        parts.append("date not stated")
    elif filters.since:
        parts.append(f"from {filters.since}")
    if filters.until:
        parts.append(f"to {filters.until}")
    if filters.q:
        parts.append(f"with the words “{filters.q}”")
    if filters.all:
        parts.append("also what was judged not to be about counter-trafficking")
    text = "; ".join(parts) or "Everything about counter-trafficking"
    return text[0].upper() + text[1:]


def search_notes(notes: Iterable[Note], fields: Iterable[str]) -> str:
    """What of the words was not understood, and how it was read instead; "" when all of it was."""
    return " ".join(strings.SEARCH_NOTE[note.trouble].format(what=formats.shorten(note.what, 30), fields=", ".join(sorted(fields))) for note in notes)


def shown(figures: Any, lang: str = "en") -> str:
    """The key sentence of a selection (queries.overview.Figures)."""
    if not figures.activities:
        return "No release found for this selection."
    places = f"{formats.number(figures.countries, lang)} {'country or area' if figures.countries == 1 else 'countries and areas'}"
    activities = formats.counted(figures.activities, "activities", lang)
    span = "" if figures.first is None else f", {formats.span(figures.first, figures.last)}"
    funded = f"{formats.number(figures.funded, lang)} {'names' if figures.funded == 1 else 'name'} a funder"
    return f"{activities} in {places}{span}; {funded}."


def collection(found: Any, lang: str = "en") -> str:
    """What the numbers are of (queries.overview.Collection): said on the page and in every file."""
    releases = formats.counted(found.releases, "releases", lang)
    publishers = f"{formats.number(found.publishers, lang)} publisher{'' if found.publishers == 1 else 's'}"
    kind = ""
    if found.summaries:
        kind = (
            " Summaries in our own words."
            if found.summaries == found.releases
            else f" {formats.number(found.summaries, lang)} are summaries in our own words."
        )
    return f"A collection of {releases} from {publishers}, chosen, not complete.{kind}"
