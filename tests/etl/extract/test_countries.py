from __future__ import annotations

import pytest

from etl.extract.countries import CountryExtractor
from etl.extract.country_features import weigh
from etl.extract.country_names import find_country_names, find_country_signs
from etl.extract.country_roles import country_roles
from etl.reference import load

from .conftest import make_release

NAMES = [
    ("Kabul, Tajik police and Côte d’Ivoire", "en", ["AFG", "TJK", "CIV"]),
    ("Nigeria, Niger, the Niger Delta and the Gulf of Guinea", "en", ["NGA", "NER", "NGA"]),
    ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea, Guinea", "en", ["GNB", "GNQ", "PNG", "GIN"]),
    ("turkey on a plate in Turkey", "en", ["TUR"]),
    ("tell us about the US and the U.S. law", "en", ["USA", "USA"]),
    ("Kosovo, the State of Palestine, Viet Nam and DR Congo", "en", ["XKX", "PSE", "VNM", "COD"]),
    ("The Palermo Protocol and the Bali Process", "en", []),
    ("la police béninoise et les autorités tchadiennes", "fr", ["BEN", "TCD"]),
    ("la policía hondureña en Perú y EE.UU.", "es", ["HND", "PER", "USA"]),
    ("Le Kenya et le Kénya", "fr", ["KEN", "KEN"]),
    ("Officers from Atlanta and all over Georgia", "en", ["USA", "USA"]),
    ("Officers from Atlanta flew to Tbilisi, Georgia", "en", ["USA", "GEO", "GEO"]),
    ("Georgia, the United States", "en", ["GEO", "USA"]),
    ("La réunion a eu lieu à La Réunion", "fr", ["REU"]),
    ("La Reunión de fiscales de La Paz y El Salvador", "es", ["BOL", "SLV"]),
    ("Male victims met in Male", "en", ["MDV"]),
    ("US$ 500 or (US$490,000) for Peru", "en", ["PER"]),
    ("Japan gave Ghana $5 million", "en", ["JPN", "GHA"]),
    ("Kabul", "de", []),
]


@pytest.mark.parametrize(("text", "language", "expected"), NAMES)
def test_countries_are_found_under_their_many_names(text: str, language: str, expected: list[str]) -> None:
    assert [name.code for name in find_country_names(text, language)] == expected


def test_a_public_body_is_a_sign_of_its_country_but_no_name_of_it() -> None:
    text = "NAPTIP and the FBI met in Lagos"

    assert [name.code for name in find_country_signs(text, "en")] == ["NGA", "USA", "NGA"]
    assert [name.kind for name in find_country_names(text, "en")] == ["city"]


ROLES = [
    ("DUSHANBE, 23 October 2013 – Officials met.", "TJK", "dateline"),
    ("Quito, 11 de abril de 2019. Hubo un acto.", "ECU", "dateline"),
    ("Geneva – A report is out.", "CHE", "seat"),
    ("The project is funded by the Government of Japan.", "JPN", "funding"),
    ("Canada finances the work.", "CAN", "funding"),
    ("The US Embassy sent a speaker.", "USA", "foreign"),
    ("The Ambassador of Norway spoke.", "NOR", "foreign"),
    ("A course was held in Ghana.", "GHA", "place"),
    ("They were deported from Malaysia.", "MYS", "passing"),
    ("Afghan police took part.", "AFG", "institution"),
    ("Afghan women took part.", "AFG", "people"),
    ("Most of the victims, as a rule, come from Nepal.", "NPL", "passing"),
    ("The participants, two by two, came from Nepal.", "NPL", "member"),
    ("It came from Nepal.", "NPL", "route"),
    ("The leading destinations are, she said, Nepal.", "NPL", "passing"),
    ("Police found that most victims had come from Nepal.", "NPL", "passing"),
    ("Experts from two ministries in Nepal spoke.", "NPL", "lends"),
    ("Ghana was represented.", "GHA", "named"),
    ("Ghana took part.", "GHA", "member"),
    ("The programme covers, among others, Ghana.", "GHA", "scope"),
]


@pytest.mark.parametrize(("text", "code", "role"), ROLES)
def test_a_naming_plays_the_part_its_grammar_gives_it(text: str, code: str, role: str) -> None:
    language = "es" if "Hubo" in text else "en"

    assert [(r.name.code, r.role) for r in country_roles(text, language)] == [(code, role)]


