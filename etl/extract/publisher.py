"""Who publishes a release: its own names are neither partner nor funder."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from etl.extract.organisations import find_organisations, names_of, registry
from etl.names import plain

_OFTEN = 2
"""A release that names no publisher is taken as that of the organisation it names most, from this many times on."""

_PUBLISHING = frozenset({"un", "igo", "ngo", "faith"})
"""Kinds of which the guess is made: a police force or a firm that is named most is what somebody else writes about."""


@lru_cache(maxsize=4)
def publisher_ids(publisher: str | None, title: str, text: str, language: str) -> frozenset[str]:
    """Registry ids of the publisher; empty when it is not in the registry, or not known."""
    if publisher:
        return _ids_by_name().get(plain(publisher), frozenset())
    counts = Counter(name.organisation_id for whole in (title, text) for name in find_organisations(whole, language) if name.organisation_id)
    return frozenset(i for i, n in counts.most_common(1) if n >= _OFTEN and i in registry() and registry()[i]["type"] in _PUBLISHING)


def is_office_of(name: str, ids: frozenset[str]) -> bool:
    """Whether a name holds one of an organisation's own: "IOM Special Liaison Office", "UNODC's Country Office"."""
    inside = f" {plain(name)} "
    return any(own in inside for organisation_id in ids for own in _own_names(organisation_id))


@cache
def _own_names(organisation_id: str) -> tuple[str, ...]:
    return tuple(f" {plain(own)} " for own in names_of(registry()[organisation_id]))


@cache
def _ids_by_name() -> dict[str, frozenset[str]]:
    """Plain name or alias -> registry ids that bear it."""
    found: dict[str, frozenset[str]] = {}
    for organisation_id, row in registry().items():
        for name in names_of(row):
            found[plain(name)] = found.get(plain(name), frozenset()) | {organisation_id}
    return found


def is_publisher(name: str, publisher: str | None) -> bool:
    """Whether a name is the publisher's, or one within the other ("Caritas" for "Caritas Armenia")."""
    if not publisher:
        return False
    a, b = plain(name), plain(publisher)
    return a == b or f" {a} " in f" {b} "
