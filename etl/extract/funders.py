"""Who pays: an organisation or state that a funding phrase of its sentence points at, or a list of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from etl.extract.amounts import find_sums
from etl.extract.base import first_mentions, language_of
from etl.extract.cues import find_cues
from etl.extract.donors import Donors
from etl.extract.funding_cues import find_funding_cues
from etl.extract.headlines import in_sentence_case
from etl.extract.payer_clauses import LIST
from etl.extract.payer_ministers import by_ministers
from etl.extract.payer_names import find_payer_names
from etl.extract.payer_purses import PURSE, by_purses, state_of, with_agencies
from etl.extract.payers import Payers
from etl.extract.publisher import is_publisher, publisher_ids
from etl.extract.registered import OrganisationName
from etl.extract.vocabulary import START
from etl.model import Funder, Release, Statement
from etl.names import plain
from etl.reference import registry

_WE = "funder.we"
_GIVES_THE_REST = "funder.rest"
_PLAINLY = frozenset(
    {_GIVES_THE_REST, "funder.before", "funder.before_money", "funder.after", "funder.after_money", "funder.after_pronoun", "funder.own"}
)
"""Rules of phrases that say of the publisher, too, that it pays."""
_BESIDE = 40
_GIVEN = re.compile(r"\(([A-Z][A-Z&-]{1,9})\)")


class FunderExtractor:
    """Organisations and states that pay for the activity, as named in the text; the publisher only where it plainly says that it pays."""

    name = "funder"
    version = 4

    def extract(self, release: Release) -> Iterator[Statement]:
        """One statement for each funder, its mentions merged, in text order."""
        language = language_of(release)
        if language is None:
            return
        found: dict[str, tuple[str, str, list[tuple[int, int]], OrganisationName]] = {}
        short: dict[str, str] = {}
        for name, rule in self._payers(release, language):
            quote = release.text[name.start : name.end]
            key = name.organisation_id or short.get(quote) or plain(quote)
            if given := _GIVEN.search(release.text, max(name.start, name.end - 14), name.end + 14):
                short[given[1]] = key
            found.setdefault(key, (quote, rule, [], name))[2].append((name.start, name.end))
        for quote, rule, spans, name in found.values():
            confidence = 0.9 if name.organisation_id else 0.75
            yield Statement("funder", Funder(quote, type=name.type), first_mentions(release.text, spans), rule, confidence)

    def _payers(self, release: Release, language: str) -> list[tuple[OrganisationName, str]]:
        """Who pays; the publisher where it plainly says so, and pays beside another, or where nobody else does."""
        told = [(name, rule) for name, rule in funding_names(release.text, release.title, language) if rule != PURSE]
        if not told:
            return self._we(release, language)
        own = {name for name, _ in told if self._is_own(release, name, language)}
        others = [name for name, _ in told if name not in own]
        return [(name, rule) for name, rule in told if name not in own or (rule in _PLAINLY and self._is_beside(release.text, name, rule, others))]

    def _we(self, release: Release, language: str) -> list[tuple[OrganisationName, str]]:
        """The publisher's own name where it says "we sponsor" and nobody is said to pay."""
        if all(cue.value != "we" for cue in find_funding_cues(release.text, language)):
            return []
        names = (name for name in find_payer_names(release.text, language) if name.is_institution)
        return [(name, _WE) for name in islice((name for name in names if self._is_own(release, name, language)), 1)]

    @staticmethod
    def _is_beside(text: str, own: OrganisationName, rule: str, others: list[OrganisationName]) -> bool:
        """Whether another payer is listed right beside the publisher, or the publisher gives the rest, or nobody else pays."""
        if not others or rule == _GIVES_THE_REST:
            return True
        at = bisect_left(others, own.start, key=START)
        near = [(name, own) for name in others[max(0, at - 1) : at]] + [(own, name) for name in others[at : at + 1]]
        return any(0 <= right.start - left.end <= _BESIDE and LIST.fullmatch(text, left.end, right.start) for left, right in near)

    @staticmethod
    def _is_own(release: Release, name: OrganisationName, language: str) -> bool:
        """The publisher's own name; a donor's or a state's own release names who pays."""
        if name.organisation_id and (name.organisation_id.startswith("gov-") or registry()[name.organisation_id]["donor"]):
            return False
        own = publisher_ids(release.publisher, release.url, release.title, release.text, language)
        return name.organisation_id in own or is_publisher(release.text[name.start : name.end], release.publisher)


@lru_cache(maxsize=4)
def funding_names(text: str, title: str, language: str) -> tuple[tuple[OrganisationName, str], ...]:
    """(naming, rule) of every funder in text order; what only the headline says to pay is looked up in the text."""
    found = [*_pointed_at(text, language)]
    told = {name.organisation_id or plain(text[name.start : name.end]) for name, _ in found}
    states = {state_of(name) for name, _ in found}
    headlines = dict.fromkeys((title, in_sentence_case(title, language))) if _speaks_of_money(title, language) else ()
    for name, _ in chain.from_iterable(_pointed_at(headline, language) for headline in headlines):
        key = name.organisation_id or plain(title[name.start : name.end])
        if key not in told and (not key.startswith("gov-") or state_of(name) not in states):
            same = (other for other in find_payer_names(text, language) if (other.organisation_id or plain(text[other.start : other.end])) == key)
            found += [(other, "funder.headline") for other in islice(same, 1)]
    return tuple(sorted(dict.fromkeys(by_ministers(text, language, [*by_purses(text, with_agencies(text, language, found))]))))


def _pointed_at(text: str, language: str) -> Iterator[tuple[OrganisationName, str]]:
    if not _speaks_of_money(text, language):
        return  # nothing points at anybody
    sums = [(money.start, money.end) for money in find_sums(text, language)]
    candidates = find_payer_names(text, language)
    if not candidates:
        return
    donors = Donors(text, language)
    payers = Payers(text, language, candidates, sums, donors.has)
    for index, names in payers.names.items():
        told = [(name, f"funder.{kind}") for name, kind in payers.of_sentence(index)]
        if payers.speaks_of_money(index) and not payers.speaks_of_crime(index):
            told += [(name, "funder.donor_and_money") for name in donors.by_trade(names) if payers.speaks_of_money(index, *donors.clause(name))]
        yield from ((name, rule) for name, rule in told if not donors.paid_before(name))


def _speaks_of_money(text: str, language: str) -> bool:
    """Whether a sum, a phrase of paying or a word of money stands in it: in few headlines."""
    return bool(find_sums(text, language) or find_funding_cues(text, language) or find_cues("money_words", text, language))