def test_a_list_shares_what_stands_before_or_behind_it() -> None:
    text = "Girls are trafficked to India, Kuwait and Oman. Togo, Mali and Chad took part. Peru and Chile are the main destinations."

    assert [(r.name.code, r.role) for r in country_roles(text, "en")] == [
        *[(code, "passing") for code in ("IND", "KWT", "OMN")],
        *[(code, "member") for code in ("TGO", "MLI", "TCD")],
        *[(code, "passing") for code in ("PER", "CHL")],
    ]


def test_a_country_where_an_embassy_sits_is_none_of_its_own() -> None:
    assert [(r.name.code, r.role) for r in country_roles("L'ambassade du Canada au Mali a payé.", "fr")] == [("CAN", "foreign"), ("MLI", "place")]


RELEASES = [
    (
        "Officers in Ghana Learn to Protect Children",
        "Accra – Forty Ghanaian police officers attended a course in Accra this week. The Government of Japan funds the project. "
        "The British High Commissioner opened the course.",
        "en",
        {"GHA"},
    ),
    (
        "Neighbours Work Together against Trafficking",
        "Police from Zambia and Malawi met in Lusaka to plan joint work against trafficking. Funding was provided by Norway.",
        "en",
        {"ZMB", "MWI"},
    ),
    (
        "Bénin : des magistrats formés",
        "Cotonou – Trente magistrats béninois ont suivi un atelier contre la traite, financé par l'Ambassade des Pays-Bas.",
        "fr",
        {"BEN"},
    ),
    (
        "Honduras capacita a sus fiscales",
        "Tegucigalpa – Treinta fiscales hondureños asistieron a un taller sobre trata, con el apoyo de la Embajada de Estados Unidos.",
        "es",
        {"HND"},
    ),
    (
        "Shelter Opens in Pokhara",
        "Pokhara – A shelter for survivors opened in Pokhara, Nepal. Girls rescued from brothels in India stay there. Most of the women were "
        "trafficked to Kuwait, Oman and Lebanon.",
        "en",
        {"NPL"},
    ),
    (
        "Costa Rica lanza una campaña",
        "San José. La coalición nacional de Costa Rica lanzó una campaña. En 2018 hubo 36 víctimas procedentes de Nicaragua, Panamá y China.",
        "es",
        {"CRI"},
    ),
    (
        "Retour de femmes ivoiriennes",
        "Abidjan – Trente femmes ont été accueillies en Côte d'Ivoire. Les victimes étaient originaires de Daloa et exploitées en Tunisie, au Liban "
        "et au Koweït.",
        "fr",
        {"CIV"},
    ),
]


@pytest.mark.parametrize(("title", "text", "language", "expected"), RELEASES)
def test_the_country_served_counts_and_the_one_that_pays_does_not(title: str, text: str, language: str, expected: set[str]) -> None:
    found = CountryExtractor().extract(make_release(text, title=title, language=language))

    assert {s.fact.code for s in found} == expected


def test_a_country_that_only_the_title_names_is_no_evidence() -> None:
    assert list(CountryExtractor().extract(make_release("Forty officers attended a course.", title="Training in Ghana"))) == []


def test_every_feature_has_a_weight() -> None:
    weights = {row["feature"] for row in load("country_weights")}
    text = (
        "Geneva – Funded by Japan, a course in Ghana, Togo, Benin and Mali. The US Embassy came. From Niger. The Government of Chad. Kenyan police."
    )

    for _, _, features in weigh(make_release(text, title="Ghana"), "en"):
        assert set(features) <= weights


HOME = [
    ("Deputies of the Sheriff's Office in Ohio and Texas freed nine people. American shelters took them in.", {"USA"}),
    ("The Home Office gave Ghana money for a shelter in Accra.", {"GHA"}),
]


@pytest.mark.parametrize(("text", "expected"), HOME)
def test_a_donor_state_counts_where_it_works_at_home(text: str, expected: set[str]) -> None:
    assert {s.fact.code for s in CountryExtractor().extract(make_release(text, title="News"))} == expected


