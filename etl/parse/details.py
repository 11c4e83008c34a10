"""Telephone numbers and e-mail addresses in a text. A public hotline's number is a service, not a person: it is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from phonenumbers import Leniency, PhoneNumberMatcher

from etl import reference

EMAIL_MASK = "[e-mail removed]"
TELEPHONE_MASK = "[telephone removed]"
_EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]+\s?@\s?[\w-]+\.(?:[\w.-]*\w)?")
"""At least as wide as what a build is checked for (etl/load/checks.sql): a slip like info@example..org is an address too."""
_SPELLED = re.compile(r"[\[(]\s?(?:at|arobase|arroba)\s?[\])]", re.IGNORECASE)
_SPELLED_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?[\[(]\s?(?:at|arobase|arroba)\s?[\])]\s?[\w-]{1,63}(?:\s?(?:\.|[\[(]\s?(?:dot|punto|point)\s?[\])])\s?[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
_NUMBER = r"\d(?:[\d().\-/]|\s(?!/)){4,18}\d+"
_DIGITS = r"[+(]{0,2}(?!(?:19|20)\d\d\s?[-/]\s?(?:19|20)?\d\d(?!\d))" + _NUMBER
"""Years from one to another, as of a call for proposals, are none."""
_SEVEN = r"(?=[+(]{0,2}(?:\d\D{0,2}){7})"
"""Seven figures or more, which a year or a small sum has not."""
_LISTED = re.compile(rf"\s?[/,;]\s?{_SEVEN}(?P<number>{_DIGITS})")
"""What follows a number in a list of them."""
_RUN = re.compile(_NUMBER)
"""What every number of `_announced` and `_SHAPES` holds; most texts hold none, and this is told ten times sooner."""
_NEXT = r"(?:[\s().-]{0,2}\d)"
_PREFIXED = rf"00\s?[1-9]\d{{0,2}}(?:{_NEXT}{{7,12}}?(?=[\s,;/.]{{1,2}}00\s?[1-9]{_NEXT}{{7}})|{_NEXT}{{7,12}}(?!\d))"
"""00 41 22 ..., the international prefix in figures; where another one follows, as far as that."""
_BLANK = "[ \u00a0\u202f]"
_NATIONAL = "|".join(
    (
        *(rf"0[1-9](?:{gap}\d\d){{4}}" for gap in (_BLANK, r"\.", "-")),  # 01 23 45 67 89
        r"0[1-9]\d{7,9}",
        rf"(?=(?:\d{_BLANK}?){{9}})0[1-9]\d{{0,3}}{_BLANK}\d{{3,7}}(?:{_BLANK}\d{{3,4}})?",  # 020 7946 0958
    )
)
"""Nine figures or more that begin with the 0 of national numbers: no sum does, and no date has so many."""
_SHAPE = re.compile(rf"(?:(?:\(\d{{3}}\)\s?|\d{{3}}[-.])\d{{3}}[-.]\d{{4}}|{_NATIONAL})(?!\d)|{_PREFIXED}")
"""(202) 555-0143, the North American way, a national number, or one with a prefix."""
_SHAPES = re.compile(rf"(?<!\d)(?<!\d[.,\s])(?:{_SHAPE.pattern})(?:[\s.,;/]{{0,2}}(?:{_SHAPE.pattern}))*")
"""One or a list of them: behind a digit stands only what goes on from a number, else it is part of a sum."""
_FREE = re.compile(r"\+?\(?(?:0?1[-\s.]?)?0?8[08]0{1,2}(?!\d{0,2}[.,])|116[-\s.]?\d{3}(?!\d)")
"""Toll-free numbers of most numbering plans begin 0800, 0 800, 1-800, 01 800 or 880, helplines of Europe 116: nobody's own telephone."""
_BEFORE_SERVICE = 90
_BEHIND_SERVICE = 50
_PLUS = re.compile(r"(?<!\+)(?:[(\[][^\w+\n]{0,4})?\++(?=(?:[^+\n\d]{0,6}\d){4}([^+\n]{0,50}))")
"""Where a number with its country's code may stand: from the plus, or the bracket around it, to where it ends at the latest (group 1)."""


