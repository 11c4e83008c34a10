from __future__ import annotations

import pytest

from etl.extract.amounts import AmountExtractor

from .conftest import make_release

CASES = [
    ("The agency awarded US$ 2.6m for shelters.", "en", [(2_600_000, "USD", "committed")]),
    ("A grant of $950,000 pays for the work.", "en", [(950_000, "USD", "committed")]),
    ("The budget is USD 200 000.", "en", [(200_000, "USD", "budget")]),
    ("Japan pledged JPY 200 million last week.", "en", [(200_000_000, "JPY", "pledged")]),
    ("They received half a million dollars.", "en", [(500_000, "USD", "committed")]),
    ("Ministers spent £6million on it.", "en", [(6_000_000, "GBP", "spent")]),
    ("Sweden granted SEK 3 million and C$50,000 came later as a donation.", "en", [(3_000_000, "SEK", "committed"), (50_000, "CAD", "committed")]),
    ("Le projet dispose d'un budget de 1,5 million d'euros.", "fr", [(1_500_000, "EUR", "budget")]),
    ("Une subvention de 462 000 dollars américains.", "fr", [(462_000, "USD", "committed")]),
    ("Una donación de quinientos mil dólares.", "es", [(500_000, "USD", "committed")]),
    ("El presupuesto es de 2.000.000 de euros.", "es", [(2_000_000, "EUR", "budget")]),
    (
        "De los 500.000 euros que cuesta el curso, Malta pone 300.000 y forma a 20.000 personas.",
        "es",
        [(500_000, "EUR", "budget"), (300_000, "EUR", "committed")],
    ),
    ("A grant of $5 million CAD was announced.", "en", [(5_000_000, "CAD", "committed")]),
    ("A grant of USD 950.000 and 1.2 M euros.", "en", [(950_000, "USD", "committed"), (1_200_000, "EUR", "committed")]),
    ("Of 2 million euros in grants, one project is worth 1.5 million.", "en", [(2_000_000, "EUR", "committed"), (1_500_000, "EUR", "budget")]),
    ("The council gave out grants worth over EUR 40,000.", "en", [(40_000, "EUR", "committed")]),
    ("Each office may receive as much as USD 20,000.", "en", [(20_000, "USD", "pledged")]),
    ("With CHF 300,000, the shelter opens; it is funded by Switzerland.", "en", [(300_000, "CHF", "committed")]),
    ("Un projet valant 80 000 euros.", "fr", [(80_000, "EUR", "budget")]),
    ("La fundación otorga 90.000 dólares al refugio.", "es", [(90_000, "USD", "committed")]),
    ("Families paid a ransom of $30,000 to the gang.", "en", []),
    ("Trafficking yields annual profits of $150 billion worldwide.", "en", []),
    ("He was fined $10,000 by the court.", "en", []),
    ("She earned $600 a month in the factory.", "en", []),
    ("About 200,000 people read it.", "en", []),
    # the noun whose sum it is, before what else the sentence says
    ("A US$2 million border project is funded by Canada.", "en", [(2_000_000, "USD", "budget")]),
    ("The project (EUR 750,000) is financed by Norway.", "en", [(750_000, "EUR", "budget")]),
    ("A $90,000 research grant pays for the project.", "en", [(90_000, "USD", "committed")]),
    ("Un projet régional de 3 millions d'euros, financé par la Suède.", "fr", [(3_000_000, "EUR", "budget")]),
    ("Un proyecto regional de 3 millones de euros, financiado por Suecia.", "es", [(3_000_000, "EUR", "budget")]),
    # a verb in the future, whatever noun stands nearer
    ("Sweden will give the shelter a grant of SEK 200,000.", "en", [(200_000, "SEK", "pledged")]),
    ("La Suède va verser une subvention de 40 000 euros.", "fr", [(40_000, "EUR", "pledged")]),
    ("Suecia otorgará una subvención de 40.000 euros.", "es", [(40_000, "EUR", "pledged")]),
    # what somebody works with; what was handed over or bought
    ("With EUR 40,000, Malta is helping the shelter.", "en", [(40_000, "EUR", "committed")]),
    ("Vehicles valued at USD 85,000 reached the border post.", "en", [(85_000, "USD", "spent")]),
    # a heading of a page; a sum asked for
    ("Budget Amount (USD) 100000.00", "en", [(100_000, "USD", "budget")]),
    ("The agency appeals for USD 12 million.", "en", [(12_000_000, "USD", "unclear")]),
    # what is lacked, or asked of somebody, and was given to nobody
    ("The shelter still lacks EUR 40,000 for its beds.", "en", []),
    ("Sixty groups applied; together they had asked for NOK 900 million.", "en", []),
    ("Il lui manque encore 40 000 euros pour les lits.", "fr", []),
    ("Al albergue le faltan 40.000 euros para las camas.", "es", []),
    ("The shelter, which had asked for EUR 90,000, was given EUR 40,000.", "en", [(40_000, "EUR", "committed")]),
    # what a crime brings in
    ("The trade in girls turns over $290 million in the city.", "en", []),
    ("Les réseaux brassent 30 millions d'euros.", "fr", []),
    ("Las redes mueven 30 millones de euros.", "es", []),
    # a price, a fare, the title of a play; another work's money
    ("Pupils saw the play 'Six Thousand Dollars', which tells of 6,000 dollars.", "en", []),
    ("Fuel at 17,460 kwacha a litre worried the drivers in Malawi.", "en", []),
    ("Le gramme se vend 30 000 francs au marché de Bamako.", "fr", []),
    ("El gramo cuesta 30.000 dólares en el mercado; se vende por 40.000 dólares.", "es", []),
    ("Worldwide, the fund handed out USD 8 million.", "en", []),
    ("En otro orden de cosas, el ministerio destina 3 millones de euros a los museos.", "es", []),
    ("Losses to fraud have been put at USD 37 million.", "en", []),
    ("One court awarded EUR 15,000 for moral injury.", "en", []),
    # whose kwacha, whose code
    ("Malawi gets a grant of 5 million kwacha.", "en", [(5_000_000, "MWK", "committed")]),
    ("A grant of 5 million kwacha for Zambia.", "en", [(5_000_000, "ZMW", "committed")]),
    ("A grant of JOD 45,000 went to the nursery.", "en", [(45_000, "JOD", "committed")]),
    ("The programme comes with a price tag of NZD 1.1 million.", "en", [(1_100_000, "NZD", "budget")]),
    # of many activities, or of the victims
    ("Since 2011 it has put USD 6 million into 150 projects.", "en", []),
    ("Victims had paid USD 3,000 to recruiters.", "en", []),
    ("La famille avait versé 2 000 euros à un passeur.", "fr", []),
    ("Las víctimas pagaron 5.000 dólares a los tratantes.", "es", []),
    ("The court ordered 20,000 euros in damages.", "en", []),
    ("Las autoridades incautaron 80.000 dólares en efectivo.", "es", []),
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_sums_are_read_with_currency_and_status(text: str, language: str, expected: list[tuple[float, str, str]]) -> None:
    found = [s.fact for s in AmountExtractor().extract(make_release(text, language=language))]

    assert [(a.value, a.currency, a.status) for a in found] == expected


def test_a_bare_dollar_is_canadian_where_the_release_is() -> None:
    text = "Canada's minister announced a grant of $1 million for shelters."

    assert [s.fact.currency for s in AmountExtractor().extract(make_release(text))] == ["CAD"]


def test_a_bare_dollar_is_american_where_the_united_states_are_named_too() -> None:
    text = "Canada and the United States announced a grant of $1 million."

    assert [s.fact.currency for s in AmountExtractor().extract(make_release(text))] == ["USD"]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("México aportó al proyecto una donación de 5 millones de pesos.", "MXN"),
        ("La Suisse a versé au projet un don de 450 000 francs.", "CHF"),
        ("Le Sénégal a versé au projet un don de 45 000 000 francs CFA.", "XOF"),
        ("Le Cameroun a versé au projet un don de 45 000 000 francs CFA.", "XAF"),
    ],
)
def test_a_shared_currency_is_that_of_the_country_named(text: str, currency: str) -> None:
    language = "es" if "aportó" in text else "fr"

    assert [s.fact.currency for s in AmountExtractor().extract(make_release(text, language=language))] == [currency]


def test_a_sum_whose_currency_stays_open_is_not_stated() -> None:
    text = "Colombia y México aportaron al proyecto una donación de 5 millones de pesos."

    assert not [*AmountExtractor().extract(make_release(text, language="es"))]


def test_a_sum_said_twice_is_one_statement_with_two_mentions() -> None:
    text = "The grant is $950,000. Those $950,000 came by donation."
    [statement] = AmountExtractor().extract(make_release(text))

    assert [m.quote for m in statement.mentions] == ["$950,000", "$950,000"]


def test_a_dollar_is_that_of_the_publishers_country_whoever_else_is_named() -> None:
    text = "A grant of $90,000 goes to the shelter, which police from the United States and Australia have seen."
    release = make_release(text, publisher="Public Safety Canada")

    assert [s.fact.currency for s in AmountExtractor().extract(release)] == ["CAD"]
