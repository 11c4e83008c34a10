"""Who is named beside the publisher and is no partner: the publisher's own offices, units, state and parent; groups that only get help."""

from __future__ import annotations

import pytest

from etl.extract.partners import PartnerExtractor
from etl.model import Partner
from tests.etl.extract.conftest import make_release

_LORETO = ["Coordinadora por los Derechos de la Mujer", "Distrito Fiscal de Loreto"]
_HARBOURS = ["Safe Harbours Alliance", "Hotel Owners Federation"]

CASES = [
    # the plain government of the state whose body publishes, in any language; a ministry of it is another body
    ("Public Safety Canada", "en", "The Government of Canada launched the campaign with the Ministry of Health.", ["Ministry of Health"]),
    ("Ministère de la Justice de la Belgique", "fr", "Le gouvernement de la Belgique a organisé la réunion avec l'UNICEF.", ["UNICEF"]),
    ("USAID Nepal", "en", "The U.S. government hosted the launch with the Ministry of Health.", ["Ministry of Health"]),
    # an embassy by its town; the embassy of a ministry's state is another body
    ("US Embassy in Ghana", "en", "The U.S. Embassy in Accra hosted the fair with UNICEF.", ["UNICEF"]),
    ("Philippine Department of Migrant Workers", "en", "The Philippine Embassy in Doha hosted the fair.", ["Philippine Embassy in Doha"]),
    # a country office, and the whole of the United Nations
    ("UNODC Colombia", "es", "La Oficina de las Naciones Unidas contra la Droga y el Delito y la ONU organizaron el taller con la OEA.", ["OEA"]),
    (
        "IOM Malawi",
        "en",
        "The International Organization for Migration trained judges together with the Malawi Police Service.",
        ["Malawi Police Service"],
    ),
    # a unit, wherever its name comes again
    (
        "OSCE",
        "en",
        "The Border Crimes Unit (BCU), part of the OSCE's security department, hosted the guests. They met BCU and the Border Police.",
        ["Border Police"],
    ),
    # a unit of a publisher that no registry knows, by its short form or by what it is of; what a fund is called for short
    (
        "Harbour University (HarbU)",
        "en",
        "The Rights Centre (RC HarbU) and the Law Department of Harbour University met UNICEF at the workshop.",
        ["UNICEF"],
    ),
    # what is called a project, wherever it is named again; a name within that of a project or meeting
    ("IOM", "en", 'The campaign "LumenAid" was launched. UNICEF works with LumenAid.', ["UNICEF"]),
    ("IOM", "en", "It was organized by Support for Safe Movement (SSM), a regional project, and by UNICEF.", ["UNICEF"]),
    ("OIM", "es", "UNICEF participó en el taller titulado «Justicia y Ministerio Público frente al tráfico».", ["UNICEF"]),
    # where somebody works who speaks; whose report, estimate or ranking it is; who paid for another project; where they met
    ("IOM", "en", "Ana Moore, a former Director of Programs at the Ministry of Justice, said that UNICEF helps.", ["UNICEF"]),
    ("OIM", "fr", "« C'est un début », a souligné Marie Petit, directrice de projet à la Faculté de droit de Fès.", []),
    ("IOM", "en", "UNICEF's 2019 Global Report says so, and the International Labour Organization (ILO) estimates more.", []),
    ("IOM", "en", "The US Department of State placed the country on Tier 2.", []),
    ("IOM", "en", "An earlier course, held with UNICEF, was sponsored by the Aurora Foundation.", ["UNICEF"]),
    ("IOM", "en", "UNICEF held the course in the conference room of the Border Agency.", ["UNICEF"]),
    ("OIM", "es", "Así figura en el Boletín Oficial del Estado (BOE).", []),
    # a post in a body that nobody joins in; somebody of a body who does her part, or a post whose holder takes part
    ("IOM", "en", "The director of the Harbour Agency spoke of the law, and UNICEF of the victims.", ["UNICEF"]),
    ("IOM", "en", "A counsellor of the Harbour Agency sits with them.", ["Harbour Agency"]),
    ("IOM", "en", "Among the participants was the Permanent Secretary in the Harbour Agency.", ["Harbour Agency"]),
    # any such body; a meeting; the publisher in other words
    ("OIM", "es", "La ley exige una fiscalía especializada y UNICEF la apoya.", ["UNICEF"]),
    ("IOM", "en", "At the recent Church Forum, UNICEF praised the work.", ["UNICEF"]),
    ("Lumen Diocese", "en", "UNICEF launched the campaign in the Diocese of Lumen.", ["UNICEF"]),
    # what is given to a state is given to a partner
    ("IOM", "en", "The shelter was handed to the Government of Peru.", ["Government of Peru"]),
    # a state that pays: its ministry abroad, not its police; what should be done together
    (
        "IOM",
        "en",
        "It was funded by Iceland. The Icelandic Foreign Ministry and the Icelandic Border Police took part.",
        ["Icelandic Border Police"],
    ),
    ("IOM", "en", "Citizens and local authorities should cooperate, she said.", []),
    # groups that are only helped, that stand within a name, or are one body
    ("IOM", "en", "The project will help local authorities and support NGOs.", []),
    ("OIM", "fr", "La Fédération des employeurs de Dakar (FED) et une ONG locale ont participé.", ["Fédération des employeurs de Dakar"]),
    ("IOM", "en", "Local authorities and NGOs took part.", [None, None]),
    # what a body is, behind its name, and its acronym spelt out
    ("OIM", "fr", "Coopération Lagune, agence publique de coopération technique, assure le suivi avec la Fondation Aurore.", ["Fondation Aurore"]),
    (
        "OIM",
        "fr",
        "L'atelier a réuni la Fondation Aurore, la police nationale et la gendarmerie nationale.",
        ["Fondation Aurore", "police nationale", "gendarmerie nationale"],
    ),
    (
        "IOM",
        "en",
        "UNICEF took part. NCAT, the National Committee against Abuse and Trafficking, hosted the course.",
        ["UNICEF", "National Committee against Abuse and Trafficking"],
    ),
    (
        "IOM",
        "en",
        "The course was held with UNICEF, the Ministry of Justice, the Bar Association and the Harbour Agency.",
        ["UNICEF", "Ministry of Justice", "Bar Association", "Harbour Agency"],
    ),
    # those whom the text has counted already
    (
        "IOM",
        "en",
        "UNICEF and Hagar International signed a plan. Experts of the two organisations will work together.",
        ["UNICEF", "Hagar International"],
    ),
    (
        "OIM",
        "fr",
        "L'UNICEF et la Fondation Aurore ont signé un plan. Le travail des deux organisations commence avec six ONG.",
        ["UNICEF", "Fondation Aurore", None],
    ),
    ("OIM", "es", "UNICEF y la Fundación Aurora firmaron un plan. Las dos organizaciones trabajarán en conjunto.", ["UNICEF", "Fundación Aurora"]),
    # whom a speaker heads, press offices, media that are told
    ("IOM", "en", "Ana Mora, who heads the Border Crimes Unit, said much remains to be done.", []),
    ("OIM", "fr", "Awa Diop, qui préside l'Instance nationale de lutte contre la traite, a rappelé les chiffres.", []),
    ("OIM", "es", "Ana Mora, que dirige la Unidad de Delitos de Frontera, dijo que falta mucho.", []),
    ("IOM", "en", "Ana Mora, who heads the Border Crimes Unit, took part in the workshop.", ["Border Crimes Unit"]),
    ("IOM", "en", "Ana Mora, who heads the Harbour Foundation, said much remains to be done.", ["Harbour Foundation"]),
    ("IOM", "en", "Public Information Unit – UNICEF took part.", ["UNICEF"]),
    ("IOM", "en", "The plan is ready, the News Agency of Zambia learned from its author.", []),
    # bodies that are the publisher's by name, and texts, courses and prizes that are no bodies
    ("University of Tarlo", "en", "The University of Tarlo's School of Law and UNICEF held a course.", ["UNICEF"]),
    ("IOM", "en", "The Council of Europe's Convention is in force. UNICEF held a course.", ["UNICEF"]),
    ("OIM", "es", "Con la OIM concluyó el Taller Regional para Investigadores contra la Trata, que organizó UNICEF.", ["UNICEF"]),
    ("IOM", "en", "Three plans began: the Blue River Challenge and the Harbour Alliance.", ["Harbour Alliance"]),
    # two bodies between which something ranges, and a mission to one
    (
        "IOM",
        "en",
        "They came from many bodies, from the Department of Prisons to the Customs Authority, and took part in the course.",
        ["Department of Prisons", "Customs Authority"],
    ),
    # what governments do is helped
    ("IOM", "en", "The course is to support what the Government of Ghana does.", ["Government of Ghana"]),
    ("IOM", "en", "Talks are planned with agencies of the Ghanaian government.", []),
    ("OIM", "es", "El curso se dio con la ONG española Aurora.", ["Aurora"]),
    # networks and bodies whose first words are no ordinary nouns of names, and trades that meet in places
    ("OIM", "es", "El curso se dio con la Coordinadora por los Derechos de la Mujer y el Distrito Fiscal de Loreto.", _LORETO),
    ("OIM", "fr", "Le cours a été donné avec le Planning familial de Dakar.", ["Planning familial de Dakar"]),
    ("IOM", "en", "The course was held with the Safe Harbours Alliance and the Hotel Owners Federation.", _HARBOURS),
    ("IOM", "en", "The course with UNICEF was held at the Harbour Hotel Conference Centre.", ["UNICEF"]),
]


