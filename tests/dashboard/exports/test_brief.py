"""Briefs: always two pages, the page's numbers, everything said as text, the same bytes again."""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from dashboard.db import Db, open_build, read_manifest
from dashboard.errors import NoSuchTable
from dashboard.exports.brief import BY, brief, brief_of
from dashboard.exports.brief.content import content
from dashboard.exports.brief.pdf import pdf
from dashboard.exports.context import context
from dashboard.filters import Choice, Filters
from dashboard.queries import breakdowns, overview
from dashboard.text import sentences
from dashboard.text.language import using
from tests.dashboard.builds import BUILD_ID

HOSTILE = "#let x = 1 $H_2$ _a_ *b* @c <d> \\e `f` [g] // h \U0001f600 Полиция شرطة 警察 \u202e“i” {j}"


def made(db: Db, filters: Filters, name: str) -> bytes:
    by, code, selected = brief_of(db, filters, f"brief/{name}")
    return brief(db, selected, by, code)


def pages(data: bytes) -> list[str]:
    """The text of each page, its lines joined and break opportunities taken out."""
    read = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in read]
    return [re.sub(r"[\r\n ]+", " ", text.replace("\u200b", "").replace("\ufffe", "-")) for text in texts]


def said(db: Db, filters: Filters, name: str) -> tuple[str, str]:
    found = pages(made(db, filters, name))
    assert len(found) == 2
    return found[0], found[1]


@pytest.fixture
def renamed(full: Path) -> Iterator[Db]:
    """The full build, in which names, titles and texts are as bad as they come."""
    database = full / "builds" / BUILD_ID / "activities.duckdb"
    with duckdb.connect(str(database)) as connection:
        connection.execute("update release set title = $bad, publisher = $bad, text = text || $bad, url = url || '?' || $bad", {"bad": HOSTILE})
        connection.execute("update organisation set name = name || ' ' || $bad where organisation_id in ('gbr', 'x-lantern')", {"bad": HOSTILE})
        connection.execute("update dimension_value set name_en = $bad, name_fr = $bad, name_es = $bad where code = 'gbr'", {"bad": HOSTILE})
        connection.execute("update dimension_value set name_en = repeat('W', 500) where code = 'x-lantern'")
    opened = open_build(read_manifest(full))
    yield opened
    opened.close()


@pytest.mark.parametrize("name", ["funder/usaid", "funder/none", "country/TJK", "country/none", "partner/x-lantern", "partner/group-ngo"])
@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_it_is_two_pages_with_the_numbers_of_the_page(db: Db, name: str, lang: str) -> None:
    _, _, filters = brief_of(db, Filters(lang=lang), f"brief/{name}")
    first, second = said(db, Filters(lang=lang), name)
    figures = overview.figures(db, filters)
    by, code = name.split("/")
    with using(lang):
        assert sentences.profiled(figures, by, code, overview.beside(db, filters, by, code)) in first
    assert BUILD_ID in first
    assert BUILD_ID in second
    assert f"{figures.activities} " in first
    ranking = breakdowns.rankings(db, filters, ["type"])["type"].rows
    for row in ranking.to_dict("records"):
        if row["code"] != "none":
            assert row["name"] in first


def test_it_says_what_it_is_of_and_how_to_read_it(db: Db) -> None:
    first, second = said(db, Filters(since="2005", lang="en"), "funder/gbr")
    assert "Funder: United Kingdom; from 2005" in first
    for words in (
        "Funder: United Kingdom; from 2005", "/profile?by=funder&funder=gbr&from=2005", "chosen, not complete", "As stated in releases, not verified",
        "do not imply endorsement", "Summaries in our own words", "funders 0.91 / 0.85", "What is not stated", "2 Jan 2026", "Page 2 of 2",
    ):  # fmt: skip
        assert words in second, words


def test_what_a_filter_by_date_leaves_out_is_said_and_nothing_is_said_to_be_dated(db: Db) -> None:
    code = next(c for c in ("usaid", "gbr", "none") if overview.totals(db, Filters(since="none").with_choice("funder", Choice((c,)))).activities)
    first, second = said(db, Filters(since="2005"), f"funder/{code}")

    assert "Without a date, and so left out by the filter by date" in first
    assert "date not stated" not in first
    assert "Every date is stated" not in first + second


def test_it_quotes_a_sentence_with_its_address(db: Db) -> None:
    _, second = said(db, Filters(), "funder/gbr")
    assert "“Police in Tajikistan were trained by Lantern $House$ _Trust_ with money of the British Conflict Pool.”" in second
    assert "https://example.org/1" in second
    links = [link for page in pypdfium2.PdfDocument(made(db, Filters(), "funder/gbr")) for link in _links(page)]
    assert links == ["https://example.org/1"]


def _links(page: pypdfium2.PdfPage) -> Iterator[str]:
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
        yield buffer.value.decode()


@pytest.mark.parametrize("name", ["funder/gbr", "partner/x-lantern", "country/TJK"])
def test_names_and_texts_are_printed_as_they_are(renamed: Db, name: str) -> None:
    first, second = said(renamed, Filters(), name)
    if name == "funder/gbr":
        assert "#let x = 1 $H_2$ _a_ *b* @c <d> \\e `f` [g] // h" in first
        assert "Полиция" in first
    assert "How to read these pages" in second


