"""Activities by country, region, partner, funder, activity type and publisher: one row for each value, "not stated" included.

Regions are those of UN M49, both levels: an activity in Ghana counts in Africa and in Western Africa.

Columns of every breakdown: COLUMNS, most frequent first, `none` last. `n` counts the chosen unit; an activity with two values counts in both
rows, so a column of `n` does not add up to the number of activities.
"""

from __future__ import annotations

from dashboard.db import Db, Result
from dashboard.filters import Filters
from dashboard.queries.selection import name_column, selected

COLUMNS = ("code", "name", "detail", "n")
"""code: as in the address; name: "" for `none`; detail: what else tells values apart (M49 region, organisation type, state of a funder)."""

_BODY = """
{selected}
select v.code, v.name, v.detail, sum(s.weight)::bigint as n
from (select distinct activity_id, {code} as code, {name} as name, {detail} as detail from {source}) v
join selected s using (activity_id)
group by v.code, v.name, v.detail order by v.code = 'none', n desc, v.name, v.code
"""
_SOURCES = {
    "country": (
        "b.country",
        "coalesce(c.{name}, '')",
        "coalesce(r.{name}, '')",
        "activity_countries b left join countries c using (country) left join regions r on r.region = c.sub_region",
    ),
    "region": (
        "b.region",
        "coalesce(r.{name}, '')",
        "coalesce(p.{name}, '')",
        """(select activity_id, region from activity_countries union select activity_id, sub_region from activity_countries) b
           left join regions r using (region) left join regions p on p.region = r.parent""",
    ),
    "partner": (
        "b.partner",
        "coalesce(o.name, '')",
        "coalesce(o.type, '')",
        "activity_partners b left join organisations o on o.organisation_id = b.partner",
    ),
    "funder": (
        "b.funder",
        "coalesce(o.name, '')",
        "coalesce(o.country, '')",
        "activity_funders b left join organisations o on o.organisation_id = b.funder",
    ),
    "type": (
        "b.activity_type",
        "coalesce(t.{name}, '')",
        "b.pillar",
        "activity_types b left join activity_type_codes t using (activity_type)",
    ),
    "publisher": ("b.publisher_id", "coalesce(p.name, '')", "''", "activity_publishers b left join publishers p using (publisher_id)"),
}
_REGIONS = "select region, {name} as name from regions order by region"


def breakdown(db: Db, filters: Filters, by: str) -> Result:
    """The rows for one of FACETS."""
    head, bound = selected(filters)
    code, name, detail, source = (part.format(name=name_column(filters)) for part in _SOURCES[by])
    return db.query(_BODY.format(selected=head, code=code, name=name, detail=detail, source=source), bound)


def facet(db: Db, filters: Filters, by: str) -> Result:
    """The same rows as a list of choices: counted without the field's own filter."""
    return breakdown(db, filters.with_choice(by, type(filters.choice(by))()), by)


def regions(db: Db, filters: Filters) -> Result:
    """Code and name of every M49 region of the build, both levels."""
    return db.query(_REGIONS.format(name=name_column(filters)))


def undrawn(db: Db) -> Result:
    """Countries and areas that the map's outlines have no shape for."""
    return db.query("select country from countries where not drawn order by country")


def notes(db: Db) -> Result:
    """Countries and areas whose name is to be read with a note: country, note."""
    return db.query("select country, note from countries where note <> '' order by country")
