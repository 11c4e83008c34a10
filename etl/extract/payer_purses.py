"""Out of what a payer pays: the agency or the programme of a state, the fund of a ministry, the embassy that speaks of its agency's money."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from etl.extract.payer_names import find_payer_names
from etl.extract.registered import OrganisationName
from etl.extract.vocabulary import START
from etl.reference import registry

Told = tuple[OrganisationName, str]
"""A name and the rule that says it pays."""

PURSE = "funder.through_programme"
"""The rule of a programme or fund whose payer is named: it is neither a second funder nor a partner."""
_THROUGH = re.compile(
    r"(?: \([^)]{1,20}\))?,? (?:through|via|by way of|à travers|par l['’]intermédiaire d[eu]|par le biais d[eu]|a través del?|mediante|por medio del?"
    r"|por conducto del?)(?: its| their| the| la| le| l['’]| el| son| sa| su)* ?"
)
"""Between a state and the agency by which it pays."""
_PROGRAMME = re.compile(r"[Pp]rogram")
"""What a state pays through that is no body of its own."""
IS_PURSE = re.compile(r"\b(?:Fund|Program(?:me)?|Scheme|Facility|Initiative|Budget|Window|Fonds|Fondo|Programa)\b")
_OUT_OF = re.compile(
    r"\b(?:through|via|out of|under|as part of|à travers|par le biais d[eu]|par l['’]intermédiaire d[eu]|dans le cadre d[eu]|au titre d[eu]|sur"
    r"|a través del?|mediante|por medio del?|con cargo al?|en el marco del?)(?: the| its| their| la| le| les| l['’]| el| son| sa| su){0,2} ?$"
)
_REACH = 40
_CLAUSE = 250
_EMBASSY = re.compile(r"[Ee]mbassy|[Aa]mbassad|[Ee]mbajad|High Commission")
_BESIDE_MONEY = "funder.donor_and_money"


def by_purses(text: str, found: Iterable[Told]) -> Iterator[Told]:
    """The same, but for funds out of which a payer of the same sentence pays, and embassies before the agency of theirs that does."""
    told = sorted(found)
    agencies = [name for name, _ in told if not (name.organisation_id or "gov-").startswith("gov-")]
    for name, rule in told:
        if _is_purse(text, name, told):
            yield name, PURSE
        elif rule != _BESIDE_MONEY or not _is_embassy(text, name, agencies):
            yield name, rule


def _is_embassy(text: str, name: OrganisationName, agencies: Sequence[OrganisationName]) -> bool:
    """ "the US Embassy, whose Bureau ... has granted": whether an agency of the same state stands behind an embassy."""
    at = bisect_left(agencies, name.end, key=START)
    if at == len(agencies) or agencies[at].start - name.end > _REACH or not _EMBASSY.search(text, name.start, name.end):
        return False
    return state_of(name) == state_of(agencies[at]) and not any(mark in text[name.end : agencies[at].start] for mark in ".;\n")


def _is_purse(text: str, name: OrganisationName, told: Sequence[Told]) -> bool:
    """Whether it is a fund, behind "through" or "out of" and, earlier in the same sentence, who pays."""
    if name.organisation_id is not None or not IS_PURSE.search(text, name.start, name.end):
        return False
    out_of = _OUT_OF.search(text, max(0, name.start - _REACH), name.start)
    if out_of is None:
        return False
    farthest = max(0, out_of.start() - _CLAUSE)
    opening = max(farthest, *(text.rfind(mark, farthest, out_of.start()) for mark in (". ", "; ", "\n")))
    last = bisect_left(told, out_of.start(), key=_start_of) - 1
    return last >= 0 and told[last][0].start >= opening and told[last][0].end <= out_of.start()


def _start_of(told: Told) -> int:
    return told[0].start


def with_agencies(text: str, language: str, found: Sequence[Told]) -> Iterator[Told]:
    """The same, but for a state that pays "through" its agency the agency."""
    if not found:
        return
    names = find_payer_names(text, language)
    following = {left: right for left, right in pairwise(names) if _THROUGH.fullmatch(text[left.end : min(right.start, left.end + 60)])}
    through = {name: agency for name, _ in found if (agency := following.get(name)) is not None and _pays_through(name, agency)}
    programmes = {agency for agency in through.values() if _PROGRAMME.search(text, agency.start, agency.end)}
    yield from ((name if (agency := through.get(name, name)) in programmes else agency, rule) for name, rule in found if name not in programmes)
    yield from ((name, PURSE) for name in programmes)


def _pays_through(name: OrganisationName, agency: OrganisationName) -> bool:
    """Whether a state is named with an agency or a programme of its own."""
    if not (name.organisation_id or "").startswith("gov-") or (agency.organisation_id or "").startswith("gov-"):
        return False
    return state_of(agency) == state_of(name)


def state_of(name: OrganisationName) -> str | None:
    """The country of a state or of an organisation of the registry."""
    if name.organisation_id is None:
        return None
    return name.organisation_id[4:].upper() if name.organisation_id.startswith("gov-") else registry()[name.organisation_id]["country"] or None
