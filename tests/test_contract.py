"""The contract between etl and dashboard: every view of a build, its columns and their types, in order."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dashboard.search.index import analyser
from etl.load import LAYOUT
from etl.load.search import _analyser
from etl.settings import SCHEMA_VERSION

SQL = Path(__file__).parent.parent / "etl" / "load"
DIMENSION = "dimension ENUM('country', 'region', 'partner', 'funder', 'state', 'type', 'pillar', 'publisher')"
VIEWS = {
    "activities": [
        "activity_key INTEGER",
        "activity_id VARCHAR",
        "lead_release_id VARCHAR",
        "title VARCHAR",
        "published DATE",
        "published_precision VARCHAR",
        "counter_trafficking BOOLEAN",
        "release_count INTEGER",
    ],
    "activity_amounts": [
        "activity_id VARCHAR",
        "amount DOUBLE",
        "currency VARCHAR",
        "status VARCHAR",
        "statement_id VARCHAR",
    ],
    "activity_countries": [
        "activity_id VARCHAR",
        "country VARCHAR",
        "region VARCHAR",
        "sub_region VARCHAR",
        "statement_id VARCHAR",
    ],
    "activity_facts": [
        "activity_key INTEGER",
        "published DATE",
        "published_precision VARCHAR",
        "period INTEGER",
        "counter_trafficking BOOLEAN",
        "release_count INTEGER",
        "value_ids INTEGER[]",
    ],
    "activity_funders": [
        "activity_id VARCHAR",
        "funder VARCHAR",
        "name VARCHAR",
        "country VARCHAR",
        "statement_id VARCHAR",
    ],
    "activity_partners": [
        "activity_id VARCHAR",
        "partner VARCHAR",
        "name VARCHAR",
        "type VARCHAR",
        "count BIGINT",
        "statement_id VARCHAR",
    ],
    "activity_people_counts": [
        "activity_id VARCHAR",
        "count BIGINT",
        "who VARCHAR",
        "statement_id VARCHAR",
    ],
    "activity_publishers": [
        "activity_id VARCHAR",
        "publisher_id VARCHAR",
        "publisher VARCHAR",
    ],
    "activity_type_codes": [
        "activity_type VARCHAR",
        "pillar VARCHAR",
        "position INTEGER",
        "name_en VARCHAR",
        "name_fr VARCHAR",
        "name_es VARCHAR",
        "description VARCHAR",
    ],
    "activity_types": [
        "activity_id VARCHAR",
        "activity_type VARCHAR",
        "pillar VARCHAR",
        "statement_id VARCHAR",
    ],
    "activity_values": [
        DIMENSION,
        "value_key INTEGER",
        "activity_key INTEGER",
        "counter_trafficking BOOLEAN",
        "release_count INTEGER",
        "period INTEGER",
    ],
    "batches": [
        "batch_id VARCHAR",
        "loaded_at TIMESTAMP",
        "documents INTEGER",
        "rejected INTEGER",
        "origin VARCHAR",
    ],
    "build": [
        "build_id VARCHAR",
        "schema_version INTEGER",
        "built_at TIMESTAMP",
        "code_version VARCHAR",
        "extraction_fingerprint VARCHAR",
    ],
    "countries": [
        "country VARCHAR",
        "m49 VARCHAR",
        "region VARCHAR",
        "sub_region VARCHAR",
        "name_en VARCHAR",
        "name_fr VARCHAR",
        "name_es VARCHAR",
        "note VARCHAR",
        "drawn BOOLEAN",
    ],
    "dimension_values": [
        "value_id INTEGER",
        DIMENSION,
        "value_key INTEGER",
        "code VARCHAR",
        "name_en VARCHAR",
        "name_fr VARCHAR",
        "name_es VARCHAR",
        "detail VARCHAR",
    ],
    "issues": [
        "issue_id VARCHAR",
        "batch_id VARCHAR",
        "level VARCHAR",
        "stage VARCHAR",
        "locator VARCHAR",
        "reason VARCHAR",
        "advice VARCHAR",
        "release_id VARCHAR",
    ],
    "mentions": [
        "statement_id VARCHAR",
        "release_id VARCHAR",
        "field VARCHAR",
        "position INTEGER",
        "start INTEGER",
        "end INTEGER",
        "quote VARCHAR",
    ],
    "organisations": [
        "organisation_id VARCHAR",
        "name VARCHAR",
        "type VARCHAR",
        "country VARCHAR",
        "iati_id VARCHAR",
        "kind VARCHAR",
    ],
    "publishers": [
        "publisher_id VARCHAR",
        "name VARCHAR",
        "releases BIGINT",
    ],
    "quality_checks": ["what VARCHAR", "part VARCHAR", "right INTEGER", "n INTEGER"],
    "quality_scores": [
        "field VARCHAR",
        "part VARCHAR",
        "language VARCHAR",
        "file VARCHAR",
        "n INTEGER",
        "precision DOUBLE",
        "recall DOUBLE",
        "f1 DOUBLE",
        "low DOUBLE",
        "high DOUBLE",
    ],
    "regions": [
        "region VARCHAR",
        "parent VARCHAR",
        "name_en VARCHAR",
        "name_fr VARCHAR",
        "name_es VARCHAR",
    ],
    "releases": [
        "release_key INTEGER",
        "activity_key INTEGER",
        "release_id VARCHAR",
        "activity_id VARCHAR",
        "joined_because VARCHAR",
        "source_id VARCHAR",
        "source VARCHAR",
        "licence VARCHAR",
        "batch_id VARCHAR",
        "url VARCHAR",
        "publisher_id VARCHAR",
        "publisher VARCHAR",
        "language VARCHAR",
        "title VARCHAR",
        "text VARCHAR",
        "text_kind VARCHAR",
        "published DATE",
        "published_precision VARCHAR",
        "published_from VARCHAR",
        "counter_trafficking BOOLEAN",
        "relevance DOUBLE",
        "contacts_removed INTEGER",
        "fetched_at TIMESTAMP",
    ],
    "sources": [
        "source_id VARCHAR",
        "name VARCHAR",
        "licence VARCHAR",
        "text_kind VARCHAR",
        "note VARCHAR",
        "releases BIGINT",
    ],
    "statements": [
        "statement_id VARCHAR",
        "release_id VARCHAR",
        "activity_id VARCHAR",
        "field VARCHAR",
        "value VARCHAR",
        "name VARCHAR",
        "organisation_id VARCHAR",
        "country VARCHAR",
        "type VARCHAR",
        "count BIGINT",
        "amount DOUBLE",
        "currency VARCHAR",
        "status VARCHAR",
        "who VARCHAR",
        "rule VARCHAR",
        "confidence DOUBLE",
    ],
    "value_counts": [
        DIMENSION,
        "value_key INTEGER",
        "period INTEGER",
        "counter_trafficking BOOLEAN",
        "activities BIGINT",
        "releases BIGINT",
    ],
}


@pytest.fixture(scope="module")
def db() -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    for name in ("schema", "views"):
        db.execute((SQL / f"{name}.sql").read_text(encoding="utf-8"))
    return db


def test_the_views_are_those_of_this_schema_version(db: duckdb.DuckDBPyConnection) -> None:
    found = [name for (name,) in db.execute("select view_name from duckdb_views() where not internal order by 1").fetchall()]

    assert found == list(VIEWS)
    assert SCHEMA_VERSION == 5, "a new schema version needs its new columns here"


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_exactly_these_columns(db: duckdb.DuckDBPyConnection, view: str) -> None:
    assert [f"{row[0]} {row[1]}" for row in db.execute(f"describe {view}").fetchall()] == VIEWS[view]


@pytest.mark.parametrize("name", LAYOUT["analysers"])
def test_both_sides_cut_words_into_the_same_terms(name: str) -> None:
    steps = LAYOUT["analysers"][name]
    text = "Les victimes référencées, líneas de ayuda; shelters in Côte d'Ivoire – " + "x" * 70

    assert analyser(steps).analyze(text) == _analyser(steps).analyze(text)
    assert "x" * 70 not in analyser(steps).analyze(text)


def test_what_the_manifest_says_of_the_search_index() -> None:
    assert list(LAYOUT) == ["analysers", "languages", "text", "codes", "keys"]
    assert {name for names in LAYOUT["languages"].values() for name in names} == set(LAYOUT["analysers"])
    assert LAYOUT["codes"] == ["country", "region", "partner", "funder", "state", "type", "pillar", "publisher", "language"]
