"""Groups without a name: "ten leading NGOs", "four Afghan ministries", "ONG locales", with their number where it is said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from etl import reference
from etl.extract.numbers import find_numbers
from etl.extract.people_nouns import find_people_nouns
from etl.extract.vocabulary import Entry, Vocabulary, of_each_language
from etl.model import PartnerType

_REACH = 48
"""Characters before the noun in which its number stands: two or three adjectives fit."""
Counted = Literal["", "only", "never"]

_BREAK = re.compile(r"[,;:()\n.–—]|\b(?:and|or|of|from|et|ou|de|y|o|with|in|by|for|par|pour|por|para|que|that|who|which|whom|at|on|to)\b")


class Group(NamedTuple):
    """text[start:end] is the group, its number included; `number` None when none is said.

    `people`: named by its people (journalists, NGO staff), whose number is not that of their organisations.
    """

    start: int
    end: int
    type: PartnerType
    number: int | None
    people: bool


def find_groups(text: str, language: str) -> Iterator[Group]:
    """Every unnamed group in text order."""
    numbers = find_numbers(text, language)
    people = {noun.start for noun in find_people_nouns(text, language)} if numbers else set()
    ends = [number.end for number in numbers]
    for match in _vocabulary(language).find(text):
        kind, counted = match.value
        before = bisect_right(ends, match.start) - 1
        number = numbers[before] if before >= 0 and counted != "never" and match.end + 1 not in people else None
        if number and 2 <= number.value <= 999 and match.start - number.end <= _REACH and not _BREAK.search(text, number.end, match.start):
            yield Group(number.start, match.end, kind, int(number.value), people=False)
        elif counted != "only":
            yield Group(match.start, match.end, kind, None, people=counted == "never")


@lru_cache(maxsize=8192)
def is_group(name: str, language: str) -> bool:
    """Whether a name is a group's with capitals: Civil Society Organizations."""
    return any(match.start == 0 and match.end == len(name) for match in _vocabulary(language).find(name))


@of_each_language
def _vocabulary(language: str) -> Vocabulary[tuple[PartnerType, Counted]]:
    rows = reference.load("organisation_groups", key=("phrase", "language"))
    entries = (
        Entry(r["phrase"], (cast(PartnerType, r["type"]), cast(Counted, r["counted"])), "exact" if r["phrase"][:2].isupper() else "any")
        for r in rows
        if r["language"] == language
    )
    return Vocabulary(entries, language)