NAMESAKES = [
    ("Mahdia, in the gold fields of Guyana, has a welfare office.", {"GUY"}),
    ("De Sousse à Mahdia, la Tunisie compte ses pêcheurs.", {"TUN"}),
    ("Mahdia has a welfare office.", set()),
    ("Officers from Malawi met in Limbe.", {"MWI"}),
    ("Officers met in Trujillo.", {"PER"}),
    ("Officers of Honduras met in Trujillo.", {"HND"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMESAKES)
def test_of_places_of_one_name_the_text_tells_the_one_that_is_meant(text: str, expected: set[str]) -> None:
    assert {name.code for name in find_country_names(text, "en")} == expected


LANGUAGES = [
    ("The line takes calls in Burmese, Khmer and Lao.", "en", ["passing", "passing", "passing"]),
    ("Leaflets in Russian were handed out.", "en", ["passing"]),
    ("The actors spoke both Thai and Vietnamese, and the villagers listened.", "en", ["passing", "passing"]),
    ("A play in Khmer and Thai for schools", "en", ["passing", "passing"]),
    ("Courses are held in Kenyan prisons.", "en", ["place"]),
    ("Les dépliants sont imprimés en portugais et en français.", "fr", ["passing", "passing"]),
    ("Los folletos están en español.", "es", ["passing"]),
]


@pytest.mark.parametrize(("text", "language", "roles"), LANGUAGES)
def test_a_language_is_no_place(text: str, language: str, roles: list[str]) -> None:
    assert [role.role for role in country_roles(text, language)] == roles


LENT = [
    ("Expert prosecutors from Belgium and Egypt spoke at the workshop in Rabat.", "en", {"MAR"}),
    ("Visiting judges from Spain taught the course in Dakar.", "en", {"SEN"}),
    ("Des experts provenant du Canada ont animé un atelier à Lomé.", "fr", {"TGO"}),
    ("Ponentes procedentes de Chile hablaron en un taller en Lima.", "es", {"PER"}),
]


@pytest.mark.parametrize(("text", "language", "expected"), LENT)
def test_who_teaches_lends_a_country_only(text: str, language: str, expected: set[str]) -> None:
    assert {s.fact.code for s in CountryExtractor().extract(make_release(text, title="Workshop", language=language))} == expected


def test_a_donor_that_the_headline_names_does_not_push_the_served_aside() -> None:
    text = "A new programme helps shelters in Ghana and Togo. The British government pays."

    found = {s.fact.code for s in CountryExtractor().extract(make_release(text, title="UK launches fund against slavery"))}

    assert found == {"GHA", "TGO"}


NO_PLACES = [
    ("Ms. Helen Mwanza opened the course.", "en", []),
    ("The course in Mwanza was opened.", "en", ["TZA"]),
    ("Care and Recovery (CAR) is for survivors, and CAR will grow.", "en", []),
    ("The Central African Republic (CAR) is next.", "en", ["CAF", "CAF"]),
    ("L'Ordre de Malte et Save the Children ont ouvert un foyer.", "fr", []),
    ("Police from Central African states met.", "en", []),
]


@pytest.mark.parametrize(("text", "language", "codes"), NO_PLACES)
def test_names_of_people_and_bodies_are_no_places(text: str, language: str, codes: list[str]) -> None:
    assert [name.code for name in find_country_names(text, language)] == codes


TAKING_PART = [
    ("Sixty policemen are awaited, from Ghana, Togo and Benin.", "en"),
    ("The programme is for several countries, among them Ghana, Togo and Benin.", "en"),
    ("Le projet réunit des pays, parmi lesquels le Ghana, le Togo et le Bénin.", "fr"),
    ("El proyecto reunió a países, entre ellos Ghana, Togo y Benín.", "es"),
]


@pytest.mark.parametrize(("text", "language"), TAKING_PART)
def test_countries_of_a_list_of_those_who_take_part_are_members(text: str, language: str) -> None:
    assert [role.role for role in country_roles(text, language)] == ["member"] * 3


def test_a_city_where_an_organisation_has_its_seat_is_no_place_of_work() -> None:
    text = "LYON, France – Police in Benin, Ghana and Togo have freed ninety children in an operation that INTERPOL led."

    assert {s.fact.code for s in CountryExtractor().extract(make_release(text, title="Children freed"))} == {"BEN", "GHA", "TGO"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le projet aide les gouvernements du Bénin et du Togo.", "fr"),
        ("El proyecto ayuda a los gobiernos de Bolivia y Chile.", "es"),
    ],
)
def test_governments_of_several_countries_are_governments(text: str, language: str) -> None:
    assert [role.role for role in country_roles(text, language)] == ["government"] * 2
