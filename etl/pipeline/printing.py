"""A reading as `python -m etl extract` prints it: the contract of docs/extract-contract.md, one JSON object a line."""

from __future__ import annotations

from typing import Any

from etl.model import ActivityType, Amount, Country, Funder, Partner, People, Reading, Statement


def as_json(reading: Reading) -> dict[str, Any]:
    """The object for one release; lists keep the order of the statements, `url` is echoed byte for byte."""
    release, relevance = reading.release, reading.relevance
    lists: dict[str, list[dict[str, Any]]] = {name: [] for name in ("countries", "partners", "funders", "amounts", "people", "activity_types")}
    for statement in reading.statements:
        row = _fact(statement)
        if row:
            name, fact = row
            lists[name].append({**fact, "evidence": [{"start": m.start, "end": m.end, "quote": m.quote} for m in statement.mentions]})
    return {
        "release_id": release.release_id,
        "url": release.url,
        "title": release.title,
        "text": release.text,
        "language": release.language,
        "published": str(release.published) if release.published else None,
        "published_from": release.published_from,
        "counter_trafficking": relevance.counter_trafficking,
        "relevance": round(relevance.score, 3),
        **lists,
    }


def _fact(statement: Statement) -> tuple[str, dict[str, Any]] | None:
    match statement.fact:
        case Country(code):
            return "countries", {"code": code}
        case Partner(name, kind, count, organisation_id, _):
            return "partners", {"name": name, "id": organisation_id, "type": kind, "count": count}
        case Funder(name, canonical, organisation_id, country, _):
            return "funders", {"name": name, "canonical": canonical, "id": organisation_id, "country": country}
        case Amount(value, currency, status):
            return "amounts", {"value": value, "currency": currency, "status": status}
        case People(count, who):
            return "people", {"count": count, "who": who}
        case ActivityType(code):
            return "activity_types", {"code": code}
        case _:
            return None
