"""Dates as people write them, in English, French and Spanish; month names from CLDR. A date is never invented: what is unclear is none."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import islice
from typing import Literal

from babel import Locale

from etl.model import PartialDate

EARLIEST = date(1990, 1, 1)
"""Releases on the web are not older; an earlier date is something else."""
_HEAD = 320
"""Code points of a text in which a dateline stands."""
_DAYS_BEFORE = re.compile(r"(?:(?<!\d)\d{1,2}(?:st|nd|rd|th|er)?(?:\s?[–-]\s?|,\s|\s(?:to|and|al?|au|et|y)\s))+$")
"""The other days of several: "16-" in 16-17 June, "from 5 to" in 5 to 7 March."""
_ISO = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?")
_NUMERIC = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2((?:19|20)\d\d)")
_ANNOUNCES = (
    r"(?:(?:date )?published|posted|(?:last )?updated|date|released|release date|issued|created|post[ée]e?|publi[ée]e?"
    r"|date de publication|mis(?:e)? en ligne|mise à jour"
    r"|publicad[oa]|fecha(?: de publicación)?|actualizado)"
)
_PREFIX = re.compile(
    rf"^(?:{_ANNOUNCES}|(?:for )?(?:immediate )?(?:press )?release|news|press|story|stories|article|communiqu[ée](?: de presse)?|actualit[ée]s?"
    r"|comunicado(?: de prensa)?|noticias?|nota de prensa|boletín)?(?:\s+(?:on|le|el))?\s*[:,–-]?\s*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)?"
    r",?\s*(?:le |el )?",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(rf"^[ \t]*{_ANNOUNCES}\b.{{4,60}}", re.IGNORECASE | re.MULTILINE)
_SMALL = frozenset({"a", "ce", "este", "de", "la", "le", "el", "los", "las", "du", "del", "of", "the", "and", "y", "et", "on", "au"})
_ELIDED = ("d'", "d’", "l'", "l’")
_STAMP_LINES = 6
_LONGEST_STAMP = 90
_PIECES = re.compile(r"\s[|•·/]\s|,\s(?=\d{1,2}:\d\d)|\s-\s(?=\d{1,2}:\d\d)|\sby\s|\spar\s|\spor\s|\s(?:at|à|a las)\s(?=\d)")
_WORD = re.compile(r"\w+")
_AGENCY = r"(?:\s?/[^/\n]{2,48}/)?"
"""The news agency that spreads a release: "Nov. 1, 2021 /PRNewswire/ -"."""
_FOLLOWED = re.compile(r"(?:,\s[A-ZÀ-Ý][\w'’.-]*(?:\s(?:de|of|la|le|el|du|and|et|y)\b|\s[A-ZÀ-Ý][\w'’.-]*){0,4}){1,3}\s?[–—-]\s")
""" "3 October 2023, Cape Town, South Africa – ": the place behind the date, where nothing stands before it."""
_BEHIND = re.compile(rf"{_AGENCY}\s*(?:[–—:.\-]|[)\]]|,?\s+\()|[ \t]*\n")

_OPENS = re.compile(r"[ \t]+[«“\"¿¡]?\s?[A-ZÀ-Ý]")
"""Where neither a dash nor a line's end stands behind a date, the sentence that follows."""


def read_date(text: str, language: str = "en") -> PartialDate | None:
    """A whole string as a date: 2023-02-09, 2023-02, 2023, 9 February 2023, Feb 9, 2023, le 9 février 2023, 09/02/2023; else None.

    Day and month in figures alone are read only where one of them is above 12; else the language decides where it is clear (French and
    Spanish put the day first, and so does whoever writes 11.06.2020), and in English, which has both orders, only the year is sure.
    """
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        return make_date(*(int(part) if part else None for part in found.groups()))
    rest = _PREFIX.sub("", text, count=1).strip(" .")
    if found := _NUMERIC.fullmatch(rest):
        return _figures(int(found[1]), int(found[3]), int(found[4]), language, found[2])
    if found := _written().fullmatch(rest):
        return _from_match(found)
    found = _ISO.fullmatch(rest)
    return make_date(*(int(part) if part else None for part in found.groups())) if found else None


def stamp(text: str, language: str = "en") -> PartialDate | None:
    """The date that stands on a line of its own among the first, or behind a word like "Published" on any: "News | 6 July 2018", "27/06/2018"."""
    lines = text[: _STAMP_LINES * _LONGEST_STAMP].split("\n")[:_STAMP_LINES]
    announced = (found.group() for found in islice(_ANNOUNCED.finditer(text), _STAMP_LINES))
    for line in (*lines[: -1 if len(lines) < _STAMP_LINES else None], *announced):
        if len(line) > _LONGEST_STAMP or not any(character.isdigit() for character in line):
            continue
        for piece in _PIECES.split(line):
            if not piece.strip().isdigit() and (found := read_date(piece, language)):
                return found
    return None


