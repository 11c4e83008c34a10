"""What the collection covers: releases by publisher and year, and countries and areas for which no release was found."""

from __future__ import annotations

import numpy as np

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries.counts import counts
from dashboard.queries.selection import name_column, selection
from dashboard.queries.values import values

PUBLISHER_COLUMNS = ("publisher", "name", "period", "n")
_PUBLISHERS = """
{head}, counted as (
  select publisher_id, if(published_precision in {known}, date_trunc('{grain}', published)::date, null) as period, count(*) as n
  from releases r where r.activity_key in (select activity_key from selected) group by all
),
busiest as (select publisher_id, sum(n) as whole from counted group by publisher_id order by whole desc, publisher_id limit $most)
select publisher_id as publisher, p.name, period, n
from counted join busiest using (publisher_id) join publishers p using (publisher_id)
order by whole desc, publisher_id, period nulls last
"""
UNINHABITED = ("ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI")
"""Areas of M49 without residents, but for researchers and soldiers: nobody there to be trafficked, and no release to be expected."""
SILENT_COLUMNS = ("country", "name", "sub_region", "elsewhere", "latest")
_SILENT = """
with known as (
  select d.code, sum(v.activities) as n, max(nullif(v.period, 0)) as latest from value_counts v join dimension_values d using (dimension, value_key)
  where v.dimension = 'country' and v.counter_trafficking group by d.code
)
select c.country, c.{name} as name, coalesce(r.{name}, '') as sub_region, coalesce(k.n, 0)::bigint as elsewhere,
       (k.latest // 100)::integer as latest
from countries c left join regions r on r.region = c.sub_region left join known k on k.code = c.country
where c.country not in (select unnest($found::varchar[]))
order by sub_region, name
"""


def publishers(db: Db, filters: Filters, grain: str, most: int) -> Result:
    """PUBLISHER_COLUMNS: releases of the `most` busiest publishers by period (year, quarter or month); publisher `none`: not known.

    NULL for a date that is not stated that precisely: a year alone is in no quarter.
    """
    chosen = selection(db, filters)
    known = "('day', 'month', 'year')" if grain == "year" else "('day', 'month')"
    return db.query(_PUBLISHERS.format(head=chosen.head, grain=grain, known=known), chosen.bound | {"most": most})


def silent(db: Db, filters: Filters) -> Result:
    """SILENT_COLUMNS: inhabited countries and areas without a release in the selection; `elsewhere`: activities there outside it, `latest`: their
    last year."""
    countries = values(db)["country"]
    found = countries.code[countries.at(np.unique(counts(db, filters, only="country").of("country").key))]
    return db.query(_SILENT.format(name=name_column(filters)), {"found": [*found.tolist(), *UNINHABITED]})
