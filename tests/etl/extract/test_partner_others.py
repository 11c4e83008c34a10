"""Who is named beside the publisher and is no partner: the publisher's own offices, units, state and parent; groups that only get help."""

from __future__ import annotations

import pytest

from etl.extract.partners import PartnerExtractor
from etl.model import Partner
from tests.etl.extract.conftest import make_release

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
    # groups that are only helped, that stand within a name, or are one body
    ("IOM", "en", "The project will help local authorities and support NGOs.", []),
    ("OIM", "fr", "La Fédération des employeurs de Dakar (FED) et une ONG locale ont participé.", ["Fédération des employeurs de Dakar"]),
    ("IOM", "en", "Local authorities and NGOs took part.", [None, None]),
]


@pytest.mark.parametrize(("publisher", "language", "text", "expected"), CASES)
def test_partners_beside_this_publisher(publisher: str, language: str, text: str, expected: list[str | None]) -> None:
    facts = [statement.fact for statement in PartnerExtractor().extract(make_release(text, language=language, publisher=publisher))]

    assert [fact.name for fact in facts if isinstance(fact, Partner)] == expected
