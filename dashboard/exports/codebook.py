"""Every column that a file or an answer of the API may hold: its type, and what it means. docs/codebook.md is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.filters import NONE
from dashboard.queries.files.summaries import DETAIL, PERIODS, prefix

Type = Literal["string", "integer", "number", "boolean", "date"]
"""As Frictionless and JSON Schema call them; a date is a full ISO date."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `ocha`: the header that files of OCHA's financial tracking have for the same, where there is one."""

    name: str
    type: Type
    description: str
    ocha: str = ""


DIMENSIONS = {
    "country": "country or area where the activity takes place, or whose institutions or people it serves",
    "region": "region of UN M49; both levels, so that an activity in Ghana counts in Africa and in Western Africa",
    "partner": "organisation that organises, implements, hosts or takes part beside the publisher",
    "funder": "funding organisation",
    "state": "state of the funding organisation",
    "type": "activity type",
    "pillar": "one of the four Ps: prevention, protection, prosecution, partnership",
    "publisher": "publisher of the release",
    "year": "year of publication",
    "quarter": "quarter of publication",
    "month": "month of publication",
}
"""What a summary can be by, in words."""
_CODES = {
    "country": "ISO 3166-1 alpha-3; XKX is Kosovo",
    "region": "UN M49, leading zeros kept",
    "partner": "of our registry; x-… is a name that the registry does not know, group-… a group without a name",
    "funder": "of our registry; x-… is a name that the registry does not know",
    "state": "ISO 3166-1 alpha-3, or the organisation's own where it has no state",
    "type": "of the code list of activity types",
    "pillar": "prevention, protection, prosecution, partnership, unclear",
    "publisher": "the registry's, else made of the publisher's name",
}
_OCHA = {"partner": "destOrganization", "funder": "srcOrganization", "country": "destLocations"}
_NAME = "in the language asked for"


def _ocha(by: str) -> tuple[str, str]:
    """(of the codes, of the names): locations are codes there, organisations are names."""
    return (_OCHA[by], "") if by == "country" else ("", _OCHA.get(by, ""))


def _of_dimension(by: str) -> list[Column]:
    called = prefix(by)
    of_codes, of_names = _ocha(by)
    return [
        Column(f"{called}_code", "string", f"Code of the {DIMENSIONS[by]} ({_CODES[by]}); {NONE}: not stated.", of_codes),
        Column(f"{called}_name", "string", f"Its name, {_NAME}.", of_names),
    ]  # fmt: skip


def _listed(by: str) -> list[Column]:
    called = prefix(by)
    of_codes, of_names = _ocha(by)
    return [
        Column(f"{called}_codes", "string", f"Codes of all values of {called.replace('_', ' ')} that were read, between “; ”; empty: not stated.",
               of_codes),
        Column(f"{called}_names", "string", f"Their names, {_NAME}, in the same order.", of_names),
    ]  # fmt: skip


_DETAILS = {
    "country": "Its sub-region of UN M49.",
    "region": "The region that it is part of; empty: a top region.",
    "partner": "Kind of organisation: government, ngo, un, igo, private, academic, faith, media, other.",
    "type": "The one of the four Ps that the type serves; unclear for training, which serves the Ps of an activity's other types.",
}

ALL = (
    *(column for by in DIMENSIONS if by not in PERIODS for column in _of_dimension(by)),
    *(Column(DETAIL[by], "string", _DETAILS[by], "destOrganizationTypes" if by == "partner" else "") for by in DETAIL if by != "funder"),
    Column("year", "string", f"Year of publication, 2019; {NONE}: no date is stated."),
    Column("quarter", "string", f"Quarter of publication, 2019-Q2; {NONE}: no date, or the year alone, is stated."),
    Column("month", "string", f"Month of publication, 2019-05; {NONE}: no date, or the year alone, is stated."),
    Column("activities", "integer", "Activities of the selection with this value. One with two values counts in both rows: rows do not add up."),
    Column("releases", "integer", "Releases that report these activities, or this activity."),
    *(column for by in ("country", "partner", "funder", "type") for column in _listed(by)),
    Column("activity_id", "string", "Of the activity: what happened in the world, reported by one or more releases.", "id"),
    Column("release_id", "string", "Of the release."),
    Column("statement_id", "string", "Of the statement: one value that was read from one release."),
    Column("title", "string", "Title of the release; of an activity, that of the release that leads it.", "description"),
    Column("published", "string", "Date of publication, as precise as known: 2023-02-09, 2023-02 or 2023; empty: not stated.", "date"),
    Column("date_precision", "string", "day, month, year or none."),
    Column("first_day", "date", "The first day that the date of publication may mean: for sorting and for date columns."),
    Column("publisher", "string", "Name of the publisher as written; empty: not stated."),
    Column("language", "string", "Language of the release, ISO 639-1."),
    Column("amounts_stated", "string", "Sums as stated, not verified: currency, amount, status, between “; ”. Never to be added up."),
    Column("url", "string", "Address of the release; of an activity, that of the release that leads it; empty: not known."),
    Column("text_kind", "string", "What was read: summary, a summary in our own words; original, the text as published; mixed: both."),
    Column("about_counter_trafficking", "boolean", "Whether it was judged to be about counter-trafficking."),
    Column("score", "number", "How well the release matches the words, the higher the better; comparable within one answer alone."),
    Column("snippet", "string", "The stretch of the text that holds the words."),
    Column("field", "string", "What was read: country, partner, funder, amount, people, activity_type, relevance."),
    Column("value_code", "string", "The value: a code, an id, or the number as text."),
    Column("value_name", "string", f"Name of a country, organisation or activity type, {_NAME}; empty: none."),
    Column("as_written", "string", "The release's own words, where the value is a name."),
    Column("organisation_state_code", "string", "State of the organisation, ISO 3166-1 alpha-3; empty: none, or not known.", "srcLocations"),
    Column("organisation_iati_id", "string", "Identifier of the organisation in IATI; empty: not known, never made up."),
    Column("count", "integer", "Number of people, or of the members of a group without a name."),
    Column("amount", "number", "Sum as stated, not verified. Never to be added up: the same money may be announced twice.", "originalAmount"),
    Column("currency", "string", "ISO 4217.", "originalCurrency"),
    Column("amount_status", "string", "committed, pledged, spent, budget or unclear.", "status"),
    Column("who", "string", "Who the people are, as written."),
    Column("quote", "string", "The words that the value rests on, from the text or title; the first of them."),
    Column("quote_start", "integer", "Where the quote begins in the text, in code points from 0."),
    Column("quote_end", "integer", "Where it ends."),
    Column("quotes", "integer", "How many stretches of the text the value rests on."),
    Column("rule", "string", "The rule that read it."),
    Column("confidence", "number", "How sure the rule is, 0 to 1."),
    Column("selection", "string", "What was selected, in words."),
    Column("collection", "string", "What the rows are taken from."),
    Column("build_id", "string", "The build of the data: an answer of the same build and the same address is always the same."),
)  # fmt: skip
COLUMNS = {column.name: column for column in ALL}
"""By name. A name means the same in every table."""

TRAILING = ("text_kind", "build_id")
"""The last columns of every row, where the table does not have them itself."""
SAID = ("selection", "collection")
"""What stands before it in formats that have no other place to say what the rows are (CSV and JSON Lines)."""
