"""The part that each naming of a country plays in its sentence: dateline, place, institution, payer, foreign mission, route, or none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from etl import reference
from etl.extract.country_lists import LONGEST_GAP, in_one_list, languages_named
from etl.extract.country_names import CountryName, find_country_signs
from etl.extract.cues import SentenceCues, find_cues
from etl.extract.funding_cues import FundingCues
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import END, START, Match
from etl.reference import Row

Role = Literal[
    "dateline", "seat", "foreign", "funding", "institution", "government", "place", "member", "scope", "people", "lends", "route", "passing", "named"
]
"""scope: where a whole programme works; people: a nationality; passing: where people come from or are taken to, what was before or elsewhere."""

_DATELINE_LONGEST = 110
_DASHES = (" – ", " — ", " - ", " − ", "– ", "— ", " –", " —", " -")
_FUNDING_REACH = 140
"""How far behind "funded by" the payers are listed, in characters: two donors with their offices fit."""
_PAYS_REACH = 60
_AHEAD_REACH = {"scope": 170, "passing": 60, "origin": 60, "lends_before": 40, "passing_after": 60}
"""How far "implemented by" (a list of bodies) and "trafficked to" reach; from there on, from country to country."""
_BEHIND_REACH = 3
"""Code points between a country and "are the main destinations": a comma or a dash."""
_BEHIND: dict[str, Role] = {"passing_after": "passing", "member_behind": "member"}
_COMERS: dict[Role, tuple[str, ...]] = {
    "member": ("party", "member_behind", "institution_after", "institution_before", "member_before"),
    "passing": ("moved", "people_after", "people_before", "route_after"),
}
"""Who comes from somewhere: those who take part, or else those who were trafficked."""
_ARTICLES = ("the ", "la ", "le ", "les ", "el ", "los ", "las ", "l'", "l’")
_GAPS_BEFORE = (*(f" {article}" for article in _ARTICLES), *_ARTICLES)
_GAPS_AFTER = ("'s ", "’s ", "' ", "’ ", " ", "-", "'s and ", " and ")
_CLAUSES = (";", ":", " in ", " to ", " pour ", " para ")
_SIDES: dict[str, Role] = {
    "foreign_after": "foreign",
    "foreign_before": "foreign",
    "government_before": "government",
    "institution_after": "institution",
    "institution_before": "institution",
    "member_before": "member",
    "lends_before": "lends",
    "route_before": "route",
    "origin": "route",
    "route_after": "route",
    "place_before": "place",
    "people_after": "people",
    "people_before": "people",
}
_RANK: tuple[Role, ...] = ("foreign", "institution", "government", "member", "lends", "people", "place", "route")
_SHARED = frozenset({"member", "lends", "place", "route", "government", "foreign", "scope", "passing"})
"""Roles that the first of a list has for all: participants from A, B and C."""
_YIELDING = frozenset({"named", "place", "route", "people", "scope"})
"""Roles told by a mere preposition, which a phrase further ahead in the sentence overrules."""


class RoleInText(NamedTuple):
    """One naming, the index of its sentence, its role, and whether it goes on a list that the naming before it belongs to."""

    name: CountryName
    sentence: int
    role: Role
    listed: bool


@lru_cache(maxsize=4)
def country_roles(text: str, language: str) -> tuple[RoleInText, ...]:
    """Every naming of a country with its role, in text order."""
    names = find_country_signs(text, language)
    if not names:
        return ()
    sentences = split_sentences(text)
    cues = find_cues("country_cues", text, language)
    by_end: dict[int, list[Match[Row]]] = {}
    by_start: dict[int, list[Match[Row]]] = {}
    for cue in cues:
        by_end.setdefault(cue.end, []).append(cue)
        by_start.setdefault(cue.start, []).append(cue)
    sentences_of = [sentence_at(sentences, name.start) for name in names]
    payers = _payers(text, language, names, sentences_of)
    scopes = _scopes(text, language, names, sentences_of)
    spoken = languages_named(text, language, names)
    dateline = _dateline_end(text, names)
    found: list[RoleInText] = []
    seats = {name.code for name in names if name.end <= dateline and name.kind == "seat"}
    for index, name in enumerate(names):
        role = _role(name, _beside(text, name, by_end, by_start), pays=index in payers, spoken=index in spoken, dateline=dateline)
        if role == "dateline" and name.code in seats:
            role = "seat"
        listed = index > 0 and in_one_list(text, names[index - 1], name)
        if listed and role in ("named", "place") and found[-1].role in _SHARED:
            role = found[-1].role
        elif role in _YIELDING:
            role = scopes.get(index, role)
        if role == "named" and listed and name.kind == "adjective" and found[-1].role == "people":
            role = "people"
        found.append(RoleInText(name, sentences_of[index], role, listed))
    for index in range(len(found) - 2, -1, -1):
        this, following = found[index : index + 2]
        if following.listed and following.role == "people" and this.role == "named" and this.name.kind == "adjective":
            found[index] = this._replace(role="people")
    return tuple(found)


def _role(name: CountryName, beside: set[Role], *, pays: bool, spoken: bool, dateline: int) -> Role:
    if name.end <= dateline:
        return "seat" if name.kind == "seat" else "dateline"
    if spoken:
        return "passing"
    if "foreign" in beside:
        return "foreign"
    if pays:
        return "funding"
    return next((role for role in _RANK if role in beside), "named")


def _beside(text: str, name: CountryName, by_end: dict[int, list[Match[Row]]], by_start: dict[int, list[Match[Row]]]) -> set[Role]:
    """Roles that the cues right before and right after the naming tell."""
    after = next((by_start[at] for at in _after(text, name.end) if at in by_start), [])
    before = next((by_end[at] for at in _before(text, name.start) if at in by_end), [])
    kinds = [c.value["kind"] for c in after if c.value["kind"].endswith("_after")]
    kinds += [c.value["kind"] for c in before if not c.value["kind"].endswith("_after")]
    return {_SIDES[kind] for kind in kinds if kind in _SIDES}


def _after(text: str, end: int) -> Iterator[int]:
    yield end
    for gap in _GAPS_AFTER:
        if text.startswith(gap, end):
            yield end + len(gap)


def _before(text: str, start: int) -> Iterator[int]:
    yield start
    if text.endswith(" ", 0, start):
        yield start - 1
    for gap in _GAPS_BEFORE if text.endswith(_ARTICLES, 0, start) else ():
        if text.endswith(gap, 0, start):
            yield start - len(gap)


def _payers(text: str, language: str, names: Sequence[CountryName], sentences_of: Sequence[int]) -> set[int]:
    """Indexes of the namings that a funding phrase of their own sentence points at."""
    cues, payments = SentenceCues("country_cues", text, language), FundingCues(text, language)
    found = set()
    for index, name in enumerate(names):
        sentence = sentences_of[index]
        own = cues.of_sentence(sentence)
        paid: list[Sequence[Match[Row] | Match[str]]] = [own.get("funding", ())]
        if name.code in donor_states():
            paid += [payments.of(sentence, kind) for kind in ("names", "after_donor")]
        ends = [before[at - 1].end for before in paid if before and (at := bisect_right(before, name.start, key=END))]
        pays = own.get("pays", ())
        at = bisect_left(pays, name.end, key=START)
        if any(_follows(text, end, name.start, _FUNDING_REACH) for end in ends) or (
            at < len(pays) and _follows(text, name.end, pays[at].start, _PAYS_REACH)
        ):
            found.add(index)
    return found


@cache
def donor_states() -> frozenset[str]:
    """Codes of the states that fund work abroad."""
    return frozenset(row["country"] for row in reference.load("donor_countries"))


def _scopes(text: str, language: str, names: Sequence[CountryName], sentences_of: Sequence[int]) -> dict[int, Role]:
    """The namings, by index, whose role a phrase ahead of them in their sentence tells, or one behind the list they go on."""
    cues = SentenceCues("country_cues", text, language)
    found: dict[int, Role] = {}
    for index, name in enumerate(names):
        role = _ahead(text, name, cues.of_sentence(sentences_of[index]))
        if role == "lends" and found.get(index - 1) == role and not in_one_list(text, names[index - 1], name):
            continue  # experts from Spain taught in Dakar
        if role is not None:
            found[index] = role
        elif index - 1 in found and sentences_of[index - 1] == sentences_of[index] and name.start - names[index - 1].end <= LONGEST_GAP:
            found[index] = found[index - 1]
    for index in range(len(names) - 1, -1, -1):
        name = names[index]
        own = cues.of_sentence(sentences_of[index])
        for kind, role in _BEHIND.items():
            behind = own.get(kind, ())
            at = bisect_left(behind, name.end, key=START)
            told = at < len(behind) and behind[at].start <= name.end + _BEHIND_REACH
            if told or (found.get(index + 1) == role and in_one_list(text, name, names[index + 1])):
                found[index] = role
    return found


def _ahead(text: str, name: CountryName, cues: Mapping[str, Sequence[Match[Row]]]) -> Role | None:
    """The role that the nearest phrase shortly before a naming tells; people who come from somewhere may be those who take part."""
    nearest: Match[Row] | None = None
    for kind, reach in _AHEAD_REACH.items():
        own = cues.get(kind, ())
        at = bisect_right(own, name.start, key=END) if own else 0
        if at and name.start - own[at - 1].end <= reach and (nearest is None or own[at - 1].end > nearest.end):
            nearest = own[at - 1]
    if nearest is None or ";" in text[nearest.end : name.start]:
        return None
    if nearest.value["kind"] == "origin":
        told = {role: max(_last_before(cues.get(kind, ()), nearest.start) for kind in kinds) for role, kinds in _COMERS.items()}
        role = max(told, key=lambda role: told[role])
        return role if told[role] >= 0 else None
    return cast(Role, nearest.value["kind"].removesuffix("_before").removesuffix("_after"))


def _last_before(cues: Sequence[Match[Row]], start: int) -> int:
    """Where the last cue before `start` begins; -1 when there is none."""
    at = bisect_left(cues, start, key=START)
    return cues[at - 1].start if at else -1


def _follows(text: str, end: int, start: int, reach: int) -> bool:
    """Whether `start` comes after `end`, within reach and with no new clause between."""
    return end <= start <= end + reach and not any(mark in text[end:start] for mark in _CLAUSES)


def _dateline_end(text: str, names: Sequence[CountryName]) -> int:
    """Where the dateline ends, 0 when there is none: a place before the first dash, or place, date and a full stop."""
    first = names[0]
    if first.start > _DATELINE_LONGEST // 2:
        return 0
    line = text[:_DATELINE_LONGEST].partition("\n")[0]
    cuts = [at for dash in _DASHES if (at := line.find(dash, first.end)) >= 0]
    if cuts and line[: min(cuts)].count(" ") <= 12:
        return min(cuts)
    stop = line.find(". ", first.end)
    head = line[:stop] if stop >= 0 else ""
    return stop if head and any(c.isdigit() for c in head) and head.count(" ") <= 7 else 0
