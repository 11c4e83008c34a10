"""Marked text, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text import formats, labels
from dashboard.text.highlight import Mark, marked
from dashboard.text.language import using

SPANS = st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60), st.sampled_from(["funder", "country", "people"])), max_size=6)


def plain(html: str) -> str:
    """The text that a reader sees, without the tags in words."""
    without = re.sub(r'<a class="ev-tag"[^>]*>.*?</a>', "", html)
    lines = without.removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "\n\n").replace("<br>", "\n")
    return unescape(re.sub(r"<[^>]*>", "", lines))


def mark(start: int, end: int, field: str = "funder", statement: str = "s1") -> Mark:
    return Mark(start, end, field, statement, f"{field}: value")


@given(st.text(alphabet=st.sampled_from("ab<>&\"'é😀\n "), max_size=60), SPANS)
def test_every_character_comes_out_once_and_escaped(text: str, spans: list[tuple[int, int, str]]) -> None:
    assert plain(marked(text, [mark(a, b, field, f"s{i}") for i, (a, b, field) in enumerate(spans)])) == text


def test_a_mark_says_its_field_in_colour_and_words() -> None:
    html = marked("Paid by Japan.", [mark(8, 13)])
    assert '<mark class="ev ev-funder" data-field="funder" title="funder: value"><span id="m-s1"></span>Japan' in html
    assert '<a class="ev-tag" href="#s-s1">funder</a></mark>' in html


def test_overlapping_marks_share_a_stretch() -> None:
    html = marked("abcdef", [mark(0, 4, "funder", "s1"), mark(2, 6, "country", "s2")])
    assert re.findall(r'data-field="([^"]*)"', html) == ["funder", "funder country", "country"]


def test_hits_are_gone_through_a_few_times_however_many_there_are() -> None:
    class Counted(list[tuple[int, int]]):
        times = 0

        def __iter__(self) -> Iterator[tuple[int, int]]:
            Counted.times += 1
            return super().__iter__()

    html = marked("ab " * 500, [mark(1, 8)], Counted((i, i + 1) for i in range(0, 1500, 3)))
    assert html.count('class="hit"') == 500
    assert Counted.times < 10


def test_markup_in_a_text_or_title_is_only_text() -> None:
    html = marked("<script>x</script>", [Mark(0, 8, "funder", '"><img>', '"><img>')])
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    ("value", "precision", "shown"),
    [
        (date(2023, 2, 9), "day", "9 Feb 2023"),
        (pd.Timestamp("2023-02-01"), "month", "February 2023"),
        (date(2023, 1, 1), "year", "2023"),
        (None, "none", "Date not stated"),
        (pd.NaT, "none", "Date not stated"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(value: object, precision: str, shown: str) -> None:
    assert formats.day(value, precision) == shown


@pytest.mark.parametrize(("lang", "expected"), [("en", "1,234,567"), ("fr", "1\u202f234\u202f567"), ("es", "1.234.567")])
def test_numbers_stand_in_the_readers_way(lang: str, expected: str) -> None:
    with using(lang):
        assert formats.number(1234567) == expected


@pytest.mark.parametrize(("lang", "expected"), [("en", "a; b; c"), ("fr", "a\u202f; b\u202f; c"), ("es", "a; b; c")])
def test_parts_of_a_sentence_are_set_apart_as_the_language_does(lang: str, expected: str) -> None:
    with using(lang):
        assert formats.parts(["a", "b", "c"]) == expected
        assert formats.parts([]) == ""


@pytest.mark.parametrize(("n", "expected"), [(1, "1 activity"), (0, "0 activities"), (1200, "1,200 activities")])
def test_one_is_singular(n: int, expected: str) -> None:
    assert formats.counted(n, "activities") == expected


@pytest.mark.parametrize("text", ["$5 and $6", ":red[x]", "_a_ *b*", "[a](b)", "# h", "1. a", "`x`", "a < b & c"])
def test_markdown_shows_literally(text: str) -> None:
    assert not re.search(r"(?<!\\)[\\`*_{}\[\]#$:<>&|~]", re.sub(r"\\.", "", labels.plain(text)))
    assert re.sub(r"\\(.)", r"\1", labels.plain(text)) == text


def test_no_raw_code_stands_for_a_group_or_for_nothing() -> None:
    assert labels.label("partner", "group-ngo", "ngo") == "NGOs, not named"
    assert labels.label("funder", "none", "") == "Not stated"


def test_a_cut_text_ends_at_a_word() -> None:
    assert formats.shorten("National Agency for the Prohibition", 20) == "National Agency for…"


def test_a_share_that_is_there_is_never_nothing() -> None:
    assert [formats.share(n, 1_000) for n in (0, 1, 5, 6, 120)] == ["0%", "<1%", "<1%", "1%", "12%"]
    assert formats.share(1, 0) == ""
