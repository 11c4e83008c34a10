"""The only caches. Every key holds the build's id: the underscore keeps Streamlit from hashing the connection, so the id has to say which one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import db as builds
from dashboard.db import Db
from dashboard.filters import FACETS, Filters
from dashboard.queries import breakdowns, overview, releases, timeline
from dashboard.settings import store_folder
from dashboard.text import labels

SELECTIONS = 200
"""Answers that are kept for each query: more than anybody looks at in an hour, a few megabytes."""


def current() -> Db:
    """The build that the pointer names now, opened once. Raises BuildMissing and UnknownSchema."""
    manifest = builds.read_manifest(store_folder())
    return _open(str(manifest["folder"]), dict(manifest))


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(folder: str, _manifest: Mapping[str, Any]) -> Db:
    assert Path(folder).name == _manifest["build_id"]
    return builds.open_build(_manifest)


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def figures(_db: Db, build_id: str, filters: Filters) -> overview.Figures:  # noqa: ARG001
    """Key figures of a selection."""
    return overview.figures(_db, filters)


@st.cache_data(max_entries=2, show_spinner=False)
def collection(_db: Db, build_id: str) -> overview.Collection:  # noqa: ARG001
    """Counts of the whole build."""
    return overview.collection(_db)


@st.cache_data(max_entries=SELECTIONS * len(FACETS), show_spinner=False)
def breakdown(_db: Db, build_id: str, filters: Filters, by: str) -> pd.DataFrame:  # noqa: ARG001
    """Rows of a breakdown, names as people read them."""
    return _named(breakdowns.breakdown(_db, filters, by).rows, by)


@st.cache_data(max_entries=SELECTIONS * len(FACETS), show_spinner=False)
def facet(_db: Db, build_id: str, filters: Filters, by: str) -> pd.DataFrame:
    """The choices of a field, counted without its own filter: the breakdown itself where the field has none."""
    if not filters.choice(by):
        return breakdown(_db, build_id, filters, by)
    return _named(breakdowns.facet(_db, filters, by).rows, by)


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def periods(_db: Db, build_id: str, filters: Filters, grain: timeline.Grain) -> pd.DataFrame:  # noqa: ARG001
    """Rows of the timeline."""
    return timeline.timeline(_db, filters, grain).rows


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def release_count(_db: Db, build_id: str, filters: Filters) -> int:  # noqa: ARG001
    """Releases of a selection."""
    return releases.count(_db, filters)


@st.cache_data(max_entries=SELECTIONS, show_spinner=False)
def release_page(_db: Db, build_id: str, filters: Filters, number: int, size: int) -> pd.DataFrame:  # noqa: ARG001
    """One page of the list of releases."""
    return releases.page(_db, filters, number, size).rows


@st.cache_data(max_entries=16, show_spinner=False)
def names(_db: Db, build_id: str, lang: str) -> dict[tuple[str, str], str]:  # noqa: ARG001
    """The name of every (field, code) of the build; regions of both levels among them."""
    everything = Filters(lang=lang, all=True)
    found = {
        (by, code): name
        for by in FACETS
        for code, name in _named(breakdowns.breakdown(_db, everything, by).rows, by)[["code", "name"]].itertuples(index=False)
    }
    for region, name in breakdowns.regions(_db, everything).rows.itertuples(index=False):
        found[("region", region)] = name
    return found


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
