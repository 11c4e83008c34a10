"""The date of the event that a release opens with: the best sign of when it came out where it bears no date of its own.

Releases report an event within days. What lies ahead or long behind, and dates of laws, deadlines and other periods, say less or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale

from etl import reference
from etl.model import PartialDate
from etl.parse.dates import is_dateline, make_date, month_number, months, names_month, without_case

_OPENING = 420
"""Code points in which a release says what happened when; further on, dates are those of plans, laws and earlier events."""
_FIRST_SENTENCES = 3
_REACH = 70
"""Code points before a date in which the words stand that say what it is the date of."""
_YEARS_SOUGHT = 4_000
_YEAR_BEFORE = 30
_DAY_WORDS = ("today", "yesterday", "tomorrow")
_AT_THE_START = 12
"""Code points before a month alone that opens the text: In March 2013 ...; elsewhere such a month is that of something older."""
_MONTHS_NEAR = 4
"""Months between an event without its year and another date of the same release that has one."""
_AHEAD_SURE = 3
"""From March on, an event that lies ahead is one of the year in which it is announced."""


class _Told(NamedTuple):
    """text[start:end] is a date; `days` empty for a month alone, `months_apart` when it spans two, year None where it is not written."""

    start: int
    end: int
    days: Sequence[int]
    month: int
    year: int | None
    months_apart: bool


class _Place(NamedTuple):
    """What stands around a date: before it in its sentence, right behind it, on both sides; whether it is a dateline's."""

    before: str
    after: str
    around: str
    dateline: bool
    language: str

    def has(self, kind: str) -> bool:
        """Whether a cue of that kind stands right before the date."""
        return _cues(kind, self.language, _BESIDE).search(self.before) is not None

    def tells(self, kind: str) -> bool:
        """Whether a cue of that kind stands somewhere around the date."""
        return _cues(kind, self.language, _ANYWHERE).search(self.around) is not None


def event_date(text: str, language: str, *, title: str = "", address: PartialDate | None = None) -> PartialDate | None:
    """The date of the event that the text opens with, None without one.

    Its day where it is one day of news, or where the text calls it today, yesterday or tomorrow; its month where it lasted several days; its
    year where only its month is told or it lies ahead. A date without a year takes that of the address, or one of title and text that fits
    its weekday or stands alone.
    """
    opening = text[:_OPENING]
    told = [one for one in _dates(opening) if opening.count(". ", 0, one.start) < _FIRST_SENTENCES]
    told.sort(key=lambda one: (not one.days, one.year is None and address is None))
    for one in told:
        place = _place(one, opening, language)
        year = one.year or (address.first.year if address else _year_in(f"{title}\n{text[:_YEARS_SOUGHT]}", one, place))
        if year is not None and (found := _published(one, place, year)) is not None:
            return found
    return None


def _place(told: _Told, opening: str, language: str) -> _Place:
    begin = max(opening.rfind(". ", 0, told.start), opening.rfind("\n", 0, told.start)) + 1
    return _Place(
        opening[max(begin, told.start - _REACH) : told.start],
        opening[told.end : told.end + 20],
        opening[max(0, told.start - 2 * _REACH) : told.end + 2 * _REACH],
        is_dateline(opening[: told.start], opening[told.end :]),
        language,
    )


def _published(told: _Told, place: _Place, year: int) -> PartialDate | None:
    """What an event's date says about the release's; None when nothing."""
    day = told.days[0] if len(told.days) == 1 else None
    if day and place.dateline:
        return make_date(year, told.month, day)
    for shift, word in zip((0, 1, -1), _DAY_WORDS, strict=True):
        if day and (place.has(word) or _cues(word, place.language, _BEHIND).match(place.after)):
            return _shifted(year, told.month, day, shift)
    if place.has("bound") or place.has("limit") or _PERIOD_BEHIND.match(place.after) or _PERIOD_BEFORE.search(place.before):
        return None
    if _cues("aside", place.language, _ANYWHERE).search(place.before) or _cues("numbered", place.language, _NUMBERED).search(place.before):
        return None
    if _cues("ahead", place.language, _ANYWHERE).search(place.before):
        return make_date(year) if told.month >= _AHEAD_SURE and told.year else None
    if told.months_apart and place.tells("running"):
        return None
    if not told.days:
        return make_date(year) if told.start <= _AT_THE_START else None
    if day and not told.months_apart and place.has("span"):
        return None
    return make_date(year, told.month, day if place.tells("news") else None)


def _shifted(year: int, month: int, day: int, days: int) -> PartialDate | None:
    found = make_date(year, month, day)
    return found and PartialDate(found.first + timedelta(days=days), "day")


def _dates(opening: str) -> Iterator[_Told]:
    if not names_month(opening) and not ("(" in opening and "/" in opening):
        return
    for found in _pattern().finditer(opening):
        groups = found.groupdict()
        named = groups["month"] or groups["month_first"] or groups["month_alone"]
        month = month_number(named) if named else int(groups["month_figures"])
        days = [int(day) for day in _NUMBER.findall(groups["days"] or groups["days_behind"] or groups["days_figures"] or "")]
        year = groups["year"] or groups["year_behind"] or groups["year_alone"] or groups["year_figures"]
        if 1 <= month <= 12 and all(1 <= day <= 31 for day in days):
            yield _Told(found.start(), found.end(), days, month, _century(year), bool(groups["other_month"] or groups["other_month_first"]))


def _century(year: str | None) -> int | None:
    return None if year is None else int(year) if len(year) == 4 else 2000 + int(year)


