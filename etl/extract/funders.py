"""Who pays: an organisation or state that a funding phrase of its sentence points at, or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from etl import reference
from etl.extract.base import first_mentions, language_of
from etl.extract.country_names import find_country_names
from etl.extract.country_roles import country_roles
from etl.extract.cues import SentenceCues, find_cues
from etl.extract.organisations import OrganisationName, find_organisations, registry
from etl.extract.publisher import is_publisher, plain, publisher_ids
from etl.extract.sentences import Sentence, split_sentences
from etl.extract.vocabulary import Match
from etl.model import Funder, Release, Statement
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
    money = [cue.start for cue in find_cues("money_words", text, language) if cue.value["kind"] != "supports"]
    sentences = split_sentences(text)
    cues = SentenceCues("funding_cues", text, language)
    for index, sentence in enumerate(sentences):
        inside = [c for c in candidates if sentence.start <= c.start and c.end <= sentence.end]
        if inside:
            for kind in ("after", "after_money", "after_weak", "after_name", "before", "before_money", "before_verb", "hyphen"):
                for cue in cues.of(index, kind):
                    yield from ((name, f"funder.{kind}") for name in _of_cue(text, kind, cue, inside, sentence, money))
            yield from ((name, "funder.donor_and_money") for name in _donors(text, language, index, inside))


def _donors(text: str, language: str, sentence: int, names: Sequence[OrganisationName]) -> list[OrganisationName]:
    """Bodies that are known to pay (donor agencies, trust funds, governments of donor states abroad) in a sentence that speaks of paying."""
    words = SentenceCues("money_words", text, language)
    if not words.of(sentence, "pays"):
        return []
    here = {found.name.code for found in country_roles(text, language) if found.role in ("dateline", "place", "institution")}
    return [name for name in names if _pays_by_trade(name, here)]


def _pays_by_trade(name: OrganisationName, here: set[str]) -> bool:
    if name.organisation_id is None or name.end - name.start < 2:
        return False
    if name.organisation_id.startswith("gov-"):
        code = name.organisation_id.removeprefix("gov-").upper()
        return name.is_institution and code in _donor_states() and code not in here
    row = registry()[name.organisation_id]
    return bool(row["donor"])


@cache
def _donor_states() -> frozenset[str]:
    return frozenset(row["country"] for row in reference.load("donor_countries"))


def _of_cue(  # noqa: PLR0917 what a cue is read by
    text: str, kind: str, cue: Match[Row], names: Sequence[OrganisationName], sentence: Sentence, money: Sequence[int]
) -> list[OrganisationName]:
    if kind == "hyphen":
        return [n for n in names if n.end == cue.start]
    if kind.startswith("before"):
        return _subject(text, cue, names, needs_money=kind == "before_money", money=money, sentence=sentence)
    if kind == "after_money" and not any(sentence.start <= m < cue.start for m in money):
        return []
    listed = _listed(text, cue.end, names)
    if kind == "after_weak":
        speaks_of_money = any(sentence.start <= m < sentence.end for m in money)
        return [n for n in listed if _is_donor(text, n, speaks_of_money)]
    return listed


def _listed(text: str, start: int, names: Sequence[OrganisationName]) -> list[OrganisationName]:
    """The names right after a phrase: the first behind a few small words, the next ones as a list."""
    found: list[OrganisationName] = []
    at, between = start, _BETWEEN
    for name in names:
        if name.start < at:
            continue
        if not between.fullmatch(text, at, name.start):
            break
        found.append(name)
        at, between = name.end, _LIST
    return found


def _subject(
    text: str, cue: Match[Row], names: Sequence[OrganisationName], *, needs_money: bool, money: Sequence[int], sentence: Sentence
) -> list[OrganisationName]:
    """The names right before a verb of paying; a verb that may mean another gift needs money behind it."""
    if needs_money and not any(cue.end <= m < min(cue.end + _MONEY_AFTER, sentence.end) for m in money):
        return []
    before = [n for n in names if n.end <= cue.start]
    if (
        not before
        or cue.start - before[-1].end > _BEFORE_VERB
        or re.search(r"[;:]|\b(?:by|par|por|with|avec|con|to|for)\b", text[before[-1].end : cue.start])
    ):
        return []
    found = [before[-1]]
    for name in reversed(before[:-1]):
        if not _LIST.fullmatch(text, name.end, found[0].start):
            break
        found.insert(0, name)
    lead = text[sentence.start : found[0].start]
    return [] if re.search(r"\b(?:to|for|by|of|in|à|pour|para|por|en|with|avec|con)\s+(?:the |la |le |el )?$", lead) else found


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
    """Organisations and, outside them, bare names of countries ("funded by Norway")."""
    found = list(find_organisations(text, language))
    taken = [(n.start, n.end) for n in found]
    bare = [c for c in find_country_names(text, language) if c.kind == "name" and not any(a < c.end and c.start < b for a, b in taken)]
    found += [OrganisationName(c.start, c.end, f"gov-{c.code.lower()}", "government", is_institution=False) for c in bare]
    return tuple(sorted(found))
