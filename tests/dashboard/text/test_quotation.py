"""Quotations: the sentence around some words, cut at words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.quotation import quotation

TEXT = "KABUL – Ten officers came. The course, by Mr. Ahmad of the U.S. Embassy, was paid for by Norway in full. “It helps,” said one! It ends."


def around(text: str, words: str, length: int = 240) -> str:
    start = text.index(words)
    return quotation(text, start, start + len(words), length).text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Ten", "KABUL – Ten officers came."),
        ("Norway", "The course, by Mr. Ahmad of the U.S. Embassy, was paid for by Norway in full."),
        ("helps", "“It helps,” said one!"),
        ("It ends.", "It ends."),
        ("in full. “It", "The course, by Mr. Ahmad of the U.S. Embassy, was paid for by Norway in full. “It helps,” said one!"),
    ],
)
def test_a_sentence_is_quoted_whole(words: str, sentence: str) -> None:
    assert around(TEXT, words) == sentence


def test_a_long_sentence_is_cut_at_words_on_both_sides() -> None:
    long = "alpha beta gamma delta epsilon ZETA eta theta iota kappa lambda"
    assert around(long, "ZETA", 30) == "… epsilon ZETA eta theta …"
    assert around(long, "alpha", 20) == "alpha beta gamma …"
    assert around(long, "lambda", 20) == "… iota kappa lambda"


def test_a_line_break_is_a_space_and_a_paragraph_an_end() -> None:
    assert around("Heading\n\nPaid by\n  Norway in\nfull\n\nNext", "Norway") == "Paid by Norway in full"


@given(text=st.text(max_size=400), bounds=st.tuples(st.integers(0, 400), st.integers(0, 400)), length=st.integers(0, 300))
def test_the_words_are_always_quoted_and_nothing_is_invented(text: str, bounds: tuple[int, int], length: int) -> None:
    start, end = sorted(min(bound, len(text)) for bound in bounds)
    found = quotation(text, start, end, length)
    assert found.words.split() == text[start:end].split()
    for part in (found.before.removeprefix("… "), found.after.removesuffix(" …")):
        assert " ".join(part.split()) in " ".join(text.split())
