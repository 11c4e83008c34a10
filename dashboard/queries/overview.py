"""Key figures of a selection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.db import Db
from dashboard.filters import Filters, Unit
from dashboard.queries.breakdowns import Ranking, rankings
from dashboard.queries.counts import NO_PERIOD, counts
from dashboard.queries.selection import selection

COLLECTION = """
select (select count(*) from releases) as releases, (select count(*) from publishers where publisher_id <> 'none') as publishers,
       (select count(*) from activities) as activities, (select count(*) from releases where text_kind = 'summary') as summaries,
       (select count(*) from activities where not counter_trafficking) as others
"""


# Keys above 0 are names (queries/values.py).
BESIDE = """
{head} select count(distinct v.activity_key) as n from activity_values v
where v.dimension = $by and v.value_key > 0 and {values}
  and v.value_key not in (select value_key from dimension_values where dimension = $by and code = $code)
"""


FIGURED = ("country", "partner", "funder")
"""The dimensions that key figures count values of."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What a selection amounts to. `first` and `last`: the first days of its earliest and latest month of publication (or year, where no month is
    stated); None when no selected activity has a date.
    """

    activities: int
    releases: int
    first: date | None
    last: date | None
    undated: int

    def counted(self, unit: Unit) -> int:
        """Activities, or releases."""
        return self.activities if unit == "activities" else self.releases


@dataclass(frozen=True, slots=True)
class Figures(Totals):
    """Totals, the values that the selection names, and the activities that state a country (`placed`), partner or funder."""

    countries: int
    partners: int
    funders: int
    placed: int
    partnered: int
    funded: int


@dataclass(frozen=True, slots=True)
class Collection:
    """What the whole build holds. `others`: activities judged not to be about counter-trafficking."""

    releases: int
    publishers: int
    activities: int
    summaries: int
    others: int


def totals(db: Db, filters: Filters) -> Totals:
    """Totals of a selection."""
    whole = counts(db, filters).whole
    dated = whole.period != NO_PERIOD
    first, last = (_day(whole.period[dated].min()), _day(whole.period[dated].max())) if dated.any() else (None, None)
    return Totals(int(whole.activities.sum()), int(whole.releases.sum()), first, last, int(whole.activities[~dated].sum()))


def _day(period: np.int64) -> date:
    return date(int(period) // 100, max(int(period) % 100, 1), 1)


def figures(db: Db, filters: Filters) -> Figures:
    """Key figures of a selection."""
    return figured(totals(db, filters), rankings(db, filters, FIGURED, most=0))


def figured(found: Totals, by: Mapping[str, Ranking]) -> Figures:
    """Key figures from totals and the rankings of (at least) FIGURED."""
    named = [by[name].named for name in FIGURED]
    stated = [found.activities - by[name].nothing for name in FIGURED]
    return Figures(found.activities, found.releases, found.first, found.last, found.undated, *named, *stated)


def beside(db: Db, filters: Filters, by: str, code: str) -> int:
    """In how many selected activities another named value of a dimension stands beside this one."""
    chosen = selection(db, filters, "a.activity_key")
    sql = BESIDE.format(head=chosen.values_head, values=chosen.values)
    return int(db.query(sql, chosen.values_bound | {"by": by, "code": code}).rows["n"].iloc[0])


def collection(db: Db) -> Collection:
    """Counts of everything, whatever is selected."""
    row = db.query(COLLECTION).rows.iloc[0]
    return Collection(**{c: int(row[c]) for c in Collection.__dataclass_fields__})
