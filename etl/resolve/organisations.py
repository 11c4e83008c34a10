"""Funders and partners to organisations: exact alias, state by its name, a typing error with one candidate; else as written, and noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import cast

from rapidfuzz import fuzz, process

from etl import reference
from etl.issues import Issue, IssueLog
from etl.model import Country, Funder, Partner, PartnerType, Release, Statement
from etl.names import plain
from etl.resolve.states import state_in

_CLOSE = 94
"""Similarity (of 100) at which two names differ by a typing error only."""
_LONG = 12
"""Letters below which a typing error cannot be told from another name."""
_LONGEST_ALIAS = 12
"""Words of the longest alias that is looked for inside a name."""
_LOCAL = re.compile(
    r"^(?:national |state |general |federal |central )*"
    r"(?:ministry|department|police|directorate|commission|committee|council|prosecut|office"
    r"|ministere|direction|comite|conseil|parquet|ministerio|policia|direccion|comision|consejo|fiscalia|secretaria|defensoria)"
)
"""Names that every country has one of (plain forms, see `plain`)."""


def resolve(release: Release, statements: tuple[Statement, ...], issues: IssueLog) -> tuple[Statement, ...]:
    """The same statements with organisations filled in; a name that stays unresolved is kept as written and becomes an issue."""
    countries = [s.fact.code for s in statements if isinstance(s.fact, Country)]
    resolved = []
    for statement in statements:
        fact = statement.fact
        if not isinstance(fact, Funder | Partner) or not fact.name:
            resolved.append(statement)
            continue
        known = _funder(fact) if isinstance(fact, Funder) else _partner(fact, countries)
        if known.organisation_id is None:
            where = release.url or release.release_id
            issues.add(Issue("unresolved", "resolve", where, f"“{known.name}” is not in the registry.", "Add it to organisations.csv, or an alias."))
        resolved.append(replace(statement, fact=known))
    return tuple(resolved)


@lru_cache(maxsize=8192)
def organisation_id(name: str) -> str | None:
    """The registry's id for a name, by alias or, in a long name, up to a typing error; None without exactly one candidate."""
    wanted = plain(name)
    for variant in _variants(wanted):
        ids = _aliases().get(variant, frozenset())
        if len(ids) == 1:
            return next(iter(ids))
    if len(wanted) < _LONG:
        return None
    close = process.extract(wanted, _long_aliases(), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=5)
    ids = frozenset(i for alias, _, _ in close for i in _aliases()[alias])
    return next(iter(ids)) if len(ids) == 1 else None


def _funder(fact: Funder) -> Funder:
    """The organisation, or the donor whose programme it is; without one, the state whose embassy, ministry, programme or government it is."""
    if found := organisation_id(fact.name) or _donor_in(fact.name):
        row = reference.registry()[found]
        return replace(fact, canonical=row["name"], organisation_id=found, country=row["country"] or None, type=cast(PartnerType, row["type"]))
    code = state_in(fact.name)
    if code and _is_of_a_state(fact):
        return replace(fact, canonical=_short_names()[code], organisation_id=f"gov-{code.lower()}", country=code, type="government")
    return replace(fact, country=code)


def _partner(fact: Partner, countries: list[str]) -> Partner:
    """The organisation; a ministry or police of the one country that the release is about is told apart from those of other countries."""
    assert fact.name
    if found := organisation_id(fact.name):
        row = reference.registry()[found]
        return replace(fact, organisation_id=found, canonical=row["name"], type=cast(PartnerType, row["type"]))
    code = state_in(fact.name)
    if code and re.search(r"\b(?:government|gouvernement|gobierno)\b", plain(fact.name)):
        return replace(fact, organisation_id=f"gov-{code.lower()}", canonical=_short_names()[code], type="government")
    if code is None and len(countries) == 1 and _LOCAL.match(plain(fact.name)):
        return replace(fact, canonical=f"{fact.name} ({_short_names()[countries[0]]})")
    return fact


def _donor_in(name: str) -> str | None:
    """The id of the one donor whose name stands in a longer one: "Security Fund of the European Union"; the longest name counts."""
    words = plain(name).split()
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + _LONGEST_ALIAS, len(words)) + 1))
    found = sorted((run for run in runs if run in _donor_aliases()), key=len)
    return _donor_aliases()[found[-1]] if found else None


def _is_of_a_state(fact: Funder) -> bool:
    """A government body by its words, or a bare name of a state: not a foundation that bears one in its name."""
    return fact.type in ("government", "other", "un", "igo")


def _variants(wanted: str) -> Iterator[str]:
    yield wanted
    for lead in ("us ", "united states ", "american ", "uk ", "british ", "united kingdom "):
        if wanted.startswith(lead):
            yield {"us": "us ", "un": "us ", "am": "us ", "uk": "uk ", "br": "uk "}[lead[:2]] + wanted.removeprefix(lead)
            yield wanted.removeprefix(lead)


@cache
def _aliases() -> dict[str, frozenset[str]]:
    """Plain alias -> ids that bear it."""
    found: dict[str, frozenset[str]] = {}
    for row in reference.registry().values():
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            key = plain(name)
            found[key] = found.get(key, frozenset()) | {row["organisation_id"]}
    return found


@cache
def _donor_aliases() -> dict[str, str]:
    """Plain alias -> id of the one organisation that bears it, for those that fund; acronyms of two letters only for the European Union."""
    found = {alias: next(iter(ids)) for alias, ids in _aliases().items() if len(ids) == 1 and (len(alias) > 2 or alias in ("eu", "ue"))}
    return {alias: known for alias, known in found.items() if reference.registry()[known]["donor"]}


@cache
def _long_aliases() -> list[str]:
    return [alias for alias in _aliases() if len(alias) >= _LONG]


@cache
def _short_names() -> dict[str, str]:
    """Names of states as funders are called: "Japan", "United States"."""
    return {row["country"]: row["name"] for row in reference.load("state_names", key=("country",))}
