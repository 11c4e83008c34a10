"""Dates: read as precisely as they are written, never invented."""

from __future__ import annotations

import pytest

from etl.issues import IssueLog
from etl.parse import parse
from etl.parse.dates import dateline, months, read_date, stamp
from tests.etl.parse.conftest import Parse, record

WRITTEN = [
    ("2023-02-09", "en", "2023-02-09"),
    ("2023-02", "en", "2023-02"),
    ("2023", "en", "2023"),
    ("2023-02-09T10:00:00Z", "en", "2023-02-09"),
    ("9 Feb 2023", "en", "2023-02-09"),
    ("February 9th, 2023", "en", "2023-02-09"),
    ("le 1er mars 2023", "fr", "2023-03-01"),
    ("18 juillet 2023", "fr", "2023-07-18"),
    ("18 de julio de 2023", "es", "2023-07-18"),
    ("Sept. 2021", "en", "2021-09"),
    ("Published on Monday, 4 March 2019", "en", "2019-03-04"),
    ("09/02/2023", "en", "2023"),
    ("09/02/2023", "fr", "2023-02-09"),
    ("23/02/2023", "en", "2023-02-23"),
    ("02/23/2023", "en", "2023-02-23"),
    ("05/05/2023", "en", "2023-05-05"),
    ("30 February 2023", "en", None),
    ("2023-13-40", "en", None),
    ("soon", "en", None),
    ("", "en", None),
    ("Law 263/2012", "en", None),
]


@pytest.mark.parametrize(("text", "language", "expected"), WRITTEN)
def test_a_written_date_is_read_as_precisely_as_it_is_sure(text: str, language: str, expected: str | None) -> None:
    found = read_date(text, language)

    assert (str(found) if found else None) == expected


STAMPS = [
    ("27/06/2018\n\nDes magistrats se forment.", "fr", "2018-06-27"),
    ("Un titre\n\n6 Juillet, 2017\nDes magistrats se forment.", "fr", "2017-07-06"),
    ("For Immediate Release\nThursday, March 5, 2020\nOfficers met.", "en", "2020-03-05"),
    ("News | 12 June 2019\nOfficers met.", "en", "2019-06-12"),
    ("Apr 5, 2022, 10:30 AM\nOfficers met.", "en", "2022-04-05"),
    ("Publié le 12/06/2019 à 10h30\nDes agents se forment.", "fr", "2019-06-12"),
    ("05 ABR 2022\nAgentes se forman.", "es", "2022-04-05"),
    ("Officers met.\n" * 20 + "Last updated 14 October 2020", "en", "2020-10-14"),
    ("Officers met.\n" * 20 + "14 October 2020\nOfficers left.", "en", None),
    ("2019\nOfficers met.", "en", None),
    ("Officers met on 12 June 2019.\nThey left.", "en", None),
]


@pytest.mark.parametrize(("text", "language", "expected"), STAMPS)
def test_a_date_on_a_line_of_its_own_is_that_of_publication(text: str, language: str, expected: str | None) -> None:
    found = stamp(text, language)

    assert (str(found) if found else None) == expected


