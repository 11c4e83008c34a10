"""Key figures of a selection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.selection import selected

FIGURES = """
{selected}
select count(*) as activities, coalesce(sum(release_count), 0)::bigint as releases, min(published) as first, max(published) as last,
       count(*) filter (published is null) as undated, count(distinct publisher_id) as publishers,
       (select count(distinct country) from activity_countries semi join selected using (activity_id) where country <> 'none') as countries,
       (select count(distinct partner) from activity_partners p semi join selected using (activity_id)
        where partner <> 'none' and partner not like 'group-%') as partners,
       (select count(distinct funder) from activity_funders semi join selected using (activity_id) where funder <> 'none') as funders,
       (select count(distinct activity_id) from activity_funders semi join selected using (activity_id) where funder <> 'none') as funded,
       (select count(distinct activity_id) from activity_partners semi join selected using (activity_id) where partner <> 'none') as partnered,
       (select count(distinct activity_id) from activity_countries semi join selected using (activity_id) where country <> 'none') as placed
from selected
"""
COLLECTION = """
select (select count(*) from releases) as releases, (select count(*) from publishers where publisher_id <> 'none') as publishers,
       (select count(*) from activities) as activities, (select count(*) from releases where text_kind = 'summary') as summaries,
       (select count(*) from activities where not counter_trafficking) as others
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one selection. `funded`, `partnered`, `placed`: activities that state a funder, partner, country."""

    activities: int
    releases: int
    first: date | None
    last: date | None
    undated: int
    publishers: int
    countries: int
    partners: int
    funders: int
    funded: int
    partnered: int
    placed: int


@dataclass(frozen=True, slots=True)
class Collection:
    """What the whole build holds. `others`: activities judged not to be about counter-trafficking."""

    releases: int
    publishers: int
    activities: int
    summaries: int
    others: int


def figures(db: Db, filters: Filters) -> Figures:
    """Key figures; dates are None when no selected activity has one."""
    head, bound = selected(filters)
    row = db.query(FIGURES.format(selected=head), bound).rows.iloc[0]
    first, last = (None if row[c] is None or row[c] != row[c] else row[c].date() for c in ("first", "last"))
    counts = {c: int(row[c]) for c in Figures.__dataclass_fields__ if c not in ("first", "last")}
    return Figures(first=first, last=last, **counts)


def collection(db: Db) -> Collection:
    """Counts of everything, whatever is selected."""
    row = db.query(COLLECTION).rows.iloc[0]
    return Collection(**{c: int(row[c]) for c in Collection.__dataclass_fields__})
