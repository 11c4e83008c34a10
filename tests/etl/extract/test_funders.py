"""Who pays, by the grammar of three languages; and who does not."""

from __future__ import annotations

import pytest

from etl.extract.funders import FunderExtractor
from etl.issues import IssueLog
from etl.model import Funder, Release
from etl.resolve import resolve

CASES = [
    # passive, before and behind the project
    ("en", "The course in Accra was funded by the Government of Norway.", [("Government of Norway", "Norway", "NOR")]),
    (
        "en",
        "Funding for the seminar was provided by the Swiss Agency for Development and Cooperation (SDC).",
        [("Swiss Agency for Development and Cooperation", "Swiss Agency for Development and Cooperation", "CHE")],
    ),
    (
        "en",
        "The shelter is paid for by the European Union and the Government of Japan.",
        [("European Union", "European Union", None), ("Government of Japan", "Japan", "JPN")],
    ),
    (
        "en",
        "With financial support from the Embassy of the Netherlands in Accra, judges met.",
        [("Embassy of the Netherlands in Accra", "Netherlands", "NLD")],
    ),
    # active
    ("en", "USAID has donated vehicles worth USD 40,000 to the unit.", [("USAID", "USAID", "USA")]),
    ("en", "The Canadian government contributed CAD 200,000 to the programme.", [("Canadian government", "Canada", "CAN")]),
    # "supported by" and whoever's government
    ("en", "The course in Accra was supported by the Government of Japan and run by UNODC.", [("Government of Japan", "Japan", "JPN")]),
    ("es", "El curso en Quito se dio con el apoyo del Gobierno de Canadá, el cual pagó las salas.", [("Gobierno de Canadá", "Canada", "CAN")]),
    ("es", "Es parte de un curso apoyado por el Ministerio de Cultura de Noruega.", [("Ministerio de Cultura de Noruega", "Norway", "NOR")]),
    # support of a kind
    ("fr", "Le cours a eu lieu avec l'appui technique de l'Ambassade du Japon.", [("Ambassade du Japon", "Japan", "JPN")]),
    ("es", "El curso se dio con el apoyo técnico de la Embajada de Suiza.", [("Embajada de Suiza", "Switzerland", "CHE")]),
    # donors in a list
    (
        "en",
        "The donors of the project are Norway and the Oak Foundation.",
        [("Norway", "Norway", "NOR"), ("Oak Foundation", "Oak Foundation", "CHE")],
    ),
    ("en", "Donors including Belgium and Ireland have a say in it.", [("Belgium", "Belgium", "BEL"), ("Ireland", "Ireland", "IRL")]),
    # a sum between whose it is and what
    ("en", "Canada's CAD 1.5 million contribution lets the house in Kyiv reopen.", [("Canada", "Canada", "CAN")]),
    # a registered name at the end of a longer one, and written small
    ("fr", "Le Fonds d'urgence de l'Union européenne finance ce cours.", [("Fonds d'urgence de l'Union européenne", "European Union", None)]),
    ("fr", "Ce cours financé par l'union européenne commence demain.", [("union européenne", "European Union", None)]),
    # who says yes to a project does not pay for it
    (
        "en",
        "The house, funded by the British Embassy through a local charity, was approved by the Ministry of Housing.",
        [("British Embassy", "United Kingdom", "GBR")],
    ),
    # a hyphen
    ("en", "The USAID-funded project trained teachers.", [("USAID", "USAID", "USA")]),
    ("en", "The Norwegian-funded project ends next year.", [("Norwegian", "Norway", "NOR")]),
    # a programme of a state
    (
        "en",
        "Funding for the meeting was provided by the United Kingdom Border Security Programme for East Africa.",
        [("United Kingdom Border Security Programme for East Africa", "United Kingdom", "GBR")],
    ),
    # French and Spanish
    ("fr", "Le projet est financé par le Gouvernement du Japon.", [("Gouvernement du Japon", "Japan", "JPN")]),
    ("fr", "Grâce à l'appui financier de l'Union européenne, un foyer a ouvert.", [("Union européenne", "European Union", None)]),
    ("es", "El curso fue financiado por el Gobierno de Canadá.", [("Gobierno de Canadá", "Canada", "CAN")]),
    ("es", "Con el apoyo financiero de la Unión Europea se abrió un albergue.", [("Unión Europea", "European Union", None)]),
    # a state through its agency is the agency; a name and its acronym are one
    ("en", "The school was paid for by the American people through USAID.", [("USAID", "USAID", "USA")]),
    (
        "es",
        "Un curso financiado por la Agencia de Cooperación de los Estados Unidos (USAID).",
        [("Agencia de Cooperación de los Estados Unidos (USAID)", "USAID", "USA")],
    ),
    (
        "en",
        "It is funded by the Italian Ministry of Foreign Affairs and International Cooperation.",
        [("Italian Ministry of Foreign Affairs and International Cooperation", "Italy", "ITA")],
    ),
    # gifts in kind
    ("en", "The Embassy of Ireland handed over ten computers to the unit.", [("Embassy of Ireland", "Ireland", "IRL")]),
    ("fr", "L'ambassade d'Irlande a remis dix ordinateurs à la brigade.", [("ambassade d'Irlande", "Ireland", "IRL")]),
    ("es", "La Embajada de Irlanda donó mobiliario.", [("Embajada de Irlanda", "Ireland", "IRL")]),
    # clauses: relative, absolute, in apposition
    ("en", "Using funds that Norway had provided, they built a shelter.", [("Norway", "Norway", "NOR")]),
    ("en", "It is a scheme to which Norway and Denmark contribute.", [("Norway", "Norway", "NOR"), ("Denmark", "Denmark", "DNK")]),
    ("en", "Sida, the main donor, visited the shelter.", [("Sida", "Swedish International Development Cooperation Agency", "SWE")]),
    ("en", "With USD 40,000, Norway is helping the shelter.", [("Norway", "Norway", "NOR")]),
    ("en", "Norway has made the renovation possible.", [("Norway", "Norway", "NOR")]),
    ("en", "Norway's Prime Minister announced a grant of NOK 3 million.", [("Norway", "Norway", "NOR")]),
    ("en", "A group of donors – Austria and Malta – met.", [("Austria", "Austria", "AUT"), ("Malta", "Malta", "MLT")]),
    ("es", "Recibió un aporte de 150.000 soles del Ministerio de la Mujer.", [("Ministerio de la Mujer", None, None)]),
    # own means
    ("en", "The Government of Ghana will build a shelter from its own budget.", [("Government of Ghana", "Ghana", "GHA")]),
    # for whom the work is done
    ("en", "The agency implements the project on behalf of the UK Home Office.", [("UK Home Office", "UK Home Office", "GBR")]),
    # a name that only the phrase before it tells
    ("en", "The hotline is funded by the Blue Postcode Lottery and Open Hands.", [("Blue Postcode Lottery", None, None), ("Open Hands", None, None)]),
    # donors beside money that pay nothing here
    ("en", "The Embassy of Japan hosted the launch; the money comes from Norway.", [("Norway", "Norway", "NOR")]),
    ("en", "Officials of the Norwegian Ministry of Justice spoke about funding shelters.", []),
    ("en", "The European Union froze the funds of a trafficker.", []),
    ("en", "It builds on an earlier project, which Norway had financed.", []),
    ("en", "Norway provided the funds for a campaign, which was carried out by Open Hands International.", [("Norway", "Norway", "NOR")]),
    ("en", "The lessons were written with the support of the Supreme Court.", []),
    ("en", "The police asked the British High Commission for funding.", []),
    # no funding at all
    # agreements, "thanks to", who gets it, in an apposition
    ("en", "IOM signed grant agreements with USAID to train judges.", [("USAID", "USAID", "USA")]),
    ("en", "Thanks to Irish Aid, the shelter stays open.", [("Irish Aid", "Irish Aid", "IRL")]),
    ("fr", "Les véhicules ont été offerts par l'Union européenne à la gendarmerie.", [("Union européenne", "European Union", None)]),
    ("fr", "L'USAID, bailleur de fonds du projet, a salué les résultats.", [("USAID", "USAID", "USA")]),
    # a state by its formal name, a pronoun for what is paid, "thanks to" a sum
    ("fr", "Le projet est financé par la République d'Italie.", [("République d'Italie", "Italy", "ITA")]),
    ("es", "Noruega lo financió a través de una iniciativa regional.", [("Noruega", "Norway", "NOR")]),
    ("es", "La campaña la financia la Unión Europea.", [("Unión Europea", "European Union", None)]),
    ("es", "El dinero es de la Unión Europea.", [("Unión Europea", "European Union", None)]),
    ("fr", "La Norvège et la Suisse ont réuni les fonds nécessaires.", [("Norvège", "Norway", "NOR"), ("Suisse", "Switzerland", "CHE")]),
    ("es", "El curso seguirá gracias a 214.000 euros de la Fundación Aurora.", [("Fundación Aurora", None, None)]),
    ("en", "The course was organized in partnership with UNICEF and supported by its partners.", []),
    ("en", "The Ambassador of Japan attended the opening.", []),
    # starts, what is left of a sum, rows of sums, who only welcomes a grant
    ("en", "Belgium launched a EUR 3 million programme.", [("Belgium", "Belgium", "BEL")]),
    ("en", "Belgium is giving EUR 40,000 and Ireland EUR 20,000.", [("Belgium", "Belgium", "BEL"), ("Ireland", "Ireland", "IRL")]),
    ("en", "The Oak Foundation welcomes the grant.", []),
    ("en", "Vans were lent by local firms, and a grant was accepted by the Harbour Council.", []),
    ("en", "Police from Norway and Sweden met in Oslo.", []),
]


