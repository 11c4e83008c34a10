"""Where a text names countries and areas: names, adjectives, cities, in the text's language. What role they play is not decided here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from etl import reference
from etl.extract.inflection import forms
from etl.extract.vocabulary import Case, Entry, Vocabulary, of_each_language

Kind = Literal["name", "adjective", "city", "seat", "body", "none"]


_OR = "|"
"""Between the countries that have a place of the same name."""
_NAMESAKES = {"Georgia": "USA", "GEORGIA": "USA"}
_TITLE_AHEAD = re.compile(
    r"\b(?:M|Mr|Mrs|Ms|Mme|Mlle|Dr|Dra|Sr|Sra|Prof|Hon|Rev|Fr|Col|Gen|Capt|Sister|Father|Judge|Justice|Colonel|Captain|Inspector|Sœur|Père|Sor|Don|Doña)"
    r"\.? (?:[^\W\d_a-z][\w'’-]+ ){0,2}$"
)
_TITLE_REACH = 50
_DOLLARS = ("$", " $")
"""Behind a country's letters it is money: US$ 2,000."""
_LONGEST_ACRONYM = 4
_FORMS_OF_STATE = {
    "en": tuple(f"{form} of " for form in ("Republic", "Federal Republic", "Islamic Republic", "Kingdom", "State", "Principality", "Grand Duchy")),
    "fr": tuple(
        f"{form} {of}"
        for form in ("République", "République fédérale", "République islamique", "Royaume", "Principauté", "Grand-Duché")
        for of in ("de ", "du ", "de la ", "des ", "d'", "de l'")
    ),
    "es": tuple(
        f"{form} {of}"
        for form in ("República", "República Federal", "República Islámica", "Reino", "Principado", "Gran Ducado")
        for of in ("de ", "del ", "de la ", "de los ")
    ),
}
"""What a state's formal name puts before the short one, the little words of the language included; China is told apart from Taiwan by more."""


class CountryName(NamedTuple):
    """text[start:end] names the country `code` (ISO 3166-1 alpha-3, XKX Kosovo).

    kind: name; adjective (Afghan, also people: Afghans); city (or province); seat: a city that press releases are dated from
    because their publisher sits there (Geneva, Vienna), so that it says little about where the activity is; body: a public body, a law or
    a place that only one country has (FBI, NAPTIP).
    """

    start: int
    end: int
    code: str
    kind: Kind


@lru_cache(maxsize=8)
def find_country_names(text: str, language: str) -> tuple[CountryName, ...]:
    """The same without bodies, which are organisations to everyone else."""
    return tuple(name for name in find_country_signs(text, language) if name.kind != "body")


@lru_cache(maxsize=8)
def find_country_signs(text: str, language: str) -> tuple[CountryName, ...]:
    """Every naming in text order, none overlapping. `language`: en, fr or es; for any other there is no vocabulary, hence none found."""
    if language not in ("en", "fr", "es"):
        return ()
    found = _vocabulary(language).find(text)
    apart = {m.start: m for m in reversed(found)}  # Kenya and Kénya are one naming
    names = [
        CountryName(m.start, m.end, *m.value)
        for m in reversed(apart.values())
        if m.value[0] and not _is_of_person(text, m.start, m.value[1]) and not _is_currency(text, m.start, m.end)
    ]
    return tuple(_without_namesakes(text, _without_acronyms(text, names)))


def _is_currency(text: str, start: int, end: int) -> bool:
    """Whether a country's letters are those of its dollar: US$ 2,000; "gave Ghana $5 million" names a country."""
    return end - start <= _LONGEST_ACRONYM and text[start:end].isupper() and text.startswith(_DOLLARS, end)


def _is_of_person(text: str, start: int, kind: Kind) -> bool:
    """Whether a place's name is someone's: Ms. Helen Mwanza."""
    return kind == "city" and _TITLE_AHEAD.search(text, max(0, start - _TITLE_REACH), start) is not None


def _without_acronyms(text: str, names: Sequence[CountryName]) -> list[CountryName]:
    """The same without letters that the text says to be short for something else: Community Awareness and Recovery (CAR)."""
    short = set()
    for before, name in zip((None, *names), names, strict=False):
        letters = text[name.start : name.end]
        given = letters.isupper() and len(letters) <= _LONGEST_ACRONYM and text[name.start - 1 : name.end + 1] == f"({letters})"
        if given and (before is None or before.code != name.code or before.end < name.start - 2):
            short.add(letters)
    return [name for name in names if text[name.start : name.end] not in short] if short else list(names)


def _without_namesakes(text: str, names: Sequence[CountryName]) -> Iterator[CountryName]:
    """Of a place's several countries, the one that the text names most is meant, or else the first; it may be none: "|GUY|TUN", or "|ZAF".

    Georgia is the American state where places of the United States are named, and no other name of the country is.
    """
    cities = {name.code for name in names if name.kind == "city"}
    told = Counter(name.code for name in names if text[name.start : name.end] not in _NAMESAKES)
    for name in names:
        state = _NAMESAKES.get(text[name.start : name.end])
        if _OR in name.code:
            likely = max(name.code.split(_OR), key=lambda code: told[code])
            if likely:
                yield name._replace(code=likely)
        else:
            yield name._replace(code=state, kind="city") if state in cities and name.code not in told else name


@of_each_language
def _vocabulary(language: str) -> Vocabulary[tuple[str, Kind]]:
    entries: dict[str, Entry[tuple[str, Kind]]] = {}
    for entry in _entries(language):  # the later table overrules the earlier one
        entries[entry.phrase] = entry
    return Vocabulary(entries.values(), language)


def _entries(language: str) -> Iterator[Entry[tuple[str, Kind]]]:
    yield from _formal_names(language)
    for row in reference.load("country_names", key=("name", "language")):
        if row["language"] == language or row["kind"] == "city":
            yield Entry(row["name"], (row["country"], cast(Kind, row["kind"])), "capital")
            if row["kind"] == "name" and " & " in row["name"]:
                yield Entry(row["name"].replace(" & ", " and "), (row["country"], "name"), "capital")
    case: Case = "capital" if language == "en" else "any"
    for row in reference.load("country_adjectives", key=("country",)):
        for word in filter(None, row[language].split("|")):
            for form in forms(word, language):
                yield Entry(form, (row["country"], "adjective"), "exact" if word.isupper() else case)
    for row in reference.load("places", key=("name", "language")):
        if row["language"] in ("any", language):
            yield Entry(row["name"], (row["country"], cast(Kind, row["kind"])), cast(Case, row["case"]))


def _formal_names(language: str) -> Iterator[Entry[tuple[str, Kind]]]:
    """ "Republic of Italy", "République fédérale d'Allemagne": every form with every country's name; names that a table holds overrule them."""
    for row in reference.load("country_names", key=("name", "language")):
        if row["language"] == language and row["kind"] == "name" and row["country"] not in ("CHN", ""):
            for form in _FORMS_OF_STATE[language]:
                yield Entry(form + row["name"], (row["country"], "name"), "capital")
