"""Contact details go, whole and with their names; hotlines, years, sums and laws stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.issues import IssueLog
from etl.parse import contact_blocks, contacts, parse
from etl.parse.contacts import without_contacts
from etl.parse.details import find_details
from etl.settings import PACKAGE
from tests.etl.parse.conftest import Parse, record

STAYS = [
    "Victims can call the hotline 527 day and night.",
    "Call the free line 0800 100 200 for help.",
    "Llame al 123 o a la línea gratuita 01 8000 522020.",
    "Appelez le numéro vert +221 33 800 11 22.",
    "The call centre at +44 20 7946 0100 is open day and night.",
    "Victims may call +44 20 7946 0101, the hotline of the centre.",
    "Law 263/2012 and Resolution 55/25 cover 2000-2003 and USD 1,250,000 - 2,300,000.",
    "The grant of 10 000 000 000 francs runs from 2019-2023 (EUR 1.250.000).",
    "Between 12.05.2019 and 14.05.2019, +1,200,000 people were reached.",
    "The call 2021-2024 is open, and so is the call 2019/20.",
    "Call 116 000 for help; on 05-06-2019 12 officers did, 0.0123456789 of all on 01.02.2023 15:30.",
    "Media contact: the office of the 2019-2023 plan of 12 provinces holds the papers in the town hall.",
    "For more information about the project, the ministry will publish a report in 2024.",
    "“We contact families by telephone,” said Officer Jan Novak in 2019.",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_nobodys_contact_stays(text: str) -> None:
    assert without_contacts(text) == (text, 0)


GOES = [
    ("Her line (0712345678) and his, 07700 900123, are open.", "Her line ([telephone removed]) and his, [telephone removed], are open."),
    ("Ana Paz, 06 12 34 56 78, and Eva, 06.12.34.56.79.", "Ana Paz, [telephone removed], and Eva, [telephone removed]."),
    ("See https://wa.me/442079460958 for the form.", "See https://wa.me/[telephone removed] for the form."),
    ("All met.\n\nPresse : Awa Diop – 06 12 34 56 78", "All met."),
    ("All met. Pour plus d'informations, contactez Awa Diop au 01 23 45 67 89.", "All met."),
    ("All met.\n\nContacto de prensa: Eva Ruiz, 555 123 456, y Ana Paz.\n\nThe ministry of Norway paid for the course in Accra.",
     "All met.\n\nThe ministry of Norway paid for the course in Accra."),
    ("Write to help@example.org, please.", "Write to [e-mail removed], please."),
    ("Write to ana (at) example.org, please, all of you.", "Write to [e-mail removed], please, all of you."),
    ("Call 020 7946 0958 to register.", "Call [telephone removed] to register."),
    ("Ring (202) 555-0143 to register.", "Ring [telephone removed] to register."),
    ("Her number, +44 20 7946 0958, was in the file.", "Her number, [telephone removed], was in the file."),
    ("She said so. For more information, please contact Ana Paz at ana@example.org or +44 20 7946 0958.", "She said so."),
    ("All met.\nPour plus d'informations, veuillez contacter Awa Diop, tél. : 33 800 00 00", "All met."),
    ("All met.\n\nPara más información:\nEva Ruiz\nOficina de prensa\neva@example.org\n@evaruiz", "All met."),
    ("All met.\n\nPress contact:\nMira Doe\nCommunications Officer", "All met."),
    ("All met.\n\nMira Doe\nCommunications Officer\nmira@example.org", "All met."),
    ("All met.\n\nContact: Mira Doe, mira@example.org\n\nThe ministry of Norway paid for the course in Accra.",
     "All met.\n\nThe ministry of Norway paid for the course in Accra."),
    ("All met. For more information, contact Mira Doe at mira@example.org. The course in Accra was paid for by the ministry of Norway.",
     "All met.\nThe course in Accra was paid for by the ministry of Norway."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOES)
def test_contact_details_go_and_the_prose_around_them_stays(text: str, expected: str) -> None:
    kept, removed = without_contacts(text)

    assert kept == expected
    assert removed >= 1


NUMBERS = ["+44 20 7946 0958", "(+44) 20 7946 0958", "202-555-0143", "(202) 555-0143", "0044 20 7946 0958", "00 44 20 7946 0958"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("between", [" ", "\n", ", ", ",", " / ", "; ", " and "])
def test_of_a_long_list_every_number_goes(number: str, between: str) -> None:
    kept, removed = without_contacts(f"Officers met. {between.join([number] * 500)} are theirs.")

    assert kept == f"Officers met. {between.join(['[telephone removed]'] * 500)} are theirs."
    assert removed == 500


def test_a_list_that_one_word_announces_goes_whole() -> None:
    text = "Call 020 7946 0958 / 020 7946 0959, 020 7946 0960 or come; 10 000 people did, 300 of them in 2019."
    kept = "Call [telephone removed] / [telephone removed], [telephone removed] or come; 10 000 people did, 300 of them in 2019."
    assert without_contacts(text) == (kept, 3)


@pytest.mark.parametrize("lines", ["For more information\n", "Media contact:\nJohn\n\n", "Contact:\nAna\nana@example.org\n", "202-555-0143 "])
def test_a_text_that_repeats_itself_is_looked_at_a_few_times_at_most(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    for module in (contacts, contact_blocks):
        monkeypatch.setattr(module, "find_details", lambda text: looked_at.append(len(text)) or find_details(text))
    text = "All met in Accra for a course.\n\n" + lines * 2000

    kept, removed = without_contacts(text)
    assert sum(looked_at) < 6 * len(text)
    assert removed >= 30
    assert not [word for word in ("Ana", "John", "information") if word in kept]


CHECKS = (PACKAGE / "load" / "checks.sql").read_text(encoding="utf-8")
ADDRESS = re.compile(re.findall(r"regexp_matches\(concat_ws\(.+\), '(.+)'\)", CHECKS)[0])
"""What a build is checked for: a text that is not clean by it would keep the whole build from being published."""
PIECES = st.one_of(
    st.emails(),
    st.text(max_size=30),
    st.sampled_from(
        [" ", "\n", ". ", "Contact:", "For more information", "Tel. +44 20 7946 0958", "hotline", "a@b.example", "@", "x.y", "a@b..c", ".", "-"]
    ),
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_address_survives_and_a_second_pass_finds_nothing(text: str) -> None:
    kept, _ = without_contacts(text)

    assert not ADDRESS.search(kept)
    assert without_contacts(kept) == (kept, 0)


def test_a_title_is_cleaned_and_metadata_is_not_kept(parsed: Parse) -> None:
    release = parsed(record(text="Accra - Officers met.", title="Write to ana@example.org today", metadata="ana@example.org"))

    assert release.title == "Write to [e-mail removed] today"
    assert release.contacts_removed == 1
    assert "example.org" not in repr(release)


@pytest.mark.parametrize("column", ["title", "url", "published", "language", "publisher"])
@pytest.mark.parametrize("contact", ["ana@example.org", "Ana Paz, +44 20 7946 0958"])
def test_a_contact_detail_in_a_column_of_its_own_is_nowhere(column: str, contact: str) -> None:
    issues = IssueLog()
    release = parse(record(**{"text": "Accra - Officers met for a course on trafficking in persons.", column: contact}), issues)

    assert release is not None
    assert not re.search("ana@|7946", repr((release, issues)))


def test_a_publisher_is_cleaned_as_a_title_is(parsed: Parse) -> None:
    release = parsed(record(text="Accra - Officers met.", publisher="IOM Ghana, ana@example.org, +44 20 7946 0958"))

    assert release.publisher == "IOM Ghana, [e-mail removed], [telephone removed]"
    assert release.contacts_removed == 2


def test_letters_of_double_width_hide_no_contact_detail(parsed: Parse) -> None:
    release = parsed(record(text="Accra - Officers met. Write to ana\uff20example.org or call \uff0b44 20 7946 0958 today."))

    assert release.text.endswith("Write to [e-mail removed] or call [telephone removed] today.")
