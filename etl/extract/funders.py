"""Who pays: an organisation or state that a funding phrase of its sentence points at, or a list of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from etl import reference
from etl.extract.base import first_mentions, language_of
from etl.extract.country_names import find_country_names
from etl.extract.country_roles import country_roles
from etl.extract.cues import SentenceCues
from etl.extract.organisations import OrganisationName, find_organisations, registry
from etl.extract.publisher import is_publisher, publisher_ids
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import Match
from etl.model import Funder, Release, Statement
from etl.names import plain
from etl.reference import Row

_BETWEEN = re.compile(
    r"[\s,;:(“\"]*(?:(?:and|et|y|e|as well as|ainsi que|así como|the|its|their|la|le|les|l['’]|el|los|las|of|from|by"
    r"|de|du|des|d['’]|del|par|por|au|aux|al|both|in part|partly|jointly|generous|financial|notamment|kind)[\s,]*){0,6}(?:[\w’'-]+[ ]){0,2}",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"[\s,;]*(?:\([^)]{1,20}\)[\s,]*)?"
    r"(?:(?:and|et|y|e|as well as|ainsi que|así como|the|la|le|les|l['’]|el|los|las|by|from|of|de|du|des|d['’]|del|through|via)[\s,]*){0,5}",
    re.IGNORECASE,
)
_BEFORE_VERB = 70
"""Characters between a subject and "has donated": an apposition fits ("the bank, based in Manila, has ...")."""
_MONEY_AFTER = 90
_LONGEST_LIST = 12
_LONGEST_GAP = 90
_NEW_CLAUSE = re.compile(r"[;:]|\b(?:by|par|por|with|avec|con|to|for)\b")
_NOT_SUBJECT = re.compile(r"\b(?:to|for|by|of|in|à|pour|para|por|en|with|avec|con)\s+(?:the |la |le |el )?$")
_DONOR = re.compile(
    r"Embassy|Government|Ambassade|Embajada|Gouvernement|Gobierno|Fund|Fonds|Fondo|Foundation|Fondation|Fundación|Cooperation|Coopération|Cooperación|Grants|people"
)
_AGENCIES = frozenset({"igo", "un"})


class FunderExtractor:
    """Organisations and states that pay for the activity, as named in the text; the publisher's own name is none."""

    name = "funder"
    version = 1

    def extract(self, release: Release) -> Iterator[Statement]:
        """One statement for each funder, its mentions merged, in text order."""
        language = language_of(release)
        if language is None:
            return
        found: dict[str, tuple[str, str, list[tuple[int, int]], OrganisationName]] = {}
        for name, rule in funding_names(release.text, release.title, language):
            quote = release.text[name.start : name.end]
            if self._is_own(release, name, quote, language):
                continue
            key = name.organisation_id or plain(quote)
            found.setdefault(key, (quote, rule, [], name))[2].append((name.start, name.end))
        for quote, rule, spans, name in found.values():
            confidence = 0.9 if name.organisation_id else 0.75
            yield Statement("funder", Funder(quote, type=name.type), first_mentions(release.text, spans), rule, confidence)

    @staticmethod
    def _is_own(release: Release, name: OrganisationName, quote: str, language: str) -> bool:
        """The publisher's own name; a donor's own release names the donor as who pays."""
        if name.organisation_id and (name.organisation_id.startswith("gov-") or registry()[name.organisation_id]["donor"]):
            return False
        own = publisher_ids(release.publisher, release.title, release.text, language)
        return name.organisation_id in own or is_publisher(quote, release.publisher)


@lru_cache(maxsize=4)
def funding_names(text: str, title: str, language: str) -> tuple[tuple[OrganisationName, str], ...]:
    """(naming, rule) of every funder in text order; what only the headline says to pay is looked up in the text."""
    found = [*_pointed_at(text, language)]
    told = {name.organisation_id for name, _ in found}
    for name, _ in _pointed_at(title, language):
        if name.organisation_id and name.organisation_id not in told:
            found += [(other, "funder.headline") for other in _candidates(text, language) if other.organisation_id == name.organisation_id][:1]
    return tuple(sorted(dict.fromkeys(found)))


def _pointed_at(text: str, language: str) -> Iterator[tuple[OrganisationName, str]]:
    candidates = _candidates(text, language)
    if not candidates:
        return
    reader = _Sentences(text, language, candidates)
    for index, names in reader.names.items():
        for kind in ("after", "after_money", "after_weak", "after_name", "before", "before_money", "before_verb", "hyphen"):
            for cue in reader.cues.of(index, kind):
                yield from ((name, f"funder.{kind}") for name in reader.of_cue(index, kind, cue))
        if reader.money.of(index, "pays"):
            yield from ((name, "funder.donor_and_money") for name in names if _pays_by_trade(name, reader.here))


