"""All words on the screen. Names of values (countries, organisations, types) come from the build.

Tables translate when they are looked up; a constant is shown as `_(strings.NOT_STATED)`.
"""

from __future__ import annotations

from dashboard.text.language import N_, Counts, Words

PRODUCT = N_("Counter-trafficking activity dashboard")
FIELD = Words({
    "country": "Country or area",
    "region": "Region",
    "partner": "Partner",
    "funder": "Funder",
    "type": "Activity type",
    "publisher": "Publisher",
    "amount": "Amount",
    "people": "People",
    "activity_type": "Activity type",
    "relevance": "About counter-trafficking",
    "date": "Date",
})  # fmt: skip
PAGE = Words({
    "overview": "Overview",
    "country": "Countries and areas",
    "partner": "Partners",
    "funder": "Funders",
    "timeline": "Timeline",
    "flows": "Flows",
    "pillars": "Four Ps",
    "compare": "Compare",
    "coverage": "Coverage",
    "releases": "Releases",
    "release": "Release",
    "profile": "Profile",
    "method": "Method",
})  # fmt: skip
"""What a page is called in the menu and in its heading."""
HOW = Words({
    "bars": "The longer the bar, the more activities name this value; behind it their number, their share of the selection and the change between "
    "the last two whole years of the collection, or of the dates selected. An activity with several values counts in each of them. Click on a "
    "bar to select it, and again to take it off.",
    "map": "The darker the shade, the more activities took place there or served its people. Shades follow the logarithm. A country or area in the "
    "colour of the land has no release in this selection, which does not mean that nothing was done. Click on a country to select it.",
    "timeline": "Each bar is a period by the date of publication, which is not always the date of the work. The squares below it say how many "
    "activities of the period were of each type, the darker the more. Click on a bar or a square to select it; drag across bars to select a span.",
    "cells": "Each row is a value, each column a period; the darker a square, the more. No square: no release found. Click on a square to select it.",
    "flows": "A band leads from a funder to a country or area, and on to the types of activity there; the wider, the more activities. "
    "An activity with two funders or countries is part of two bands. Bands do not show money. The table below selects.",
    "ties": "A line joins two names that stand in the same activities, the wider the more of them. It says that both are named in one release, "
    "not that they signed an agreement.",
    "pillars": "Every bar is as long as any other: it shows how the activities of a row divide between the four Ps. An activity that serves two Ps "
    "counts in both.",
})  # fmt: skip
"""How to read each kind of chart."""
TAG = Words({
    "country": "country",
    "partner": "partner",
    "funder": "funder",
    "amount": "amount",
    "people": "people",
    "activity_type": "activity type",
})  # fmt: skip
"""What stands small in a marked text: a word, where FIELD would take a line."""
ALL = Words({
    "country": "All countries and areas",
    "region": "All regions",
    "partner": "All partners",
    "funder": "All funders",
    "type": "All activity types",
    "publisher": "All publishers",
})  # fmt: skip
TITLE = Words({"activities": "Activities by {by}", "releases": "Releases by {by}"})
BY = Words({
    "country": "country or area",
    "region": "region",
    "partner": "partner",
    "funder": "funder",
    "type": "activity type",
    "publisher": "publisher",
    "year": "year of publication",
    "quarter": "quarter of publication",
    "month": "month of publication",
    "flows": "funder, country or area and activity type",
})  # fmt: skip
"""What stands behind "Activities by"."""
GRAIN = Words({"year": "Year", "quarter": "Quarter", "month": "Month"})
TIES = Words({
    "partner": "Partners that work together",
    "funder": "Funders of the same activities",
    "country": "Countries and areas of the same activities",
    "type": "Activity types that go together",
})  # fmt: skip
MIX = Words({"country": "Four Ps by country or area", "funder": "Four Ps by funder", "year": "Four Ps by year", "partner": "Four Ps by partner"})
OTHERS = Words({"funder": "Other funders", "country": "Other countries and areas", "type": "Other activity types"})
MISSING = Words({
    "funder": "Funder not stated",
    "country": "Country not stated",
    "type": "Activity type not stated",
    "partner": "Partner not stated",
})  # fmt: skip
GROUPS = Words({
    "government": "Government bodies",
    "ngo": "NGOs",
    "un": "UN agencies",
    "igo": "Intergovernmental bodies",
    "private": "Companies",
    "academic": "Academic bodies",
    "faith": "Faith groups",
    "media": "Media",
    "other": "Other groups",
})  # fmt: skip
ORGANISATION_TYPE = Words({
    "government": "government",
    "ngo": "NGO",
    "un": "UN",
    "igo": "intergovernmental",
    "private": "private",
    "academic": "academic",
    "faith": "faith-based",
    "media": "media",
    "other": "other",
})  # fmt: skip
PILLAR = Words({
    "prevention": "Prevention",
    "protection": "Protection",
    "prosecution": "Prosecution",
    "partnership": "Partnership",
    "unclear": "Several of the four Ps",
})  # fmt: skip
STATUS = Words({"committed": "committed", "pledged": "pledged", "spent": "spent", "budget": "budget", "unclear": "status unclear"})
TEXT_KIND = Words({"summary": "Summary in our own words", "original": "Original text"})
DATE_FROM = Words({"record": "as given with the record", "page": "from the page", "text": "from the text", "address": "from the address"})
JOINED = Words({"same_text": "It has the same text.", "only_release": ""})
LEVEL = Words({"rejected": "Rejected", "skipped": "Skipped", "unresolved": "Not resolved", "warning": "Warning"})
STAGE = Words({
    "sources": "reading files",
    "parse": "reading pages",
    "extract": "finding facts",
    "resolve": "resolving names",
    "load": "building",
})  # fmt: skip
QUALITY_FIELD = Words({
    "countries": "Countries and areas",
    "partners": "Partners",
    "funders": "Funders",
    "amounts": "Amounts",
    "people": "People",
    "activity_types": "Activity types",
    "relevance": "About counter-trafficking",
    "published": "Date, from the text alone",
})  # fmt: skip
COUNT = Counts({
    "activities": ("{n} activity", "{n} activities"),
    "releases": ("{n} release", "{n} releases"),
    "countries": ("{n} country or area", "{n} countries and areas"),
    "publishers": ("{n} publisher", "{n} publishers"),
    "rows": ("{n} row", "{n} rows"),
    "pairs": ("{n} pair", "{n} pairs"),
    "sums": ("{n} sum", "{n} sums"),
    "details": ("{n} contact detail", "{n} contact details"),
})  # fmt: skip
BESIDE = Counts({
    "country": ("{n} names another country or area too", "{n} name another country or area too"),
    "partner": ("{n} names another partner beside it", "{n} name another partner beside it"),
    "funder": ("{n} names another funder beside it", "{n} name another funder beside it"),
    "type": ("{n} is of another type too", "{n} are of another type too"),
})  # fmt: skip
"""What a profile says of others of its own field."""
UNIT = Words({"activities": "Activities", "releases": "Releases"})
LANGUAGE = Words({"en": "English", "fr": "French", "es": "Spanish", "und": "language not known"})
SORT = Words({"rank": "Best match", "date": "Newest"})
SEARCH_NOTE = Words({
    "field": "There is no field “{what}” to search in: it was read as a word. Fields are {fields}.",
    "quote": "A quotation mark has no partner: its words were looked for in any order.",
    "bracket": "A bracket has no partner, or there are too many: it was left out.",
    "operator": "“{what}” has nothing to work on: it was left out.",
    "prefix": "“{what}”: a star stands for an ending, behind two letters or more.",
    "long": "Only the beginning was read: this is longer than a search can be.",
    "nothing": "There is no word to look for in it, so nothing was found.",
})  # fmt: skip
WORDS_HELP = N_(
    "All words are looked for, in any form, case and accents ignored. “blue bus” in quotation marks finds the phrase; OR, NOT and shelter* work; "
    "so does country:KEN, funder:usaid, type:training, publisher:iom, language:fr, title:hotline."
)
WORDS_IN_TEXT = N_("Words looked for")