def dateline(text: str, language: str = "en") -> PartialDate | None:
    """The date before the dash of a dateline ("DUSHANBE, 23 October 2013 – ...", "14/03/2018 – "), or in brackets in the first sentence.

    A date further on is that of an event, see `etl.parse.events`. Several days (5-7 March 2025) give their month.
    """
    head = text[:_HEAD]
    for found in _NUMERIC.finditer(head):
        if is_dateline(head[: found.start()], head[found.end() :]):
            return _figures(int(found[1]), int(found[3]), int(found[4]), language, found[2])
    for found in _written().finditer(head) if names_month(head) else ():
        before, days = _DAYS_BEFORE.subn("", head[: found.start()])
        after = head[found.end() :]
        in_brackets = before.rstrip().endswith("(") and after.lstrip().startswith(")") and ". " not in before
        if in_brackets or is_dateline(before, after):
            return _without_day(_from_match(found)) if days else _from_match(found)
    return None


def names_month(text: str) -> bool:
    """Whether a word is the name of a month. Where none is, this shows it ten times sooner than a pattern of dates."""
    return not months().keys().isdisjoint(_WORD.findall(without_case(text)))


def without_case(text: str) -> str:
    """`text` in the one form that a pattern with re.IGNORECASE takes it for, the Turkish i's among the others."""
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def month_number(name: str) -> int:
    """The number of a month by the name or abbreviation that a pattern of `months` found."""
    return months()[without_case(name).rstrip(".")]


def _without_day(date: PartialDate | None) -> PartialDate | None:
    return date and make_date(date.first.year, date.first.month)


def is_dateline(before: str, after: str) -> bool:
    """Whether a date stands in a dateline: nothing in its line but a place before it, a dash, the line's end or the like behind it.

    Behind a place and a comma ("Lima, 9 de julio de 2021 La Oficina ...") a sentence may follow at once.
    """
    line = before.rpartition("\n")[2]
    if not _is_place(line):
        return False
    place, _, rest = line.rpartition(",")
    set_off = bool(place) and not _PREFIX.sub("", rest, count=1)
    return bool(_BEHIND.match(after) or (not line.strip() and _FOLLOWED.match(after)) or (set_off and _OPENS.match(after)))


def _is_place(before: str) -> bool:
    """Whether all that stands before a date is a place (a few capitalised words) or nothing."""
    words = re.sub(r"[(),./–—\[\]\-]", " ", before).split()
    return len(words) <= 6 and all(
        word[0].isupper() or word.lower() in _SMALL or word.startswith(_ELIDED) or _PREFIX.sub("", word) == "" for word in words
    )


def _figures(first: int, second: int, year: int, language: str, mark: str = "/") -> PartialDate | None:
    if first > 12 or first == second or mark == "." or language in ("fr", "es"):
        return make_date(year, second, first)
    return make_date(year, first, second) if second > 12 else make_date(year)


def _from_match(found: re.Match[str]) -> PartialDate | None:
    groups = found.groupdict()
    month = month_number(groups["month1"] or groups["month2"] or groups["month3"])
    day = groups["day1"] or groups["day2"]
    year = groups["year1"] or groups["year2"] or groups["year3"]
    return make_date(int(year), month, int(day) if day else None)


def make_date(year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """A date as precise as its parts; None for one that no calendar has."""
    precision: Literal["day", "month", "year"] = "day" if day else "month" if month else "year"
    try:
        return PartialDate(date(year or 0, month or 1, day or 1), precision)
    except ValueError:
        return None


@cache
def months() -> dict[str, int]:
    """Month name or abbreviation, casefolded, without its full stop -> its number."""
    names: dict[str, int] = {}
    for language in ("en", "fr", "es"):
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names |= {name.casefold().rstrip("."): number for number, name in months[context][width].items()}
    return names | {"sept": 9}


@cache
def _written() -> re.Pattern[str]:
    """9 February 2023, 9 de febrero de 2023, le 1er mars 2023; February 9, 2023; February 2023."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<!\w)(?P<day1>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?(?:\s+of|\s+de)?\s+(?P<month1>{month})\.?,?(?:\s+de[l]?)?\s+(?P<year1>{year})(?!\d)"
        rf"|(?<!\w)(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:del?\s+)?(?P<year2>{year})(?!\d)"
        rf"|(?<!\w)(?P<month3>{month})\.?,?(?:\s+de[l]?)?\s+(?P<year3>{year})(?!\d)",
        re.IGNORECASE,
    )
