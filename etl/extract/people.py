"""How many people the activity reached, trained, helped or invited: a number, its noun, and a sentence that says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from etl import reference
from etl.extract.base import first_mentions, language_of
from etl.extract.country_names import CountryName, find_country_names
from etl.extract.cues import SentenceCues
from etl.extract.numbers import Number, find_numbers
from etl.extract.organisations import find_organisations
from etl.extract.people_figures import is_no_group, parts_of_sums
from etl.extract.people_nouns import find_people_nouns
from etl.extract.people_unnamed import A_GROUP, COUNTED, TOLD, UNTOLD, find_unnamed
from etl.extract.sentences import Sentences, sentence_at, split_sentences
from etl.extract.vocabulary import Match, fold
from etl.model import People, Release, Statement

_FEWEST = 3
"""One and two are speakers, trainers or cases, seldom those whom an activity is for."""
_MOST = 5_000_000
_WORDS_BETWEEN = 5
_BREAK = re.compile(r"[^\w\s'’\-/]|\d|\n")
_LINK = frozenset({"of", "de", "d", "des", "du", "the", "les", "los", "las"})
_ADJECTIVE = re.compile(r"(?:al|ar|ic|ary|ive|ian|ish|ese|ous|ed|ior)$")
"""What "and" may join before a noun: forty consular and diplomatic officers."""
_THING = "thing"
"""A noun phrase that ends so counts no people: twelve police stations, cinq associations de femmes."""
_STAFFED = 12
"""Characters from "has", "compte", "cuenta con" to the number: the words for about, no more."""
_AND = re.compile(r"(?:,|,? and|,? et|,? y) ")
_BRACKETED = re.compile(r"\s?\(\d{1,7}\)")


class _Group(NamedTuple):
    start: int
    noun_start: int
    end: int
    number: int
    kind: str  # professional, beneficiary


class PeopleExtractor:
    """People whom the activity reached or will reach; not background figures, cases, ages, years or organisations."""

    name = "people"
    version = 5

    def extract(self, release: Release) -> Iterator[Statement]:
        """One statement per count and noun phrase, in text order."""
        language = language_of(release)
        if language is None:
            return
        text = release.text
        sentences = split_sentences(text)
        found: dict[int, list[_Group]] = {}
        rules: dict[int, tuple[str, float]] = {}
        groups = list(_groups(text, language, sentences))
        if not groups:
            return
        cues = SentenceCues("people_cues", text, language)
        told = {(group.start, group.number, text[group.noun_start : group.end]) for group in groups}
        parts = parts_of_sums(told, find_numbers(text, language))
        for group in groups:
            sentence = sentence_at(sentences, group.start)
            if group.start in parts or is_no_group(text, sentences[sentence], (group.start, group.noun_start, group.end)):
                continue
            rule = _rule(cues, sentence, group, opening=2 * sentence < len(sentences))
            if rule is not None:
                found.setdefault(group.number, []).append(group)
                rules.setdefault(group.number, rule)
        for count, same in found.items():
            who = text[same[0].noun_start : same[0].end].rstrip()
            yield Statement("people", People(count, who), first_mentions(text, [(g.start, g.end) for g in same]), *rules[count])


def _groups(text: str, language: str, sentences: Sentences) -> Iterator[_Group]:
    numbers = [number for number in find_numbers(text, language) if _may_count(text, number)]
    if not numbers:
        return
    nouns = find_people_nouns(text, language)
    starts = [noun.start for noun in nouns]
    countries = {name.start: name for name in find_country_names(text, language)}
    bodies = {name.start: name.end for name in find_organisations(text, language)}
    for number in numbers:
        begin = number.end + (bracket.end() - bracket.start() if (bracket := _BRACKETED.match(text, number.end)) else 0)
        end = sentences[sentence_at(sentences, number.start)].end
        first = bisect_left(starts, begin)
        head = _head(text, language, nouns[first : first + 4], begin, end)
        country = _last_of_countries(text, countries, begin + 1)
        if head is None and country is not None:  # 28 Trinidad and Tobago officials; 16 Ghanaians
            first = bisect_left(starts, country.end)
            head = _head(text, language, nouns[first : first + 4], country.end, end) or _demonym(text, language, country)
        if head is None and language == "en" and (body := bodies.get(begin + 1)) is not None:  # 40 Ministry of Interior officers
            first = bisect_left(starts, body)
            head = nouns[first] if first < len(nouns) and nouns[first].start == body + 1 and text[body] == " " else None
        if head is not None and head.value != _THING:
            yield _Group(number.start, _skip_link(text, begin), head.end, int(number.value), head.value)
        elif (
            head is None
            and (unnamed := find_unnamed(text, language, number, begin)) is not None
            and not (unnamed.kind == COUNTED and _speaks_of_things(nouns, bisect_left(starts, number.start)))
        ):
            yield _Group(number.start, number.start, unnamed.end, int(number.value), unnamed.kind)


def _speaks_of_things(nouns: Sequence[Match[str]], following: int) -> bool:
    """Whether the last noun before the one at `following` counts no people: "the countries; there are five of them"."""
    return following > 0 and nouns[following - 1].value == _THING


def _last_of_countries(text: str, countries: dict[int, CountryName], at: int) -> CountryName | None:
    """The country or adjective at a place, or the last of several: 14 Venezuelan and Colombian families."""
    country = countries.get(at)
    for _ in range(3):
        link = _AND.match(text, country.end) if country is not None else None
        following = countries.get(link.end()) if link is not None else None
        if following is None:
            break
        country = following
    return country


def _demonym(text: str, language: str, name: CountryName) -> Match[str] | None:
    """A people noun for Ghanaians, Ivoiriennes; None for a country's or city's name, and for English adjectives (four Afghan towns)."""
    plural = language != "en" or (text[name.end - 1] == "s" and text[name.end - 2] != "s") or text.endswith("ese", name.start, name.end)
    return Match(name.start, name.end, "beneficiary") if name.kind == "adjective" and plural else None


def _may_count(text: str, number: Number) -> bool:
    before = text[number.start - 1] if number.start else " "
    whole = number.value == int(number.value) and _FEWEST <= number.value <= _MOST
    in_a_word = text[number.end : number.end + 1] == "-"  # a twelve-month course, a 30-year-old woman
    return whole and not number.plain_year and not in_a_word and not before.isalnum() and before not in "$€£.,/-#–"


def _head(text: str, language: str, nouns: Sequence[Match[str]], start: int, sentence_end: int) -> Match[str] | None:
    """The last noun of the noun phrase that begins at `start`, be it people or a thing of theirs; None when it has none."""
    head: Match[str] | None = None
    for noun in nouns:
        if head is not None and head.value == _THING and language != "en":
            break  # its noun comes first: tres pasantías profesionales
        allowed = _WORDS_BETWEEN if head is None else 0 if _THING in (head.value, noun.value) else 2
        if noun.end > sentence_end or not _plain(text[head.end if head else start : noun.start], language, allowed, first=head is None):
            break
        head = noun
    return head


def _plain(between: str, language: str, most: int, *, first: bool) -> bool:
    """Whether the words between belong to one noun phrase: few, no punctuation, no stop word."""
    if _BREAK.search(between[:80]) or len(between) > 80:
        return False
    words = fold(between).replace("'", " ").split()
    if first and words and words[0] in _LINK:
        words = words[1:]
    stops = [i for i, word in enumerate(words) if word in _stops(language) and not (word == "and" and i and _ADJECTIVE.search(words[i - 1]))]
    return len(words) <= most and not stops and (first or language == "en" or not words)


def _skip_link(text: str, start: int) -> int:
    """The start of the noun phrase after "de", "d'", "of the"."""
    rest = text[start : start + 12]
    position = start + len(rest) - len(rest.lstrip())
    word = fold(text[position : position + 3])
    if word.startswith("d'"):
        return position + 2
    return position + 3 if word in ("de ", "of ") else position


def _rule(cues: SentenceCues, sentence: int, group: _Group, *, opening: bool) -> tuple[str, float] | None:
    """Rule and confidence, None when the cues of its sentence do not say that the activity reached them.

    `opening`: in the first half of the release, where the news stands; figures of the problem come behind it.
    """
    reached = cues.distance(sentence, "reached", group.start, group.end)
    if group.kind == UNTOLD and (reached is None or reached > 1 or cues.distance_before(sentence, "reached", group.start) == reached):
        return None
    if group.kind in (COUNTED, TOLD):
        return "people.counted", 0.7
    background = cues.distance(sentence, "background", group.start, group.end)
    if background is not None and (reached is None or background < reached):
        return None
    staffed = cues.distance_before(sentence, "staffed", group.start)
    if group.kind == "professional" and staffed is not None and staffed <= _STAFFED and (reached is None or staffed < reached):
        return None  # the unit has 60 officers
    if group.kind == "professional":
        return ("people.professionals", 0.85) if reached is not None else ("people.professionals_named", 0.6)
    if reached is not None:
        return "people.reached", 0.75
    return ("people.beneficiaries_named", 0.5) if opening and background is None and group.number in A_GROUP else None


@cache
def _stops(language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in reference.load("people_stops", key=("word", "language")) if row["language"] == language)