NOT_STATED = N_("Not stated")
NO_PROFILE = N_("A profile shows one country or area, partner, funder or activity type. Choose a row on one of the pages below to open it.")
MONEY_NOTE = N_("As stated in releases, not verified, and never added up: the same money may be announced twice.")
CAMPAIGN = N_("More releases in a year may be a campaign of one publisher, and not more work: compare with the activities above.")
SILENT = N_(
    "Countries and areas that no release of this selection names, those without residents left out. It says what this collection holds, not what "
    "was done."
)
SILENT_ROWS = N_("Choose a row to see the activities there outside this selection.")
PUBLISHER_NOT_STATED = N_("Publisher not stated")
NO_TITLE = N_("Release without a title")
NOT_DRAWN = N_("Not drawn on this map: {places}.")
NOT_NAMED = N_("{group}, not named")
ALL_OTHERS = N_("All others ({n}), at most {most} each")
"""The bar is as long as its longest: activities with several values would be counted twice in a sum."""
PERIOD_NOT_STATED = Words({"year": "Date not stated", "quarter": "Quarter not stated", "month": "Month not stated"})
UNDATED = Words({
    "year": "Date not stated in {counted}.",
    "quarter": "Quarter not stated in {counted}.",
    "month": "Month not stated in {counted}.",
})  # fmt: skip
ALL_DATED = Words({"year": "Every date is stated.", "quarter": "Every quarter is stated.", "month": "Every month is stated."})
BOUNDARIES = N_("The boundaries and names shown on this map do not imply endorsement or acceptance by the makers of this dashboard.")
USE_STEPS = (
    N_("Copy this address: it always gives this selection, of the newest build."),
    N_("In Excel: Data, From Web. In Power BI: Get data, Web. Paste the address and load."),
    N_("Next month: Refresh. The column build_id says which build the rows are of."),
)
NONE_COMPARED = N_("Choose two or three to compare")
CHANGE = N_("The last whole year of the collection, or of the dates selected, against the year before it.")
COUNTS = N_("An activity with several values counts in each of them.")
AS_STATED = N_("As stated in the release, not verified. Each quotation leads to its place in the text.")
EMPTY = N_("Take off one filter to find some: {ways}.")
BACKWARDS = N_("The first date is later than the last.")
EMPTY_TWICE = N_("Taking off one filter is not enough: take off two, or reset all filters.")
EMPTY_BUILD = N_("This build holds no releases yet. Load some with `python -m etl load PATH...`, and reload this page.")
UNKNOWN_VALUES = N_("This link asks for what is not known here, and it was left out: {values}.")
TOO_MANY = N_("At most {most} can be compared. Left out: {names}.")
UNEXPECTED = N_("Something went wrong on this page, and it was noted as {reference}. Nothing was lost: reload the page, or take off the last filter.")
NO_RELEASE = N_("There is no release with this address in this build. It may have been taken out, or the link is cut.")
NOT_ABOUT = N_("Judged not to be about counter-trafficking")
