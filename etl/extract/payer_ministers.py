"""Money that a minister announces is that of the government, which the release names elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.amounts import find_sums
from etl.extract.payer_names import find_payer_names
from etl.extract.payer_purses import IS_PURSE, Told
from etl.extract.registered import OrganisationName
from etl.extract.sentences import sentence_at, split_sentences

_RULE = "funder.minister"
_MINISTER = re.compile(
    r"\b(?:[Mm]inister|Premier|(?:Home|Foreign|Justice|Parliamentary) Secretary|Secretary of State|Attorney General|Solicitor General"
    r"|[Mm]inistre|[Mm]inistr[oa]|[Ss]ecrétaire d['’]État|[Ss]ecretari[oa] de Estado)\b"
)
_ANNOUNCES = re.compile(r"\b(?:announc(?:e[sd]?|ing)|unveil(?:s|ed)|annonc(?:e|é|ée|er|ent)|dévoil(?:e|é|ée)|anunci(?:ó|a|ado|aron))\b")
_GOVERNMENT = re.compile(r"[Gg]overnment|[Gg]ouvernement|[Gg]obierno")
_OFFICE = re.compile(r"\b[Mm]inist(?:er|re|ro|ra) (?:of|for|d)[^,.;:()]{0,90}$")
""" "Minister of Public Safety and Emergency Preparedness": words that may look like an organisation."""
_REACH = 110


def by_ministers(text: str, language: str, found: Sequence[Told]) -> Sequence[Told]:
    """The same; where nothing but a fund or a minister's office is said to pay, the government whose minister announces a sum."""
    if any(not (_is_office(text, name) or _is_fund(text, name)) for name, _ in found):
        return [(name, rule) for name, rule in found if not _is_office(text, name)]
    if not _announces(text, language):
        return found
    names = find_payer_names(text, language)
    own = next((name for name in names if _is_state(name) and _GOVERNMENT.search(text, name.start, name.end)), None)
    return found if own is None else [(own, _RULE)]


def _announces(text: str, language: str) -> bool:
    """Whether a sentence with a sum tells that a minister announces something."""
    sentences = split_sentences(text)
    with_sums = {sentence_at(sentences, money.start) for money in find_sums(text, language)}
    spans = [(sentences[index].start, sentences[index].end) for index in with_sums]
    return any(_ANNOUNCES.search(text, *span) and _MINISTER.search(text, *span) for span in spans)


def _is_state(name: OrganisationName) -> bool:
    return name.is_institution and (name.organisation_id or "").startswith("gov-")


def _is_fund(text: str, name: OrganisationName) -> bool:
    return name.organisation_id is None and IS_PURSE.search(text, name.start, name.end) is not None


def _is_office(text: str, name: OrganisationName) -> bool:
    return name.organisation_id is None and _OFFICE.search(text[max(0, name.start - _REACH) : name.start]) is not None
