"""The registry of organisations, and where a text names one of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple, cast

from etl.extract.country_names import CountryName
from etl.extract.vocabulary import Case, Entry, Match, Vocabulary, of_each_language
from etl.model import PartnerType
from etl.names import plain
from etl.reference import Row, registry

_PAIRS = (
    ("Organisation", "Organization"), ("Labour", "Labor"), ("Centre", "Center"), ("Programme", "Program"), ("Defence", "Defense"),
    ("Cooperation", "Co-operation"),
)  # fmt: skip
_BRITISH_AMERICAN = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_SPELT = re.compile(rf"\b(?:{'|'.join(_BRITISH_AMERICAN)})\b")
_EVER = frozenset({"Union européenne", "Unión Europea", "Nations Unies", "Naciones Unidas"})
"""Short names that mean one body even where a text writes them small."""
_SHORT_NAME, _LONG_NAME = 9, 3
"""Letters of a name that is found only as it is written; blanks in one that is found however it is."""
_SMALL_WITHIN = re.compile(r" (?:in|at|without|for|against) [A-Z]")
"""Between two words of a name that a sentence may begin with too: People in Need."""
_OF_MEMBERS = frozenset({"ngo", "faith"})
_WITH_BRANCHES = frozenset({"ngo", "faith", "un", "private", "media"})
_OF_BRANCH = re.compile(r" (?:(?:of|de|du|del|des|d['’])(?: (?:the |la |los )|\s|(?<=['’])))?")
_OF_REGION = re.compile(
    r" (?:Europa|Europe|Africa|Afrique|África|Asia|Asie|Oceania|América Latina|Latinoamérica|Latin America|Amérique latine"
    r"|Middle East(?: and North Africa)?|MENA|Internationalis|Caribbean)(?![\w-])(?! [A-Z])"
)
"""The part of the world of a member of a network: Caritas Europa."""
_LOCAL = re.compile(r"-[^\W\d_a-zß-öø-ÿ][\w’'-]*")
"""What a local member sets behind the name of its network: La Strada-Ukraine, WiLDAF-Togo."""
_WITH_FUNDS = frozenset({"un", "igo", "government"})
"""Whose funds only pay; a foundation or an association that is called a fund may take part."""


class OrganisationName(NamedTuple):
    """text[start:end] names an organisation. `organisation_id`: of the registry, None when only its shape says so."""

    start: int
    end: int
    organisation_id: str | None
    type: PartnerType
    is_fund: bool = False  # a programme or fund: who pays, never who takes part
    is_institution: bool = True  # False: the bare name of a country


def names_of(row: Row) -> list[str]:
    """The canonical name and every alias of a registry row."""
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def is_branch(name: OrganisationName, quote: str) -> bool:
    """Whether it is a member or branch of a network, by more words than the network's own name: Caritas Europa."""
    return name.organisation_id is not None and name.type in _OF_MEMBERS and plain(quote) not in _plain_names(name.organisation_id)


@cache
def _plain_names(organisation_id: str) -> frozenset[str]:
    return frozenset(map(plain, names_of(registry()[organisation_id])))


def find_registered(text: str, language: str, countries: Mapping[int, CountryName] = MappingProxyType({})) -> Iterator[OrganisationName]:
    """Every naming of an organisation of the registry in text order, also inside longer names.

    `countries`: where names of countries begin; a branch with its country behind the name (Caritas Armenia, Cruz Roja Panameña, La Strada-Ukraine),
    or with its adjective before it (Kenya Red Cross, Congolese Red Cross), is named whole.
    """
    by_end = {name.end: name for name in countries.values() if name.kind == "adjective"}
    for match in _registered(text, language):
        row = registry()[match.value]
        end = match.end
        of = _OF_BRANCH.match(text, end)
        if row["type"] in _WITH_BRANCHES and of and (branch := countries.get(of.end())) and _is_seat(branch, of[0], row["type"]):
            end = branch.end if of[0] == " " or branch.kind == "name" else end
        elif row["type"] in _OF_MEMBERS and (region := _OF_REGION.match(text, end)):
            end = region.end()
        elif row["type"] in _WITH_BRANCHES and (local := _LOCAL.match(text, end)):
            end = local.end()
        start = match.start
        nation = by_end.get(start - 1) if row["type"] in _OF_MEMBERS and text[start - 1 : start] == " " else None
        if nation and text[nation.start].isupper():
            start = nation.start
        kind = cast(PartnerType, row["type"])
        yield OrganisationName(start, end, match.value, kind, "Fund" in row["name"] and row["type"] in _WITH_FUNDS)


@lru_cache(maxsize=4)
def _registered(text: str, language: str) -> Sequence[Match[str]]:
    return _vocabulary(language).find(text)


def _is_seat(place: CountryName, between: str, kind: str) -> bool:
    """Whether a branch is named by a country, or, right behind the name of an association, by a town: Caritas Genève."""
    return place.kind in ("name", "adjective") or (between == " " and kind in ("ngo", "faith"))


@of_each_language
def _vocabulary(language: str) -> Vocabulary[str]:
    rows = registry().values()
    return Vocabulary(
        (Entry(name, row["organisation_id"], _case(name, language)) for row in rows for written in names_of(row) for name in _spellings(written)),
        language,
    )


def _spellings(name: str) -> Iterator[str]:
    """A name as it is, and with its words in the other spelling of English."""
    yield name
    other = _SPELT.sub(lambda word: _BRITISH_AMERICAN[word.group()], name)
    if other != name:
        yield other


def _case(name: str, language: str) -> Case:
    """Acronyms and short names as they are written, two words with a capital, longer names however a text writes them: French and Spanish begin
    them small ("le département d'État américain")."""
    if name.isupper() or len(name) < _SHORT_NAME or (language == "en" and _SMALL_WITHIN.search(name) and name.count(" ") < _LONG_NAME):
        return "exact"
    if name.count(" ") >= (_LONG_NAME if language == "en" else _LONG_NAME - 1) or name in _EVER:
        return "any"
    return "capital"
