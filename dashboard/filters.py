"""One selection of activities: from and to the page's address, as a WHERE clause with bound values, and in words.

The address holds codes: `country=AFG,TJK` (a comma is OR), `country.not=AFG` (excludes), `partner.and=un,iom` (each of them), `funder=none` (not
stated); different names are AND.
The same object serves charts, lists and downloads, so what is on the screen and what is in a file are the same rows.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Literal

FACETS = ("country", "region", "partner", "funder", "type", "publisher")
"""Fields that are chosen by code, in the order of the address and of the page."""

SUFFIXES = ("", ".not", ".and")
"""What stands behind a field's name in the address: one of these codes, none of them, each of them."""

NONE = "none"
"""The code for "not stated"."""

Unit = Literal["activities", "releases"]
LANGUAGES = ("en", "fr", "es")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_FACET_SQL = "get_bit(${key}::blob::bit, a.activity_key) = {has}"
_LAST_DAY = """
case a.published_precision when 'year' then make_date(year(a.published), 12, 31) when 'month' then last_day(a.published) else a.published end"""
LONGEST_QUESTION = 2_000
"""Characters of the words in an address that are kept: more than the search reads, which says so."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Codes of one field: an activity has one of `include` (when there are any), none of `exclude` and each of `every`.

    A code that is chosen is not left out.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    every: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "exclude", tuple(code for code in self.exclude if code not in (*self.include, *self.every)))

    def __bool__(self) -> bool:
        return bool(self.codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that is spoken of."""
        return (*self.include, *self.exclude, *self.every)

    def without(self, code: str) -> Choice:
        """The same, but of a code nothing is asked."""
        return Choice(*(tuple(c for c in codes if c != code) for codes in (self.include, self.exclude, self.every)))