def release(text: str, language: str = "en", publisher: str | None = "IOM", title: str = "") -> Release:
    return Release("r1", "sha", "files", None, title, text, language, publisher, None, None, "original")


def funders(text: str, language: str = "en", **known: str) -> list[tuple[str, str | None, str | None]]:
    one = release(text, language, **known)
    statements = resolve(one, tuple(FunderExtractor().extract(one)), IssueLog())
    for statement in statements:
        assert all(text[m.start : m.end] == m.quote for m in statement.mentions)
    return [(s.fact.name, s.fact.canonical, s.fact.country) for s in statements if isinstance(s.fact, Funder)]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_who_pays_is_read_from_the_words_around_the_name(language: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert funders(text, language) == expected


def test_what_only_the_headline_says_is_looked_up_in_the_text() -> None:
    text = "Lomé – Officers met the delegation of the European Union at the border post."

    assert funders(text) == []
    assert funders(text, title="European Union funds border training") == [("delegation of the European Union", "European Union", None)]


@pytest.mark.parametrize("bullet", ["•", "▪", "*", "-"])
def test_a_word_that_opens_a_point_of_a_list_is_no_name(bullet: str) -> None:
    assert funders(f"The inspectors said:\n{bullet} It has funded thirty shelters.\n{bullet} Each had funded a voyage.") == []


@pytest.mark.parametrize(
    "headline",
    [
        "New Danish Grant for Ghana Shelters",
        "Hotline Reopens With Danish Money",
        "Second Grant From Denmark Opens Hotline",
        "Denmark-Funded Hotline Reopens",
    ],
)
def test_a_headline_of_capitals_is_read_as_a_sentence(headline: str) -> None:
    text = "Accra – Counsellors showed their rooms to the Embassy of Denmark and the Embassy of Italy."

    assert funders(text, title=headline) == [("Embassy of Denmark", "Denmark", "DNK")]
    assert funders(text, title="Counsellors and Danish Guests Meet in Accra") == []


def test_the_publisher_pays_where_it_says_so_plainly_and_nobody_else_does() -> None:
    assert funders("The project is funded by UNICEF.", publisher="UNICEF") == [("UNICEF", "UNICEF", None)]
    assert funders("The project is funded by USAID.", publisher="USAID") == [("USAID", "USAID", "USA")]
    assert funders("UNICEF sponsored the play with money from Sweden.", publisher="UNICEF") == [("Sweden", "Sweden", "SWE")]
    assert [name for name, _, _ in funders("Sweden gives USD 90,000 and UNICEF the remainder.", publisher="UNICEF")] == ["Sweden", "UNICEF"]
    assert [name for name, _, _ in funders("The play was sponsored by Sweden and UNICEF.", publisher="UNICEF")] == ["Sweden", "UNICEF"]
    assert funders("UNICEF thanked the teachers for their support.", publisher="UNICEF") == []


NAMED = [
    # the object of one clause, the subject of the next
    ("en", "The play was put on together with the Oak Foundation, which sponsored it.", ["Oak Foundation"]),
    ("es", "La obra se montó junto con la Fundación Aurora, que la financió.", ["Fundación Aurora"]),
    ("fr", "La pièce a été montée avec la Fondation Aurore, qui finance la tournée.", ["Fondation Aurore"]),
    # whose project it is
    ("en", "The play belongs to Safe Roads, a project of USAID.", ["USAID"]),
    ("en", "The play is part of Safe Roads, a three-year USAID project.", ["USAID"]),
    ("en", "Judges went to Tokyo for JICA's course.", ["JICA"]),
    ("fr", "La pièce entre dans le programme de l'Union européenne.", ["Union européenne"]),
    ("es", "La obra es parte de la campaña de la Unión Europea.", ["Unión Europea"]),
    ("en", "The play was written with help from the culture programme of the Dutch Embassy.", ["Dutch Embassy"]),
    # an order, a pleasure, what somebody makes possible
    ("en", "The agency had been commissioned to do so by GIZ.", ["GIZ"]),
    ("en", "Norway is proud to support the play.", ["Norway"]),
    ("en", "The Oak Foundation made the play possible through its arts fund.", ["Oak Foundation"]),
    ("en", "Irish Aid has enabled the troupe to tour.", ["Irish Aid"]),
    # two that pay, and one that helps others to
    ("en", "Norway and Sweden fund the play.", ["Norway", "Sweden"]),
    ("en", "The police and the mayor help Norway pay for the play.", []),
    ("en", "The bill of USD 9,000 is one which Norway has agreed to shoulder.", ["Norway"]),
    # who receives, and from whom
    ("es", "La compañía recibirá 20.000 euros del Ministerio de Cultura.", ["Ministerio de Cultura"]),
    ("fr", "La troupe a reçu deux véhicules du Japon.", ["Japon"]),
    ("fr", "L'ambassadeur du Japon a remis deux véhicules à la troupe.", ["ambassadeur du Japon"]),
    ("en", "The Japanese Ambassador handed over a cheque for USD 9,000.", ["Japanese"]),
    ("en", "The Japanese Ambassador puts the damage at USD 9 million.", []),
    ("es", "Auspició la obra la Embajada de Suiza.", ["Embajada de Suiza"]),
    ("es", "Apoyó la obra la escuela.", []),
    # a name behind its article that begins the sentence
    ("en", "The Harbour Lottery has given USD 9,000.", ["Harbour Lottery"]),
    ("en", "The Mayor has given USD 9,000.", []),
    # a portion without a word of what, and a portion of something else
    ("en", "The shelter opened. The European Union bears 70 per cent and the ministry the rest.", ["European Union"]),
    ("en", "The shelter opened. The European Union covers 70 per cent of the continent.", []),
    # things handed to somebody by a donor
    ("en", "Four vans were handed to the unit by the Embassy of Japan.", ["Embassy of Japan"]),
    ("es", "Las camionetas fueron entregadas a la unidad por la Embajada de Suiza.", ["Embajada de Suiza"]),
    # grants of a kind, and who approves them
    ("es", "El piso se abrió con una subvención directa del Ministerio de Justicia.", ["Ministerio de Justicia"]),
    ("fr", "Le foyer vit d'une subvention annuelle de la Fondation Orange.", ["Fondation Orange"]),
    ("fr", "Le Conseil régional a voté une subvention de 40 000 euros pour le foyer.", ["Conseil régional"]),
    # the object before its verb; another verb's object
    ("es", "La mitad la pone la ciudad y el resto lo pone la Fundación Luz.", ["Fundación Luz"]),
    ("es", "Los talleres los pone en marcha la Fundación Luz.", []),
    # two donors, the second of which may be half of a ministry's name
    ("es", "Financian la Unión Europea y Cooperación Española.", ["Unión Europea", "Cooperación Española"]),
]


@pytest.mark.parametrize(("language", "text", "names"), NAMED)
def test_payers_are_named_in_many_ways(language: str, text: str, names: list[str]) -> None:
    assert [name for name, _, _ in funders(text, language)] == names


def test_the_publisher_that_says_we_pay_does_where_nobody_else_does() -> None:
    text = "The Hope Foundation opened a home. We sponsor the beds and the meals."
    assert [name for name, _, _ in funders(text, publisher="Hope Foundation")] == ["Hope Foundation"]
    assert [name for name, _, _ in funders(f"{text} Norway funds the van.", publisher="Hope Foundation")] == ["Norway"]
    assert funders(text, publisher="Daily News") == []


def test_a_sum_that_a_minister_announces_is_the_governments() -> None:
    text = "Ana Lund, Minister of Health and Sport, announced $90,000 for the play. The Government of Canada likes plays."

    assert funders(text) == [("Government of Canada", "Canada", "CAN")]
    assert funders(f"{text} Foreign Minister Bo Berg gave a speech.") == [("Government of Canada", "Canada", "CAN")]
    assert funders("The Government of Canada likes plays. The Minister announced a play.") == []
    assert [name for name, _, _ in funders(f"{text} The play is funded by Norway.")] == ["Norway"]


def test_a_fund_out_of_which_somebody_pays_is_no_second_payer() -> None:
    assert funders("Norway sponsors the play through the Stage Fund.") == [("Norway", "Norway", "NOR")]
    assert [name for name, _, _ in funders("The play is sponsored through the Stage Fund.")] == ["Stage Fund"]
    text = "Present was the US Embassy, whose Bureau of Population, Refugees and Migration has granted the troupe USD 9,000."
    assert [country for _, _, country in funders(text)] == ["USA"]


def test_an_office_holder_is_no_payer() -> None:
    assert funders("Foreign Minister Bo Berg gave USD 9,000 to the troupe.") == []