class _Sentences:
    """One text, its names and cues by sentence: what a funding phrase points at is looked for in its own sentence only."""

    def __init__(self, text: str, language: str, candidates: Sequence[OrganisationName]) -> None:
        self.text = text
        self.sentences = split_sentences(text)
        self.cues = SentenceCues("funding_cues", text, language)
        self.money = SentenceCues("money_words", text, language)
        self.here = {found.name.code for found in country_roles(text, language) if found.role in ("dateline", "place", "institution")}
        self.names: dict[int, list[OrganisationName]] = {}
        for name in candidates:
            self.names.setdefault(sentence_at(self.sentences, name.start), []).append(name)

    def of_cue(self, index: int, kind: str, cue: Match[Row]) -> list[OrganisationName]:
        """The names that one cue of a sentence points at."""
        names = self.names[index]
        if kind == "hyphen":
            at = bisect_left(names, cue.start, key=lambda n: n.end)
            return [n for n in names[at : at + 1] if n.end == cue.start]
        if kind.startswith("before"):
            return self._subject(index, cue, needs_money=kind == "before_money")
        if kind == "after_money" and not self._money_between(index, 0, cue.start):
            return []
        listed = self._listed(names, cue.end)
        if kind == "after_weak":
            speaks_of_money = self._money_between(index, 0, len(self.text))
            return [n for n in listed if _is_donor(self.text, n, speaks_of_money)]
        return listed

    def _money_between(self, index: int, start: int, end: int) -> bool:
        for kind in ("pays", "sum"):
            words = self.money.of(index, kind)
            at = bisect_left(words, start, key=lambda w: w.start)
            if at < len(words) and words[at].start < end:
                return True
        return False

    def _listed(self, names: Sequence[OrganisationName], start: int) -> list[OrganisationName]:
        """The names right after a phrase: the first behind a few small words, the next ones as a list."""
        found: list[OrganisationName] = []
        at, between = start, _BETWEEN
        first = bisect_left(names, start, key=lambda n: n.start)
        for name in names[first : first + _LONGEST_LIST]:
            if name.start - at > _LONGEST_GAP or not between.fullmatch(self.text, at, name.start):
                break
            found.append(name)
            at, between = name.end, _LIST
        return found

    def _subject(self, index: int, cue: Match[Row], *, needs_money: bool) -> list[OrganisationName]:
        """The names right before a verb of paying; a verb that may mean another gift needs money behind it."""
        if needs_money and not self._money_between(index, cue.end, cue.end + _MONEY_AFTER):
            return []
        names = self.names[index]
        last = bisect_right(names, cue.start, key=lambda n: n.end) - 1
        if last < 0 or cue.start - names[last].end > _BEFORE_VERB or _NEW_CLAUSE.search(self.text, names[last].end, cue.start):
            return []
        found = [names[last]]
        for name in reversed(names[max(0, last - _LONGEST_LIST) : last]):
            if found[0].start - name.end > _LONGEST_GAP or not _LIST.fullmatch(self.text, name.end, found[0].start):
                break
            found.insert(0, name)
        start = max(self.sentences[index].start, found[0].start - 16)
        return [] if _NOT_SUBJECT.search(self.text[start : found[0].start]) else found


def _pays_by_trade(name: OrganisationName, here: set[str]) -> bool:
    """A body that is known to pay (donor agency, trust fund, government of a donor state abroad): in a sentence that speaks of paying it does."""
    if name.organisation_id is None or name.end - name.start < 2:
        return False
    if name.organisation_id.startswith("gov-"):
        code = name.organisation_id.removeprefix("gov-").upper()
        return name.is_institution and code in _donor_states() and code not in here
    return bool(registry()[name.organisation_id]["donor"])


@cache
def _donor_states() -> frozenset[str]:
    return frozenset(row["country"] for row in reference.load("donor_countries"))


def _is_donor(text: str, name: OrganisationName, speaks_of_money: bool) -> bool:
    """Whether a name that "supported" something pays: a state, a donor agency, a fund; another organisation only where money is spoken of."""
    if name.is_fund or (name.organisation_id or "").startswith("gov-") or _DONOR.search(text[name.start : name.end]):
        return True
    row = registry().get(name.organisation_id or "")
    if row is None:
        return False
    return bool(row["donor"]) or speaks_of_money


@lru_cache(maxsize=4)
def _candidates(text: str, language: str) -> tuple[OrganisationName, ...]:
    """Organisations and, outside them, bare names of countries ("funded by Norway", "Norwegian-funded")."""
    found = list(find_organisations(text, language))
    taken = bytearray(len(text))
    for name in found:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    named = find_country_names(text, language)
    bare = [c for c in named if (c.kind == "name" or text.startswith("-", c.end)) and not any(taken[c.start : c.end])]
    found += [OrganisationName(c.start, c.end, f"gov-{c.code.lower()}", "government", is_institution=False) for c in bare]
    return tuple(sorted(found))
