"""Names as payers bear them: organisations whole ("Italy's Foreign Ministry", "the Fund (AF) of the European Union"), and bare names of states."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from etl.extract.country_names import CountryName, find_country_names
from etl.extract.country_roles import donor_states
from etl.extract.cue_slots import words_of
from etl.extract.organisations import find_organisations
from etl.extract.payer_shapes import find_unknown
from etl.extract.registered import OrganisationName, find_registered
from etl.extract.vocabulary import START
from etl.reference import registry

_OWNER = re.compile(r"(?:['’]s?)? ")
_POSSESSIVE = re.compile(r"['’]s? ")
_LONGEST_LINK = 40
_OWNED = re.compile(r"(?: \([^()]{2,20}\))?(?:,? (?:of|de|du|des|del|d['’])(?: the| la| le| los| las| l['’])? ?| d['’](?:l['’])?)")
_ACRONYM = re.compile(r" \(")
_GIVEN_BEHIND = re.compile(r" \(([A-Z][A-Z&-]{1,9})\)")
_GIVEN_INSIDE = re.compile(r" \(([A-Z][A-Z&-]{1,9})\)$")
_ACRONYMS = re.compile(r"(?<![\w.@/-])[A-Z][A-Z&-]{1,9}(?![\w@-])")
_LONGEST_ACRONYM = 14
_AND = re.compile(r",? (?:and|et|y)(?: of| de| du)?(?: the| la| les| las)? ")
_SECOND_HALF = re.compile(
    r"(?:(?:International|Development|Technical|Economic) ){0,2}Co-?operation\b|Home Affairs\b|Commonwealth\b|Humanitarian Aid\b|Fight against"
    r"|Innovation\b"
    r"|Social (?:Affairs|Services|Welfare|Protection|Security)\b|Public (?:Security|Safety)\b|Human Services\b|Protection (?:civile|sociale)\b"
    r"|Sécurité (?:publique|sociale)\b|Affaires sociales\b|Seguridad (?:Social|Pública|Ciudadana)\b|(?:Servicios|Asuntos) Sociales\b"
    r"|[Cc]oopération internationale\b|Coopération\b|Cooperación(?: Internacional)?\b"
)
""" "Ministry of Foreign Affairs and International Cooperation" is one, though Cooperation may head a name of its own."""
_STATE_HELP = re.compile(
    r"(?:[Cc]oop[ée]ration|[Cc]ooperaci[óo]n|[Pp]euple|[Pp]ueblo|[Aa]ide|[Aa]yuda|[Mm]inist[èe]re|[Cc]onf[ée]d[ée]ration|[Pp]rincipality|[Pp]rincipaut[ée]|[Ee]mbajad(?:a|ora?)|[Aa]mbassad(?:e|eur|rice)|État|Estado)"
    r"(?: [a-zé]+)?(?: of| de| du| des| del)? $"
)
_EMBASSY = re.compile(r"(?:[\w.]+ )?(?:[Ee]mbassy|[Aa]mbassade|[Ee]mbajada|High Commission|Haut-Commissariat)\b")
"""Whose it is stands in its name first, where it sits after that."""
_HELP_OF = re.compile(r"(?:coop|ai|ay)\w+ d")
""" "the help of Japan" is what Japan gives, "Cooperation of Japan" a body."""
_CURRENCY = re.compile(r" ?\$")
_SHORT = re.compile(r"[A-Z.]{2,5}")
"""US, CAN before a $: a sum, not a state."""
_OF_A_NAME = re.compile(
    r"[a-zà-ÿ,] (?!(?:The|And|But|From|For|By|With|In|On|Of|To|While|When|As|Both|Also|Et|Avec|Par|Pour|En|De|Du|La|Le|Les|Y|Con|Por|Para|El|Los)\b)"
    r"[A-ZÀ-Ý][\w&’'-]+ $"
)
""" "Orange Cameroun", "Save the Children Canada": a state's name that ends the name of something else."""
_BEFORE_HELP = 40
_OF_STATES = re.compile(r" (?:governments|embassies|taxpayers|[Aa]mbassador|High Commissioner|(State)(?! [A-Z]))(?!\w)")
Part = TypeVar("Part", OrganisationName, CountryName)


