"""Money and people as releases state them: by currency and status, never added up across currencies; by who the people are."""

from __future__ import annotations

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries.selection import selection

AMOUNT_COLUMNS = ("currency", "status", "activities", "amounts", "smallest", "median", "largest", "total")
_AMOUNTS = """
{head} select currency, status, count(distinct activity_id) as activities, count(*) as amounts, min(amount) as smallest, median(amount) as median,
       max(amount) as largest, sum(amount) as total
from activity_amounts where activity_id in (select activity_id from activities semi join selected using (activity_key))
group by currency, status order by activities desc, currency, status
"""
LISTED_COLUMNS = ("release_id", "title", "published", "published_precision", "amount", "currency", "status", "quote", "whole")
_LISTED = """
{head} select r.release_id, r.title, r.published, r.published_precision, x.amount, x.currency, x.status, m.quote,
       count(*) over () as whole
from activity_amounts x join activities using (activity_id) semi join selected using (activity_key)
join statements t using (statement_id) join releases r on r.release_id = t.release_id
left join mentions m on m.statement_id = x.statement_id and m.position = 0
order by r.published desc nulls last, r.title, x.amount desc, x.statement_id
"""
PEOPLE_COLUMNS = ("who", "activities", "smallest", "median", "largest")
_PEOPLE = """
{head} select who, count(distinct activity_id) as activities, min(count) as smallest, median(count) as median, max(count) as largest
from activity_people_counts where activity_id in (select activity_id from activities semi join selected using (activity_key))
group by who order by activities desc, largest desc, who
"""


def amounts(db: Db, filters: Filters) -> Result:
    """AMOUNT_COLUMNS, most activities first. `total` adds up one currency and status as stated; sums may be announced twice."""
    chosen = selection(db, filters)
    return db.query(_AMOUNTS.format(head=chosen.head), chosen.bound)


def listed(db: Db, filters: Filters, most: int) -> Result:
    """LISTED_COLUMNS: the `most` newest amounts, each with the release that states it and its words; `whole`: how many the selection has."""
    chosen = selection(db, filters)
    return db.query(_LISTED.format(head=chosen.head), chosen.bound, limit=most)


def people(db: Db, filters: Filters) -> Result:
    """PEOPLE_COLUMNS: numbers of people by who they are, most activities first; not added up, since releases may count the same people."""
    chosen = selection(db, filters)
    return db.query(_PEOPLE.format(head=chosen.head), chosen.bound)
