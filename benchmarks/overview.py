"""The queries of Overview against bare DuckDB group-bys over the same build, and against Datasette over the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from benchmarks.measure import Figure, Row, timed
from benchmarks.peer import Peer
from dashboard.db import Db, open_build, read_manifest
from dashboard.filters import FACETS, Choice, Filters
from dashboard.queries import breakdowns, overview, releases, timeline
from dashboard.ui.cache import CHARTED, LISTED, MOST

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
SEARCH_NOTE = "there is no search index yet: every text is read for the words, where Datasette asks FTS5"
SELECTIONS = {
    "bare": Filters(),
    "one filter": Filters(country=Choice(("KEN",))),
    "two filters": Filters(country=Choice(("KEN",)), type=Choice(("training",))),
    "words in the text": Filters(q="reception centre"),
}
PEER_SELECTIONS = {
    "bare": {},
    "one filter": {"country": "KEN"},
    "two filters": {"country": "KEN", "type": "training"},
    "words in the text": {"_search": '"reception centre"', "_searchmode": "raw"},
}


def rows(store: Path, scratch: Path, runs: int) -> Iterator[Row]:
    """Two rows for each selection: all queries of the page in sum, without a cache, beside the floor and beside the peer."""
    manifest = read_manifest(store)
    database = Path(manifest["folder"]) / manifest["database"]
    bare = floor(database)
    with Peer(database, scratch) as peer, closing(open_build(manifest)) as db:
        for name, filters in SELECTIONS.items():
            asked = PEER_SELECTIONS[name]
            figure = timed(lambda chosen=filters: page(db, chosen), runs)  # type: ignore[misc]
            other = timed(lambda chosen=asked: peer.ask(chosen), runs)  # type: ignore[misc]
            note = {"bare": NOTE, "words in the text": SEARCH_NOTE}.get(name, "")
            yield _row(name, figure, "six bare group-bys, ms", bare, note)
            yield _row(name, figure, "Datasette with five facets, ms", other)


def floor(database: Path) -> Figure:
    """The group-bys that no dashboard can do without, over a build."""
    with duckdb.connect(str(database), read_only=True) as db:
        return timed(lambda: [db.execute(sql).fetchall() for sql in FLOOR])


def page(db: Db, filters: Filters) -> None:
    """Everything that Overview asks for: figures, timeline, breakdowns, latest releases, and the choices of the sidebar."""
    totals = overview.totals(db, filters)
    timeline.timeline(db, filters, timeline.grain_of(totals))
    for dimensions in (CHARTED, LISTED):
        breakdowns.rankings(db, filters, dimensions, MOST)
    for field in FACETS:
        if filters.choice(field):  # without a filter of its own, the field's choices are its breakdown
            breakdowns.rankings(db, breakdowns.without(filters, field), (field,), MOST)
    releases.count(db, filters)
    releases.page(db, filters, 1, 5)


def _row(what: str, figure: Figure, beside_what: str, beside: Figure, note: str = "") -> Row:
    return Row(GROUP, what, "ms", figure.median * 1000, figure.spread, beside_what, beside.median * 1000, note)
