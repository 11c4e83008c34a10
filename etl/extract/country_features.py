"""What tells whether a country that a release names is one that its activity takes place in or serves: features, by country.

A feature holds or does not; what each counts stands in country_weights.csv.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from etl import reference
from etl.extract.country_roles import RoleInText, country_roles
from etl.extract.cues import SentenceCues, find_cues
from etl.model import Release

_LIST, _LISTED, _MANY = 3, 4, 6
"""Names in a row that are a list, countries of a sentence that lists them, countries of a text that names many."""
WEAK = frozenset({"foreign", "funding", "seat", "passing"})
"""Roles that a country plays beside the activity."""
_ASIDE = frozenset({"route", "people", "lends"})
RULES = (
    *("dateline", "place", "government", "institution", "member", "people", "scope", "named"),
    *("route", "lends", "passing", "funding", "foreign", "seat"),
)
"""Roles from the most to the least telling: the first one that a country plays names the rule."""


class _Setting(NamedTuple):
    """What a release names as a whole: codes by sentence, where lists stand, codes of the title, of the text, of its dateline and first sentence.

    placed: codes of those that more than an adjective names, on no route; abroad: whether it speaks of a country that is no donor, or of a region of
    such countries; most: how often it names the country that it names most, donors aside; background: sentences of figures, examples, habits.
    """

    in_sentence: Mapping[int, set[str]]
    lists: set[int]
    titled: set[str]
    named: set[str]
    dateline: set[str]
    first: set[str]
    placed: set[str]
    abroad: bool
    most: int
    background: set[int]

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
    cues = SentenceCues("country_cues", release.text, language)
    strong = [role for role in roles if role.role not in WEAK]
    setting = _Setting(
        in_sentence,
        _lists(roles),
        {role.name.code for role in country_roles(release.title, language) if role.role not in WEAK},
        set(by_code),
        {role.name.code for role in roles if role.role == "dateline"},
        {role.name.code for role in strong if role.sentence == 0},
        {role.name.code for role in strong if role.name.kind != "adjective" and role.role not in _ASIDE},
        not by_code.keys() <= _donors() or any(cue.value["kind"] == "region" for cue in find_cues("country_cues", release.text, language)),
        max(Counter(role.name.code for role in strong if role.name.code not in _donors()).values(), default=0),
        {role.sentence for role in strong if cues.of(role.sentence, "background")},
    )
    for code, own in by_code.items():
        yield code, own, _features(code, own, setting)


def _features(code: str, own: Sequence[RoleInText], setting: _Setting) -> Mapping[str, float]:
    strong = [role for role in own if role.role not in WEAK]
    played = {role.role for role in own}
    titled, focus, donors = setting.titled, setting.focus, _donors()
    off_focus = bool(focus) and code not in focus
    told = {
        "always": True,
        "title": code in titled,
        "title_names_others": code not in titled and not titled <= donors,
        "title_names_donor": code not in titled and bool(titled) and titled <= donors,
        "first_sentence": any(role.sentence == 0 for role in strong),
        "opening": any(role.sentence in (1, 2) for role in strong),
        "late_only": bool(strong) and all(role.sentence > 3 for role in strong),
        "background_only": bool(strong) and all(role.sentence in setting.background for role in strong),
        "twice": len(strong) >= 2,
        "often": len(strong) >= 4,
        "most": bool(strong) and len(strong) == setting.most,
        "only_country": len(setting.named) == 1,
        "many_countries": len(setting.named) >= _MANY,
        "donor": code in donors,
        "donor_at_home": code in donors and bool(strong) and not setting.abroad,
        "donor_in_list": code in donors and any(role.name.start in setting.lists for role in strong if role.role not in _ASIDE),
        "others_in_dateline": "dateline" not in played and bool(setting.dateline),
        "others_in_first": off_focus and not titled and not setting.dateline,
        "listed": any(len(setting.in_sentence[role.sentence]) >= _LISTED for role in strong if role.role not in _ASIDE),
        "no_telling_role": not strong,
        "one_city_only": len(own) == 1 and own[0].name.kind == "city" and bool(setting.placed - {code}),
        "route_only": played == {"route"},
        "people_only": played <= {"people", "passing"} and "people" in played,
        "scope_off_focus": off_focus and "scope" in played and played <= {"scope", "passing"},
    }
    for role in RULES:
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
