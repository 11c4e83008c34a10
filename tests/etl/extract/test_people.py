from __future__ import annotations

import pytest

from etl.extract.people import PeopleExtractor

from .conftest import make_release

CASES = [
    ("Some 80 border guards attended the course.", "en", [(80, "border guards")]),
    ("Twenty-five prosecutors took part.", "en", [(25, "prosecutors")]),
    ("The project trained 1,200 police officers and judges.", "en", [(1200, "police officers")]),
    ("Some 28 Trinidad and Tobago government officials attended.", "en", [(28, "Trinidad and Tobago government officials")]),
    ("Sixteen Ghanaians were assisted on their way home.", "en", [(16, "Ghanaians")]),
    ("The shelter helped 40 victims of trafficking.", "en", [(40, "victims")]),
    ("Soixante-quinze officiers (75) ont suivi la session.", "fr", [(75, "officiers")]),
    ("Une vingtaine d'instructeurs ont été formés.", "fr", [(20, "instructeurs")]),
    ("Treinta fiscales asistieron al taller.", "es", [(30, "fiscales")]),
    ("Four Afghan ministries met for a course.", "en", []),
    ("The course drew 23 judges, nine of them women.", "en", [(23, "judges")]),
    ("In 2019 participants met for five days.", "en", []),
    ("Ten leading NGOs were invited.", "en", []),
    ("An estimated 40 million people live in modern slavery.", "en", []),
    ("Police arrested 53 people.", "en", []),
    ("A grant of $500 million people applauded.", "en", []),
    ("The workshop ran from 25 to 29 March in 13 countries.", "en", []),
    ("Two officers spoke at the training.", "en", []),
    ("Over 12 police stations received radios.", "en", []),
    ("The course trained 30 hotel staff in six police units.", "en", [(30, "hotel staff")]),
    ("Cinq associations de femmes ont bénéficié de l'appui.", "fr", []),
    ("Cinco organizaciones de mujeres recibieron fondos.", "es", []),
    ("The unit, which has 60 officers, was set up in 2009.", "en", []),
    ("L'unité compte 40 agents.", "fr", []),
    ("La unidad cuenta con 35 agentes.", "es", []),
    ("The team has trained 45 inspectors.", "en", [(45, "inspectors")]),
    ("Bern gave 1 million Swiss francs for the shelter.", "en", []),
    ("Twenty returnees obtained sewing machines.", "en", [(20, "returnees")]),
    ("Le spectacle a attiré plus de 800 personnes.", "fr", [(800, "personnes")]),
    ("Se brindó atención psicológica a 120 víctimas.", "es", [(120, "víctimas")]),
    ("Detuvieron a 22 personas.", "es", []),
    ("Medio centenar de jueces siguió el curso.", "es", [(50, "jueces")]),
    ("Plus de 1 200 victimes ont été prises en charge depuis 2015.", "fr", [(1200, "victimes")]),
    ("Une demi-douzaine de policières ont été formées.", "fr", [(6, "policières")]),
    ("During two months of testing, 71 crew members used the line.", "en", [(71, "crew members")]),
    ("A 30-year-old woman spoke. Forty of 50 children in homes have a parent; so have eight out of ten girls.", "en", []),
    ("Half a dozen judges took part in the study visit.", "en", [(6, "judges")]),
]

UNNAMED = [
    ("Judges of two kinds are on the course. There are 18 of them.", "en", [18]),
    ("Ils sont 24, des juges et des greffiers.", "fr", [24]),
    ("Au nombre de 36, les juges venaient de deux régions.", "fr", [36]),
    ("Thirty nurses flew home. Another 12 will follow in May.", "en", [12, 30]),
    ("Nurses were asked to come, and 46 took part.", "en", [46]),
    ("3.500 tomaron parte en las ferias.", "es", [3500]),
    ("Quelque 60 suivront le prochain cours.", "fr", [60]),
    ("The school has trained more than 140.", "en", [140]),
    ("La escuela ha capacitado a más de 90.", "es", [90]),
    ("Judges have been sent by several countries. There are eight of them: Togo, Benin and six others.", "en", []),
    # part of a name, of a date, a share, what is no people
    ("Those who drive along Highway 82 return late.", "en", []),
    ("Quatre-vingts pour cent viennent de la côte.", "fr", []),
    ("A toolkit of five lessons was printed.", "en", []),
    ("The band played in 2014 and trained in 2015, in March.", "en", []),
    # parts of a whole, states, statistics, another course
    ("Another 20 children, 14 boys and six girls, were freed.", "en", [20]),
    ("The course drew 14 boys and six girls.", "en", [6, 14]),
    ("Officers freed 52 people, among them 13 minors.", "en", [52]),
    ("Ont participé 40 juges, dont 11 stagiaires.", "fr", [40]),
    ("Asistieron 40 jueces, entre ellos 11 suplentes y 9 mujeres.", "es", [9, 40]),
    ("It was attended by the ten members of the Association of Southeast Asian Nations.", "en", []),
    ("In 2017, 152 victims were rescued in the country.", "en", []),
    ("Since 2017 the shelter has helped 152 victims.", "en", [152]),
    ("An earlier course was attended by 30 nurses.", "en", []),
]


@pytest.mark.parametrize(("text", "language", "counts"), UNNAMED)
def test_numbers_without_a_noun_count_people_and_numbers_with_one_may_not(text: str, language: str, counts: list[int]) -> None:
    found = [s.fact for s in PeopleExtractor().extract(make_release(text, language=language))]

    assert sorted(p.count for p in found) == counts


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_people_reached_are_counted_in_the_texts_own_words(text: str, language: str, expected: list[tuple[int, str]]) -> None:
    found = [s.fact for s in PeopleExtractor().extract(make_release(text, language=language))]

    assert [(p.count, p.who) for p in found] == expected


def test_the_quote_reaches_from_the_number_to_the_noun() -> None:
    [statement] = PeopleExtractor().extract(make_release("A group of 31 government officials took part."))

    assert [m.quote for m in statement.mentions] == ["31 government officials"]