@lru_cache(maxsize=4)
def find_payer_names(text: str, language: str) -> tuple[OrganisationName, ...]:
    """Organisations and, outside them, names of states; adjectives too where money follows ("Norwegian-funded", "fonds suisses"). In text order."""
    organisations = _whose(text, language, find_organisations(text, language))
    found: list[OrganisationName] = []
    taken = bytearray(len(text))
    for names in (organisations, _by_acronym(text, organisations), find_unknown(text, language)):
        free = [name for name in names if not any(taken[name.start : name.end])]
        for name in free:
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
        found += free
    bare = [name for name in find_country_names(text, language) if not any(taken[name.start : name.end])]
    return tuple(_joined(text, sorted([*found, *_states(text, language, bare)])))


def _by_acronym(text: str, names: Sequence[OrganisationName]) -> Iterator[OrganisationName]:
    """Where an acronym that the text gives for one of the names ("the Labour Inspection Office (LIO)") stands for it further on."""
    stands_for: dict[str, OrganisationName] = {}
    for name in names:
        given = _GIVEN_BEHIND.match(text, name.end) or _GIVEN_INSIDE.search(text, max(name.start, name.end - _LONGEST_ACRONYM), name.end)
        if given and name.end - name.start > len(given[1]) + 2:
            stands_for.setdefault(given[1], name)
    if not stands_for:
        return
    for word in _ACRONYMS.finditer(text):
        meant = stands_for.get(word.group())
        if meant is not None and meant.end < word.start() and text[word.start() - 1] != "(":
            yield meant._replace(start=word.start(), end=word.end())


def _whose(text: str, language: str, names: Sequence[OrganisationName]) -> list[OrganisationName]:
    """The same names; one that the registry has not gets the donor, or for a body of a state the donor state, that stands in its name."""
    donors = [name for name in find_registered(text, language) if registry()[name.organisation_id or ""]["donor"]]
    states = [name for name in find_country_names(text, language) if name.kind in ("name", "adjective")]
    found = []
    for named in names:
        name = named
        if name.organisation_id is None and (name.type in ("government", "igo", "un", "other") or name.is_fund):
            inside = {donor.organisation_id for donor in _within(donors, name)}
            codes = {state.code for state in _within(states, name)[: 1 if _EMBASSY.match(text, name.start) else None]}
            if len(inside) == 1:
                name = name._replace(organisation_id=inside.pop())
            elif not inside and len(codes) == 1 and codes <= donor_states():
                name = name._replace(organisation_id=f"gov-{codes.pop().lower()}")
        found.append(name)
    return found


def _within(parts: Sequence[Part], whole: OrganisationName) -> list[Part]:
    first = bisect_left(parts, whole.start, key=START)
    last = bisect_left(parts, whole.end, key=START)
    return [part for part in parts[first:last] if part.end <= whole.end]


def _states(text: str, language: str, bare: Sequence[CountryName]) -> Iterator[OrganisationName]:
    money_follows = False
    for name in reversed(bare):
        adjective = name.kind == "adjective"
        if (name.kind != "name" and not adjective) or (_CURRENCY.match(text, name.end) and _SHORT.fullmatch(text, name.start, name.end)):
            continue
        before = text[max(0, name.start - _BEFORE_HELP) : name.start]
        if not adjective and "," in before and _OF_A_NAME.search(before):
            continue
        if after := _OF_STATES.match(text, name.end):
            money_follows = True
            yield OrganisationName(name.start, after.end() if after[1] else name.end, f"gov-{name.code.lower()}", "government")
            continue
        helped = _STATE_HELP.search(before) if language != "en" or not adjective else None
        if helped and _HELP_OF.match(helped.group()):
            helped = None
        listed = money_follows and re.fullmatch(r"(?:,| and|-) ?", text[name.end : name.end + 5].split("  ", maxsplit=1)[0][:5]) is not None
        money_follows = adjective and (text.startswith("-", name.end) or _beside_money(text, language, name) or listed)
        if helped:
            start = name.start - len(helped.group())
            yield OrganisationName(start, name.end, f"gov-{name.code.lower()}", "government")
        elif not adjective or money_follows:
            yield OrganisationName(name.start, name.end, f"gov-{name.code.lower()}", "government", is_institution=False)


