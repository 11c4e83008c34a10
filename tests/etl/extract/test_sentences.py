from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.sentences import sentence_at, split_sentences

CASES = [
    ("Dr. Amin spoke. Ms. Roy listened.", ["Dr. Amin spoke.", "Ms. Roy listened."]),
    ("The U.S. Government pays. It began in May.", ["The U.S. Government pays.", "It began in May."]),
    ("Resolution No. 5 was read. Nobody left.", ["Resolution No. 5 was read.", "Nobody left."]),
    ("They said no. 5 people left.", ["They said no. 5 people left."]),  # an abbreviation before a figure wins
    ("It costs 2.5 million. J. Smith signed.", ["It costs 2.5 million.", "J. Smith signed."]),
    ("Mme. Diop et M. Sow sont venus. La séance est levée.", ["Mme. Diop et M. Sow sont venus.", "La séance est levée."]),
    ("El Sr. Paz habló. ¿Quién paga?", ["El Sr. Paz habló.", "¿Quién paga?"]),
    ("A title without a stop\nThe text begins", ["A title without a stop", "The text begins"]),
    ("a line that is\nwrapped in the middle.", ["a line that is\nwrapped in the middle."]),
    ("« Oui. » Il part.", ["« Oui. »", "Il part."]),
    ("", []),
    (" \n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text)] == expected


def test_paragraphs_are_counted_by_lines_that_hold_text() -> None:
    assert [s.paragraph for s in split_sentences("One. Two.\n\n\nThree.\nFour.")] == [0, 0, 1, 2]


@given(st.text())
def test_sentences_hold_all_that_is_not_white_space(text: str) -> None:
    spans = split_sentences(text)

    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())


def test_a_position_finds_its_sentence() -> None:
    text = "One here. Two there. Three."
    spans = split_sentences(text)

    assert [sentence_at(spans, text.index(word)) for word in ("One", "Two", "there", "Three")] == [0, 1, 1, 2]
