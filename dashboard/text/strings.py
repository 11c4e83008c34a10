"""All words on the screen. Names of values (countries, organisations, types) come from the build."""

from __future__ import annotations

FIELD = {
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
}
TAG = {**{name: words.lower() for name, words in FIELD.items()}, "country": "country"}
"""What stands small in a marked text: a word, where FIELD would take a line."""
FIELDS = {
    "country": "countries and areas",
    "region": "regions",
    "partner": "partners",
    "funder": "funders",
    "type": "activity types",
    "publisher": "publishers",
}
GROUPS = {
    "government": "Government bodies",
    "ngo": "NGOs",
    "un": "UN agencies",
    "igo": "Intergovernmental bodies",
    "private": "Companies",
    "academic": "Academic bodies",
    "faith": "Faith groups",
    "media": "Media",
    "other": "Other groups",
}
ORGANISATION_TYPE = {
    "government": "government",
    "ngo": "NGO",
    "un": "UN",
    "igo": "intergovernmental",
    "private": "private",
    "academic": "academic",
    "faith": "faith-based",
    "media": "media",
    "other": "other",
}
PILLAR = {
    "prevention": "Prevention",
    "protection": "Protection",
    "prosecution": "Prosecution",
    "partnership": "Partnership",
    "unclear": "Several of the four Ps",
}
STATUS = {"committed": "committed", "pledged": "pledged", "spent": "spent", "budget": "budget", "unclear": "status unclear"}
TEXT_KIND = {"summary": "Summary in our own words", "original": "Original text"}
DATE_FROM = {"record": "as given with the record", "page": "from the page", "text": "from the text", "address": "from the address"}
JOINED = {"same_text": "It has the same text.", "only_release": ""}
LEVEL = {"rejected": "Rejected", "skipped": "Skipped", "unresolved": "Not resolved", "warning": "Warning"}
STAGE = {"sources": "reading files", "parse": "reading pages", "extract": "finding facts", "resolve": "resolving names", "load": "building"}
QUALITY_FIELD = {
    "countries": "Countries and areas",
    "partners": "Partners",
    "funders": "Funders",
    "amounts": "Amounts",
    "people": "People",
    "activity_types": "Activity types",
    "relevance": "About counter-trafficking",
    "published": "Date, from the text alone",
}
SORT = {"rank": "Best match", "date": "Newest"}
SEARCH_NOTE = {
    "field": "There is no field “{what}” to search in: it was read as a word. Fields are {fields}.",
    "quote": "A quotation mark has no partner: its words were looked for in any order.",
    "bracket": "A bracket has no partner, or there are too many: it was left out.",
    "operator": "“{what}” has nothing to work on: it was left out.",
    "prefix": "“{what}”: a star stands for an ending, behind two letters or more.",
    "long": "Only the beginning was read: this is longer than a search can be.",
    "nothing": "There is no word to look for in it, so nothing was found.",
}
WORDS_HELP = (
    "All words are looked for, in any form, case and accents ignored. “blue bus” in quotation marks finds the phrase; OR, NOT and shelter* work; "
    "so does country:KEN, funder:usaid, type:training, publisher:iom, language:fr, title:hotline."
)
WORDS_IN_TEXT = "Words looked for"
UNIT = {"activities": ("activity", "activities"), "releases": ("release", "releases")}
LANGUAGE = {"en": "English", "fr": "French", "es": "Spanish", "und": "language not known"}

NOT_STATED = "Not stated"
PUBLISHER_NOT_STATED = "Publisher not stated"
NO_TITLE = "Release without a title"
NOT_DRAWN = "Not drawn on this map: {places}. "
NOT_NAMED = "{group}, not named"
ALL_OTHERS = "All others ({n}), at most {most} each"
"""The bar is as long as its longest: activities with several values would be counted twice in a sum."""
PERIOD_NOT_STATED = {"year": "Date not stated", "quarter": "Month not stated", "month": "Month not stated"}
BOUNDARIES = "The boundaries and names shown on this map do not imply endorsement or acceptance by the makers of this dashboard."
COUNTS = "An activity with several values counts in each of them."
AS_STATED = "As stated in the release, not verified."
EMPTY = "Take off one of these filters to find some: {ways}."
EMPTY_TWICE = "Taking off one filter is not enough: take off two, or reset all filters."
EMPTY_BUILD = "This build holds no releases yet. Load some with `python -m etl load PATH...`, and reload this page."
UNKNOWN_VALUES = "This link names values that this build does not hold: {values}. They were left out."
UNEXPECTED = "Something went wrong on this page, and it was noted as {reference}. Nothing was lost: reload the page, or take off the last filter."
NO_RELEASE = "There is no release with this address in this build. It may have been taken out, or the link is cut."
NOT_ABOUT = "Judged not to be about counter-trafficking."
SEVERAL_RELEASES = "{n} releases report this activity."