DATELINES = [
    ("DUSHANBE, 23 October 2013 – Judges met.", "2013-10-23"),
    ("Rabat, le 18 juillet 2023 - Une formation a eu lieu.", "2023-07-18"),
    ("Lima, 18 de julio de 2023. Se abrió una casa.", "2023-07-18"),
    ("ACCRA (July 18, 2023) – Officers met.", "2023-07-18"),
    ("Vienna, July 2021 – A course began.", "2021-07"),
    ("14/03/2018 – Ten judges worked together.", "2018-03-14"),
    ("Blantyre, 20-27 July 2019 – Thirty people met.", "2019-07"),
    ("Lima, 5 al 7 de marzo de 2025. Jueces se reunieron.", "2025-03"),
    ("Bouaké, Côte d'Ivoire, 18 juillet 2023 - Une formation a eu lieu.", "2023-07-18"),
    ("Niamey (Niger), ce mercredi 12 juin 2019. Une formation a eu lieu.", "2019-06-12"),
    ("Bogotá D.C., julio 30 de 2020. Se abrió una casa.", "2020-07-30"),
    ("Osh, 21.03.2019 – A centre opened.", "2019-03-21"),
    ("[Accra, 5 April 2022] – Officers met.", "2022-04-05"),
    ("Press note\n\nLOMÉ, May 14, 2009 – Nineteen girls are home.", "2009-05-14"),
    ("DENVER, Oct. 3, 2018 /PRNewswire/ -- Survivors find a home.", "2018-10-03"),
    ("TUNIS, Tunisia, March 14, 2014/African Press Organization (APO)/ — Police met.", "2014-03-14"),
    ("Tunis, Tunisie – 24 novembre 2021\n\nDes inspecteurs se forment.", "2021-11-24"),
    ("3 October 2023, Port Louis, Mauritius – Officers met.", "2023-10-03"),
    ("Lima, 19 de noviembre de 2021 La Oficina dio un curso.", "2021-11-19"),
    ("Abidjan, le 19 novembre 2021 « Le ministère » se forme.", "2021-11-19"),
    ("Accra, Ghana, Thursday, 5 March 2020 Officers met.", "2020-03-05"),
    ("On 3 October 2023 Kenya opened a shelter.", None),
    ("In Accra, 18 July 2023 was a day of lessons.", None),
    ("On 3 October 2023, Kenya – like others – met.", None),
    ("3 October 2023, officers from Kenya met – again.", None),
    ("The course opened on 18 July 2023 in Accra.", None),
    ("In March 2013 the agency ended its work.", None),
    ("Officers who were trained in May 2019 – forty in all – met again.", None),
    ("Words. " * 80 + "DUSHANBE, 23 October 2013 – Judges met.", None),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_a_dateline_is_a_publication_date_and_an_event_is_none(text: str, expected: str | None) -> None:
    found = dateline(text)

    assert (str(found) if found else None) == expected


TEXT = "Accra - Twenty officers in Ghana took part in a course on trafficking in persons."


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"published": "2023-02-09"}, ("2023-02-09", "record")),
        ({"published": "2023", "url": "https://example.org/2023/02/09/course"}, ("2023-02-09", "address")),
        ({"published": "2022", "url": "https://example.org/2023/02/09/course"}, ("2022", "record")),
        ({"url": "https://example.org/news/course-2019-03-04"}, ("2019-03-04", "address")),
        ({"url": "https://example.org/2019/course"}, ("None", None)),
        ({"url": "https://example.org/20060612/4050"}, ("2006-06-12", "address")),
        ({"url": "https://example.org/noticia-curso-20190304115003.html"}, ("2019-03-04", "address")),
        ({"url": "https://example.org/curso/20190304192207013466.html"}, ("2019-03-04", "address")),
        ({"url": "https://example.org/curso/20190304997207013466.html"}, ("None", None)),
        ({"url": "https://example.org/stories/201910300506.html"}, ("2019-10-30", "address")),
        ({"url": "https://example.org/course_2019073066a8aa82c5d7cc0001962eb1.html"}, ("2019-07-30", "address")),
        ({"url": "https://example.org/news_2019_06_12.html"}, ("2019-06-12", "address")),
        ({"url": "https://example.org/course-25-12-2019"}, ("2019-12-25", "address")),
        ({"url": "https://example.org/course-10-12-2019"}, ("None", None)),
        ({"url": "https://example.org/curso-12-de-junio-de-2019"}, ("2019-06-12", "address")),
        ({"url": "https://example.org/news/20191399"}, ("None", None)),
        ({"url": "https://example.org/news/20190304999"}, ("None", None)),
        ({"published": "2031-01-01"}, ("None", None)),
        ({"published": "1887"}, ("None", None)),
        ({}, ("None", None)),
    ],
)
def test_the_best_place_says_the_date_and_impossible_ones_are_none(parsed: Parse, values: dict[str, str], expected: tuple[str, str | None]) -> None:
    release = parsed(record(text=TEXT, **values))

    assert (str(release.published), release.published_from) == expected


def test_a_date_in_a_record_that_is_not_read_is_an_issue() -> None:
    issues = IssueLog()
    release = parse(record(text=TEXT, published="next spring"), issues)

    assert release
    assert release.published is None
    assert [(issue.level, issue.stage) for issue in issues] == [("skipped", "parse")]
    assert "next spring" in str(next(iter(issues)))


@pytest.mark.parametrize("odd", ["iı", "iİ", "sſ"])
def test_a_month_is_known_by_any_letter_that_a_pattern_takes_for_its_own(odd: str) -> None:
    for name, number in months().items():
        assert str(read_date(f"9 {name.replace(*odd)} 2023")) == f"2023-{number:02d}-09"
    assert str(dateline(f"Ankara, 9 {'April'.replace(*odd)} 2023 – Officers met.")) == "2023-04-09"
