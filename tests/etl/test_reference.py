from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl import reference
from etl.errors import ReferenceDataError
from etl.settings import data_folder
from tools import countries as generator


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(reference, "data_folder", lambda _: tmp_path)
    reference.load.cache_clear()
    reference.fingerprint.cache_clear()
    yield tmp_path
    reference.load.cache_clear()
    reference.fingerprint.cache_clear()


def test_rows_come_in_file_order_without_outer_spaces(folder: Path) -> None:
    (folder / "t.csv").write_text('a,b\n x ,"1, 2"\ny,\n', encoding="utf-8")

    assert [dict(row) for row in reference.load("t")] == [{"a": "x", "b": "1, 2"}, {"a": "y", "b": ""}]


BROKEN = [
    (b"a,b\nx\n", "t.csv:2"),
    (b"a,b\nx,1\ny,2,3\n", "t.csv:3"),
    (b"a,a\nx,1\n", "t.csv:1"),
    (b"", "t.csv:1"),
    (b"a,b\nx,\xff\n", "UTF-8"),
    (b"a,b\nx,1\nx,2\n", "t.csv:3"),
    (b"a,b\n,2\n", "t.csv:2"),
    (b'a,b\n"x,1\n', "t.csv"),
    (b"b,c\n1,2\n", "'a'"),
]


@pytest.mark.parametrize(("content", "place"), BROKEN)
def test_a_broken_table_is_refused_with_its_place(folder: Path, content: bytes, place: str) -> None:
    (folder / "t.csv").write_bytes(content)

    with pytest.raises(ReferenceDataError, match=place):
        reference.load("t", key=("a",))


def test_a_missing_table_is_named(folder: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"nothing\.csv"):
        reference.load("nothing")


def test_the_fingerprint_follows_the_vocabulary_and_not_the_quality_figures(folder: Path) -> None:
    def now() -> str:
        reference.fingerprint.cache_clear()
        return reference.fingerprint()

    (folder / "a.csv").write_text("x\n1\n", encoding="utf-8")
    before = now()
    (folder / "quality.csv").write_text("x\n1\n", encoding="utf-8")
    assert now() == before
    (folder / "a.csv").write_text("x\n2\n", encoding="utf-8")
    assert now() != before


@pytest.mark.parametrize("name", ["countries", "regions", "country_names"])
def test_generated_tables_are_what_the_generator_writes(name: str) -> None:
    make = {"countries": generator.countries, "regions": generator.regions, "country_names": generator.names}[name]

    assert (data_folder("reference") / f"{name}.csv").read_text(encoding="utf-8") == make()


def test_every_country_lies_in_a_known_region() -> None:
    parents = {row["region"]: row["parent"] for row in reference.load("regions", key=("region",))}

    for row in reference.load("countries", key=("country",)):
        assert parents[row["sub_region"]] == row["region"]
        assert parents[row["region"]] == ""


SENSITIVE = [
    ("XKX", "name_en", "Kosovo"),
    ("PSE", "name_en", "State of Palestine"),
    ("TWN", "name_en", "Taiwan Province of China"),
    ("TUR", "name_en", "Türkiye"),
    ("KOR", "name_fr", "République de Corée"),
    ("BOL", "name_es", "Bolivia (Estado Plurinacional de)"),
    ("XKX", "drawn", "false"),
    ("AFG", "drawn", "true"),
]


@pytest.mark.parametrize(("country", "column", "expected"), SENSITIVE)
def test_names_follow_united_nations_practice(country: str, column: str, expected: str) -> None:
    assert {row["country"]: row for row in reference.load("countries")}[country][column] == expected


def test_kosovo_carries_its_note() -> None:
    assert "resolution 1244" in {row["country"]: row["note"] for row in reference.load("countries")}["XKX"]


@pytest.mark.parametrize("table", ["country_names", "places", "country_adjectives", "donor_countries", "shared_currencies", "un_names"])
def test_every_name_belongs_to_a_listed_country(table: str) -> None:
    codes = {row["country"] for row in reference.load("countries")}

    named = [row["country"] for row in reference.load(table) if row["country"] != "any" and row.get("kind") != "none"]
    assert {code for countries in named for code in countries.split("|") if code} <= codes
