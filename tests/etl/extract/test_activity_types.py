from __future__ import annotations

import pytest

from etl.extract.activity_types import ActivityTypeExtractor
from etl.reference import load

from .conftest import make_release

CASES = [
    (
        "Officers trained on trafficking",
        "Thirty police officers attended a three-day training course on trafficking investigations.",
        "en",
        "training",
    ),
    ("New campaign warns of traffickers", "A radio campaign with posters will raise awareness among young people in villages.", "en", "awareness"),
    ("Shelter opens for survivors", "The shelter gives survivors medical care, counselling and legal aid.", "en", "victim_assistance"),
    ("Hotline launched", "A toll-free hotline will answer callers day and night.", "en", "hotline"),
    (
        "Neighbours sign agreement",
        "Both governments signed a memorandum of understanding on cooperation and the exchange of information.",
        "en",
        "coordination",
    ),
    ("Children return home", "Twelve children were brought home to their families and will get reintegration support.", "en", "return_reintegration"),
    ("Parliament studies new law", "The national action plan and a draft law against trafficking were adopted.", "en", "law_policy"),
    ("New study on trafficking", "Researchers presented the findings of a study and a survey on trafficking.", "en", "research"),
    ("Des magistrats formés", "Un atelier de formation a réuni trente magistrats et policiers.", "fr", "training"),
    ("Nueva campaña", "La campaña de prevención usará carteles y radio para sensibilizar a los jóvenes.", "es", "awareness"),
]


@pytest.mark.parametrize(("title", "text", "language", "expected"), CASES)
def test_a_release_is_known_by_what_it_reports(title: str, text: str, language: str, expected: str) -> None:
    found = [s.fact.code for s in ActivityTypeExtractor().extract(make_release(text, title=title, language=language))]

    assert expected in found


def test_evidence_is_of_the_text_never_of_the_title() -> None:
    assert list(ActivityTypeExtractor().extract(make_release("It rained on Tuesday.", title="Training course for police officers"))) == []


def test_every_cue_names_a_known_type_and_every_type_has_weights() -> None:
    codes = {row["activity_type"] for row in load("activity_types", key=("activity_type",))}

    assert {row["activity_type"] for row in load("activity_cues")} == codes | {"background", "none"}
    assert {row["activity_type"] for row in load("activity_pairs")} == codes
    assert {row["activity_type"] for row in load("activity_weights")} == codes


def test_in_partnership_with_is_no_coordination() -> None:
    text = "In partnership with the Ministry of Health, IOM opened a shelter where survivors get medical care."
    found = [s.fact.code for s in ActivityTypeExtractor().extract(make_release(text, title="Shelter opens"))]

    assert "coordination" not in found