def _beside_money(text: str, language: str, name: CountryName) -> bool:
    """Whether an adjective belongs to a word of money: before it in English, behind it in French and Spanish."""
    if language == "en":
        words = re.findall(r"[a-z-]+", text[name.end : name.end + 40].lower())[:3]  # headlines write Grant
        return text.startswith(" ", name.end) and any(word in _money(language) for word in words)
    word = text[max(0, name.start - 20) : name.start].rstrip().rpartition(" ")[2].lower()
    return word.rpartition("'")[2].rpartition("’")[2] in _money(language)


@cache
def _money(language: str) -> frozenset[str]:
    return frozenset((*words_of("money", language), *words_of("aid", language), "share", "financiero", "financiera", "financier", "financière"))


def _joined(text: str, names: Sequence[OrganisationName]) -> Iterator[OrganisationName]:
    """Names that belong together as one: an owner and its office, an office and its owner, a name and its acronym in brackets."""
    at = 0
    while at < len(names):
        name = names[at]
        while at + 1 < len(names) and (both := _as_one(text, name, names[at + 1])) is not None:
            name = both
            at += 1
        yield name
        at += 1


def _as_one(text: str, left: OrganisationName, right: OrganisationName) -> OrganisationName | None:
    """The two as one name, None where they are two."""
    gap = text[left.end : right.start]
    if len(gap) > _LONGEST_LINK:
        return None
    if _ACRONYM.fullmatch(gap) and text.startswith(")", right.end) and right.is_institution:
        if left.organisation_id and not (left.organisation_id.startswith("gov-") and right.organisation_id):
            return left
        return right._replace(start=left.start, end=right.end + 1, is_fund=left.is_fund or right.is_fund)
    if (both := _as_halves(text, left, right)) is not None:
        return both
    if _OWNER.fullmatch(gap) and right.organisation_id is None and _owns(left):
        return left._replace(end=right.end, is_fund=right.is_fund, is_institution=True)
    if gap == "-" and right.is_fund and (left.organisation_id or "").startswith("gov-"):  # the Swiss-Hungarian Programme
        return left._replace(end=right.end, is_fund=True, is_institution=True)
    if _POSSESSIVE.fullmatch(gap) and (left.organisation_id or "").startswith("gov-"):
        return right._replace(start=left.start)
    if left.is_institution and _OWNED.fullmatch(gap) and _owns(right):
        if left.organisation_id is None:
            return right._replace(start=left.start, is_fund=left.is_fund, is_institution=True)
        return left._replace(end=right.end) if _owns(left) and not left.organisation_id.startswith("gov-") else None
    return None


def _owns(name: OrganisationName) -> bool:
    """A state or a body that funds by trade: whose office or programme another name may be."""
    found = name.organisation_id
    return found is not None and (found.startswith("gov-") or _pays_by_trade(name))


def _pays_by_trade(name: OrganisationName) -> bool:
    """A body of the registry that funds by trade: "Unión Europea y Cooperación Suiza" are two."""
    found = name.organisation_id
    return found is not None and not found.startswith("gov-") and bool(registry()[found]["donor"])


def _as_halves(text: str, left: OrganisationName, right: OrganisationName) -> OrganisationName | None:
    """A ministry and the second half of its name, or an agency and a programme of its state that both are known; None for others."""
    gap = text[left.end : right.start]
    if (
        left.is_institution
        and not _pays_by_trade(left)
        and (_AND.fullmatch(gap) or (gap == ", " and left.type == "government"))
        and _SECOND_HALF.match(text, right.start, right.end)
    ):
        return left._replace(end=right.end, organisation_id=left.organisation_id or right.organisation_id)
    if _POSSESSIVE.fullmatch(gap) and _owns(left) and _owns(right) and _same_country(left, right):
        return left._replace(end=right.end)
    return None


def _same_country(left: OrganisationName, right: OrganisationName) -> bool:
    rows = (registry().get(left.organisation_id or ""), registry().get(right.organisation_id or ""))
    return all(row and row["country"] for row in rows) and len({row["country"] for row in rows if row}) == 1
