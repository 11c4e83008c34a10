"""Releases: the list of a selection, and one with everything that was read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries import selection as selections
from dashboard.queries.selection import name_column, selection
from dashboard.search import Snippet, Span, found, snippet

Sort = Literal["date", "rank"]
"""Newest first, or the best match of the words first."""
LIST_COLUMNS = (
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
{head}
hits as materialized (
  {hits}
),
stated as (
  select v.activity_key, {stated}
  from activity_values v join dimension_values d using (dimension, value_key)
  where v.dimension in ('country', 'partner', 'funder', 'type') and v.value_key > 0 and v.activity_key in (select activity_key from hits)
  group by v.activity_key
)
select r.release_id, r.title, r.published, r.published_precision, r.publisher, r.language, r.text_kind, r.counter_trafficking, r.url, r.activity_id,
       a.release_count as activity_releases,
       s.country_codes, s.countries, s.partner_codes, s.partners, s.funder_codes, s.funders, s.type_codes, s.types
from hits h join releases r using (release_key) join activities a on a.activity_key = h.activity_key
left join stated s on s.activity_key = h.activity_key
order by {sort}
"""
_STATED = """
string_agg(d.code, '; ' order by {order}) filter (v.dimension = '{dimension}') as {dimension}_codes,
string_agg(d.{name}, '; ' order by {order}) filter (v.dimension = '{dimension}') as {many}"""
_MANY = {"country": "countries", "partner": "partners", "funder": "funders", "type": "types"}
_HITS = """select r.release_key, r.activity_key from releases r where r.activity_key in (select activity_key from selected) and {where}
  order by r.release_key {page}"""
_KEYED = "select r.release_key, r.activity_key from releases r where r.release_key in (select unnest($keys::integer[]))"
_KEYS = "{head} select r.release_key from releases r where r.activity_key in (select activity_key from selected) and {where}"
_TEXTS = "select release_id, language, text from releases where release_id in (select unnest($ids::varchar[]))"
_ORDER = {"country": "d.{name}", "partner": "d.{name}", "funder": "d.{name}", "type": "v.value_key"}
"""Names by the alphabet, activity types in the order of their code list."""
COUNT = "{head} select count(*) as n from releases r where r.activity_key in (select activity_key from selected) and {where}"
_NEIGHBOURS = """
{head}, listed as (
  select r.release_id, row_number() over (order by {sort}) as place, count(*) over () as total,
         lag(r.release_id) over (order by {sort}) as previous, lead(r.release_id) over (order by {sort}) as next
  from releases r where r.activity_key in (select activity_key from selected) and {where}
)
select place, total, previous, next from listed where release_id = $release
"""
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
    chosen = selection(db, filters)
    where, more = selections.releases(db, filters)
    return int(db.query(COUNT.format(head=chosen.head, where=where), chosen.bound | more).rows["n"].iloc[0])


def page(db: Db, filters: Filters, number: int | None = 1, size: int = 25, sort: Sort = "date") -> Result:
    """LIST_COLUMNS of one page (from 1), all rows when `number` is None: newest first, undated last, or the best match first.

    Without words there is nothing to match, and the order is by date.
    """
    name = name_column(filters)
    stated = ",".join(_STATED.format(dimension=one, many=many, name=name, order=_ORDER[one].format(name=name)) for one, many in _MANY.items())
    words = {"name": name, "stated": stated}
    if sort == "rank" and filters.q:
        keys = _ranked(db, filters)
        keys = keys if number is None else keys[(number - 1) * size : number * size]
        return db.query(_LIST.format(head="with", hits=_KEYED, sort="list_position($keys::integer[], release_key)", **words), {"keys": keys})
    chosen = selection(db, filters)
    where, more = selections.releases(db, filters)
    cut = "" if number is None else f"limit {int(size)} offset {(int(number) - 1) * int(size)}"
    listed = _HITS.format(where=where, page=cut)
    return db.query(_LIST.format(head=chosen.head + ",", hits=listed, sort="release_key", **words), chosen.bound | more)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a release stands in a list: `number` of `total`, from 1, and the ids beside it, None at either end."""

    number: int
    total: int
    previous: str | None
    next: str | None


def place(db: Db, filters: Filters, release_id: str, sort: Sort = "date") -> Place | None:
    """The place of a release in the list of a selection; None when it is not in it."""
    chosen = selection(db, filters)
    where, more = selections.releases(db, filters)
    bound = chosen.bound | more | {"release": release_id}
    order = "r.release_key"
    if sort == "rank" and filters.q:
        order = "list_position($ranked::integer[], r.release_key)"
        bound["ranked"] = [int(key) for key in db.search.hits(filters.q).release_key]
    found = db.query(_NEIGHBOURS.format(head=chosen.head, where=where, sort=order), bound).rows
    if found.empty:
        return None
    row = found.iloc[0]
    before, behind = (None if pd.isna(row[name]) else str(row[name]) for name in ("previous", "next"))
    return Place(int(row["place"]), int(row["total"]), before, behind)


def snippets(db: Db, filters: Filters, release_ids: Sequence[str]) -> dict[str, Snippet]:
    """By release, the stretch of its text that shows the words of the selection best; nothing without words."""
    if not filters.q:
        return {}
    question = db.search.read(filters.q)
    texts = db.query(_TEXTS, {"ids": list(release_ids)}).rows
    return {str(key): snippet(db.search, question, text, language) for key, language, text in texts.itertuples(index=False)}


def hits(db: Db, filters: Filters, text: str, language: str) -> list[Span]:
    """Where a release's text holds the words of the selection (start, end in code points), in order."""
    return found(db.search, db.search.read(filters.q), text, language) if filters.q else []


def _ranked(db: Db, filters: Filters) -> list[int]:
    """Keys of the selected releases, the best match of the words first, the newest first among equals."""
    chosen = selection(db, filters)
    where, more = selections.releases(db, filters)
    keys = db.search.hits(filters.q).release_key
    selected = db.query(_KEYS.format(head=chosen.head, where=where), chosen.bound | more, limit=max(len(keys), 1)).rows
    return [int(key) for key in keys[np.isin(keys, selected["release_key"].to_numpy())]]


def one(db: Db, release_id: str) -> Result:
    """The release as one row of view `releases` plus `activity_releases`; no row when there is none with this id."""
    return db.query(ONE, {"release": release_id})


def statements(db: Db, filters: Filters, release_id: str) -> Result:
    """Everything that was read from a release, by field, in text order."""
    return db.query(STATEMENTS.format(name=name_column(filters)), {"release": release_id})


def mentions(db: Db, release_id: str) -> Result:
    """Where the statements of a release stand in its text, in text order."""
    return db.query(MENTIONS, {"release": release_id})


def siblings(db: Db, release_id: str) -> Result:
    """The other releases of the same activity."""
    return db.query(SIBLINGS, {"release": release_id})
