"""The queries of Overview (bare, one filter, two filters) against bare DuckDB group-bys over the same build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.measure import Row, timed
from dashboard.db import Db, open_build, read_manifest
from dashboard.filters import FACETS, Choice, Filters
from dashboard.queries import breakdowns, overview, releases, timeline

GROUP = "Overview queries"
FLOOR = (
    "select count(*) from activity",
    "select country, count(*) from activity_country group by 1",
    "select organisation_id, count(*) from activity_partner group by 1",
    "select organisation_id, count(*) from activity_funder group by 1",
    "select activity_type, count(*) from activity_type group by 1",
    "select year(published), count(*) from activity group by 1",
)
NOTE = "each breakdown joins names and text keys anew and selects the activities once more; integer keys and one shared selection are to come"
SELECTIONS = {
    "bare": Filters(),
    "one filter": Filters(country=Choice(("KEN",))),
    "two filters": Filters(country=Choice(("KEN",)), type=Choice(("training",))),
}


def rows(store: Path) -> Iterator[Row]:
    """One row for each selection: all queries of the page in sum, without a cache."""
    manifest = read_manifest(store)
    with duckdb.connect(str(Path(manifest["folder"]) / manifest["database"]), read_only=True) as bare:
        floor = timed(lambda: [bare.execute(sql).fetchall() for sql in FLOOR])
    db = open_build(manifest)
    for name, filters in SELECTIONS.items():
        figure = timed(lambda chosen=filters: page(db, chosen))  # type: ignore[misc]
        yield Row(
            GROUP, name, "ms", figure.median * 1000, figure.spread, "six bare group-bys, ms", floor.median * 1000, NOTE if name == "bare" else ""
        )
    db.close()


def page(db: Db, filters: Filters) -> None:
    """Everything that Overview asks for: figures, timeline, breakdowns, latest releases, and the choices of the sidebar."""
    figures = overview.figures(db, filters)
    timeline.timeline(db, filters, timeline.grain(figures))
    for field in FACETS:
        breakdowns.breakdown(db, filters, field)
        if filters.choice(field):  # without a filter of its own, the field's choices are its breakdown
            breakdowns.facet(db, filters, field)
    releases.count(db, filters)
    releases.page(db, filters, 1, 5)
