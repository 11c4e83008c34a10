from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.vocabulary import Entry, Vocabulary, fold

WORDS = Vocabulary(
    [
        Entry("Niger", "NER", "capital"),
        Entry("Nigeria", "NGA", "capital"),
        Entry("Guinea", "GIN", "capital"),
        Entry("Equatorial Guinea", "GNQ", "capital"),
        Entry("Côte d'Ivoire", "CIV"),
        Entry("US", "USA", "exact"),
        Entry("traite", "traite", "any", "strict"),
        Entry("identif*", "identify"),
    ]
)

CASES = [
    ("from Nigeria to Niger", [("Nigeria", "NGA"), ("Niger", "NER")]),  # no word inside a word
    ("Nigerien", []),
    ("in Equatorial Guinea", [("Equatorial Guinea", "GNQ")]),  # the longest wins
    ("en cote d’ivoire, CÔTE D'IVOIRE", [("cote d’ivoire", "CIV"), ("CÔTE D'IVOIRE", "CIV")]),  # accents and apostrophes
    ("tell us, US and Us", [("US", "USA")]),
    ("niger", []),  # needs its capital
    ("le traité, la traite", [("traite", "traite")]),  # strict about accents
    ("identifying; identification.", [("identifying", "identify"), ("identification", "identify")]),
    ("Côte\nd'Ivoire", [("Côte\nd'Ivoire", "CIV")]),  # a wrapped line
    ("US200", [("US", "USA")]),  # a figure begins another word
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_entries_are_found_as_whole_words_with_exact_offsets(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.value) for m in WORDS.find(text)] == expected


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(st.sampled_from(["Nigeria", "Côte d'Ivoire", "İ", "😀", "é", "identified", "US", "x", " ", ". "]), max_size=30))
def test_matches_never_overlap(pieces: list[str]) -> None:
    found = WORDS.find(" ".join(pieces))

    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_an_empty_vocabulary_finds_nothing() -> None:
    assert Vocabulary[str]([]).find("anything") == []