@pytest.mark.parametrize(("publisher", "language", "text", "expected"), CASES)
def test_partners_beside_this_publisher(publisher: str, language: str, text: str, expected: list[str | None]) -> None:
    facts = [statement.fact for statement in PartnerExtractor().extract(make_release(text, language=language, publisher=publisher))]

    assert [fact.name for fact in facts if isinstance(fact, Partner)] == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://ghana.unicef.org/news/course", ["OSCE"]),
        ("https://www.osce.org/course", ["UNICEF"]),
        ("https://news.example/unicef.org", ["UNICEF", "OSCE"]),
        ("http://[", ["UNICEF", "OSCE"]),
        (None, ["UNICEF", "OSCE"]),
    ],
)
def test_a_release_that_names_no_publisher_is_that_of_its_site(url: str | None, expected: list[str]) -> None:
    release = make_release("UNICEF held the course together with the OSCE.", publisher=None, url=url)
    facts = [statement.fact for statement in PartnerExtractor().extract(release)]

    assert [fact.name for fact in facts if isinstance(fact, Partner)] == expected


_STORY = "UNICEF and the Harbour Agency held a course for teachers. " + "They read cases, asked questions and wrote down answers. " * 25


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("The Inland Agency has forty rooms.", ["UNICEF", "Harbour Agency"]),
        ("The Inland Agency and local NGOs took part.", ["UNICEF", "Harbour Agency", "Inland Agency"]),
        ("The Harbour Agency has forty rooms.", ["UNICEF", "Harbour Agency"]),
    ],
)
def test_what_a_long_release_names_only_at_its_end_takes_part_where_joint_work_is_spoken_of(end: str, expected: list[str]) -> None:
    facts = [statement.fact for statement in PartnerExtractor().extract(make_release(_STORY + end))]

    assert [fact.name for fact in facts if isinstance(fact, Partner)] == expected