def test_a_link_leads_to_the_web_alone(full: Path) -> None:
    with duckdb.connect(str(full / "builds" / BUILD_ID / "activities.duckdb")) as connection:
        connection.execute("update release set url = 'javascript:alert(1)'")
    db = open_build(read_manifest(full))
    data = made(db, Filters(), "funder/gbr")
    db.close()
    assert not [link for page in pypdfium2.PdfDocument(data) for link in _links(page)]
    assert "javascript:alert(1)" in pages(data)[1]


def test_a_note_on_a_name_stands_where_the_name_does(full: Path) -> None:
    with duckdb.connect(str(full / "builds" / BUILD_ID / "activities.duckdb")) as connection:
        connection.execute("update country set note = 'To be read with a note.' where country = 'XKX'")
    db = open_build(read_manifest(full))
    assert "To be read with a note." in said(db, Filters(), "country/XKX")[1]
    assert "To be read with a note." in said(db, Filters(), "funder/gbr")[1]
    assert "To be read with a note." not in said(db, Filters(publisher=Choice(("unodc",))), "country/AFG")[1]
    db.close()


@pytest.mark.parametrize("filters", [Filters(unit="releases", lang="fr"), Filters(until="1990"), Filters(since="none"), Filters(q="police")])
def test_any_selection_gives_two_pages_and_the_same_bytes_again(db: Db, filters: Filters) -> None:
    data = made(db, filters, "partner/x-lantern")
    assert data == made(db, filters, "partner/x-lantern")
    assert len(pages(data)) == 2


def test_without_an_activity_it_says_so(db: Db) -> None:
    first, second = said(db, Filters(until="1990"), "funder/gbr")
    assert "No release found for this selection." in first
    assert "No activity of this selection has a date." in first
    assert "No sentence can be quoted" in second


def test_the_file_has_a_title_a_language_tags_and_the_date_of_its_build(db: Db) -> None:
    data = made(db, Filters(lang="es"), "country/TJK")
    read = pypdfium2.PdfDocument(data)
    about = read.get_metadata_dict()
    assert about["Title"].endswith(": Tajikistan")
    assert about["CreationDate"].startswith("D:20260102030405")
    assert read.is_tagged()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"/Lang(es)" in data


def test_what_is_unknown_has_no_brief(db: Db) -> None:
    for name in ("funder/nobody", "funder/", "funder", "type/training", "region/142", "x", "", "funder/gbr/x"):
        with pytest.raises(NoSuchTable):
            brief_of(db, Filters(), f"brief/{name}")
    assert BY == ("funder", "country", "partner")


def test_the_brief_asks_for_its_value_alone(db: Db) -> None:
    _, _, filters = brief_of(db, Filters(funder=Choice(("gbr", "usaid"), ("none",)), since="2010"), "brief/funder/usaid")
    assert filters == Filters(funder=Choice(("usaid",)), since="2010")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=80), spare=st.sampled_from(("", "name", "quotes", "ranked")))
def test_whatever_is_said_can_be_printed(db: Db, words: str, spare: str) -> None:
    by, code, filters = brief_of(db, Filters(), "brief/funder/gbr")
    plain = content(context(db, filters), by, code)
    for part in ("name", "sentence", "narrowed", "product"):
        plain[part] = words
    for row in plain["quotes"]["rows"]:
        row.update(dict.fromkeys(("before", "words", "after", "title", "publisher", "places", "address"), words))
    for column in plain["ranked"]["columns"]:
        for row in column["rows"]:
            row["name"] = words
    assert json.loads(json.dumps(plain)) == plain
    assert len(pypdfium2.PdfDocument(pdf(plain))) == 2


def test_a_full_page_is_still_one(db: Db) -> None:
    """Every list at its longest, every text at its longest, in a language of long words."""
    by, code, filters = brief_of(db, Filters(lang="fr"), "brief/funder/gbr")
    plain = content(context(db, replace(filters, since="1990")), by, code)
    long = "Organisation intergouvernementale internationale pour la coopération et le développement durable des régions"
    plain |= {"name": long[:110], "narrowed": (long * 3)[:200], "sentence": plain["sentence"] * 2}
    plain["timeline"]["bars"] = [{"label": str(year), "n": year % 7 or None, "said": "1 234"} for year in range(1960, 2027)]
    bar = {"name": long[:60], "part": 1.0, "said": "12 345", "share": "100 %", "kind": "value"}
    for column in plain["ranked"]["columns"]:
        column["rows"] = [bar] * 12 + [{**bar, "kind": "others", "said": "", "share": ""}, {**bar, "kind": "none"}]
    plain["ranked"]["beside"] = "; ".join([long[:50]] * 9)
    quote = {"before": long[:100], "words": "mots", "after": long + long[:40], "title": long, "date": "22 septembre 2024", "publisher": long[:60],
             "places": long[:70], "kinds": long[:70], "url": "https://example.org/x", "address": "https://example.org/" + "a-b/" * 70}  # fmt: skip
    plain["quotes"]["rows"] = [quote] * 8
    plain["money"]["rows"] = [["USD", "statut incertain", "1 234", *["123 456 789 012,5"] * 3]] * 6
    plain["notes"]["rows"] = [[heading, (text + " " + long * 3)[:320]] for heading, text in plain["notes"]["rows"]]
    texts = pages(pdf(plain))
    assert len(texts) == 2
    assert texts[1].count("mots") >= 3
