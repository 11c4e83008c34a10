"""Names that only what they do shows to be organisations: "TELUS gives the lines free of charge", "Homes of Hope, which shelters mothers"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from etl.extract.appositions import LIST, NAMES, NO_BODY, NONE, Apposed
from etl.extract.organisation_lists import behind_place
from etl.extract.organisation_words import people_words, words_in
from etl.model import PartnerType

_ARTICLE = r"(?:[Tt]he |[Ll]es? |[Ll]a |[Ll]['’]|[Ee]l |[Ll]os |[Ll]as )?"
_BEGINNING = re.compile(_ARTICLE)
_SUBJECT = re.compile(rf"[\"“«]?{_ARTICLE}({NAMES})[\"”»]?(?: \([^()]{{2,15}}\))?")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_TWO_CAPITALS = (
    rf"(?=[\"“«]?{_ARTICLE}(?:{_CAPITAL}[\w’'.-]*(?:[A-Z]|,? (?:(?:and|et|y|of|for|de|sans|sin|without) )?{_ARTICLE}{_CAPITAL}|, which)|[a-z]+[A-Z]))"
)
"""Two words with a capital, or one that is no ordinary word: other openings are no names."""
_STOP = re.compile(rf"[.!?;,\"”»\n][ \n]?{_TWO_CAPITALS}")
_BEHIND_AND = re.compile(_TWO_CAPITALS)
_AND = {"en": " and ", "fr": " et ", "es": " y "}
_WHICH = re.compile(r", which (?:also |now |has |had |is |was |will )?\w+")
_TELLING = re.compile(r"[A-Z]{3,}|[A-Z]+[a-z]+[A-Z]\w*|[a-z]+[A-Z]\w*")
"""A word alone that is no ordinary one: TELUS, HomeStart."""
_NO_SUBJECT = re.compile(
    r"(?:Operation|Project|Lake|Mount|Port|Camp|Hotel|Tier|Article|Section|Phase|Track|Page|Photo|Chapter|Annex|Opération|Operación|Lac|Lago|"
    r"Puerto|Artículo|SDG|ODS|ODD|UNTOC|NRM|ILO-C|Zoom|WhatsApp|Facebook)\b"
)
_BEHIND = re.compile(r",? ([a-zß-öø-ÿ][\w’'-]*(?: [\w’'-]+){0,4})")
_LONGEST_DEED = 4
_LONGEST_LIST = 6
_REACH = 400
"""Characters in which a subject and its verb stand."""


def find_subjects(text: str, language: str, places: Mapping[int, int], taken: bytearray) -> Iterator[Apposed]:
    """The names that open a sentence or a clause before what organisations do. `taken`: where names are known, which vouch for those beside them."""
    for start in _openings(text, language):
        if _is_single(text, start, taken):
            continue
        end = min(len(text), start + _REACH)
        subject = _SUBJECT.match(text, start, end)
        if subject is None or NONE.match(subject[1]):
            continue
        spans, at = [subject.span(1)], subject.end()
        while len(spans) < _LONGEST_LIST and (following := LIST.match(text, at, end)):
            spans.append(following.span(1))
            at = following.end()
        which = language == "en" and len(spans) == 1 and bool(_WHICH.match(text, at, end))
        if not which and not _acts(text, at, language):
            continue
        beside = len(spans) > 1 and any(taken[first] or _TELLING.fullmatch(text, first, last) for first, last in spans)
        for first, last in spans:
            kind = _kind(text[first:last], language, vouched=which or beside)
            begin = behind_place(text, first, places)
            if kind and begin < last:
                yield Apposed(begin, last, kind)


def _is_single(text: str, start: int, taken: bytearray) -> bool:
    """Whether a clause begins with a known name that opens no list."""
    article = _BEGINNING.match(text, start)
    first = article.end() if article else start
    if first >= len(text) or not taken[first]:
        return False
    end = taken.find(0, first)
    return end >= 0 and not text.startswith((",", " (", " and ", " et ", " y "), end)


def _openings(text: str, language: str) -> Iterator[int]:
    """Where a clause may begin: at the text's beginning, behind a stop or a comma, behind "and"."""
    yield 0
    for stop in _STOP.finditer(text):
        yield stop.end()
    joining = _AND[language]
    at = text.find(joining)
    while at >= 0:
        at += len(joining)
        if _BEHIND_AND.match(text, at):
            yield at
        at = text.find(joining, at)


def _kind(name: str, language: str, *, vouched: bool) -> PartnerType | None:
    """What kind of body a subject is; None where it may be a person, a place or a plan. `vouched`: it is a thing, or one of a list of bodies."""
    words = name.split()
    if NONE.match(name) or NO_BODY.search(name) or _NO_SUBJECT.match(name) or not people_words(language).isdisjoint(words):
        return None
    if len(words) == 1:
        return "ngo" if vouched or _TELLING.fullmatch(name) else None
    hints = _hints(language)
    hint = next((hints[word] for word in reversed(words) if word in hints), None)
    return hint or ("ngo" if vouched or _TELLING.fullmatch(words[0]) else None)


@cache
def _hints(language: str) -> Mapping[str, PartnerType]:
    """Words that names of organisations are made of, and names of people are not -> kind. English ones serve in every language."""
    return {word: kind for wanted in ("en", language) for word, kind in words_in("hint", wanted)}


def _acts(text: str, at: int, language: str) -> bool:
    """Whether a deed of organisations follows, with one small word before it at most ("also gives"); not one done by others ("supported by")."""
    behind = _BEHIND.match(text, at)
    if behind is None:
        return False
    words, deeds = behind[1].split(), _deeds(language)
    for first in (0, 1):
        for last in range(min(first + _LONGEST_DEED, len(words)), first, -1):
            if " ".join(words[first:last]) in deeds:
                return words[last : last + 1] not in (["by"], ["par"], ["por"])
    return False


@cache
def _deeds(language: str) -> frozenset[str]:
    """What organisations do, in words that follow a subject."""
    return frozenset(word for word, _ in words_in("deed", language))