@dataclass(frozen=True, slots=True)
class HavingOneOf:
    """Stands among bound values for a bit for each activity: whether it has one of these codes of a field."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """Frozen and hashable, so that it can key a cache. The default selects every activity about counter-trafficking."""

    country: Choice = field(default_factory=Choice)
    region: Choice = field(default_factory=Choice)
    partner: Choice = field(default_factory=Choice)
    funder: Choice = field(default_factory=Choice)
    type: Choice = field(default_factory=Choice)
    publisher: Choice = field(default_factory=Choice)
    since: str = ""  # ISO date as precise as given, or `none`: only activities without a date; "from" in the address
    until: str = ""  # ISO date as precise as given; "to" in the address
    q: str = ""  # what is asked of the search index: words, "phrases", AND OR NOT, field:value
    unit: Unit = "activities"
    lang: str = "en"
    all: bool = False  # also releases judged not to be about counter-trafficking

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> tuple[Filters, tuple[str, ...]]:
        """The filters that an address says, and what of it could not be read (`name=value`), in order."""
        chosen: dict[str, Any] = {}
        unread: list[str] = []
        for name in FACETS:
            choice = Choice(*(_codes(params.get(f"{name}{suffix}", "")) for suffix in SUFFIXES))
            if choice:
                chosen[name] = choice
        for name, key in (("from", "since"), ("to", "until")):
            value = params.get(name, "").strip()
            if _is_date(value) or (name == "from" and value == NONE):
                chosen[key] = value
            elif value:
                unread.append(f"{name}={value}")
        for name, allowed in (("unit", ("activities", "releases")), ("lang", LANGUAGES), ("all", ("0", "1"))):
            value = params.get(name, "")
            if value in allowed:
                chosen[name] = value == "1" if name == "all" else value
            elif value:
                unread.append(f"{name}={value}")
        chosen["q"] = " ".join(params.get("q", "")[:LONGEST_QUESTION].split())
        return cls(**chosen), tuple(unread)

    def to_params(self) -> dict[str, str]:
        """The address of this selection: only what differs from the default, in a fixed order."""
        params: dict[str, str] = {}
        for name in FACETS:
            choice = self.choice(name)
            for suffix, codes in zip(SUFFIXES, (choice.include, choice.exclude, choice.every), strict=True):
                if codes:
                    params[f"{name}{suffix}"] = ",".join(codes)
        rest = {"from": self.since, "to": self.until, "q": self.q, "unit": self.unit, "lang": self.lang, "all": "1" if self.all else ""}
        return params | {name: value for name, value in rest.items() if value and (name, value) not in (("unit", "activities"), ("lang", "en"))}

    def choice(self, name: str) -> Choice:
        """The codes chosen for one of FACETS."""
        chosen: Choice = getattr(self, name)
        return chosen

    def with_choice(self, name: str, choice: Choice) -> Filters:
        """The same selection with other codes for one of FACETS."""
        return replace(self, **{name: choice})  # type: ignore[arg-type]

    def toggled(self, name: str, code: str) -> Filters:
        """The selection after a click on a value: added to the field, or taken off when it was there."""
        choice = self.choice(name)
        is_there = code in (*choice.include, *choice.every)
        return self.with_choice(name, choice.without(code) if is_there else replace(choice, include=(*choice.include, code)))

    def with_period(self, code: str) -> Filters:
        """The selection after a click on a period (2019, 2019-Q2, 2019-05, none): that period, or no dates when it was the selection."""
        if "-Q" in code:
            year, quarter = code.split("-Q")
            since, until = f"{year}-{int(quarter) * 3 - 2:02d}", f"{year}-{int(quarter) * 3:02d}"
        else:
            since, until = code, "" if code == NONE else code
        return replace(self, since="", until="") if (self.since, self.until) == (since, until) else replace(self, since=since, until=until)

    def with_span(self, first: str, last: str) -> Filters:
        """The selection from the first day of one period to the last of another (codes as for `with_period`)."""
        return replace(self, since=Filters().with_period(first).since, until=Filters().with_period(last).until)

    def with_cell(self, name: str, code: str, period: str) -> Filters:
        """The selection after a click on a cell of values by periods: that value in that period alone, or neither when they were the selection."""
        if self.choice(name).include == (code,) and self.period == period:
            return replace(self.with_choice(name, Choice()), since="", until="")
        dated = self if self.period == period else self.with_period(period)
        return dated.with_choice(name, Choice((code,)))

    def with_tie(self, name: str, one: str, other: str) -> Filters:
        """The selection after a click on two values of one field that stand together: activities that have both, or any again when it asked so."""
        choice = self.choice(name)
        if one in choice.every and other in choice.every:
            return self.with_choice(name, choice.without(one).without(other))
        return self.with_choice(name, replace(choice, every=tuple(dict.fromkeys((*choice.every, one, other)))))

    def inverted(self, name: str, code: str) -> Filters:
        """The selection with a chosen value left out instead, or a left-out value chosen instead."""
        rest = self.choice(name).without(code)
        left_out = code in self.choice(name).include
        return self.with_choice(name, replace(rest, exclude=(*rest.exclude, code)) if left_out else replace(rest, include=(*rest.include, code)))

    @property
    def period(self) -> str:
        """The code of the period that is selected as a whole, "" for any other dates."""
        if self.since == NONE or (self.since and self.since == self.until):
            return self.since
        if len(self.since) == len(self.until) == 7 and self.since[:4] == self.until[:4]:
            first, last = int(self.since[5:]), int(self.until[5:])
            return f"{self.since[:4]}-Q{last // 3}" if last - first == 2 and last % 3 == 0 else ""
        return ""

    @property
    def dated(self) -> bool:
        """Whether it asks for dates, so that what has none is left out."""
        return bool(self.since or self.until) and self.since != NONE

    def reset(self) -> Filters:
        """No selection; unit and language stay."""
        return Filters(unit=self.unit, lang=self.lang)

    @property
    def active(self) -> bool:
        """Whether anything is selected."""
        return self != self.reset()

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for beside what is about counter-trafficking."""
        return replace(self, unit="activities", lang="en", all=False) != Filters()

    def where(self) -> tuple[str, dict[str, Any]]:
        """(condition on `activity_facts a`, values to bind), without `q`. The search index answers words, and a build which activities have a code:
        queries/selection.py binds both as bits.

        A date matches when any day that it may mean lies inside the bounds.
        """
        parts = [] if self.all else ["a.counter_trafficking"]
        bound: dict[str, Any] = {}
        for name in FACETS:
            choice = self.choice(name)
            each = ((f"_and_{i}", (code,), 1) for i, code in enumerate(choice.every))
            for suffix, codes, has in (("", choice.include, 1), ("_not", choice.exclude, 0), *each):
                if codes:
                    key = f"{name}{suffix}"
                    parts.append(_FACET_SQL.format(key=key, has=has))
                    bound[key] = HavingOneOf(name, codes)
        if self.since == NONE:
            parts.append("a.published is null")
        elif self.since:
            parts.append(f"{_LAST_DAY} >= $since")
            bound["since"] = _first_day(self.since)
        if self.until:
            parts.append("a.published <= $until")
            bound["until"] = _last_day(self.until)
        return " and ".join(parts) or "true", bound


assert {f.name for f in fields(Filters)} >= set(FACETS)


def _codes(text: str) -> tuple[str, ...]:
    """Codes between commas, each once, in order."""
    return tuple(dict.fromkeys(code for part in text.split(",") if (code := part.strip())))


def _is_date(value: str) -> bool:
    try:
        return bool(_DATE.fullmatch(value) and _first_day(value))
    except ValueError:
        return False


def _first_day(value: str) -> date:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last_day(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])
