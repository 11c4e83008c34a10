"""Acronyms that what stands before and behind them shows to be bodies: "twelve detectives of the DIJIN", "peritajes del INACIF"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from etl.extract.appositions import NONE, OVER, Apposed
from etl.extract.organisation_words import is_no_body

_ACRONYM = re.compile(r"(?<![\w(/-])[A-Z]{3,9}(?![\w)/-])")
_OFFICERS = "officers?|agents?|detectives?|investigators?|inspectors?|prosecutors?|police|funcionari[oa]s?|fiscal(?:es)?|agentes|oficiales|officiers?"
_PEOPLE = (
    rf"(?:{_OFFICERS}|members?|staff|experts?|trainers?|lawyers?|representatives?|officials?|delegates?|advocates?|volunteers?|accountants?|psychologists?"
    r"|counsellors?|doctors?|nurses?|head|team|membres?|expert(?:e?s)?|juristes?|avocat(?:e?s)?|représentant(?:e?s)?|délégué(?:e?s)?|bénévoles?|équipe"
    r"|miembros|expert[oa]s?|representantes?|abogad[oa]s?|delegad[oa]s?|voluntari[oa]s?|integrantes|personal|equipo|peritajes|peritos|psicólog[oa]s?)"
)
_BEFORE = re.compile(
    rf"(?:{_PEOPLE} (?:of|from|de|d['’])| (?:of|from|by|with|at) the| (?:de|con|por) (?:la|el)| del| al| (?:avec|par) (?:la|le|l['’])"
    r"| de (?:la|l['’])| du| au|,? (?:by|with|avec|par|con|por))(?: |(?<=['’]))$"
)
_BY_OFFICERS = re.compile(rf"(?:{_OFFICERS}) (?:of|from|de|del|du)(?: the| la)? $")
_NO_BODY = re.compile(
    r", (?:an?|the|une?|un|la|le|el) [^,.;]{0,50}(?:project|programme|program|action|initiative|campaign|projet|campagne|proyecto|programa|campaña)"
)
_FIGURE = re.compile(r"\d+[a-z]? (?:of|de|du|del)")
"""Before what a law is called: Section 370 of the IPC."""
_REACH = 48


def find_acronyms(text: str, places: Mapping[int, int], taken: bytearray) -> Iterator[Apposed]:
    """Every such acronym where nothing is `taken`; no place's, none in a line of capitals."""
    for match in _ACRONYM.finditer(text):
        start, end = match.span()
        if taken[start] or start in places or NONE.match(match.group()) or is_no_body(match.group()):
            continue
        before = text[max(0, start - _REACH) : start]
        if _BEFORE.search(before) and OVER.match(text, end) and not _NO_BODY.match(text, end) and not _FIGURE.search(before):
            yield Apposed(start, end, "government" if _BY_OFFICERS.search(before) else "ngo")
