from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract import EXTRACTORS, extract, fingerprint
from etl.extract.base import MENTIONS_KEPT
from etl.model import Statement

from .conftest import make_release

ORDER = ["country", "partner", "funder", "amount", "people", "activity_type", "relevance"]
TEXT = (
    "Accra – Forty police officers attended a training course on human trafficking in Ghana. The grant of US$ 950,000 from Japan "
    "also pays for a shelter. Ghana, Ghana, Ghana, Ghana, Ghana and again Ghana."
)
PIECES = ["Ghana", "US$ 2.5 million", "trained 40 officers", "trafficking", ". ", "\n", "İ", "e\u0301", "😀", "\ud7ff", "«", "\x00", "9" * 40, "1,"]


def first_place(statement: Statement) -> int:
    return statement.mentions[0].start if statement.mentions else 0


def test_statements_come_by_field_then_by_place_with_one_relevance_at_the_end() -> None:
    found = extract(make_release(TEXT, title="Ghana trains officers"))
    fields = [statement.field for statement in found]

    assert fields == sorted(fields, key=ORDER.index)
    assert {"country", "amount", "people", "activity_type"} <= set(fields)
    assert fields.count("relevance") == 1
    for field in set(fields):
        places = [first_place(statement) for statement in found if statement.field == field]
        assert places == sorted(places)


def test_a_value_is_stated_once_with_its_first_mentions() -> None:
    [ghana] = [s for s in extract(make_release(TEXT)) if s.field == "country" and s.fact.code == "GHA"]

    assert len(ghana.mentions) == MENTIONS_KEPT
    assert [m.start for m in ghana.mentions] == sorted(m.start for m in ghana.mentions)


def test_a_language_that_is_not_read_gives_the_relevance_alone() -> None:
    [statement] = extract(make_release("Kabul – 40 Polizisten, human trafficking, 5 million euros.", language="de"))

    assert statement.field == "relevance"
    assert not statement.fact.counter_trafficking


@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)), st.sampled_from(["en", "fr", "es", "und", ""]))
def test_no_text_breaks_an_extractor_and_all_evidence_stands_in_the_text(text: str, language: str) -> None:
    for statement in extract(make_release(text, title=text[:50], language=language)):
        assert 0 <= statement.confidence <= 1
        assert statement.mentions or statement.field == "relevance"
        for mention in statement.mentions:
            assert text[mention.start : mention.end] == mention.quote


HOSTILE = [
    "." * 1000,
    "1," * 500,
    "9" * 1000,
    "twenty-" * 150,
    "100 people trained, " * 50,
    "funded by Japan " * 60,
    "Orange Bank Foundation pays " * 40,
    "$" * 1000,
    "Niger " * 160,
    "(((" * 300,
    "identif" + "y" * 900,
]


def seconds(text: str) -> float:
    """The shorter of two runs, so that a pause of the machine does not count; the texts differ, so that no cache answers."""
    runs = []
    for end in (" one", " two"):
        started = time.process_time()
        extract(make_release(text + end))
        runs.append(time.process_time() - started)
    return min(runs)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_not_with_its_square(piece: str) -> None:
    extract(make_release(piece))  # vocabularies are compiled once
    times = 100_000 // len(piece)
    short, long = seconds(piece * times), seconds(piece * 8 * times)

    assert long < 24 * short, "eight times the text may take some times eight; its square would take 64 times as long"


def test_the_fingerprint_is_stable_and_names_are_unlike() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 64
    assert len({extractor.name for extractor in EXTRACTORS}) == len(EXTRACTORS)
