"""Names that only their place in a list shows to be organisations: "UNICEF, Lumina Works and AURA" names three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from etl.extract.appositions import LIST, NAMES, NONE, OVER, name_end
from etl.extract.organisation_words import people_words
from etl.extract.posts import is_person
from etl.model import PartnerType

_BEFORE = re.compile(rf"({NAMES})(?: \([^()]{{2,15}}\))?,? (?:and|et|y|e) (?:the |la |le |les |l['’]|el |los |las )?$")
_JOINED = re.compile(r" (?:and|et|y|e) (?:the |la |le |les |l['’]|el |los |las )?$")
_PAIR = re.compile(r" (?:and|et|y|e) ")
_REACH = 90
_LONGEST_LIST = 12
_TELLING = re.compile(r"[A-Z].*[A-Z]|[A-Z0-9].*\d|\w\.\w")
"""A word alone that is no ordinary one: AURA, AidWorks, Aid.Works."""
_PEOPLE_OF = re.compile(r"(\w+) (?:of|for|from|de la|du|des|de|del)(?: the| la| los| las)? ")
_NO_BODY = frozenset(
    "Act Law Code Convention Protocol Treaty Ley Loi Código Protocolo Constitution Constitución"  # noqa: SIM905
    " Challenge Award Awards Prize Contest Competition Workshop Seminar Course Campaign Handbook Report".split()
)
"""What ends the name of a text, a prize or a meeting."""
_GOES_ON = re.compile(r" (?:(?:of|for|the|de|la|del|du|des) )*[^\W\d_a-zß-öø-ÿ]")
"""Behind a place that opens a longer name: Ulaanbaatar Railway."""
_ACRONYM = re.compile(r"[A-Z0-9./-]{2,12}$")


class Name(Protocol):
    """Of an organisation that is known to be one."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def type(self) -> PartnerType:
        """What kind of organisation it is."""


def find_listed(
    text: str, language: str, names: Sequence[Name], places: Mapping[int, int], taken: bytearray
) -> Iterator[tuple[int, int, PartnerType]]:
    """(start, end, type) of names beside `names` in their lists; no place's, no person's, none where text is `taken`.

    `places`: where names of places begin and end; a longer name that begins with one is no place's.
    """
    starts = {name.start for name in names}
    for name in names:
        at = name.end
        for _ in range(_LONGEST_LIST):
            following = LIST.match(text, at)
            if not following or following.start(1) in starts:
                break
            start, end = following.span(1)
            start, end = behind_place(text, start, places), name_end(text, end)
            enclosed = (other := LIST.match(text, end)) is not None and other.start(1) in starts
            paired = enclosed or (name.type != "government" and at == name.end and bool(_PAIR.match(text, at)) and bool(OVER.match(text, end)))
            if start >= end or any(taken[start:end]) or not _is_name(text[start : following.end(1)], language, enclosed=paired):
                break
            if ("," in text[at:start] or text[at:start].lstrip(" ").startswith("(")) and is_person(text[start:end], text, name.start, language):
                break
            yield start, end, _type_of(text[start:end], name.type)
            at = end
        if _JOINED.search(text, max(0, name.start - 12), name.start):
            window = max(0, name.start - _REACH)
            before = _BEFORE.search(text[window : name.start])
            if not before or not _is_name(before[1], language, enclosed=False):
                continue
            start, end = window + before.start(1) + _people_of(before[1], language), window + before.end(1)
            start = behind_place(text, start, places)
            if start < end and not any(taken[start:end]):
                yield start, end, _type_of(text[start:end], name.type)


def _people_of(words: str, language: str) -> int:
    """How long "Journalists of " is at the beginning of a name, in characters."""
    people = _PEOPLE_OF.match(words)
    return people.end() if people and people[1] in people_words(language) else 0


def behind_place(text: str, start: int, places: Mapping[int, int]) -> int:
    """Where a name begins: behind "Chile's"; behind all of it when a place's name is all; at `start` where a place opens a longer name."""
    end = places.get(start)
    if end is None:
        return start
    if text.startswith(("'s ", "’s "), end):
        return end + len("'s ")
    return start if _GOES_ON.match(text, end) else end


def _is_name(words: str, language: str, *, enclosed: bool) -> bool:
    last = words.rpartition(" ")[2]
    if NONE.match(words) or last in _NO_BODY or last in people_words(language) or _people_of(words, language):
        return False
    return enclosed or " " in words or bool(_TELLING.match(words))


def _type_of(words: str, beside: PartnerType) -> PartnerType:
    """An acronym is of its neighbour's kind, an address of the Web a firm's, longer names are those of associations."""
    if words.endswith(" police"):
        return "government"
    if _ACRONYM.match(words):
        return beside
    return "private" if "." in words and " " not in words else "ngo"
