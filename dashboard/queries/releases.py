"""Releases: the list of a selection, and one with everything that was read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries import keys
from dashboard.queries.selection import name_column
from dashboard.queries.values import ORGANISATIONS, called, named
from dashboard.search import Snippet, Span, found, snippet

Sort = Literal["date", "rank"]
"""Newest first, or the best match of the words first."""
LIST_COLUMNS = (
    "release_key",
    "release_id",
    "title",
    "published",
    "published_precision",
    "publisher",
    "language",
    "text_kind",
    "counter_trafficking",
    "url",
    "activity_id",
    "activity_releases",
    "country_codes",
    "countries",
    "partner_codes",
    "partners",
    "funder_codes",
    "funders",
    "type_codes",
    "types",
)
_LIST = """
select release_key, activity_key, release_id, r.title, r.published, r.published_precision, publisher, language, text_kind, r.counter_trafficking, url,
       activity_id, a.release_count as activity_releases
from releases r join activities a using (activity_key, activity_id)
where release_key between $first and $last and release_key in (select unnest($keys::integer[])) and activity_key between $low and $high
order by list_position($keys::integer[], release_key)
"""
_MANY = {"country": "countries", "partner": "partners", "funder": "funders", "type": "types"}
_TEXTS = "select release_key, language, text from releases where release_key in (select unnest($keys::integer[]))"
_BESIDE = "select release_key, release_id from releases where release_key in (select unnest($keys::integer[]))"
_KEY = "select release_key from releases where release_id = $release"
ONE = """
select r.*, a.release_count as activity_releases from releases r join activities a using (activity_id) where release_id = $release
"""
STATEMENTS = """
select s.statement_id, s.field, s.value, s.name, coalesce(o.name, '') as organisation, coalesce(o.kind, '') as kind, s.country, s.type, s.count,
       s.amount, s.currency, s.status, s.who, s.rule, s.confidence,
       coalesce(c.{name}, t.{name}, fc.{name}, '') as label
from statements s
left join organisations o on o.organisation_id = s.value and s.field in ('partner', 'funder')
left join countries c on c.country = s.value and s.field = 'country'
left join countries fc on fc.country = s.country and s.field = 'funder'
left join activity_type_codes t on t.activity_type = s.value and s.field = 'activity_type'
left join (select statement_id, min(start) as start from mentions where release_id = $release group by all) m using (statement_id)
where s.release_id = $release order by s.field, m.start nulls last, s.statement_id
"""
MENTIONS = 'select statement_id, field, position, start, "end", quote from mentions where release_id = $release order by start, "end", statement_id'
SIBLINGS = """
select release_id, title, publisher, published, published_precision, joined_because from releases
where activity_id = (select activity_id from releases where release_id = $release) and release_id <> $release
order by published nulls last, release_id
"""


def count(db: Db, filters: Filters) -> int:
    """How many releases the selection has."""
    return len(keys.releases(db, filters))


def page(db: Db, filters: Filters, number: int | None = 1, size: int = 25, sort: Sort = "date") -> Result:
    """LIST_COLUMNS of one page (from 1), all rows when `number` is None: newest first, undated last, or the best match first.

    Without words there is nothing to match, and the order is by date.
    """
    by_rank, end = sort == "rank" and bool(filters.q), None if number is None else number * size
    listed = keys.ranked(db, filters, end).release_key if by_rank else keys.releases(db, filters)
    listed = listed[end - size if end else 0 : end]
    first, last = keys.bounds(listed).values()
    activities = keys.reported_by(db, listed)
    bound = {"keys": listed.tolist(), "first": first, "last": last, **keys.bounds(activities)}
    rows = db.query(_LIST, bound).rows
    said = named(db, filters, activities, tuple(_MANY))
    for dimension, many in _MANY.items():
        found = [said[key, dimension] for key in rows["activity_key"].tolist()]
        rows[f"{dimension}_codes"] = ["; ".join(code for code, _ in one) or None for one in found]
        rows[many] = ["; ".join(name for _, name in one) or None for one in found]
    return Result(rows[list(LIST_COLUMNS)])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a release stands in a list: `number` of `total`, from 1, and the ids beside it, None at either end."""

    number: int
    total: int
    previous: str | None
    next: str | None


def place(db: Db, filters: Filters, release_id: str, sort: Sort = "date") -> Place | None:
    """The place of a release in the list of a selection; None when it is not in it."""
    found = db.query(_KEY, {"release": release_id}).rows["release_key"]
    if found.empty:
        return None
    key, dated = int(found.iloc[0]), keys.releases(db, filters)
    listed = keys.ranked(db, filters, holding=key).release_key if sort == "rank" and filters.q else dated
    if not (at := np.flatnonzero(listed == key)).size:
        return None
    number = int(at[0])
    beside = {"keys": [int(key) for key in listed[max(number - 1, 0) : number + 2]]}
    ids = dict(db.query(_BESIDE, beside).rows.itertuples(index=False, name=None))
    before, behind = (str(ids[int(listed[n])]) if 0 <= n < len(listed) else None for n in (number - 1, number + 1))
    return Place(number + 1, len(dated), before, behind)


def snippets(db: Db, filters: Filters, listed: Sequence[int]) -> dict[int, Snippet]:
    """By release key, the stretch of its text that shows the words of the selection best; nothing without words."""
    if not filters.q:
        return {}
    question = db.search.read(filters.q)
    texts = db.query(_TEXTS, {"keys": list(listed)}).rows
    return {int(key): snippet(db.search, question, text, language) for key, language, text in texts.itertuples(index=False)}


def hits(db: Db, filters: Filters, text: str, language: str) -> list[Span]:
    """Where a release's text holds the words of the selection (start, end in code points), in order."""
    return found(db.search, db.search.read(filters.q), text, language) if filters.q else []


def one(db: Db, release_id: str) -> Result:
    """The release as one row of view `releases` plus `activity_releases`; no row when there is none with this id."""
    return db.query(ONE, {"release": release_id})


def statements(db: Db, filters: Filters, release_id: str) -> Result:
    """Everything that was read from a release, by field, in text order."""
    rows = db.query(STATEMENTS.format(name=name_column(filters)), {"release": release_id}).rows
    found = zip(rows["field"], rows["value"], rows["organisation"], strict=True)
    rows["organisation"] = [called(db, filters, field, code, name) if field in ORGANISATIONS else name for field, code, name in found]
    return Result(rows)


def mentions(db: Db, release_id: str) -> Result:
    """Where the statements of a release stand in its text, in text order."""
    return db.query(MENTIONS, {"release": release_id})


def siblings(db: Db, release_id: str) -> Result:
    """The other releases of the same activity."""
    return db.query(SIBLINGS, {"release": release_id})