def _year_in(text: str, told: _Told, place: _Place) -> int | None:
    """The one year of the text that the date's weekday proves; without a weekday the text's only one, where it is near the date.

    Near: of another date some months away; any, where the date is that of today, this week or the dateline.
    """
    years = _years(text, place.language)
    if (weekday := _weekdays().search(place.before)) and len(told.days) == 1:
        number = _weekday_numbers()[without_case(weekday[1])]
        days = [make_date(year, told.month, told.days[0]) for year in years]
        years = frozenset(day.first.year for day in days if day and day.first.weekday() == number)
    elif not (place.dateline or place.has("now") or place.has("today")):
        near = _years_near(text, told.month, place.language)
        years = near if years <= near else frozenset()
    return next(iter(years)) if len(years) == 1 else None


@lru_cache(maxsize=4)
def _years(text: str, language: str) -> frozenset[int]:
    """The years that a text names, but for those that bound something."""
    begin = {told.end: told.start for told in _dates(text)}
    spans = [(begin.get(found.end(), found.start()), int(found[0])) for found in _YEAR.finditer(text)]
    return frozenset(year for start, year in spans if not _bounded(text, start, language, "limit"))


@lru_cache(maxsize=64)
def _years_near(text: str, month: int, language: str) -> frozenset[int]:
    """The years of a text's dates whose month is near, a plan's too."""
    near = [told for told in _dates(text) if told.year and abs(told.month - month) <= _MONTHS_NEAR]
    return frozenset(told.year for told in near if told.year and not _bounded(text, told.start, language))


def _bounded(text: str, start: int, language: str, *more: str) -> bool:
    """Whether the words right before a date or year make it the date of something older (or of what `more` kinds of cues say)."""
    before = text[max(0, start - _YEAR_BEFORE) : start]
    return any(_cues(kind, language, _BESIDE).search(before) for kind in ("bound", "span", *more))


_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-]|\s?[–-]\s?\d)")
_PERIOD_BEHIND = re.compile(r"\s?(?:(?:–|-)\s?|(?:to|until|through|and|à|au|a|al|hasta|et|y)\s)(?:\w+,?\s){0,3}(?:19|20)\d\d")
_PERIOD_BEFORE = re.compile(r"(?:19|20)\d\d(?: (?:to|until|through|à|au|al|a|hasta) |\s?[–-]\s?)(?:le |el )?$")
_BESIDE = r"\b(?:{})[ ,(]{{0,2}}(?:(?:on|the|le|la|el|in|en|this|of|de|du|del)[ ]){{0,2}}(?:{}[ ,(]{{0,2}}(?:the |le |el )?)?$"
_NUMBERED = r"\b(?:{})(?: n[°ºo.]{{0,2}})? ?\d[\d./-]{{0,13}}[ ,(]{{0,2}}(?:(?:of|on|du|de|del)[ ])?(?:{}[ ,]{{0,2}})?$"
_BEHIND = r"[ ,(]{{0,2}}(?:{})\b(?:{})?"
_ANYWHERE = r"\b(?:{})\b(?:{})?"


@cache
def _cues(kind: str, language: str, frame: str) -> re.Pattern[str]:
    """The cues of a kind in one language (of all three for an unknown one), in a frame that says where they stand."""
    rows = reference.load("date_cues", key=("cue", "language", "kind"))
    wanted = (language,) if language in ("en", "fr", "es") else ("en", "fr", "es")
    cues = sorted({row["cue"] for row in rows if row["kind"] == kind and row["language"] in wanted}, key=len, reverse=True)
    words = "|".join(re.escape(cue.removesuffix("*")).replace("'", "['’]").replace("\\ ", r"\s") + r"\w*" * cue.endswith("*") for cue in cues)
    return re.compile(frame.format(words, "|".join(_weekday_numbers())), re.IGNORECASE)


@cache
def _weekday_numbers() -> dict[str, int]:
    """Weekday in the three languages, casefolded -> its number, Monday 0."""
    return {name.casefold(): number for language in ("en", "fr", "es") for number, name in Locale(language).days["format"]["wide"].items()}


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(_weekday_numbers())})[ ,]{{0,2}}(?:the |le |el )?\(?$", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """5, 6 and 7 May 2022; 29 September to 4 October 2024; May 5-7, 2022; 3 May; (26-28/02); in May 2022."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|°)?"
    between = r"(?:\s?[–—-]\s?|,\s|\s(?:to|and|through|al?|au|et|y)\s(?:le\s|el\s)?|,\s(?:and|et|y)\s)"
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<![\w.,/])(?:{day}\s(?:de\s)?(?P<other_month>{month})\.?{between})?(?P<days>{day}(?:{between}{day}){{0,3}})(?:\s+of|\s+de)?\s+(?P<month>{month})(?!\w)"
        rf"(?:\.?,?(?:\s+de[l]?)?\s+(?P<year>{year})(?!\d))?"
        rf"|(?<!\w)(?:(?P<other_month_first>{month})\.?\s{day}{between})?(?P<month_first>{month})\.?\s+(?P<days_behind>{day}(?:{between}{day}){{0,3}})(?![\w%]|[.,]\d)"
        rf"(?:,?\s+(?P<year_behind>{year})(?!\d))?"
        rf"|(?<!\w)(?:(?:{month}){between})?(?P<month_alone>{month})\.?,?(?:\s+de[l]?)?\s+(?P<year_alone>{year})(?!\d)"
        rf"|\((?P<days_figures>\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?)/(?P<month_figures>\d{{1,2}})(?:/(?P<year_figures>{year}|\d\d))?\)",
        re.IGNORECASE,
    )
