"""Who publishes a release: its own names are neither partner nor funder."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from urllib.parse import urlsplit

from etl.extract.country_names import find_country_names
from etl.extract.organisations import find_organisations
from etl.extract.registered import find_registered, names_of
from etl.names import plain
from etl.reference import registry

_OFTEN = 2
"""A release that names no publisher is taken as that of the organisation it names most, from this many times on."""

_SHORTEST_SITE = 3
"""Letters of a site's part that names somebody: "co" and "go" name none."""
_PUBLISHING = frozenset({"un", "igo", "ngo", "faith"})
"""Kinds of which the guess is made: a police force or a firm that is named most is what somebody else writes about."""
_WITH_OFFICES = frozenset({"un", "igo", "government"})
"""Kinds that publish by offices of their own; a national member of a church's or an aid network is a body of its own."""
_PART_OF = re.compile(
    r"(?: ?\([^()]{2,15}\))?,? (?:(?:which|that|qui|que) (?:is|are|est|es|forms?) |itself )?"
    r"(?:a |an |une? )?(?:part|arm|unit|branch|partie|unité|parte|unidad|brazo)(?: of| de| du| del|)(?: the| la| l['’])?"
)
"""Behind a unit's name, before that of whom it belongs to: "the Border Unit (BU), part of the OSCE's department"."""
_BELONGS = re.compile(r" (?:of|within|at|in|de|du|del|au sein de|dentro de)(?: the| la| l['’]| el|) ?")
_UNIT = re.compile(
    r"\b(?:Units?|Departments?|Divisions?|Sections?|Branch|Bureau|Offices?|Secretariat|Missions?|Program(?:me)?s?|Teams?|Cent(?:re|er)|Directorate|Delegation"
    r"|[Uu]nité|[Dd]épartement|[Ss]ection|[Bb]ureau|[Ss]ecrétariat|[Pp]rogramme|[Cc]entre|[Dd]irection|[Uu]nidad|[Dd]epartamento|[Ss]ección|[Oo]ficina"
    r"|[Ss]ecretaría|[Pp]rograma|[Cc]entro|[Dd]irección)\b"
)
_BRACKET = re.compile(r" ?\(([^()]{3,30})\)")
_SHORT = re.compile(r"\(([^()]{2,30})\)")
_SMALL = frozenset("of the for and de la le les du des del los las el et y".split())  # noqa: SIM905
_NEAR = 90
_STATE_WORDS = re.compile(r"\b(?:public safety|sécurité publique|government|gouvernement|gobierno|embassy|ambassade|embajada)\b", re.IGNORECASE)
"""What the name of a state's body has in it that names of organisations are not read by."""


@lru_cache(maxsize=4)
def publisher_ids(publisher: str | None, url: str | None, title: str, text: str, language: str) -> frozenset[str]:
    """Registry ids of the publisher, by its name, else by its site, else by whom the release names most; empty when none of that tells."""
    if publisher:
        return _ids_by_name().get(plain(publisher)) or _parent_ids(publisher, language)
    if url and (found := _ids_by_site(url)):
        return found
    counts = Counter(name.organisation_id for whole in (title, text) for name in find_organisations(whole, language) if name.organisation_id)
    return frozenset(i for i, n in counts.most_common(1) if n >= _OFTEN and i in registry() and registry()[i]["type"] in _PUBLISHING)


def _ids_by_site(url: str) -> frozenset[str]:
    """Whose site it is when a part of its name before the last is one organisation's: kosovo.iom.int, www.unodc.org."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # "http://[": an address of nothing
        return frozenset()
    named = (_ids_by_name().get(part, frozenset()) for part in reversed(host.split(".")[:-1]) if len(part) >= _SHORTEST_SITE)
    return next((ids for ids in named if len(ids) == 1), frozenset())


@lru_cache(maxsize=256)
def _parent_ids(publisher: str, language: str) -> frozenset[str]:
    """Whose office the publisher is when its name begins with that: IOM Mozambique, USAID's mission."""
    first = next(iter(find_organisations(publisher, language)), None)
    begin = next((name for name in find_registered(publisher, language) if name.start == 0), None)
    if first is None or begin is None or first.start > 0 or begin.organisation_id not in registry():
        return frozenset()
    row = registry()[begin.organisation_id]
    one = row["type"] in _WITH_OFFICES and not (row["type"] == "igo" and row["donor"])  # the European Union has missions by the dozen
    return frozenset({begin.organisation_id}) if one else frozenset()


def is_office_of(name: str, ids: frozenset[str]) -> bool:
    """Whether a name holds one of an organisation's own: "IOM Special Liaison Office", "UNODC's Country Office"."""
    inside = f" {plain(name)} "
    return any(own in inside for organisation_id in ids for own in _own_names(organisation_id))


@lru_cache(maxsize=256)
def publisher_states(publisher: str | None, language: str) -> frozenset[str]:
    """The states ("gov-fra") whose body the publisher is by its name: an embassy's, a ministry's, that of an agency of the registry."""
    if not publisher:
        return frozenset()
    known = [registry()[i] for i in _ids_by_name().get(plain(publisher)) or _parent_ids(publisher, language)]
    if known:
        return frozenset(f"gov-{row['country'].lower()}" for row in known if row["type"] == "government" and row["country"])
    if not any(name.type == "government" for name in find_organisations(publisher, language)) and not _STATE_WORDS.search(publisher):
        return frozenset()
    first = next((c for c in find_country_names(publisher, language) if c.kind in ("name", "adjective")), None)
    return frozenset({f"gov-{first.code.lower()}"}) if first else frozenset()


def is_unit_of(text: str, start: int, end: int, own: tuple[str, ...]) -> bool:
    """Whether text[start:end] is called a unit, and behind it stands that it is one of `own` names: "of the OSCE", ", part of the OSCE's
    department", "(RC OSCE)"."""
    if not own or not _UNIT.search(text, start, end):
        return False
    if bracket := _BRACKET.match(text, end):
        words = f" {plain(bracket[1])} "
        if any(words != name and words.endswith(name) for name in own):
            return True
    joined = _PART_OF.match(text, end) or _BELONGS.match(text, end)
    behind = f" {plain(text[joined.end() : joined.end() + _NEAR])} " if joined else ""
    return any(behind.startswith(name) for name in own)


def own_names(publisher: str | None, ids: frozenset[str]) -> tuple[str, ...]:
    """What the publisher may be called, plain and between blanks: by its own name, its short form in brackets, and the registry."""
    whole = [publisher.partition("(")[0], *_SHORT.findall(publisher)] if publisher else []
    return (*(f" {plain(name)} " for name in whole if plain(name)), *(name for organisation_id in ids for name in _own_names(organisation_id)))


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
    return f" {a} " in f" {b} " or _words_of(a) == _words_of(b)  # the Diocese of Lumen, Lumen Diocese


def _words_of(name: str) -> list[str]:
    return sorted(word for word in name.split() if word not in _SMALL)
