"""What people come for, walked as they would, with their clicks counted: docs/tasks.md."""

from __future__ import annotations

import csv
import io
import re
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Visit
from tests.browser.test_routes import asked, click_middle, wait_for

pytestmark = pytest.mark.browser


class Hand:
    """Clicks, and counts them."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.page: Page = visit.page
        self.clicks = 0

    def click(self, what: Locator) -> None:
        what.click()
        self._did()

    def mark(self, mark: Locator) -> None:
        click_middle(self.page, mark)
        self._did()

    def look_for(self, words: str) -> None:
        box = self.page.locator(".st-key-words input")
        box.click()
        box.fill(words)
        box.press("Enter")
        self._did()
        self.page.wait_for_function("() => location.search.includes('q=')")
        self.visit.settle()

    def choose(self, key: str, words: str) -> None:
        box = self.page.locator(f".st-key-{key}")
        box.scroll_into_view_if_needed()
        box.locator("input").click()
        self._did()
        self.page.keyboard.type(words)  # the list is long, and what is out of sight is not drawn
        self.page.get_by_role("option", name=re.compile(f"^{words}")).first.click()
        self._did()
        self.page.keyboard.press("Escape")
        self.visit.settle()

    def _did(self) -> None:
        self.clicks += 1
        self.page.wait_for_timeout(400)
        self.visit.settle()


@pytest.fixture
def hand(visit: Visit) -> Hand:
    visit.open()
    wait_for(visit.page, "chart_funders", ".bars .point path")
    return Hand(visit)


def test_1_where_police_were_trained_since_2018_and_who_paid_for_the_latest(hand: Hand) -> None:
    hand.look_for("police")
    hand.choose("choose_type", "Training")
    hand.choose("date_since", "2018")
    assert hand.clicks <= 5
    assert {"q", "type", "from"} <= set(asked(hand.page))
    wait_for(hand.page, "chart_countries", ".bars .point path")
    latest = hand.page.locator(".st-key-list_latest .release-row").all_inner_texts()
    assert len(latest) >= 3
    assert all("paid by" in line or "funder not stated" in line for line in latest[:3])


def test_2_from_a_bar_of_partners_to_the_sentence(hand: Hand) -> None:
    hand.mark(hand.page.locator(".st-key-chart_partners .bars .point").nth(2))
    hand.page.wait_for_url(re.compile("partner="))
    hand.visit.settle()
    hand.click(hand.page.locator(".st-key-list_latest a").first)
    hand.page.wait_for_selector(".statements a")
    hand.click(hand.page.locator(".statements h4.ev-partner + ul a").first)
    assert hand.clicks <= 3
    assert hand.page.locator("mark.ev-partner:has(:target), mark[data-field~=partner]:has(:target)").count()


def test_3_shelters_in_a_region_without_a_funder_as_a_file(hand: Hand, tmp_path: Path) -> None:
    hand.look_for("shelter")
    hand.choose("choose_region", "Africa")
    hand.mark(hand.page.locator(".st-key-chart_funders .bars .point").last)
    hand.page.wait_for_url(re.compile("funder=none"))
    hand.visit.settle()
    with hand.page.expect_download() as download:
        hand.click(hand.page.get_by_role("link", name=re.compile(r"Download \d+ releases?")))
    assert hand.clicks <= 5
    path = tmp_path / "file.csv"
    download.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert rows
    assert not any(row["funder_codes"] for row in rows)


def test_5_who_else_works_with_an_organisation_and_where(hand: Hand) -> None:
    hand.click(hand.page.locator(".st-key-pages").get_by_role("link", name="Partners"))
    wait_for(hand.page, "chart_partners", ".bars .point path")
    hand.mark(hand.page.locator(".st-key-chart_partners .bars .point").nth(2))
    hand.page.wait_for_url(re.compile("partner="))
    hand.visit.settle()
    hand.click(hand.page.locator(".st-key-chips").get_by_role("link", name="Profile"))
    assert hand.clicks <= 3
    wait_for(hand.page, "chart_map")
    wait_for(hand.page, "chart_partners", ".bars .point path")
    assert hand.page.locator(".st-key-chart_partners .bars .point").count() > 1


@pytest.mark.parametrize("words", ["hotline", "référencement des victimes"])
def test_6_a_release_by_a_word_that_is_remembered(hand: Hand, words: str) -> None:
    hand.look_for(words)
    assert hand.clicks == 1
    assert hand.page.locator(".st-key-list_latest a").count() > 0


def test_7_everything_that_names_a_funder_by_year_and_country_with_a_codebook(hand: Hand, tmp_path: Path) -> None:
    hand.mark(hand.page.locator(".st-key-chart_funders .bars .point").nth(1))
    hand.page.wait_for_url(re.compile("funder="))
    hand.visit.settle()
    code = asked(hand.page)["funder"]
    with hand.page.expect_download() as download:
        hand.click(hand.page.get_by_role("link", name="Everything with a codebook (.zip)"))
    assert hand.clicks <= 4
    path = tmp_path / "package.zip"
    download.value.save_as(path)
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        rows = list(csv.DictReader(io.StringIO(package.read("activities.csv").decode())))
    assert {"summary-funder-year.csv", "summary-funder-country.csv", "codebook.csv", "metadata.json"} <= names
    assert rows
    assert all(code in row["funder_codes"].split("; ") for row in rows)


def test_12_a_sheet_refreshes_itself_from_an_address(hand: Hand) -> None:
    hand.mark(hand.page.locator(".st-key-chart_funders .bars .point").nth(1))
    hand.page.wait_for_url(re.compile("funder="))
    hand.visit.settle()
    hand.click(hand.page.locator(".st-key-behind").get_by_text("Use in Excel / Power BI"))
    address = hand.page.locator(".st-key-behind details.use code").inner_text()
    with urllib.request.urlopen(address) as answer:  # as Excel's From Web does
        rows = list(csv.DictReader(io.StringIO(answer.read().decode())))
        etag = answer.headers["ETag"]
    shown = hand.page.get_by_role("link", name=re.compile(r"Download \d+ releases")).inner_text()
    assert len(rows) == int(re.sub(r"\D", "", shown.partition("releases")[0]))
    again = urllib.request.Request(address, headers={"If-None-Match": etag})
    with pytest.raises(urllib.error.HTTPError) as unchanged:
        urllib.request.urlopen(again)
    assert unchanged.value.code == 304
    unchanged.value.close()


def test_8_what_a_funder_names_as_sums_and_where_that_is_written(hand: Hand) -> None:
    hand.mark(hand.page.locator(".st-key-chart_funders .bars .point").nth(1))
    hand.page.wait_for_url(re.compile("funder="))
    hand.visit.settle()
    hand.click(hand.page.locator(".st-key-chips").get_by_role("link", name="Profile"))
    hand.click(hand.page.get_by_text("Where each sum is stated"))
    hand.click(hand.page.locator(".st-key-list_sums a").first)
    assert hand.clicks <= 4
    hand.page.wait_for_selector("mark.ev-amount")


def test_9_the_share_of_a_funder_in_a_region_beside_two_others(hand: Hand) -> None:
    hand.choose("choose_region", "Europe")
    hand.click(hand.page.locator(".st-key-pages").get_by_role("link", name="Compare"))
    assert hand.clicks <= 5
    wait_for(hand.page, "chart_timeline_0")
    hand.page.locator("h2.compared").nth(2).wait_for()


def test_10_what_the_numbers_do_not_tell(hand: Hand) -> None:
    hand.click(hand.page.locator(".st-key-pages").get_by_role("link", name="Method"))
    assert hand.clicks == 1
    hand.page.get_by_text("What these numbers do not tell").wait_for()


def test_11_on_a_phone_in_french_the_newest_of_a_country(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open("?lang=fr")
    hand = Hand(visit)
    wait_for(page, "chart_countries", ".bars .point path")
    hand.mark(page.locator(".st-key-chart_countries .bars .point").nth(1))
    page.wait_for_url(re.compile("country="))
    visit.settle()
    assert hand.clicks <= 3
    page.locator(".st-key-list_latest a").first.wait_for()
    assert "communiqués" in page.locator(".st-key-behind").inner_text() or "communiqué" in page.locator(".st-key-behind").inner_text()
