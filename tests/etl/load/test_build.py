"""A build is filled, checked and counted from readings alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import tantivy

from etl.errors import StoreError
from etl.load import LISTING, NewBuild, check, write_index, write_part
from etl.load.checks import checks
from etl.model import (
    ActivityType,
    Amount,
    Country,
    Fact,
    Funder,
    Mention,
    PartialDate,
    Partner,
    People,
    Reading,
    Release,
    Relevance,
    Statement,
)

TEXT = "Chisinau – Forty officers and ten NGOs met; Norway paid USD 5,000."
REFERENCE: dict[str, list[dict[str, str | None]]] = {
    "source": [{"source_id": "files", "name": "Files", "licence": "not stated", "text_kind": "original", "note": ""}],
    "country": [
        {
            "country": "MDA",
            "m49": "498",
            "region": "150",
            "sub_region": "151",
            "name_en": "Republic of Moldova",
            "name_fr": "",
            "name_es": "",
            "note": "",
            "drawn": "true",
        }
    ],
    "region": [
        {"region": code, "parent": parent, "name_en": name, "name_fr": "", "name_es": ""}
        for code, parent, name in (("150", None, "Europe"), ("151", "150", "Eastern Europe"))
    ],
    "activity_type_code": [
        {
            "activity_type": "training",
            "pillar": "unclear",
            "position": "12",
            "name_en": "Training",
            "name_fr": "",
            "name_es": "",
            "description": "",
        }
    ],
    "organisation": [{"organisation_id": "gov-nor", "name": "Norway", "type": "government", "country": "NOR", "iati_id": ""}],
    "quality": [],
}


def statement(field: Any, fact: Fact, *quotes: str, text: str = TEXT) -> Statement:
    mentions = tuple(Mention(text.index(q), text.index(q) + len(q), q) for q in quotes)
    return Statement(field, fact, mentions, f"{field}.test", 0.9)


def reading(number: int, text: str = TEXT, facts: tuple[Statement, ...] | None = None, release_id: str | None = None) -> Reading:
    release = Release(
        release_id=release_id or f"r{number}", document_sha256=f"sha{number}", source_id="files", url=f"https://example.org/{number}",
        title=f"Title {number}", text=text, language="en", publisher="IOM Moldova", published=PartialDate(date(2020, number, 1), "month"),
        published_from="record", text_kind="original",
    )  # fmt: skip
    if facts is None:
        facts = (
            statement("country", Country("MDA"), "Chisinau", text=text),
            statement("partner", Partner(None, "ngo", 10), "ten NGOs", text=text),
            statement("partner", Partner("Officers' Union", "other"), "officers", text=text),
            statement("funder", Funder("Norway", "Norway", "gov-nor", "NOR", "government"), "Norway", text=text),
            statement("amount", Amount(5000.0, "USD", "spent"), "USD 5,000", text=text),
            statement("people", People(40, "officers"), "Forty officers", text=text),
            statement("activity_type", ActivityType("training"), "met", text=text),
        )
    return Reading(release, (*facts, statement("relevance", Relevance(counter_trafficking=True, score=0.9))))


def make_build(folder: Path, readings: list[Reading]) -> Path:
    path = folder / "new" / "activities.duckdb"
    rows = [
        {
            "batch_id": "b1",
            "source_id": "files",
            "locator": f"{i}.txt",
            "sha256": r.release.document_sha256,
            "fetched_at": datetime(2026, 1, 1, tzinfo=UTC),
            "part": 0,
            "place": i,
        }
        for i, r in enumerate(readings)
    ]
    with NewBuild(path) as new:
        new.list_documents(pa.Table.from_pylist(rows, schema=LISTING))
        write_part(str(new.parts), "0", [(readings, [])])
        batch = {"batch_id": "b1", "loaded_at": datetime(2026, 1, 1), "documents": len(rows), "rejected": 0, "origin": "x"}
        new.fill(REFERENCE, [batch], [], ["0"])
        new.finish({"build_id": "x", "schema_version": 1, "built_at": datetime(2026, 1, 1), "code_version": "0", "extraction_fingerprint": "f"})
    return path


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as db:
        return db.execute(sql).fetchall()


def test_every_fact_of_a_reading_reaches_its_table(tmp_path: Path) -> None:
    path = make_build(tmp_path, [reading(1)])

    check(path)
    assert rows(path, "select country, region from activity_countries") == [("MDA", "150")]
    assert sorted(rows(path, "select partner, name, type, count from activity_partners")) == [
        ("group-ngo", None, "ngo", 10),
        ("x-officers-union", "Officers' Union", "other", None),
    ]
    assert rows(path, "select funder, name, country from activity_funders") == [("gov-nor", "Norway", "NOR")]
    assert rows(path, "select amount, currency, status from activity_amounts") == [(5000.0, "USD", "spent")]
    assert rows(path, "select count, who from activity_people_counts") == [(40, "officers")]
    assert rows(path, "select activity_type, pillar from activity_types") == [("training", "unclear")]
    assert rows(path, "select organisation_id, name, kind from organisations order by 1") == [
        ("gov-nor", "Norway", "registry"),
        ("group-ngo", "", "group"),
        ("x-officers-union", "Officers' Union", "unresolved"),
    ]
    assert rows(path, "select publisher_id, published, published_precision from releases") == [("iom-moldova", date(2020, 1, 1), "month")]


def test_publishers_are_told_apart_and_plain_names_are_their_addresses(tmp_path: Path) -> None:
    names = [None, "IOM, Moldova", "Iom moldova", "Canal São Paulo", "none", "Unodc", "Канал 24", "КАНАЛ  24", "Газета 24", "Газета"]
    names += [f"Agency {'a' * 80} north", f"Agency {'a' * 80} south"]  # cut to the same eighty letters
    readings = [reading(number, facts=()) for number in range(1, len(names) + 1)]
    path = make_build(tmp_path, [replace(r, release=replace(r.release, publisher=name)) for r, name in zip(readings, names, strict=True)])

    ids = dict(rows(path, "select publisher, publisher_id from releases"))
    assert [ids[name] for name in names[:4]] == ["none", "iom-moldova", "iom-moldova", "canal-sao-paulo"]
    assert ids["Канал 24"] == ids["КАНАЛ  24"]
    assert len(set(ids.values())) == len(names) - 2
    assert "unodc" not in ids.values(), "it is the registry's, and this name was not resolved to it"


def test_a_field_without_a_value_is_one_row_that_says_none(tmp_path: Path) -> None:
    path = make_build(tmp_path, [reading(1, facts=())])

    check(path)
    for view, column in (("countries", "country"), ("partners", "partner"), ("funders", "funder"), ("types", "activity_type")):
        assert rows(path, f"select {column} from activity_{view}") == [("none",)]


def test_the_same_text_at_two_addresses_is_one_activity_with_two_releases(tmp_path: Path) -> None:
    path = make_build(tmp_path, [reading(2), reading(1, TEXT.replace(" met", "  met"))])

    check(path)
    assert rows(path, "select lead_release_id, release_count from activities") == [("r1", 2)]
    assert rows(path, "select release_id, joined_because from releases order by 1") == [("r1", "same_text"), ("r2", "same_text")]
    assert rows(path, "select count(*) from activity_funders") == [(1,)]
    assert rows(path, "select count(*) from statements where field = 'funder'") == [(2,)]


def test_of_two_documents_with_one_address_the_later_one_counts(tmp_path: Path) -> None:
    path = make_build(tmp_path, [reading(1, release_id="r"), reading(2, "Another text.", (), release_id="r")])

    check(path)
    assert rows(path, "select text, document_sha256 from release") == [("Another text.", "sha2")]
    assert rows(path, "select count(*) from mention") == [(0,)]


def test_a_carried_over_release_is_the_same_in_every_table(tmp_path: Path) -> None:
    before = make_build(tmp_path / "before", [reading(1), reading(2, "Another text.", ())])
    path = tmp_path / "new" / "activities.duckdb"
    with NewBuild(path) as new:
        row = {
            "batch_id": "b2",
            "source_id": "files",
            "locator": "moved.txt",
            "sha256": "sha1",
            "fetched_at": datetime(2026, 2, 2, tzinfo=UTC),
            "part": 0,
            "place": 0,
        }
        new.list_documents(pa.Table.from_pylist([row, {**row, "sha256": "sha3", "place": 1}], schema=LISTING))
        assert new.carry_over(before) == 1
        assert new.unread() == [(0, (1,))]
        new.fill(REFERENCE, [], [], [])
        new.finish({"build_id": "y", "schema_version": 1, "built_at": datetime(2026, 1, 1), "code_version": "0", "extraction_fingerprint": "f"})

    check(path)
    for view in ("statements", "mentions", "activity_partners", "activity_funders", "activity_amounts"):
        expected = [r for r in rows(before, f"select * from {view} where true") if "r2" not in r]
        if view.startswith("activity_"):
            expected = [r for r in expected if r[-1] is not None]
        assert sorted(map(repr, rows(path, f"select * from {view}"))) == sorted(map(repr, expected)), view
    assert rows(path, "select batch_id, locator from release") == [("b2", "moved.txt")]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ("update mention set quote = 'xx' where quote = 'Norway'", "a mention does not hold its own words"),
        ("insert into statement select * from statement where field = 'funder'", "two statements have one id"),
        ("delete from mention where quote = 'Norway'", "a statement rests on no mention"),
        ("delete from statement where field = 'relevance'", "not exactly one relevance"),
        ("delete from organisation", "an organisation is missing"),
        ("update release set title = 'write to someone@example.org'", "an e-mail address stands in a text, title or publisher"),
        ("update release set publisher = 'someone@example.org'", "an e-mail address stands in a text, title or publisher"),
        ("delete from activity", "a release belongs to no activity"),
        ("update statement set statement_key = statement_key + 1", "a key is not the place of its row"),
    ],
)
def test_a_build_that_breaks_a_rule_fails_its_checks(tmp_path: Path, damage: str, says: str) -> None:
    path = make_build(tmp_path, [reading(1)])
    with duckdb.connect(str(path)) as db:
        db.execute(damage)

    with pytest.raises(StoreError, match=says):
        check(path)


def test_every_release_of_a_build_is_in_its_search_index(tmp_path: Path) -> None:
    path = make_build(tmp_path, [reading(1), reading(2, "Un texte en français.", ())])
    described = write_index(path, tmp_path / "search")

    index = tantivy.Index.open(str(tmp_path / "search"))
    assert (described["folder"], described["releases"], described["activities"], index.searcher().num_docs) == ("search", 2, 2, 2)
    expected = {("text_en", "offic"): 1, ("text_en", "texte"): 0, ("country", "moldova"): 1, ("funder", "norway"): 1, ("funder", "none"): 1}
    for (field, word), found in expected.items():
        query = tantivy.Query.term_query(index.schema, field, word)
        assert len(index.searcher().search(query).hits) == found, word


def test_every_check_has_a_name_and_counts() -> None:
    assert len(checks()) == 16
    assert all(sql.splitlines()[1].startswith("select count(*)") for _, sql in checks())
