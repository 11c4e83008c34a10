from __future__ import annotations

import pytest

from etl.extract.activity_concepts import concept_types, weigh
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


def test_every_cue_names_a_known_concept_and_every_weight_a_known_type() -> None:
    codes = {row["activity_type"] for row in load("activity_types", key=("activity_type",))}
    types = concept_types()
    names = {"always", *types, *(f"{kind}.{code}" for kind in ("all", "pair", "title") for code in codes)}

    assert {row["concept"] for row in load("activity_cues")} == set(types)
    assert set(types.values()) == {"", *codes}
    assert {row["activity_type"] for row in load("activity_pairs")} == codes
    assert {row["activity_type"] for row in load("activity_weights")} == codes
    assert {row["concept"] for row in load("activity_weights")} <= names


def test_a_headline_speaks_once_more_of_its_own() -> None:
    text = "Thirty police officers attended a training course."

    assert weigh(make_release(text, title="Judges trained"), "en")["title.training"].spans == ()
    assert "title.training" not in weigh(make_release(text, title="Three days in March"), "en")


def test_every_concept_is_told_in_all_three_languages() -> None:
    told = {(row["concept"], row["language"]) for row in load("activity_cues")}

    assert told == {(concept, language) for concept in concept_types() for language in ("en", "fr", "es")}


def test_a_cue_has_its_star_at_the_end_alone() -> None:
    assert [row["cue"] for row in load("activity_cues") if "*" in row["cue"][:-1]] == []


def test_in_partnership_with_is_no_coordination() -> None:
    text = "In partnership with the Ministry of Health, IOM opened a shelter where survivors get medical care."
    found = [s.fact.code for s in ActivityTypeExtractor().extract(make_release(text, title="Shelter opens"))]

    assert "coordination" not in found


def types_of(title: str, text: str, language: str = "en") -> set[str]:
    return {s.fact.code for s in ActivityTypeExtractor().extract(make_release(text, title=title, language=language))}


WHO_LEARNS = [
    ("Judges and prosecutors attended a course on evidence and on how to prosecute traffickers.", "en", {"training", "law_enforcement"}),
    ("Consular staff attended a course on how to identify victims and refer them.", "en", {"training", "identification_referral"}),
    (
        "Des magistrats ont suivi une formation sur les enquêtes et les réseaux criminels.",
        "fr",
        {"training", "law_enforcement"},
    ),
    ("Jueces y fiscales asistieron a un curso sobre la investigación de los delitos y las pruebas.", "es", {"training", "law_enforcement"}),
    ("El personal consular asistió a un curso para detectar víctimas y derivarlas.", "es", {"training", "identification_referral"}),
]


@pytest.mark.parametrize(("text", "language", "expected"), WHO_LEARNS)
def test_who_learns_what_tells_the_second_type(text: str, language: str, expected: set[str]) -> None:
    assert types_of("", text, language) == expected


def test_a_sum_in_the_news_is_funding_and_a_donor_merely_named_is_not() -> None:
    news = types_of("Two million dollars for survivors", "The government awarded grants of USD 2 million to ten groups that shelter survivors.")
    named = types_of("Officers study trafficking", "Thirty officers attended a course on investigations, funded by Norway.")

    assert "funding" in news
    assert "funding" not in named


def test_a_misleading_phrase_counts_for_nothing() -> None:
    concepts = weigh(make_release("In the course of the year he plays a role online.", title=""), "en")

    assert concepts == {}


def test_an_act_is_a_law_and_to_act_is_none() -> None:
    assert "law.law" in weigh(make_release("The Act of 2015 is applied."), "en")
    assert "law.law" not in weigh(make_release("They act at once."), "en")


def test_the_evidence_is_the_words_of_the_type_itself() -> None:
    text = "Forty judges attended. The hotline took 900 calls, and the toll-free number is open day and night."
    [hotline] = [s for s in ActivityTypeExtractor().extract(make_release(text, title="Hotline")) if s.fact.code == "hotline"]

    words = {"hotline", "toll-free", "calls", "hotline took 900 calls", "toll-free number", "calls, and the toll-free number"}
    assert {m.quote for m in hotline.mentions} <= words
