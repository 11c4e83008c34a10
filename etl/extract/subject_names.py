"""Names that only what they do shows to be organisations: "TELUS gives the lines free of charge", "Homes of Hope, which shelters mothers"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from etl import reference
from etl.extract.appositions import LIST, NAMES, NO_BODY, NONE, Apposed
from etl.extract.organisation_words import people_words
from etl.extract.sentences import split_sentences
from etl.model import PartnerType

_SUBJECT = re.compile(rf"[\"“«]?(?:The |Le |La |Les |L['’]|El |Los |Las |the |le |la |les |l['’]|el |los |las )?({NAMES})[\"”»]?(?: \([^()]{{2,15}}\))?")
_WHICH = re.compile(r", which (?:also |now |has |had |is |was |will )?\w+")
_TELLING = re.compile(r"[A-Z]{3,}|[A-Z]+[a-z]+[A-Z]\w*|[a-z]+[A-Z]\w*")
"""A word alone that is no ordinary one: TELUS, HomeStart."""
_NO_SUBJECT = re.compile(r"(?:Operation|Project|Lake|Mount|Port|Camp|Hotel|Tier|Article|Section|Phase|Track|Page|Photo|Chapter|Annex|Opération|Operación|Lac|Lago|"
    r"Puerto|Artículo|SDG|ODS|ODD|UNTOC|NRM|ILO-C|Zoom|WhatsApp|Facebook)\b")
_LONGEST_LIST = 6


def find_subjects(text: str, language: str, places: Mapping[int, int]) -> Iterator[Apposed]:
    """The names that open a sentence, or a part of one behind a semicolon, before what organisations do."""
    for start, end in _openings(text):
        subject = _SUBJECT.match(text, start, end)
        if subject is None or NONE.match(subject[1]):
            continue
        spans, at = [subject.span(1)], subject.end()
        while len(spans) < _LONGEST_LIST and (following := LIST.match(text, at, end)):
            spans.append(following.span(1))
            at = following.end()
        which = language == "en" and len(spans) == 1 and bool(_WHICH.match(text, at, end))
        if not which and not _deeds(language).match(text, at, end):
            continue
        for first, last in spans:
            kind = _kind(text[first:last], language, which=which)
            if kind and places.get(first, 0) < last:
                yield Apposed(first, last, kind)


def _openings(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence begins, and each part of it behind a semicolon, with the sentence's end."""
    for start, end, _ in split_sentences(text):
        yield start, end
        at = text.find("; ", start, end)
        while at >= 0:
            yield at + 2, end
            at = text.find("; ", at + 2, end)


def _kind(name: str, language: str, *, which: bool) -> PartnerType | None:
    """What kind of body a subject is; None where it may be a person, a place or a plan. `which`: it is a thing."""
    words = name.split()
    if NONE.match(name) or NO_BODY.search(name) or _NO_SUBJECT.match(name) or not people_words(language).isdisjoint(words):
        return None
    if len(words) == 1:
        return "ngo" if _TELLING.fullmatch(name) else None
    hints = _hints(language)
    hint = next((hints[word] for word in reversed(words) if word in hints), None)
    return hint or ("ngo" if which or _TELLING.fullmatch(words[0]) else None)


@cache
def _rows(place: str, language: str) -> tuple[reference.Row, ...]:
    rows = reference.load("organisation_words", key=("word", "language", "place"))
    return tuple(row for row in rows if row["place"] == place and row["language"] == language)


@cache
def _hints(language: str) -> Mapping[str, PartnerType]:
    """Words that names of organisations are made of, and names of people are not -> kind. English ones serve in every language."""
    return {row["word"]: cast(PartnerType, row["type"]) for wanted in ("en", language) for row in _rows("hint", wanted)}


@cache
def _deeds(language: str) -> re.Pattern[str]:
    """What organisations do, in words that follow a subject."""
    deeds = "|".join(sorted((re.escape(row["word"]) for row in _rows("deed", language)), key=len, reverse=True))
    return re.compile(rf",? (?:\w{{2,10}} )?(?:{deeds})(?!\w)")
