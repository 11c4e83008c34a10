"""The part that each naming of a country plays in its sentence: dateline, place, institution, payer, foreign mission, route, or none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from etl.extract.country_names import CountryName, find_country_names
from etl.extract.cues import SentenceCues, find_cues
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import Match
from etl.reference import Row

Role = Literal["dateline", "seat", "foreign", "funding", "institution", "government", "place", "member", "lends", "route", "named"]

_DATELINE_LONGEST = 110
_DASHES = (" – ", " — ", " - ", " − ", "– ", "— ", " –", " —", " -")
_FUNDING_REACH = 140
"""How far behind "funded by" the payers are listed, in characters: two donors with their offices fit."""
_PAYS_REACH = 60
_LONGEST_GAP = 24
_ARTICLES = ("the ", "la ", "le ", "les ", "el ", "los ", "las ", "l'", "l’")
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
    "route_after": "route",
    "place_before": "place",
}
_RANK: tuple[Role, ...] = ("foreign", "institution", "government", "member", "lends", "place", "route")
_SHARED = frozenset({"member", "lends", "place", "route", "government", "foreign"})
"""Roles that the first of a list has for all: participants from A, B and C."""
_BETWEEN = re.compile(
    r"(?:,|;)?\s?(?:and|et|y|e|or|ou|as well as|ainsi que|así como)?\s?"
    r"(?:in |en |au |aux |à |a |from |de |du |des |del )?(?:the |la |le |les |el |los |las |l['’]|d['’])?",
    re.IGNORECASE,
)


class RoleInText(NamedTuple):
    """One naming, the index of its sentence, its role, and whether it goes on a list that the naming before it belongs to."""

    name: CountryName
    sentence: int
    role: Role
    listed: bool


@lru_cache(maxsize=4)
def country_roles(text: str, language: str) -> tuple[RoleInText, ...]:
    """Every naming of a country with its role, in text order."""
    names = find_country_names(text, language)
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
    dateline = _dateline_end(text, names)
    found: list[RoleInText] = []
    for index, name in enumerate(names):
        role = _role(name, _beside(text, name, by_end, by_start), pays=index in payers, dateline=dateline)
        listed = index > 0 and _in_one_list(text, names[index - 1], name)
        if listed and role in ("named", "place") and found[-1].role in _SHARED:
            role = found[-1].role
        found.append(RoleInText(name, sentences_of[index], role, listed))
    return tuple(found)


def _in_one_list(text: str, before: CountryName, name: CountryName) -> bool:
    """Whether nothing but a comma or "and", with an article or a preposition, stands between two names."""
    gap = text[before.end : name.start]
    return 0 < len(gap) <= _LONGEST_GAP and gap.strip() != "" and _BETWEEN.fullmatch(gap) is not None


def _role(name: CountryName, beside: set[Role], *, pays: bool, dateline: int) -> Role:
    if name.end <= dateline:
        return "seat" if name.kind == "seat" else "dateline"
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
    kinds += [c.value["kind"] for c in before if c.value["kind"].endswith("_before")]
    return {_SIDES[kind] for kind in kinds}


def _after(text: str, end: int) -> Iterator[int]:
    yield end
    for gap in ("'s ", "’s ", "' ", "’ ", " ", "-", "'s and ", " and "):
        if text.startswith(gap, end):
            yield end + len(gap)


def _before(text: str, start: int) -> Iterator[int]:
    yield start
    for gap in (" ", *(f" {article}" for article in _ARTICLES), *_ARTICLES):
        if text.endswith(gap, max(0, start - len(gap)), start):
            yield start - len(gap)


def _payers(text: str, language: str, names: Sequence[CountryName], sentences_of: Sequence[int]) -> set[int]:
    """Indexes of the namings that a funding phrase of their own sentence points at."""
    cues = SentenceCues("country_cues", text, language)
    found = set()
    for index, name in enumerate(names):
        funding = cues.of(sentences_of[index], "funding")
        first = bisect_left(funding, name.start - _FUNDING_REACH, key=lambda cue: cue.end)
        before = [cue for cue in funding[first : first + _FUNDING_REACH] if cue.end <= name.start]
        pays = cues.of(sentences_of[index], "pays")
        at = bisect_left(pays, name.end, key=lambda cue: cue.start)
        after = pays[at : at + 1]
        if any(_follows(text, cue.end, name.start, _FUNDING_REACH) for cue in before) or any(
            _follows(text, name.end, cue.start, _PAYS_REACH) for cue in after
        ):
            found.add(index)
    return found


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
