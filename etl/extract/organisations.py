"""Where a text names organisations: by the registry, and by their shape (a head noun such as Ministry or Foundation within a capitalised name).

What part they play is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from etl.extract.appositions import end_before_acronym, find_apposed, is_project, quoted_projects
from etl.extract.country_names import CountryName, find_country_names
from etl.extract.grantees import find_grantees
from etl.extract.organisation_acronyms import find_acronyms
from etl.extract.organisation_lists import find_listed
from etl.extract.organisation_parts import Shaped
from etl.extract.organisation_shapes import find_shaped
from etl.extract.partner_names import find_joined
from etl.extract.persons import end_of_person, is_person
from etl.extract.registered import OrganisationName, find_registered
from etl.extract.subject_names import find_subjects
from etl.model import PartnerType

_IN_HEADS = ("overnment", "ouvernement", "obierno", "eople", "mbass", "mbajada", "Kingdom", "Royaume", "Reino")
"""What the words have in them that _OF_STATE begins with."""
_OF_STATE = re.compile(
    r"(?:[Gg]overnments?|[Gg]ouvernement|[Gg]obierno|[Pp]eople|[Aa]mbassade|[Ee]mbajada|[Ee]mbassy|Kingdom|Royaume|Reino)"
    r"(?: of| de| du| des| d['’]| del| de los)?(?: the| la| le| los| las| l['’])?"
    r"(?: (?:[Rr]epublic|Kingdom|République|República|Royaume|Reino)(?: of| de| du| del)?(?: the| la)?)? ?$"
)
_STATE_BODY = re.compile(r"(?:['’]s)? (?:[Gg]overnment|[Ee]mbassy|people|[Aa]id|[Cc]ooperation|Confederation)(?!\w)")


_BODIES_OF_STATES = frozenset({"un", "igo"})
_IN_PLACE = re.compile(r" (?:in|en|à|au|aux) (?:the |la |el |los |las |les )?(?=[^\W\d_a-zß-öø-ÿ])")
_OF_OWNER = re.compile(r"(?: (?:of|de|du)(?: the| la)? | (?:de l|d)['’]| del )$")


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
        kept += _without_overlap(
            [OrganisationName(name.start, _end_before_place(text, name.start, name.end, places), None, name.type) for name in bodies], taken
        )
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


def _end_before_place(text: str, start: int, end: int, places: Mapping[int, int]) -> int:
    """Where a name ends whose last words only say where: "Lumen Works en Guatemala". `places`: where names of places begin and end."""
    where = _IN_PLACE.search(text, start, end)
    return where.start() if where and places.get(where.end(), 0) >= end else end


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
