from __future__ import annotations

import pytest

from etl.extract.relevance import RelevanceExtractor

from .conftest import make_release

CASES = [
    ("Officers study human trafficking", "Forty officers learned to identify victims of trafficking in persons.", "en", True),
    ("Formation contre la traite", "Trente magistrats ont étudié la traite des personnes.", "fr", True),
    ("Taller sobre trata", "Fiscales estudian la trata de personas y sus víctimas.", "es", True),
    ("Border officers learn about migrant smuggling", "The course dealt with the smuggling of migrants and with forged papers.", "en", False),
    ("Refugees resettled", "Forty refugees flew to their new homes under a resettlement programme.", "en", False),
    ("Rangers against wildlife trafficking", "Rangers learned about wildlife trafficking and drug trafficking.", "en", False),
    ("Shelter for women", "The house takes in women who suffered domestic violence.", "en", False),
    ("Trafic illicite de migrants", "Des policiers ont étudié le trafic illicite de migrants.", "fr", False),
    ("Day of the African Child", "Pupils marched over the bridge. Posters told of child trafficking.", "en", True),
    ("Boats for the welfare office", "The boats came in May. In August officers brought out women whom traffickers had held in a camp.", "en", True),
    ("Houses after the cyclone", "Survivors repaired their houses. A later visit told of displaced families.", "en", False),
    ("", "", "en", False),
]


@pytest.mark.parametrize(("title", "text", "language", "expected"), CASES)
def test_only_work_against_trafficking_in_persons_is_relevant(title: str, text: str, language: str, expected: bool) -> None:
    [statement] = RelevanceExtractor().extract(make_release(text, title=title, language=language))

    assert statement.fact.counter_trafficking is expected
    assert 0 <= statement.fact.score <= 1
    assert bool(statement.mentions) is expected


def test_a_headline_that_names_the_subject_decides_where_the_text_speaks_of_its_cases_alone() -> None:
    text = "Vingt agents savent désormais quels signes doivent les alerter : une jeune fille promise à un employeur de la capitale."
    [statement] = RelevanceExtractor().extract(make_release(text, title="Repérer la traite parmi les réfugiés", language="fr"))
    assert (statement.fact.counter_trafficking, statement.mentions, statement.rule) == (True, (), "relevance.headline")
