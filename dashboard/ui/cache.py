"""The only caches. Every key holds the build's id: the underscore keeps Streamlit from hashing the connection, so the id has to say which one."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import db as builds
from dashboard.db import Db, Result
from dashboard.errors import DashboardError
from dashboard.exports import context
from dashboard.filters import Choice, Filters
from dashboard.queries import breakdowns, coverage, crossings, overview, quality, releases, stated, timeline
from dashboard.queries.breakdowns import CHARTED, LISTED, MOST, Ranking
from dashboard.queries.changes import Changes, compared_year, undated
from dashboard.queries.changes import changes as compare
from dashboard.search import Snippet
from dashboard.settings import store_folder
from dashboard.text import labels

SELECTIONS = 200
"""Answers that are kept for each query: more than anybody looks at in an hour, a few megabytes."""


def current() -> Db:
    """The build that the pointer names now. Raises BuildMissing and UnknownSchema."""
    return builds.current(store_folder())


def newest() -> Db | None:
    """The same, or None while there is none to open: for those who only look whether there is another."""
    try:
        return current()
    except DashboardError:
        return None


def build(build_id: str) -> Db | None:
    """A build by its id; None when it is no longer kept."""
    try:
        return builds.kept(store_folder(), build_id)
    except DashboardError:
        return None


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def totals(_db: Db, build_id: str, filters: Filters) -> overview.Totals:  # noqa: ARG001
    """What a selection amounts to."""
    return overview.totals(_db, filters)


def figures(db: Db, filters: Filters) -> overview.Figures:
    """Key figures of a selection, from the rankings that its charts are drawn of."""
    return overview.figured(totals(db, db.build_id, filters), rankings(db, db.build_id, filters, CHARTED))


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def beside(_db: Db, build_id: str, filters: Filters, by: str, code: str) -> int:  # noqa: ARG001
    """Activities that name another value of a field beside this one."""
    return overview.beside(_db, filters, by, code)


@st.cache_data(max_entries=2, show_spinner=False)
def collection(_db: Db, build_id: str) -> overview.Collection:  # noqa: ARG001
    """Counts of the whole build."""
    return overview.collection(_db)


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def rankings(_db: Db, build_id: str, filters: Filters, dimensions: tuple[str, ...], always: tuple[str, ...] = ()) -> dict[str, Ranking]:  # noqa: ARG001
    """The most frequent values of several dimensions, counted in one query; names as people read them."""
    found = breakdowns.rankings(_db, filters, dimensions, MOST, always)
    return {by: replace(ranking, rows=_named(ranking.rows, by)) for by, ranking in found.items()}


def ranking(db: Db, filters: Filters, by: str) -> Ranking:
    """One dimension of a selection."""
    together = next(dimensions for dimensions in (CHARTED, LISTED, (by,)) if by in dimensions)
    return rankings(db, db.build_id, filters, together)[by]


def facet(db: Db, filters: Filters, by: str) -> pd.DataFrame:
    """The choices of a field, counted without its own filter, the chosen ones among them."""
    choice = filters.choice(by)
    if not choice:
        return ranking(db, filters, by).rows
    return rankings(db, db.build_id, breakdowns.without(filters, by), (by,), choice.codes)[by].rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def periods(_db: Db, build_id: str, filters: Filters, grain: timeline.Grain) -> pd.DataFrame:  # noqa: ARG001
    """Rows of the timeline."""
    return timeline.timeline(_db, filters, grain).rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def periods_by(_db: Db, build_id: str, filters: Filters, by: str, grain: timeline.Grain, kept: tuple[str, ...] | None = None) -> pd.DataFrame:  # noqa: ARG001
    """Rows of the timeline for each value of a dimension, or for those kept."""
    return timeline.by(_db, filters, by, grain, kept).rows


def changes(db: Db, filters: Filters) -> Changes | None:
    """The last whole year of the collection, or of the dates selected, beside the one before it; None when there is none."""
    year = compared_year(totals(db, db.build_id, Filters(all=filters.all)), filters, db.built)
    return _changes(db, db.build_id, filters, year) if year else None


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def _changes(_db: Db, build_id: str, filters: Filters, year: int) -> Changes:
    return compare(_db, filters, CHARTED, year, periods(_db, build_id, undated(filters), "year"))


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def crossed(_db: Db, build_id: str, filters: Filters, one: crossings.Kept, other: crossings.Kept) -> pd.DataFrame:  # noqa: ARG001
    """Pairs of values of two dimensions."""
    return crossings.crossed(_db, filters, one, other).rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def ties(_db: Db, build_id: str, filters: Filters, by: str, most: int) -> pd.DataFrame:  # noqa: ARG001
    """Pairs of names that stand together in the most activities."""
    return crossings.ties(_db, filters, by, most).rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def publishers(_db: Db, build_id: str, filters: Filters, grain: timeline.Grain, most: int) -> pd.DataFrame:  # noqa: ARG001
    """Releases of the busiest publishers by period."""
    return coverage.publishers(_db, filters, grain, most).rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def silent(_db: Db, build_id: str, filters: Filters) -> pd.DataFrame:  # noqa: ARG001
    """Countries and areas for which the selection has no release."""
    return coverage.silent(_db, filters).rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def amounts(_db: Db, build_id: str, filters: Filters) -> pd.DataFrame:  # noqa: ARG001
    """Sums that a selection states, by currency and status."""
    return stated.amounts(_db, filters).rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def sums(_db: Db, build_id: str, filters: Filters, most: int) -> pd.DataFrame:  # noqa: ARG001
    """The newest sums that a selection states, with their words."""
    return stated.listed(_db, filters, most).rows


@st.cache_data(max_entries=4, show_spinner=False)
def issues(_db: Db, build_id: str, most: int) -> Result:  # noqa: ARG001
    """The first of what was rejected, skipped or used with a warning."""
    return quality.issues(_db, most)


@st.cache_data(max_entries=4, show_spinner=False)
def unresolved(_db: Db, build_id: str, most: int) -> Result:  # noqa: ARG001
    """The most frequent names that are not in the registry."""
    return quality.unresolved(_db, most)


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def people(_db: Db, build_id: str, filters: Filters) -> pd.DataFrame:  # noqa: ARG001
    """Numbers of people that a selection states, by who they are."""
    return stated.people(_db, filters).rows


def release_count(db: Db, build_id: str, filters: Filters) -> int:
    """Releases of a selection; all those of its activities, unless it asks for some of them alone."""
    return _release_count(db, build_id, filters) if filters.q or filters.publisher.include else totals(db, build_id, filters).releases


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def _release_count(_db: Db, build_id: str, filters: Filters) -> int:  # noqa: ARG001
    return releases.count(_db, filters)


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def release_page(_db: Db, build_id: str, filters: Filters, number: int, size: int, sort: releases.Sort = "date") -> pd.DataFrame:  # noqa: ARG001
    """One page of the list of releases."""
    return releases.page(_db, filters, number, size, sort).rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def place(_db: Db, build_id: str, filters: Filters, release_id: str, sort: releases.Sort) -> releases.Place | None:  # noqa: ARG001
    """Where a release stands in the list of the selection."""
    return releases.place(_db, filters, release_id, sort)


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def snippets(_db: Db, build_id: str, filters: Filters, listed: tuple[int, ...]) -> dict[int, Snippet]:  # noqa: ARG001
    """Where the texts of these releases hold the words of the selection."""
    return releases.snippets(_db, filters, listed)


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def names(_db: Db, build_id: str, filters: Filters) -> dict[breakdowns.Key, str]:  # noqa: ARG001
    """The name of every value that a selection asks for and the build holds, by (field, code)."""
    return context.names(_db, filters)


def value_names(db: Db, build_id: str, filters: Filters, by: str, codes: tuple[str, ...]) -> dict[str, str]:
    """Code -> name of those values of one field that the build holds, in the order of `codes`."""
    chosen = filters.reset().with_choice(by, Choice(codes))
    found = names(db, build_id, chosen)
    return {code: found[by, code] for code in codes if (by, code) in found}


def _named(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    return rows.assign(name=[labels.label(by, code, name) for code, name in zip(rows["code"], rows["name"], strict=True)])


@st.cache_data(max_entries=2, show_spinner=False)
def undrawn(_db: Db, build_id: str) -> frozenset[str]:  # noqa: ARG001
    """Countries and areas that the map's outlines have no shape for."""
    return frozenset(breakdowns.undrawn(_db).rows["country"])


@st.cache_data(max_entries=2, show_spinner=False)
def notes(_db: Db, build_id: str) -> dict[str, str]:  # noqa: ARG001
    """Code of a country or area -> the note that its name is to be read with."""
    return dict(breakdowns.notes(_db).rows.itertuples(index=False, name=None))


@st.cache_data(max_entries=2, show_spinner=False)
def identifiers(_db: Db, build_id: str) -> dict[str, str]:  # noqa: ARG001
    """Code of an organisation -> its identifier in IATI, where that is known."""
    return dict(breakdowns.identifiers(_db).rows.itertuples(index=False, name=None))
