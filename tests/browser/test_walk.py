"""The main job in a real browser: see the charts, filter by a funder, open a release, find the sentence, take the rows as CSV."""

from __future__ import annotations

import csv
import io
import re
import urllib.request
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
CHARTS = {
    "chart_map": ".choroplethlayer path",
    "chart_timeline": ".bars .point path",
    "chart_countries": ".bars .point path",
    "chart_partners": ".bars .point path",
    "chart_funders": ".bars .point path",
    "chart_types": ".bars .point path",
}


def wait_for_charts(page: Page) -> None:
    for key, mark in CHARTS.items():
        page.wait_for_selector(f".st-key-{key} {mark}", state="attached")


def figures(page: Page) -> list[str]:
    return page.locator(".st-key-figures b").all_inner_texts()


def click_bar(page: Page, chart: str, number: int) -> None:
    """Click the middle of a bar: Plotly listens on a layer above it."""
    box = page.locator(f".st-key-{chart} .bars .point").nth(number)
    box.scroll_into_view_if_needed()
    found = box.bounding_box()
    assert found
    page.mouse.move(found["x"] + found["width"] / 2, found["y"] + found["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(found["x"] + found["width"] / 2, found["y"] + found["height"] / 2)


def test_every_chart_of_the_overview_has_marks_and_the_map_needs_no_network(visit: Visit) -> None:
    page = visit.open()
    wait_for_charts(page)

    assert page.locator(".st-key-chart_map .choroplethlayer path").count() > 100
    assert page.locator(".st-key-chart_timeline .bars .point").count() > 10
    assert all(re.fullmatch(r"[\d,]+", n) for n in figures(page))
    with urllib.request.urlopen(f"{visit.server}/app/static/un/world_110m.json") as answer:
        assert answer.headers["content-type"].startswith("application/json")


def test_from_a_funders_bar_to_the_sentence_and_to_the_same_rows_as_csv(visit: Visit, tmp_path: Path) -> None:
    page = visit.open()
    wait_for_charts(page)
    before = figures(page)

    click_bar(page, "chart_funders", 0)
    page.wait_for_url(re.compile(r"funder="))
    visit.settle()
    wait_for_charts(page)
    assert figures(page) != before
    code = parse_qs(urlsplit(page.url).query)["funder"][0]
    assert page.locator(".st-key-chips").inner_text().startswith("Funder: ")
    activities = int(figures(page)[0].replace(",", ""))

    page.get_by_role("link", name=re.compile(r"Open the \d+ releases")).click()
    page.wait_for_selector(".st-key-list_releases a")
    visit.settle()
    listed = page.locator(".st-key-list_releases a").all()
    shown = [parse_qs(urlsplit(link.get_attribute("href") or "").query)["id"][0] for link in listed]
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(r"Download \d+ releases")).click()
    path = tmp_path / "releases.csv"
    download.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["release_id"] for row in rows][: len(shown)] == shown
    assert len({row["activity_id"] for row in rows}) == activities
    assert all(code in row["funder_codes"].split("; ") for row in rows)

    name = listed[0].inner_text()
    listed[0].click()
    page.wait_for_selector("mark[data-field~=funder]")
    assert page.locator("h1").last.inner_text() == name or name.rstrip("…") in page.locator("h1").last.inner_text()
    marked = page.locator("mark[data-field~=funder]").first
    assert "Funder: " in (marked.get_attribute("title") or "")
    said = marked.inner_text().replace("funder", "").strip()
    assert said
    assert said in page.locator(".release-text").inner_text()
    assert said.split()[-1] in page.locator(".statements").inner_text()
    assert f"funder={code}" in page.url, "the selection goes with the reader"


def test_a_click_on_a_country_of_the_map_filters(visit: Visit) -> None:
    page = visit.open()
    wait_for_charts(page)
    boxes = [path.bounding_box() for path in page.locator(".st-key-chart_map .choroplethlayer path").all()]
    largest = max((box for box in boxes if box and box["width"] < 250), key=lambda box: box["width"] * box["height"])
    page.mouse.move(largest["x"] + largest["width"] / 2, largest["y"] + largest["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(largest["x"] + largest["width"] / 2, largest["y"] + largest["height"] / 2)

    page.wait_for_url(re.compile(r"country=[A-Z]{3}"))


def test_a_click_on_a_bar_filters_and_the_same_click_takes_it_off(visit: Visit) -> None:
    page = visit.open("?country=KEN")
    wait_for_charts(page)
    assert page.locator(".st-key-chips").inner_text().startswith("Country or area: Kenya")

    page.locator(".st-key-chips button").first.click()
    page.wait_for_function("() => !location.search.includes('country')")
    visit.settle()
    wait_for_charts(page)
    click_bar(page, "chart_countries", 0)
    page.wait_for_url(re.compile(r"country=[A-Z]{3}"))
    visit.settle()
    wait_for_charts(page)
    click_bar(page, "chart_countries", 0)
    page.wait_for_function("() => !location.search.includes('country')")


def test_filters_stay_when_the_page_changes_and_back_brings_the_one_before(visit: Visit) -> None:
    page = visit.open("?type=hotline")
    wait_for_charts(page)
    page.locator(".st-key-pages").get_by_role("link", name="Releases").click()
    page.wait_for_url(re.compile(r"/releases\?type=hotline"))
    visit.settle()
    page.go_back()
    page.wait_for_selector(".st-key-figures b")
    visit.settle()

    assert "type=hotline" in page.url
    assert page.locator(".st-key-chips").inner_text().startswith("Activity type: ")


def test_an_old_link_names_what_is_no_longer_there(visit: Visit) -> None:
    page = visit.open("?funder=nobody-at-all&from=20x8")

    notice = page.locator("[data-testid=stAlert]").inner_text()
    assert "funder=nobody-at-all" in notice
    assert "from=20x8" in notice
    wait_for_charts(page)


@pytest.mark.parametrize("path", ["", "releases", "method", "?funder=gov-jpn"])
def test_nothing_is_wider_than_a_phone(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open(path)
    page.wait_for_timeout(1500)

    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_chart_is_saved_with_what_it_is_of(visit: Visit, tmp_path: Path, kind: str) -> None:
    page = visit.open("?funder=usaid")
    chart = page.locator(".st-key-chart_map")
    page.wait_for_selector(".st-key-chart_map .choroplethlayer path", state="attached")
    visit.settle()
    chart.locator(".how summary").click()
    with page.expect_download() as download:
        chart.locator(f"[data-image={kind}]").click()
    path = tmp_path / f"map.{kind}"
    download.value.save_as(path)
    assert download.value.suggested_filename.endswith(f".{kind}")
    if kind == "png":
        assert path.read_bytes().startswith(b"\x89PNG")
        return
    words = re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))
    for said in ("Activities by country or area", "Funder: USAID", "chosen, not complete", "Build of", "do not imply endorsement"):
        assert said in words
    assert "Activities by country or area" not in chart.locator(".js-plotly-plot").inner_text()