class Detail(NamedTuple):
    """A telephone number or an e-mail address in a text, and what stands for it once it is removed."""

    start: int
    end: int
    mask: str


def find_details(text: str) -> list[Detail]:
    """Every e-mail address, and every telephone number that is not a service's, in text order, none overlapping.

    A number in figures alone counts where a word announces it ("Tel.", "call"), where it has an international prefix, or where it is
    written as only telephone numbers are: years, sums and the numbers of laws are none.
    """
    found: list[Detail] = []
    if "@" in text:
        found += [Detail(m.start(), m.end(), EMAIL_MASK) for m in _EMAIL.finditer(text)]
    if _SPELLED.search(text):
        found += [Detail(m.start(), m.end(), EMAIL_MASK) for m in _SPELLED_EMAIL.finditer(text)]
    found += [span for span in _numbers(text) if not _is_service(text, span)]
    apart: list[Detail] = []
    for span in sorted(found):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart


def phrases(kind: str) -> str:
    """The cues of one kind in data/reference/contact_cues.csv as a pattern, longest first."""
    rows = reference.load("contact_cues", key=("kind", "phrase"))
    cues = sorted((row["phrase"] for row in rows if row["kind"] == kind), key=len, reverse=True)
    return "|".join(re.escape(cue).replace(r"\ ", r"\s+").replace("'", "['’]") for cue in cues)


def names_service(text: str) -> bool:
    """Whether a hotline is spoken of."""
    return bool(_service().search(text))


def _numbers(text: str) -> list[Detail]:
    found = list(_with_plus(text)) if "+" in text else []
    if not _RUN.search(text):
        return found
    announced = (m for first in _announced().finditer(text) for m in _list_from(text, first))
    found += [Detail(*m.span("number"), TELEPHONE_MASK) for m in announced]
    shapes = (m for several in _SHAPES.finditer(text) for m in _SHAPE.finditer(text, *several.span()))
    return found + [Detail(m.start(), m.end(), TELEPHONE_MASK) for m in shapes]


def _list_from(text: str, number: re.Match[str] | None) -> Iterator[re.Match[str]]:
    """A number and those that stand behind it in a list."""
    while number:
        yield number
        number = _LISTED.match(text, number.end())


def _with_plus(text: str) -> Iterator[Detail]:
    """Numbers with a country's code. The matcher is handed a stretch at a time: over a whole text its patience, or the reader's, runs out."""
    for plus in _PLUS.finditer(text):
        for m in PhoneNumberMatcher(text[plus.start() : plus.end(1)], None, leniency=Leniency.POSSIBLE):
            yield Detail(plus.start() + m.start, plus.start() + m.end, TELEPHONE_MASK)


def _is_service(text: str, span: Detail) -> bool:
    behind = re.split(r"[\n;]|[.!?]\s", text[span.end : span.end + _BEHIND_SERVICE])[0]
    before = re.split(r"\n", text[max(0, span.start - _BEFORE_SERVICE) : span.start])[-1]
    return names_service(before) or names_service(behind) or bool(_FREE.match(text, span.start))


@cache
def _announced() -> re.Pattern[str]:
    """A number behind a word that announces one, "Tel. 021 123 456", or behind a cue, a colon and a name: "Press contact: Ana, 555 123 456"."""
    word = rf"(?:{phrases('telephone')})\.?\s{{0,3}}(?:no\.?|number)?\s{{0,3}}[.:]{{0,2}}\s{{0,3}}"
    name = rf"(?:{phrases('block')})\s?(?:(?<=:)|:)[^\d\n]{{0,60}}{_SEVEN}"
    return re.compile(rf"(?<!\w)(?:{word}|{name})(?P<number>{_DIGITS})", re.IGNORECASE)


@cache
def _service() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{phrases('service')})", re.IGNORECASE)
