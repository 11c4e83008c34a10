"""A release record keeps every word; what feeds and exports leave around the words goes."""

from __future__ import annotations

import textwrap

import pytest

from tests.etl.parse.conftest import Parse, record

FIRST = (
    "Accra – Twenty harbour officers and twelve labour inspectors met for three days to agree on how they find victims of trafficking on boats, "
    "and whom they call."
)
SECOND = "The lessons were paid for by the Harbour Trust. They go on in Tema, where the Association of Net Menders lends its hall, until May."


def test_a_record_keeps_its_words_and_says_its_own_language_and_kind(parsed: Parse) -> None:
    text = "Accra – Twenty officers met.\n\nCafé talks, “quoted”.\nOne line more."
    release = parsed(record(text=f"  {text}\r\n", language="FR-ch", text_kind="summary", publisher="IOM"))

    assert release.text == text
    assert (release.language, release.text_kind, release.publisher) == ("fr", "summary", "IOM")


@pytest.mark.parametrize("width", [60, 72, 90])
@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\r\n\r\n"])
def test_lines_that_were_wrapped_are_paragraphs_again(parsed: Parse, width: int, gap: str) -> None:
    wrapped = gap.join(textwrap.fill(part, width, break_on_hyphens=False) for part in (FIRST, SECOND))

    assert parsed(record(text=wrapped)).text == f"{FIRST}\n\n{SECOND}"


def test_lines_that_are_lines_stay(parsed: Parse) -> None:
    text = "World Day Against Trafficking in Persons, 2018\n26 July 2018\n\n- twelve inspectors\n- twenty officers\n\nThey met.\nThey agreed."

    assert parsed(record(text=text)).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The  Ministry of\tLabour \u00a0 met", "The Ministry of Labour met"),
        ("Cafe\u0301 talks", "Café talks"),
        ("The Women&#039;s Union &amp; the police &ndash; AT&T; R&D", "The Women's Union & the police – AT&T; R&D"),
        (
            "<p>The <strong>Ministry</strong> of Labour met.</p><p>It paid&nbsp;<br/>for rooms &lt; 5.</p>",
            "The Ministry of Labour met.\n\nIt paid\n\nfor rooms < 5.",
        ),
        ("Where 3 < 4 and 5 > 4, the <Name> stays", "Where 3 < 4 and 5 > 4, the <Name> stays"),
    ],
)
def test_blanks_marks_and_markup_around_the_words_go(parsed: Parse, text: str, expected: str) -> None:
    assert parsed(record(text=text)).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The of\ufb01ce of the Har\u00adbour\u200b Trust met", "The office of the Harbour Trust met"),
        ("anti\u2011trafficking, twenty\u2010five", "anti-trafficking, twenty-five"),
        ("the\u00a0Harbour Trust,\u00a0in Accra: 1\u00a0200 euros", "the Harbour Trust, in Accra: 1\u00a0200 euros"),
        ("Les mineurs\u00a0: « 30\u202f000 »", "Les mineurs\u00a0: « 30\u202f000 »"),
    ],
)
def test_what_a_reader_does_not_see_makes_no_difference(parsed: Parse, text: str, expected: str) -> None:
    release = parsed(record(text=text, title=text))

    assert (release.text, release.title) == (expected, " ".join(expected.split()))


def test_what_a_site_sets_below_each_release_goes(parsed: Parse) -> None:
    below = "Established in 1951, we are an agency for all.\n\nFollow us on the web.\n\nRelated news"

    assert parsed(record(text=f"{FIRST}\n\n{SECOND}\n\n{below}")).text == f"{FIRST}\n\n{SECOND}"
    assert parsed(record(text=f"{FIRST}\n\nThe course let them subscribe to one way of working.")).text.endswith("way of working.")
    assert parsed(record(text=f"{FIRST} Follow us there.\n\n{SECOND}")).text == f"{FIRST} Follow us there.\n\n{SECOND}"
    assert parsed(record(text=f"{FIRST}\n\n{below}\n\nFor more, call Ana Mora, +233 30 000 0000")).text == FIRST


@pytest.mark.parametrize("first", ["Officers meet in Accra", "OFFICERS  MEET IN ACCRA", "<p>Officers meet in Accra</p>"])
def test_a_first_line_that_repeats_the_title_is_left_out(parsed: Parse, first: str) -> None:
    assert parsed(record(text=f"{first}\n{FIRST}", title="Officers meet in Accra")).text == FIRST
    assert parsed(record(text="Officers meet in Accra", title="Officers meet in Accra")).text == "Officers meet in Accra"


def test_scripts_and_comments_of_a_feed_are_no_text(parsed: Parse) -> None:
    text = f"<style>p {{color: red}}</style><p>{FIRST}</p><!-- ad --><script>track('x')</script><p>{SECOND}</p>"

    assert parsed(record(text=text)).text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("tag", ["b", "font", "div"])
def test_tags_that_nobody_closed_go_however_many(parsed: Parse, tag: str) -> None:
    text = f"<{tag}>" * 5000 + f"<p>{FIRST} &amp; a <i>few</i>&lt;</p><script>1 < 2 && a</script><p>{SECOND}</p>"

    assert parsed(record(text=text)).text == f"{FIRST} & a few<\n\n{SECOND}"


def test_a_title_and_a_publisher_are_cleaned_alike(parsed: Parse) -> None:
    release = parsed(record(text=FIRST, title="<b>Police &amp; Courts</b>\n Meet", publisher=" Women&#039;s Union "))

    assert (release.title, release.publisher) == ("Police & Courts Meet", "Women's Union")
