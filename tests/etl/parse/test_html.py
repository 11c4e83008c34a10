"""HTML pages of many makes: title, date and text come from what the page itself says."""

from __future__ import annotations

import pytest

from etl.issues import IssueLog
from etl.parse import parse
from tests.etl.parse.conftest import Parse, document

ARTICLE = (
    "<p>Police and prosecutors from four provinces met in Gabes to agree how victims of trafficking are helped by the state.</p>"
    "<p>Denmark paid.</p><blockquote>“No one should have to tell it five times,” said Amira Sassi.</blockquote>"
)


def page(head: str = "", before: str = "<h1>Provinces agree on help</h1>", behind: str = "") -> str:
    return f"<html><head>{head}</head><body>{before}{ARTICLE}{behind}</body></html>"


TITLES = [
    (page("<title>Provinces agree on help | The Daily</title>", before=""), "Provinces agree on help"),
    (page("<title>Provinces agree on help - The Daily</title>", before="<h1>The Daily</h1>"), "Provinces agree on help"),
    (page("<title>Counter-trafficking - a new start for Tunisia</title>", before=""), "Counter-trafficking - a new start for Tunisia"),
    (page('<meta property="og:title" content="Help is agreed on">'), "Help is agreed on"),
    (page(before=""), ""),
]


@pytest.mark.parametrize(("body", "title"), TITLES)
def test_the_title_is_the_headline_without_the_site(parsed: Parse, body: str, title: str) -> None:
    release = parsed(document(body, "text/html"))

    assert release.title == title
    assert release.text.endswith("said Amira Sassi.")
    assert "Denmark paid." in release.text


def linked(published: str) -> str:
    return page(f'<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite"}}, {{"datePublished": {published}}}]}}</script>')


DATES = [
    (linked('"2021-05-06T08:00:00+00:00"'), "2021-05-06"),
    (linked('"2021-05-06\t"'), "2021-05-06"),
    (linked("null"), None),
    (page('<meta name="date" content="March 3, 2020">'), "2020-03-03"),
    (page('<meta property="article:modified_time" content="2020-03-03">'), None),
    (page(behind='<time datetime="2020-01-02T10:00">2 January</time>'), "2020-01-02"),
    (page(behind='<time datetime="2020-01-02">a</time><time datetime="2021-01-02">b</time>'), None),
    (page(behind='<span class="field-date">9 February 2023</span>'), "2023-02-09"),
    (page(behind="<footer>© 2019 Office for Good Things</footer>"), None),
    (page('<meta name="date" content="2030-01-01">'), None),
    (page(), None),
]


@pytest.mark.parametrize(("body", "expected"), DATES)
def test_the_date_is_the_one_that_the_page_declares_or_none(parsed: Parse, body: str, expected: str | None) -> None:
    release = parsed(document(body, "text/html"))

    assert (str(release.published) if release.published else None, release.published_from) == (expected, "page" if expected else None)


def test_a_page_labelled_latin_1_keeps_its_quotation_marks(parsed: Parse) -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'

    assert "“No one should" in parsed(document(page(head).encode("cp1252"), "text/html")).text


@pytest.mark.parametrize("body", ["<!-- x -->", "<html></html>", "<script>alert('words')</script>", "<" * 5000])
def test_a_page_without_words_is_an_issue_and_no_crash(body: str) -> None:
    issues = IssueLog()

    assert parse(document(body, "text/html"), issues) is None
    assert len(issues) == 1


@pytest.mark.parametrize("tag", ["div", "font"])
@pytest.mark.parametrize("depth", [260, 5000])
def test_a_page_that_nests_deep_has_the_same_text(parsed: Parse, tag: str, depth: int) -> None:
    flat = parsed(document(page("<title>Help is agreed on</title>", before=""), "text/html"))
    deep = parsed(document(page("<title>Help is agreed on</title>", before=f"<{tag}>" * depth), "text/html"))

    assert (deep.title, deep.text) == (flat.title, flat.text)


def test_the_address_of_the_document_goes_before_the_pages_own(parsed: Parse) -> None:
    head = '<link rel="canonical" href="https://example.org/own">'
    given = "HTTP://www.Example.org/a?utm_source=x#Part"

    assert parsed(document(page(head), "text/html")).url == "https://example.org/own"
    assert parsed(document(page(head), "text/html", given)).url == given


def test_a_page_whose_own_address_is_written_wrong_is_read(parsed: Parse) -> None:
    release = parsed(document(page('<link rel="canonical" href="http://[broken/2023/02/09">'), "text/html"))

    assert (release.url, str(release.published)) == ("http://[broken/2023/02/09", "2023-02-09")
