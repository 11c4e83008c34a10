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
from dashboard.queries import breakdowns, changes, counts, overview, releases, timeline
from dashboard.queries.breakdowns import CHARTED, LISTED, MOST
from etl.load import write_index

GROUP = "Overview queries"
FLOOR = (
    "select count(*) from activity",
    "select country, count(*) from activity_country group by 1",
    "select organisation_id, count(*) from activity_partner group by 1",
    "select organisation_id, count(*) from activity_funder group by 1",
    "select activity_type, count(*) from activity_type group by 1",
    "select year(published), count(*) from activity group by 1",
)
LIST_NOTE = "most of it is the list's own queries: the selection, names of countries, partners and funders, which the rows of FTS5 do not have"
SEARCH = '"reception centre"'
INDEX_NOTE = "it holds codes and names too, stems of three languages, French and Spanish texts twice; FTS5 holds words as they stand"
SELECTIONS = {
    "bare": Filters(),
    "one filter": Filters(country=Choice(("KEN",))),
    "two filters": Filters(country=Choice(("KEN",)), type=Choice(("training",))),
    "words in the text": Filters(q=SEARCH),
}
PEER_SELECTIONS = {
    "bare": {},
    "one filter": {"country": "KEN"},
    "two filters": {"country": "KEN", "type": "training"},
    "words in the text": {"_search": SEARCH, "_searchmode": "raw"},
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
            yield _row(name, figure, "six bare group-bys, ms", bare)
            yield _row(name, figure, "Datasette with five facets, ms", other)
        asked = timed(lambda: searched(db, SELECTIONS["words in the text"]), runs)
        yield _row("search, hits alone", timed(lambda: hits(db), runs), "SQLite FTS5, ms", timed(lambda: peer.found(SEARCH), runs))
        beside = timed(lambda: peer.search(SEARCH), runs)
        yield _row("search, hits and best 20 with snippets", asked, "SQLite FTS5, best 20 with snippets, ms", beside, LIST_NOTE)
        rebuilt = peer.indexed
    indexed = timed(lambda: write_index(database, scratch / "search"), runs=1, warm=False)
    yield Row(GROUP, "search index of all releases", "s", indexed.median, None, "SQLite FTS5 rebuild, s", rebuilt, INDEX_NOTE)


def floor(database: Path) -> Figure:
    """The group-bys that no dashboard can do without, over a build."""
    with duckdb.connect(str(database), read_only=True) as db:
        return timed(lambda: [db.execute(sql).fetchall() for sql in FLOOR])


def page(db: Db, filters: Filters) -> None:
    """Everything that Overview asks for: figures, timeline and types, changes, breakdowns, latest releases, and the choices of the sidebar."""
    counts.KEPT.clear()
    if filters.q:
        db.search.keys.cache_clear()
    totals = overview.totals(db, filters)
    grain = timeline.grain_of(totals)
    periods = timeline.timeline(db, filters, grain).rows
    timeline.by(db, filters, "type", grain)
    year = changes.compared_year(overview.totals(db, Filters(all=filters.all)), filters, db.built)
    if year:
        undated = changes.undated(filters)
        years = periods if (undated, grain) == (filters, "year") else timeline.timeline(db, undated, "year").rows
        changes.changes(db, filters, CHARTED, year, years)
    for dimensions in (CHARTED, LISTED):
        breakdowns.rankings(db, filters, dimensions, MOST)
    for field in FACETS:
        if filters.choice(field):  # without a filter of its own, the field's choices are its breakdown
            breakdowns.rankings(db, breakdowns.without(filters, field), (field,), MOST)
    if filters.q:
        releases.count(db, filters)
    releases.page(db, filters, 1, 5)


def hits(db: Db) -> None:
    """What the search index alone is asked for."""
    db.search.keys.cache_clear()
    db.search.keys(SEARCH)


def searched(db: Db, filters: Filters) -> None:
    """What the list of releases asks for when words are looked for."""
    db.search.keys.cache_clear()
    releases.count(db, filters)
    found = releases.page(db, filters, 1, 20, "rank").rows
    releases.snippets(db, filters, found["release_key"].tolist())


def _row(what: str, figure: Figure, beside_what: str, beside: Figure, note: str = "") -> Row:
    return Row(GROUP, what, "ms", figure.median * 1000, figure.spread, beside_what, beside.median * 1000, note)
