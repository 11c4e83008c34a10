"""The date of the event that a release opens with, where it bears no date of its own."""

from __future__ import annotations

import time

import pytest

from etl import reference
from etl.parse.dates import make_date
from etl.parse.events import event_date

EVENTS = [
    ("On 18 July 2023 the agency handed over ten laptops.", "en", "2023-07-18"),
    ("Forty judges attended a seminar in Accra on 18 July 2023.", "en", "2023-07"),
    ("Judges met in Accra on 16–17 June 2025.", "en", "2025-06"),
    ("On 18 Aprıl 2023 judges met.", "en", "2023-04-18"),
    ("On Frıday 14 April judges met. The plan of 2023 was new.", "en", "2023-04-14"),
    ("A course ran in Lusaka from 25 to 29 March 2019.", "en", "2019-03"),
    ("Nurses met in Suva on February 15-16, 2018.", "en", "2018-02"),
    ("Raids took place from 29 September to 4 October 2024.", "en", "2024-10"),
    ("From 29 September to 4 October 2024 officers searched hotels.", "en", "2024-10"),
    ("A five-day course runs from 27 June to 1 July 2022.", "en", None),
    ("Since today, 19 September 2013, twenty consuls know how.", "en", "2013-09-19"),
    ("Closed yesterday, 5 August 2010, the course had ten parts.", "en", "2010-08-06"),
    ("The course will open tomorrow, 1 March 2012, in Suva.", "en", "2012-02-29"),
    ("The fund announced on 23 May 2023 that it will pay.", "en", "2023-05-23"),
    ("In March 2013 the agency ended its work.", "en", "2013"),
    ("Officers who were first taught in March 2013 met again.", "en", None),
    ("The course will open on 18 July 2023.", "en", "2023"),
    ("The project runs from 1 October 2016 to 30 March 2020.", "en", None),
    ("Proposals are invited. The deadline for sending them is 15 August 2018.", "en", None),
    ("Ten years after the adoption of the Protocol on 15 November 2000, much is left.", "en", None),
    ("The Council recalled Resolution 2331 of 20 December 2016.", "en", None),
    ("La Ley 263 del 31 de julio de 2012 fija penas.", "es", None),
    ("Les dossiers sont reçus au plus tard le 31 mai 2019.", "fr", None),
    ("Since 4 May 2017 the shelter has taken in 300 people.", "en", None),
    ("The plan was adopted on 10 July 2008.", "en", None),
    ("Words. " * 80 + "On 18 July 2023 judges met.", "en", None),
    ("Les 5 et 6 mai 2022, à Rabat, des assistants sociaux ont appris à identifier les victimes.", "fr", "2022-05"),
    ("Du 3 au 5 juin 2019, trente magistrats ont suivi une session.", "fr", "2019-06"),
    ("L'ambassade a remis hier, 9 mars 2022, du matériel à la police.", "fr", "2022-03-10"),
    ("La loi du 12 juin 2015 est expliquée aux juges.", "fr", None),
    ("Le foyer, ouvert depuis le 3 mai 2016, affiche complet.", "fr", None),
    ("El 15 de marzo de 2022 la agencia entregó equipos a la fiscalía.", "es", "2022-03-15"),
    ("Del 2 al 4 de agosto de 2021 se impartió un taller en Quito.", "es", "2021-08"),
    ("La ley, sancionada y promulgada el 9 de enero de 2013, fija penas.", "es", None),
    ("Hasta el 30 de junio de 2019 se reciben propuestas.", "es", None),
]


@pytest.mark.parametrize(("text", "language", "expected"), EVENTS)
def test_an_event_in_the_opening_says_as_much_as_it_can(text: str, language: str, expected: str | None) -> None:
    found = event_date(text, language)

    assert (str(found) if found else None) == expected


YEARLESS = [
    ("SUVA, July 1 - Twenty nurses met.", "", "2010-07", "2010-07-01"),
    ("SUVA, July 1 - Twenty nurses met.", "Class of 2023", None, "2023-07-01"),
    ("Twenty nurses met in Suva on 13 March.", "", "2014-03", "2014-03-13"),
    ("A race was run on Sunday (10/06). In 2017 it rained, in 2018 it did not.", "", None, "2018-06"),
    ("A race was run on Monday (10/06). In 2017 it rained, in 2018 it did not.", "", None, None),
    ("Nurses are trained this week (26-28/02), the first in 2018.", "", None, "2018-02"),
    ("Nurses were trained on 26 February. Figures of 2018 had shown the need.", "", None, None),
    ("Nurses were trained on 26 February. A second course follows on 9 April 2018.", "", None, "2018-02"),
    ("Nurses were trained on 26 February. They have been waiting since May 2016.", "", None, None),
    ("Tegucigalpa, 30 de julio. Se lanzó la campaña de 2019.", "", None, "2019-07-30"),
]


@pytest.mark.parametrize(("text", "title", "address", "expected"), YEARLESS)
def test_a_year_comes_from_the_address_or_from_the_one_year_that_fits(text: str, title: str, address: str | None, expected: str | None) -> None:
    language = "es" if "julio" in text else "en"
    found = event_date(text, language, title=title, address=make_date(*map(int, address.split("-"))) if address else None)

    assert (str(found) if found else None) == expected


def test_a_hostile_text_takes_no_time() -> None:
    started = time.perf_counter()
    for piece in ("1 May, ", "2019 ", "(1/1)", "1 to ", "May ", "since 3 May 2019 until "):
        event_date(piece * 100_000, "en")

    assert time.perf_counter() - started < 2


def test_the_cues_are_of_known_kinds() -> None:
    rows = reference.load("date_cues", key=("cue", "language", "kind"))

    assert {row["kind"] for row in rows} == {
        "bound",
        "limit",
        "span",
        "ahead",
        "running",
        "now",
        "today",
        "yesterday",
        "tomorrow",
        "news",
        "numbered",
        "aside",
    }
    assert {row["language"] for row in rows} == {"en", "fr", "es"}
