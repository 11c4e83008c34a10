"""Scores count what two readers would count, and only that."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from etl.evaluation import measure
from etl.evaluation.gold import Labelled, part_of
from etl.evaluation.names import same_amount, same_funder, same_name, same_partner
from etl.evaluation.report import as_csv, as_markdown
from etl.evaluation.scores import evaluate, tally
from etl.model import Document
from etl.settings import CHECKOUT, data_folder

NAMES = [
    ("the Government of Japan", "Japan", True),
    ("UNODC", "UN Office on Drugs and Crime (UNODC)", True),  # an acronym in brackets
    ("Oficina de las Naciones Unidas contra la Droga y el Delito", "UNODC", True),
    ("Guinea", "Equatorial Guinea", False),  # a word that makes another name of it
    ("Norwegian Ministry of Foreign Affairs", "Ministry of Foreign Affairs", True),  # three of four words
    ("Ministry of Justice", "Ministry of Health", False),
    ("La Strada Moldova", "La Estrada Moldova", True),  # one edit in a long word
    ("Lao", "Mao", False),  # one edit in a short one
    (None, "Japan", False),
]


@pytest.mark.parametrize(("a", "b", "same"), NAMES)
def test_names_are_the_same_when_a_reader_would_say_so(a: str | None, b: str | None, same: bool) -> None:
    assert same_name(a, b) is same
    assert same_name(b, a) is same


def test_funders_of_two_countries_are_never_the_same() -> None:
    assert same_funder({"name": "Ministry of Foreign Affairs", "country": "NOR"}, {"name": "Ministry of Foreign Affairs", "country": "NOR"})
    assert not same_funder({"name": "Ministry of Foreign Affairs", "country": "NOR"}, {"name": "Ministry of Foreign Affairs", "country": "FIN"})
    assert same_funder({"name": "INL", "canonical": "US Department of State"}, {"name": "US Department of State"})


def test_unnamed_groups_are_compared_by_type_and_amounts_within_half_a_percent() -> None:
    assert same_partner({"name": None, "type": "ngo", "count": 10}, {"name": None, "type": "ngo"})
    assert not same_partner({"name": None, "type": "ngo"}, {"name": "Hagar", "type": "ngo"})
    assert same_amount({"value": 1_000_000, "currency": "USD"}, {"value": 1_004_000, "currency": "USD"})
    assert not same_amount({"value": 1_000_000, "currency": "USD"}, {"value": 1_000_000, "currency": "EUR"})


def found(**facts: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {name: [] for name in ("countries", "partners", "funders", "amounts", "people", "activity_types")}
    return {**empty, "counter_trafficking": True, "language": "en", **facts}


def labelled(url: str, **labels: Any) -> Labelled:
    document = Document("bundled", "x:1", "application/json", b"", "", datetime(2026, 1, 1, tzinfo=UTC), url)
    empty: dict[str, Any] = {name: [] for name in ("countries", "partners", "funders", "amounts", "people", "activity_types")}
    return Labelled(document, url, part_of(url), True, None, {**empty, **labels})


def test_every_value_is_a_hit_or_too_much_or_missed_once() -> None:
    one = tally(
        found(
            countries=[{"code": "AFG"}, {"code": "GBR"}, {"code": "AFG"}],
            people=[{"count": 30}],
            funders=[{"name": "Japan"}, {"name": "Government of Japan"}],
        ),
        labelled("u", countries=["AFG", "TJK"], people=[{"count": 30}, {"who": "some"}], funders=[{"name": "Japan"}]),
    )

    assert one["countries"] == (1, 1, 1)
    assert one["people"] == (1, 0, 0), "a label without a count is nobody's miss"
    assert one["funders"] == (1, 0, 0), "one funder under two names is one value"
    assert one["relevance"] == (1, 0, 0)


def test_development_and_test_are_scored_apart_with_an_interval() -> None:
    urls = [f"https://example.org/{i}" for i in range(60)]
    gold = [labelled(url, countries=["AFG"]) for url in urls]
    read = [found(countries=[{"code": "AFG" if part_of(url) == "development" else "TJK"}]) for url in urls]
    scores = {(s.part, s.field): s for s in evaluate(read, gold) if s.language == "all"}

    assert (scores["development", "countries"].f1, scores["test", "countries"].f1) == (1.0, 0.0)
    assert scores["development", "countries"].n + scores["test", "countries"].n == 60
    assert all(s.low <= s.f1 <= s.high for s in scores.values())


def test_the_test_part_is_a_fifth_and_never_moves() -> None:
    parts = [part_of(f"https://example.org/{i}") for i in range(2000)]

    assert 0.17 < parts.count("test") / 2000 < 0.23
    assert part_of("https://example.org/3") == parts[3]


def test_the_quality_table_is_what_is_measured_now() -> None:
    scores = measure()

    assert (data_folder("reference") / "quality.csv").read_text(encoding="utf-8") == as_csv(scores), "run `make evaluate`"
    assert (CHECKOUT / "docs" / "quality.md").read_text(encoding="utf-8") == as_markdown(scores), "run `make evaluate`"
