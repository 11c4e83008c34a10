"""Two pages to print of one funder, country or partner: what was found, where, with whom, in which words, and what is not stated."""

from __future__ import annotations

from dashboard.db import Db
from dashboard.errors import NoSuchTable
from dashboard.exports.brief.content import content
from dashboard.exports.brief.pdf import pdf
from dashboard.exports.context import context, names
from dashboard.filters import Choice, Filters

BY = ("funder", "country", "partner")
"""What a brief can be of."""


def brief_of(db: Db, filters: Filters, name: str) -> tuple[str, str, Filters]:
    """(field, code, selection) of the brief at brief/funder/usaid: `filters` with that value of that field alone. Raises NoSuchTable."""
    kind, by, code = (*name.split("/", 2), "", "")[:3]
    if kind != "brief" or by not in BY:
        raise NoSuchTable(f"There is no {name}; a brief is of one of {', '.join(BY)}: brief/{BY[0]}/<code>.")
    alone = Choice((code,))
    if (by, code) not in names(db, Filters().with_choice(by, alone)):
        raise NoSuchTable(f"There is no {by} {code} in this build; summary/{by} lists them.")
    return by, code, filters.with_choice(by, alone)


def brief(db: Db, filters: Filters, by: str, code: str) -> bytes:
    """The PDF of what `brief_of` gives, in the language of `filters`. The same selection of the same build gives the same bytes."""
    return pdf(content(context(db, filters), by, code))
