"""What a build says about itself: sources, batches, issues, measured quality, what is not stated."""

from __future__ import annotations

from dashboard.db import Db, Result

SCORES = 'select field, part, language, file, n, "precision", recall, f1, low, high from quality_scores'
CHECKS = """
select what, max(n) filter (part = 'development') as n, max("right" / n) filter (part = 'development' and n > 0) as development,
       max(n) filter (part = 'test') as test_n, max("right" / n) filter (part = 'test' and n > 0) as test
from quality_checks group by what order by what
"""
ISSUES = "select level, stage, reason, advice, locator, batch_id from issues where level <> 'unresolved' order by level, stage, locator"
UNRESOLVED = """
select o.name, o.type, count(distinct s.release_id) as releases, string_agg(distinct s.field, ', ' order by s.field) as fields
from organisations o join statements s on s.value = o.organisation_id and s.field in ('partner', 'funder')
where o.kind = 'unresolved' group by o.name, o.type order by releases desc, o.name
"""
SOURCES = "select name, licence, text_kind, note, releases from sources where releases > 0 order by releases desc"
BATCHES = "select loaded_at, documents, rejected, origin from batches order by loaded_at desc, origin"
NOT_STATED = """
with a as (select activity_id, published from activities where counter_trafficking)
select count(*) as activities, count(*) filter (published is null) as date,
       (select count(*) from activity_countries semi join a using (activity_id) where country = 'none') as country,
       (select count(*) from activity_partners semi join a using (activity_id) where partner = 'none') as partner,
       (select count(*) from activity_funders semi join a using (activity_id) where funder = 'none') as funder,
       (select count(*) from activity_types semi join a using (activity_id) where activity_type = 'none') as type
from a
"""
REMOVED = "select coalesce(sum(contacts_removed), 0)::bigint as details, count(*) filter (contacts_removed > 0) as releases from releases"
TYPES = "select activity_type, pillar, {name} as name, description from activity_type_codes order by position"


def scores(db: Db) -> Result:
    """Measured quality by field, part, language and file of bundled records; no row when nobody measured."""
    return db.query(SCORES)


def checks(db: Db) -> Result:
    """What the scores do not see, as shares of n in each part; null where nothing was to be looked at."""
    return db.query(CHECKS)


def issues(db: Db, most: int) -> Result:
    """The first `most` of what was rejected, skipped, or used with a warning, rejections first."""
    return db.query(ISSUES, limit=most)


def unresolved(db: Db, most: int) -> Result:
    """The `most` frequent partners and funders that stand as written, since no organisation of the registry has their name."""
    return db.query(UNRESOLVED, limit=most)


def sources(db: Db) -> Result:
    """Where the releases come from."""
    return db.query(SOURCES)


def batches(db: Db) -> Result:
    """What was loaded when, newest first."""
    return db.query(BATCHES)


def not_stated(db: Db) -> dict[str, int]:
    """How many activities about counter-trafficking do not state a field; `activities` is how many there are."""
    return {str(name): int(n) for name, n in db.query(NOT_STATED).rows.iloc[0].items()}


def removed(db: Db) -> tuple[int, int]:
    """(contact details taken out of texts, releases they were in)."""
    row = db.query(REMOVED).rows.iloc[0]
    return int(row["details"]), int(row["releases"])


def activity_types(db: Db, lang: str) -> Result:
    """The code list of activity types."""
    return db.query(TYPES.format(name=f"name_{lang}"))
