"""Which of the countries that a release names its activity takes place in or serves.

Each country of the text is weighed by the parts its namings play (country_roles), where they stand, and how often. The weights are data
(country_weights.csv), fitted once on the development releases; a country counts when their sum is above zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from etl import reference
from etl.extract.base import first_mentions, language_of
from etl.extract.country_roles import RoleInText, country_roles
from etl.extract.cues import find_cues
from etl.model import Country, Release, Statement

_LIST = 3
_WEAK = frozenset({"foreign", "funding", "seat", "passing"})
_LOOSE = frozenset({"named", "people", "route"})
_ASIDE = frozenset({"route", "people", "lends"})
_RULES = (
    *("dateline", "place", "government", "institution", "member", "people", "scope", "named"),
    *("route", "lends", "passing", "funding", "foreign", "seat"),
)
"""Roles from the most to the least telling: the first one that a country plays names the rule."""


class CountryExtractor:
    """Countries and areas where the activity takes place or whose institutions or people it serves."""

    name = "country"
    version = 3

    def extract(self, release: Release) -> Iterator[Statement]:
        """One statement per country, by its first telling mention."""
        language = language_of(release)
        if language is None:
            return
        weights = _weights()
        for code, roles, features in weigh(release, language):
            total = sum(weights[feature] * value for feature, value in features.items())
            if total <= 0:
                continue
            telling = [r for r in roles if r.role not in _WEAK] or roles
            rule = next(role for role in _RULES if any(r.role == role for r in roles))
            mentions = first_mentions(release.text, [(r.name.start, r.name.end) for r in telling])
            yield Statement("country", Country(code), mentions, f"country.{rule}", round(1 / (1 + exp(-total)), 2))


class _Setting(NamedTuple):
    """What a release names as a whole: codes by sentence, where lists stand, codes of the title, of the text, of its dateline and first sentence.

    placed: codes of those that more than an adjective names; abroad: whether it speaks of a country that is no donor, or of a region of
    such countries.
    """

    in_sentence: Mapping[int, set[str]]
    lists: set[int]
    titled: set[str]
    named: set[str]
    dateline: set[str]
    first: set[str]
    placed: set[str]
    abroad: bool

    @property
    def focus(self) -> set[str]:
        """The countries that the release is about, as far as its beginning shows."""
        return self.titled or self.dateline or self.first


def weigh(release: Release, language: str) -> Iterator[tuple[str, Sequence[RoleInText], Mapping[str, float]]]:
    """Each country named in the text, in order of its first mention, with its namings and its features (names of country_weights.csv)."""
    roles = country_roles(release.text, language)
    by_code: dict[str, list[RoleInText]] = {}
    in_sentence: dict[int, set[str]] = {}
    for role in roles:
        by_code.setdefault(role.name.code, []).append(role)
        in_sentence.setdefault(role.sentence, set()).add(role.name.code)
    setting = _Setting(
        in_sentence,
        _lists(roles),
        {role.name.code for role in country_roles(release.title, language) if role.role not in _WEAK},
        set(by_code),
        {role.name.code for role in roles if role.role == "dateline"},
        {role.name.code for role in roles if role.sentence == 0 and role.role not in _WEAK},
        {role.name.code for role in roles if role.name.kind != "adjective" and role.role not in _WEAK},
        not by_code.keys() <= _donors() or any(cue.value["kind"] == "region" for cue in find_cues("country_cues", release.text, language)),
    )
    for code, own in by_code.items():
        yield code, own, _features(code, own, setting)


def _features(code: str, own: Sequence[RoleInText], setting: _Setting) -> Mapping[str, float]:
    strong = [role for role in own if role.role not in _WEAK]
    played = {role.role for role in own}
    titled, focus = setting.titled, setting.focus
    off_focus = bool(focus) and code not in focus
    told = {
        "always": True,
        "title": code in titled,
        "title_in_passing": code in titled and "passing" in played and not strong,
        "title_names_others": bool(titled) and code not in titled,
        "first_sentence": any(role.sentence == 0 for role in strong),
        "opening": any(role.sentence in (1, 2) for role in strong),
        "twice": len(strong) >= 2,
        "often": len(strong) >= 4,
        "only_country": len(setting.named) == 1,
        "donor": code in _donors(),
        "donor_city": code in _donors() and not played & {"foreign", "funding"} and any(role.name.kind in ("city", "body") for role in strong),
        "donor_dateline": code in _donors() and "dateline" in played,
        "donor_at_home": code in _donors() and bool(strong) and not setting.abroad,
        "others_in_dateline": "dateline" not in played and bool(setting.dateline),
        "others_in_first": off_focus and not titled and not setting.dateline,
        "listed": any(len(setting.in_sentence[role.sentence]) >= 4 for role in strong if role.role not in _ASIDE),
        "list": any(role.name.start in setting.lists for role in strong if role.role not in _ASIDE),
        "lends_only": played <= {"lends", "route", "foreign", "funding"} and "lends" in played,
        "no_telling_role": not strong,
        "seat_only": bool(strong) and all(role.name.kind == "seat" for role in strong),
        "route_only": played == {"route"},
        "people_only": played <= {"people", "passing"} and "people" in played,
        "nationality": code not in focus
        and bool(setting.placed)
        and bool(strong)
        and all(role.name.kind == "adjective" and role.role in _LOOSE for role in strong),
        "scope_off_focus": off_focus and "scope" in played and played <= {"scope", "passing"},
        "late_only": bool(strong) and all(role.sentence > 3 for role in strong),
    }
    for role in _RULES:
        told[f"role_{role}"] = role in played
    return {feature: 1.0 for feature, holds in told.items() if holds}


def _lists(roles: Sequence[RoleInText]) -> set[int]:
    """Where the namings begin that stand in a list of three or more."""
    found: set[int] = set()
    run: list[int] = []
    for role in roles:
        run = [*run[1 - _LIST :], role.name.start] if role.listed else [role.name.start]
        if len(run) >= _LIST:
            found.update(run[-_LIST:])
    return found


@cache
def _donors() -> frozenset[str]:
    return frozenset(row["country"] for row in reference.load("donor_countries", key=("country",)) if row["also"] != "served")


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in reference.load("country_weights", key=("feature",))}
