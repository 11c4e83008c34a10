"""Where a text names organisations: by the registry, and by their shape (a head noun such as Ministry or Foundation within a capitalised name).

What part they play is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple, cast

from etl import reference
from etl.extract.appositions import end_before_acronym, find_apposed, is_project, quoted_projects
from etl.extract.country_names import CountryName, find_country_names
from etl.extract.grantees import find_grantees
from etl.extract.organisation_acronyms import find_acronyms
from etl.extract.organisation_lists import find_listed
from etl.extract.organisation_parts import Shaped
from etl.extract.organisation_shapes import find_shaped
from etl.extract.partner_names import find_joined
from etl.extract.persons import end_of_person, is_person
from etl.extract.subject_names import find_subjects
from etl.extract.vocabulary import Case, Entry, Match, Vocabulary, of_each_language
from etl.model import PartnerType
from etl.names import plain

_IN_HEADS = ("overnment", "ouvernement", "obierno", "eople", "mbass", "mbajada", "Kingdom", "Royaume", "Reino")
"""What the words have in them that _OF_STATE begins with."""
_OF_STATE = re.compile(
    r"(?:[Gg]overnments?|[Gg]ouvernement|[Gg]obierno|[Pp]eople|[Aa]mbassade|[Ee]mbajada|[Ee]mbassy|Kingdom|Royaume|Reino)"
    r"(?: of| de| du| des| d['’]| del| de los)?(?: the| la| le| los| las| l['’])?"
    r"(?: (?:[Rr]epublic|Kingdom|République|República|Royaume|Reino)(?: of| de| du| del)?(?: the| la)?)? ?$"
)
_STATE_BODY = re.compile(r"(?:['’]s)? (?:[Gg]overnment|[Ee]mbassy|people|[Aa]id|[Cc]ooperation|Confederation)(?!\w)")


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
_BODIES_OF_STATES = frozenset({"un", "igo"})
_OF_OWNER = re.compile(r"(?: (?:of|de|du)(?: the| la)? | (?:de l|d)['’]| del )$")
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


@lru_cache(maxsize=4)
def find_organisations(text: str, language: str) -> tuple[OrganisationName, ...]:
    """Every naming, in text order, none overlapping: a longer name wins over a shorter one inside it."""
    named = find_country_names(text, language)
    registered = list(find_registered(text, language, {name.start: name for name in named}))
    shaped = list(find_shaped(text, language, named, {name.start: name.end for name in registered}))
    following = sorted({*(name.start for name in registered), *(name.start for name in shaped)})
    found = [*registered, *_governments(text, named)]
    heads, owners = {name.start: name for name in registered}, {name.end: name for name in registered}
    found += [
        OrganisationName(
            name.start + end_of_person(text[name.start : name.end], text, language),
            _end(text, name, following),
            None,
            _kind(text, name, heads.get(name.start), owners.get(name.end)),
            name.is_fund,
        )
        for name in shaped
        if not is_project(text, name.start, name.end, of_a_body=True)
    ]
    countries = {(name.start, name.end) for name in named if name.kind in ("name", "adjective")}
    found = [name for name in found if (name.start, name.end) not in countries]  # Papua New Guinea (PNG), Russian Federation
    taken = bytearray(len(text))
    kept = _without_overlap(found, taken)
    projects = set(quoted_projects(text))
    places = {name.start: name.end for name in named}
    for told in (
        (name for name in find_apposed(text, language) if name.start not in places),
        find_joined(text, language, places),
        find_subjects(text, language, places, taken),
        find_grantees(text, language, places),
        find_acronyms(text, places, taken),
    ):  # each asks what those before it have taken
        bodies = [name for name in told if not is_person(text[name.start : name.end], text, name.start, language)]
        projects.update(text[name.start : name.end] for name in bodies if is_project(text, name.start, name.end))
        bodies = [name for name in bodies if text[name.start : name.end] not in projects]
        kept += _without_overlap([OrganisationName(name.start, name.end, None, name.type) for name in bodies], taken)
    beside = [name for name in kept if not name.is_fund and not (name.organisation_id or "").startswith("gov-")]
    kept += _without_overlap(
        [
            OrganisationName(start, end, None, kind)
            for start, end, kind in find_listed(text, language, beside, places, taken)
            if not is_person(text[start:end], text, start, language)
        ],
        taken,
    )
    return tuple(sorted(kept))


def _end(text: str, name: Shaped, starts: Sequence[int]) -> int:
    """Where a name ends when an acronym behind it is made of its words, and of no other name's. `starts`: where names begin."""
    end = end_before_acronym(text, name.start, name.end)
    behind = bisect_left(starts, name.end)
    return name.end if behind < len(starts) and starts[behind] < end else end


def _kind(text: str, name: Shaped, head: OrganisationName | None, owner: OrganisationName | None) -> PartnerType:
    """That of the organisation whose office it is by its first words (OSCE Mission to Serbia, SADC Secretariat), or, where it would be a state's,
    by its last ("Regional Office of UN Women"); else that of its head noun."""
    if owner and name.type == "government" and owner.type in _BODIES_OF_STATES and _OF_OWNER.search(text, name.start, owner.start):
        return owner.type
    if head is None or not text[head.start : head.end].isupper():
        return name.type
    return head.type if name.type == "ngo" or head.type in _BODIES_OF_STATES else name.type


def _without_overlap(names: list[OrganisationName], taken: bytearray) -> list[OrganisationName]:
    """The longest of names that overlap, none where something is `taken` already; takes their places."""
    kept: list[OrganisationName] = []
    for name in sorted(names, key=lambda name: (name.start - name.end, name.organisation_id is None, name.start)):
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            kept.append(name)
    return kept


@cache
def registry() -> dict[str, reference.Row]:
    """The rows of organisations.csv by id."""
    return {row["organisation_id"]: row for row in reference.load("organisations", key=("organisation_id",))}


def names_of(row: reference.Row) -> list[str]:
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


def _governments(text: str, countries: Sequence[CountryName]) -> Iterator[OrganisationName]:
    """ "the Government of Japan", "the Norwegian government", "gobierno colombiano": a state by one of its names."""
    heads = sorted(at for part in _IN_HEADS for at in _places(text, part)) if countries else []
    for name in countries:
        before = text[max(0, name.start - 60) : name.start]
        after = text[name.end : name.end + 14]
        near = bisect_left(heads, name.start - 60)
        left = _OF_STATE.search(before) if near < len(heads) and heads[near] < name.start else None
        right = _STATE_BODY.match(after)
        if left and before[left.start() :].strip():
            yield OrganisationName(name.start - len(before) + left.start(), name.end, f"gov-{name.code.lower()}", "government")
        elif right:
            yield OrganisationName(name.start, name.end + right.end(), f"gov-{name.code.lower()}", "government")


def _places(text: str, part: str) -> Iterator[int]:
    """Where `part` begins in `text`, every time."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))
