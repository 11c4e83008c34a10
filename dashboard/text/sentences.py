"""Whole sentences: what is selected, what is shown, of which collection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dashboard.filters import FACETS, NONE, Filters
from dashboard.search.grammar import Note
from dashboard.text import formats, strings
from dashboard.text.language import _, ngettext

_ASKS = re.compile(r'["“”„«»():*]|\b(?:AND|OR|NOT)\b|(?:^|\s)-\w')
"""What is more than words: phrases, which bring their own quotation marks, fields, operators."""


def selection(filters: Filters, names: Mapping[tuple[str, str], str]) -> str:
    """The filters in words: "Funder: Japan or Norway; from 2010"; "Everything about counter-trafficking" without any.

    `names` gives the name of (field, code); a code without one stands as it is.
    """
    parts = []
    for field in FACETS:
        choice = filters.choice(field)
        if choice.every:
            parts.append(together(field, choice.every, names))
        if choice.include:
            parts.append(included(field, formats.either(value(field, code, names) for code in choice.include)))
        if NONE in choice.exclude:
            parts.append(only_stated(field))
        if left_out := [value(field, code, names) for code in choice.exclude if code != NONE]:
            parts.append(excluded(field, formats.both(left_out)))
    if said := dates(filters):
        parts.append(said)
    if filters.q:
        message = _("search: {words}") if _ASKS.search(filters.q) else _("with the words “{words}”")
        parts.append(message.format(words=filters.q))
    if filters.all:
        parts.append(_("also what was judged not to be about counter-trafficking"))
    text = formats.parts(parts) or _("Everything about counter-trafficking")
    return text[0].upper() + text[1:]


def page_title(name: str) -> str:
    """Funders - Counter-trafficking activity dashboard: what a tab and the browser's history call a page; without a name the product alone."""
    return f"{name} - {_(strings.PRODUCT)}" if name else _(strings.PRODUCT)


def included(field: str, values: str) -> str:
    """Funder: Japan."""
    return _("{field}: {values}").format(field=strings.FIELD[field], values=values)


def together(field: str, codes: Iterable[str], names: Mapping[tuple[str, str], str]) -> str:
    """Partner: IOM and UNODC."""
    return included(field, formats.both(value(field, code, names) for code in codes))


def excluded(field: str, values: str) -> str:
    """Funder: excluding Japan."""
    return _("{field}: excluding {values}").format(field=strings.FIELD[field], values=values)


def only_stated(field: str) -> str:
    """What leaves out "not stated" asks for."""
    return _("{field}: only where it is stated").format(field=strings.FIELD[field])


def dates(filters: Filters) -> str:
    """Date: 2010; from 2010; to Feb 2012; from 2010 to Feb 2012; "" without dates."""
    first, last = filters.since, filters.until
    if first == NONE:
        return strings.PERIOD_NOT_STATED["year"].lower()
    if "-Q" in (period := filters.period):
        return _("date: {date}").format(date=formats.period(date(int(first[:4]), int(first[5:]), 1), "quarter"))
    if period:
        return _("date: {date}").format(date=formats.said(first))
    if first and last:
        return _("from {first} to {last}").format(first=formats.said(first), last=formats.said(last))
    return _("from {date}").format(date=formats.said(first)) if first else _("to {date}").format(date=formats.said(last)) if last else ""


def without_date(counted: str) -> str:
    """What a filter by date leaves out, since it has none; `counted`: 76 activities."""
    return _("Without a date, and so left out by the filter by date: {counted}.").format(counted=counted)


def search_notes(notes: Iterable[Note], fields: Iterable[str]) -> str:
    """What of the words was not understood, and how it was read instead; "" when all of it was."""
    return " ".join(strings.SEARCH_NOTE[note.trouble].format(what=formats.shorten(note.what, 30), fields=", ".join(sorted(fields))) for note in notes)


def shown(figures: Any) -> str:
    """The key sentence of a selection (queries.overview.Figures)."""
    if not figures.activities:
        return _("No release found for this selection.")
    parts = {
        "activities": formats.counted(figures.activities, "activities"),
        "places": formats.counted(figures.countries, "countries"),
        "funded": ngettext("{n} names a funder", "{n} name a funder", figures.funded).format(n=formats.number(figures.funded)),
    }
    if figures.first is None:
        return _("{activities} in {places}; {funded}.").format(**parts)
    return _("{activities} in {places}, {years}; {funded}.").format(**parts, years=formats.span(figures.first, figures.last))


def kind(by: str, iati_id: str) -> str:
    """What a profile is of, and by which identifier IATI knows it."""
    return _("{field} · IATI identifier {id}").format(field=strings.FIELD[by], id=iati_id) if iati_id else strings.FIELD[by]


def profiled(figures: Any, by: str, code: str, beside: int) -> str:
    """The key sentence of the profile of one value: what its own field says of it goes without saying, what stands `beside` it does not."""
    if not figures.activities:
        return shown(figures)
    said = [formats.counted(figures.activities, "activities")]
    if by != "country":
        said[0] = _("{activities} in {places}").format(activities=said[0], places=formats.counted(figures.countries, "countries"))
    if figures.first is not None:
        said[0] = _("{title}, {years}").format(title=said[0], years=formats.span(figures.first, figures.last))
    if code != NONE:
        said.append(strings.BESIDE[by](beside).format(n=formats.number(beside)))
    if by != "funder":
        said.append(ngettext("{n} names a funder", "{n} name a funder", figures.funded).format(n=formats.number(figures.funded)))
    return f"{formats.parts(said)}."


def title(unit: str, by: str, figures: Any) -> str:
    """What a chart counts, by what, of which years: "Activities by country or area, 2002 to 2026"."""
    what = strings.TITLE[unit].format(by=strings.BY[by])
    return what if figures.first is None else _("{title}, {years}").format(title=what, years=formats.span(figures.first, figures.last))


def named(n: int, missing: int, unit: str) -> str:
    """How many values a field names, and in how many activities or releases it is not stated."""
    if missing:
        line = ngettext("{n} named; not stated in {counted}.", "{n} named; not stated in {counted}.", n)
    else:
        line = ngettext("{n} named; always stated.", "{n} named; always stated.", n)
    return line.format(n=formats.number(n), counted=formats.counted(missing, unit))


def undated(missing: int, unit: str, grain: str) -> str:
    """In how many activities or releases a period is not stated."""
    return strings.UNDATED[grain].format(counted=formats.counted(missing, unit)) if missing else strings.ALL_DATED[grain]


def collection(found: Any) -> str:
    """What the numbers are of (queries.overview.Collection): said on the page and in every file."""
    said = _("A collection of {releases} from {publishers}, chosen, not complete.").format(
        releases=formats.counted(found.releases, "releases"), publishers=formats.counted(found.publishers, "publishers")
    )
    if not found.summaries:
        return said
    if found.summaries == found.releases:
        return f"{said} {_('Summaries in our own words.')}"
    some = ngettext("{n} is a summary in our own words.", "{n} are summaries in our own words.", found.summaries)
    return f"{said} {some.format(n=formats.number(found.summaries))}"


def value(field: str, code: str, names: Mapping[tuple[str, str], str]) -> str:
    """The name of one value within a sentence."""
    return _(strings.NOT_STATED).lower() if code == NONE else names.get((field, code), code)
