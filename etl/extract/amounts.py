"""Money of the activity: value, currency, and from the words around it whether it is committed, pledged, spent or a budget."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple, cast

from etl import reference
from etl.extract.amount_status import SumStatus
from etl.extract.base import first_mentions, language_of
from etl.extract.country_names import find_country_names
from etl.extract.cue_slots import words_of
from etl.extract.cues import find_cues
from etl.extract.funding_cues import find_funding_cues
from etl.extract.numbers import Number, find_numbers
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import Case, Entry, Match, Vocabulary, of_each_language
from etl.model import Amount, AmountStatus, Release, Statement

_SMALLEST = 500
"""Smaller sums are prices, wages and fares: none of the development releases gives an activity less."""
_SMALLEST_UNTOLD = 10_000
"""Nor does one of which no word says that it is given: the fares of the story, a price, the title of a play."""
_AFTER = ("", " ", "-", " de ", " d'", " d’", " of ", "\u00a0", "\u202f")
_BEFORE = ("", " ", "-", "\u00a0", "\u202f", ") ", "): ")
_LARGE = 100_000
_BEFORE_A_SUM = frozenset({"budget", "size", "committed", "gift", "future", "pledged", "spent"})
_ANY = "any"
_RIGHT_AFTER = 6  # characters: "worth about" is too far, "budget of" is not


_CONVERTED = re.compile(r" \([^()]{0,20}")
_LONGEST_VERB = 40
_NO_NOUN = re.compile(
    r"$|[,.;)]|,? (?:and|et|y|for|pour|para|from|to|over|of (?:it|which|this)|con|avec|with|por|each|chacune?|cada una?|par|per|sur)(?!\w)"
)
"""What stands behind a number that counts nothing of its own."""


class Sum(NamedTuple):
    """text[start:end] is a sum of money; `currency`: ISO 4217, or the word of shared_currencies.csv where it does not say whose pesos."""

    start: int
    end: int
    value: float
    currency: str
    rule: str


class AmountExtractor:
    """Amounts with currency and status; not ransoms, fines, prices, profits or wages."""

    name = "amount"
    version = 4

    def extract(self, release: Release) -> Iterator[Statement]:
        """One statement per value and currency, in text order; a $ or a peso is that of the one country named that has such a currency."""
        language = language_of(release)
        if language is None:
            return
        text = release.text
        if not (sums := find_sums(text, language)):
            return
        sentences = split_sentences(text)
        statuses = SumStatus(text, language, sentences)
        paid = {sentence_at(sentences, cue.start) for cue in find_funding_cues(text, language)}
        found: dict[tuple[float, str], list[tuple[Sum, AmountStatus]]] = {}
        end, status = 0, None
        for money in sums:
            index = sentence_at(sentences, money.start)
            if not _CONVERTED.fullmatch(text, end, money.start):  # £2 million ($2.5 million): one sum, told once
                status = statuses.of(index, money.start, money.end, is_paid=index in paid)
            end = money.end
            if status is not None and money.value >= _SMALLEST:
                found.setdefault((money.value, money.currency), []).append((money, status))
        own = _own_currencies(release, language) if any(currency in _shared() for _, currency in found) else {}
        for (value, name), hits in found.items():
            currency = own.get(name, "") if name in _shared() else name
            if not currency:
                continue
            told: AmountStatus = next((said for _, said in hits if said != "unclear"), "unclear")
            if told == "unclear" and value < _SMALLEST_UNTOLD:
                continue
            mentions = first_mentions(text, [(money.start, money.end) for money, _ in hits])
            fact = Amount(value, currency, told)
            yield Statement("amount", fact, mentions, hits[0][0].rule, 0.9 if told != "unclear" else 0.7)


@lru_cache(maxsize=4)
def find_sums(text: str, language: str) -> tuple[Sum, ...]:
    """Every sum of money in text order, whoever's it is."""
    return tuple(_sums(text, language))


def _sums(text: str, language: str) -> Iterator[Sum]:
    numbers = find_numbers(text, language)
    marks = _currencies(language).find(text) if numbers else []
    if not marks:
        return
    by_start = {mark.start: mark for mark in marks}
    by_end = {mark.end: mark for mark in marks}
    said = ""
    for number in numbers:
        before, after = _adjacent_before(text, number, by_end), _adjacent_after(text, number, by_start)
        if before and after and before.value in _shared() and after.value not in _shared():  # $5 million CAD
            yield Sum(before.start, after.end, number.value, said := after.value, "amount.symbol_before")
        elif before:
            yield Sum(before.start, number.end, number.value, said := before.value, "amount.symbol_before")
        elif after:
            yield Sum(number.start, after.end, number.value, said := after.value, "amount.name_after")
        elif said and _is_bare_sum(text, language, number):
            yield Sum(number.start, number.end, number.value, said, "amount.currency_said_before")


def _is_bare_sum(text: str, language: str, number: Number) -> bool:
    """Whether a number without a currency is money all the same: right after "worth", "budget of" or "gives", with no noun to count."""
    if number.value < _LARGE // 10 or not _NO_NOUN.match(text, number.end):
        return False
    giving = words_of("gives", language) + words_of("gets", language)
    if text[max(0, number.start - _LONGEST_VERB) : number.start].rstrip().casefold().endswith(tuple(f" {verb}" for verb in giving)):
        return True
    if number.value < _LARGE:
        return False
    cues = find_cues("amount_cues", text, language)
    index = bisect_left(cues, number.start, key=lambda cue: cue.end + 1)
    near = cues[max(0, index - 1) : index + 1]
    return any(cue.end <= number.start <= cue.end + _RIGHT_AFTER and cue.value["kind"] in _BEFORE_A_SUM for cue in near)


def _adjacent_before(text: str, number: Number, by_end: dict[int, Match[str]]) -> Match[str] | None:
    return next(
        (by_end[number.start - len(g)] for g in _BEFORE if number.start - len(g) in by_end and text.startswith(g, number.start - len(g))),
        None,
    )


def _adjacent_after(text: str, number: Number, by_start: dict[int, Match[str]]) -> Match[str] | None:
    return next((by_start[number.end + len(g)] for g in _AFTER if number.end + len(g) in by_start and text.startswith(g, number.end)), None)


def _own_currencies(release: Release, language: str) -> dict[str, str]:
    """Word -> currency: that of the publisher's country, or of the countries named where they have one between them, else the usual one, or ""."""
    home = {name.code for name in find_country_names(release.publisher or "", language)}
    named = {name.code for name in find_country_names(f"{release.title}\n{release.text}", language)} | home
    own = {}
    for word, by_country in _shared().items():
        for countries in (home, named):
            candidates = {currency for country, currency in by_country.items() if country in countries}
            if len(candidates) == 1:
                break
        own[word] = candidates.pop() if len(candidates) == 1 else by_country.get(_ANY, "")
    return own


@cache
def _shared() -> dict[str, dict[str, str]]:
    """Word for the currencies of several countries -> country -> currency; the country "any" has what is meant without one."""
    found: dict[str, dict[str, str]] = {}
    for row in reference.load("shared_currencies", key=("shared", "country")):
        found.setdefault(row["shared"], {})[row["country"]] = row["currency"]
    return found


@of_each_language
def _currencies(language: str) -> Vocabulary[str]:
    rows = reference.load("currencies", key=("mark", "language"))
    entries = (Entry(row["mark"], row["currency"], cast(Case, row["case"])) for row in rows if row["language"] in ("any", language))
    return Vocabulary(entries, language)
