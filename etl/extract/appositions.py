"""Names that stand beside what says that they are organisations: the NGO "Open Door", the NGO Aurora, Aurora (a charity), Long Form (LF)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'&.-]*"
"""A word with a capital."""
_NAMES = rf"{_NAME}(?: (?:(?:of|for|the|to|de|la|du|des|pour|para|del) ){{0,2}}{_NAME}){{0,7}}"
_KIND = r"(?:NGOs?|ONG|CSOs?|charity|[Aa]ssociation|[Aa]sociación|[Ff]oundation|[Ff]undación|non-governmental organi[sz]ations?)"
_QUOTED = re.compile(r" ([\"“«‘])[ \u00a0]?")
_QUOTABLE = (
    *("NGO", "NGOs", "ONG", "CSO", "CSOs", "charity", "Association", "association", "Asociación", "asociación"),
    *("Foundation", "foundation", "Fundación", "fundación", "Centre", "centre", "Center", "center", "Group", "group"),
    *(f"{o}rgani{s}ation{plural}" for o in "Oo" for s in "sz" for plural in ("", "s")),
)
"""What a name in quotation marks stands behind."""
_BEFORE = re.compile(rf"(?:NGO|ONG|charity)s? (?!and |or |in |of )({_NAMES})")
_BEHIND = re.compile(rf"({_NAMES})(?: \([^()]{{2,12}}\))?, (?:an?|une?|una) (?:[\w-]+ ){{0,3}}{_KIND}(?!\w)")
_BODY = re.compile(r"(?:NGO|ONG|charity)s? ")
_ARTICLE = re.compile(rf", (?:an?|une?|una) (?:[\w-]+ ){{0,3}}{_KIND}(?!\w)")
_BRACKET = re.compile(r" \(([^\W\d_a-z][\w.&/-]{1,11})\)")
"""What each of the patterns with a name needs: quick to look for, so that most texts are not searched for names."""
_ACRONYM = re.compile(rf"({_NAMES}) \(([^\W\d_a-z][\w.&/-]{{1,11}})\)")
_QUOTES = {'"': '"', "“": "”", "«": "»", "‘": "’"}
_NO_BODY = re.compile(
    r"\b(?:Acts?|Law|Plans?|Programmes?|Programs?|Projects?|Conventions?|Protocols?|Procedures|Persons|People|Mechanisms?|Strategy|Report|Trafficking|"
    r"Migration Management|Loi|Plan|Projet|Personnes|Ley|Proyecto|Personas|Trata|Traite|Days?|Campaign|States|Republic)$"
)
"""What else is often shortened in brackets."""


class Apposed(NamedTuple):
    """text[start:end] is the name."""

    start: int
    end: int


def find_apposed(text: str) -> Iterator[Apposed]:
    """Every such name, in no order; they may overlap names found otherwise."""
    yield from _quoted(text)
    for pattern, mark in ((_BEFORE, _BODY), (_BEHIND, _ARTICLE)):
        if mark.search(text):
            yield from (Apposed(*match.span(1)) for match in pattern.finditer(text))
    for match in _ACRONYM.finditer(text) if _BRACKET.search(text) else ():
        start = _where_acronym_begins(match[1], match[2])
        if start is not None and not _NO_BODY.search(match[1]):
            yield Apposed(match.start(1) + start, match.end(1))


def _quoted(text: str) -> Iterator[Apposed]:
    for match in _QUOTED.finditer(text):
        if not text.endswith(_QUOTABLE, 0, match.start()):
            continue
        close = text.find(_QUOTES[match[1]], match.end(), match.end() + 80)
        name = text[match.end() : close].rstrip(" \u00a0") if close > 0 else ""
        if name and name[0].isupper() and "\n" not in name:
            yield Apposed(match.end(), match.end() + len(name))


def _where_acronym_begins(name: str, acronym: str) -> int | None:
    """Where in `name` the words begin whose capitals the acronym takes; None when it is not made of them, or of one word only."""
    letters = [c.lower() for c in acronym if c.isalpha()]
    words = [(m.start(), m.group()) for m in re.finditer(r"[^\W\d_][\w’'-]*", name)]
    wanted = len(letters) - 1
    for position, word in reversed(words):
        if word[0].isupper() and wanted >= 0 and word[0].lower() == letters[wanted]:
            wanted -= 1
            if wanted < 0:
                return position if len(letters) > 1 else None
    return None
