"""Every way to a selection and back: squares, spans, table rows, links, another window, another language, a new build."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PATIENCE_MS, Visit, settle

pytestmark = pytest.mark.browser
PAGES = {
    "": "chart_map", "countries": "chart_map", "partners": "chart_partners", "funders": "chart_funders", "timeline": "chart_timeline",
    "flows": "chart_flows", "pillars": "chart_pillars_country", "compare": "chart_timeline_0", "coverage": "chart_publishers",
    "profile?by=funder&funder=usaid": "chart_map",
}  # fmt: skip


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def click_middle(page: Page, mark: Locator) -> None:
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def wait_for(page: Page, chart: str, mark: str = ".main-svg") -> None:
    page.wait_for_selector(f".st-key-{chart} {mark}", state="attached")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_draws_its_charts_in_both_widths_without_an_error(visit: Visit, path: str) -> None:
    page = visit.open(path)
    wait_for(page, PAGES[path])
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(800)
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_each_page_has_its_title_in_the_tab(visit: Visit) -> None:
    page = visit.open("funders?lang=es")
    assert page.title().startswith("Financiadores - ")
    page.locator(".st-key-pages").get_by_text("Socios").click()
    page.wait_for_function("() => document.title.startsWith('Socios - ')")
    visit.settle()
    assert page.title().startswith("Socios - ")
    visit.open("profile?by=funder&funder=usaid")
    assert page.title() == "USAID - Counter-trafficking activity dashboard"


def test_a_narrow_window_of_a_computer_is_drawn_like_a_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open("flows")
    wait_for(page, "chart_flows_funder", ".sankey-node")
    assert not page.locator(".st-key-chart_flows").count(), "three columns of names do not fit"


def test_a_square_selects_its_type_in_its_period_and_back_takes_both_off(visit: Visit) -> None:
    page = visit.open()
    wait_for(page, "chart_timeline", ".xy2 .bars .point path")
    click_middle(page, page.locator(".st-key-chart_timeline .xy2 .bars .point").nth(30))
    page.wait_for_url(re.compile(r"type="))
    chosen = asked(page)
    assert chosen["from"] == chosen["to"]
    page.go_back()
    page.wait_for_function("() => !location.search.includes('type')")


def test_a_drag_across_bars_selects_whole_periods(visit: Visit) -> None:
    page = visit.open("timeline")
    wait_for(page, "chart_timeline", ".xy .bars .point path")
    bars = [box for bar in page.locator(".st-key-chart_timeline .xy .bars .point").all() if (box := bar.bounding_box())]
    first, last = bars[8], bars[12]
    y = max(box["y"] + box["height"] for box in bars) - 12
    page.mouse.move(first["x"] - 3, y)
    page.mouse.down()
    page.mouse.move(last["x"], y, steps=8)
    page.mouse.move(last["x"] + last["width"] + 3, y, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"from=\d{4}&to=\d{4}"))
    chosen = asked(page)
    assert int(chosen["to"]) - int(chosen["from"]) == 4


def test_a_row_of_a_table_selects_its_value(visit: Visit) -> None:
    page = visit.open("flows")
    wait_for(page, "chart_flows")
    table = page.locator("[class*=st-key-pairs_flows_country] [data-testid=stDataFrame]")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    page.wait_for_timeout(800)
    page.mouse.click(box["x"] + 17, box["y"] + 36 + 36 * 9 + 18)
    page.wait_for_url(re.compile(r"country=.*type=|type="))


def test_a_row_of_a_tie_selects_those_that_name_both_and_the_same_row_takes_both_off(visit: Visit) -> None:
    page = visit.open("partners")
    wait_for(page, "chart_ties_partner", ".scatterlayer")
    for _ in range(2):
        visit.settle()
        table = page.locator("[class*=st-key-pairs_ties_partner] [data-testid=stDataFrame]")
        table.scroll_into_view_if_needed()
        page.wait_for_timeout(1_500)  # what stands above the table is still finding its height
        box = table.bounding_box()
        assert box
        had = "partner.and" in asked(page)
        page.mouse.click(box["x"] + 17, box["y"] + 36 + 18)
        page.wait_for_function("had => location.search.includes('partner.and') !== had", arg=had)
        if not had:
            assert len(asked(page)["partner.and"].split(",")) == 2
            page.wait_for_selector(".st-key-off_partner_and")
    assert "partner.and" not in asked(page)


@pytest.mark.parametrize("width", [1400, 1000])
def test_bands_stand_with_the_largest_first_and_no_two_ends_meet(visit: Visit, width: int) -> None:
    page = visit.open("flows")
    page.set_viewport_size({"width": width, "height": 900})
    wait_for(page, "chart_flows", ".sankey-node")
    page.wait_for_timeout(1_500)
    ends = page.evaluate("""() => [...document.querySelectorAll('.st-key-chart_flows .sankey-node')].map((node) => {
        const box = node.querySelector('.node-rect').getBoundingClientRect();
        const label = node.querySelector('.node-label').getBoundingClientRect();
        return {x: Math.round(box.x), top: box.top, bottom: box.bottom, label: node.textContent, text: [label.top, label.bottom]};
    })""")
    columns: dict[int, list[dict[str, Any]]] = {}
    for end in ends:
        columns.setdefault(end["x"], []).append(end)
    assert len(columns) == 3
    for column in columns.values():
        column.sort(key=lambda end: end["top"])
        assert all(above["bottom"] <= below["top"] + 0.5 for above, below in pairwise(column))
        assert all(above["text"][1] <= below["text"][0] + 3 for above, below in pairwise(column)), "labels share at most their empty edges"
        named = [end["bottom"] - end["top"] for end in column if not re.match(r"Other |.*not stated", str(end["label"]))]
        assert all(larger >= smaller - 0.5 for larger, smaller in pairwise(named))
        rest = [str(end["label"]) for end in column[len(named) :]]
        assert [label.startswith("Other") for label in rest] == sorted((label.startswith("Other") for label in rest), reverse=True)


def test_a_copied_link_opens_the_same_view_in_another_window(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("releases?lang=fr&funder=usaid&unit=releases&q=police&sort=date")
    page.wait_for_selector(".st-key-list_releases a")
    page.locator("#copy-link").click()
    page.wait_for_function("() => document.getElementById('copy-link').textContent.includes('copié')")
    link = page.evaluate("() => navigator.clipboard.readText()")
    other = page.context.new_page()
    other.goto(link)
    other.wait_for_selector(".st-key-list_releases a")
    settle(other)
    titles = [window.locator(".st-key-list_releases a").all_inner_texts() for window in (page, other)]
    assert titles[0] == titles[1]
    assert other.locator("h1").last.inner_text() == "Communiqués"


def test_a_copied_link_says_its_language_also_when_it_is_english(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open("?country=KEN")
    page.wait_for_selector("#copy-link")
    page.locator("#copy-link").click()
    page.wait_for_timeout(300)
    assert "lang=en" in page.evaluate("() => navigator.clipboard.readText()")


def test_the_language_switch_keeps_the_selection(visit: Visit) -> None:
    page = visit.open("countries?funder=usaid")
    wait_for(page, "chart_map")
    page.locator(".st-key-language").get_by_text("ES").click()
    page.wait_for_url(re.compile("lang=es"))
    page.wait_for_function("() => document.querySelector('h1').textContent.includes('Países y zonas')")
    assert asked(page)["funder"] == "usaid"


def test_words_are_found_with_and_without_accents_and_as_a_phrase(visit: Visit) -> None:
    counts = []
    for words in ("référencement", "referencement", '"traite des personnes"'):
        page = visit.open(f"releases?q={words}")
        page.wait_for_selector(".key-sentence")
        counts.append(page.locator(".key-sentence").inner_text().split(" ")[0])
    assert counts[0] == counts[1]
    assert int(counts[2]) > 0


def test_evidence_and_statement_lead_to_each_other_and_a_field_can_be_switched_off(visit: Visit) -> None:
    page = visit.open("releases?funder=usaid&type=training")
    page.locator(".st-key-list_releases a").first.click()
    page.wait_for_selector(".statements a")
    page.locator(".statements a").first.click()
    page.wait_for_selector("mark.ev [id]:target", state="attached")
    page.locator("mark.ev a.ev-tag").first.click()
    page.wait_for_selector(".statements li:target")
    mark = page.locator(".release-text mark.ev-country").first
    shown = mark.evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator(".ev-switch-country").uncheck()
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != shown


def test_next_and_previous_stay_inside_the_selection(visit: Visit) -> None:
    page = visit.open("releases?funder=usaid")
    page.locator(".st-key-list_releases a").first.click()
    page.wait_for_selector(".st-key-place")
    visit.settle()
    first = asked(page)["id"]
    page.locator(".st-key-place").get_by_role("button", name="Next").click()
    page.wait_for_function(f"() => !location.search.includes('{first}')")
    expect(page.locator(".st-key-place p.quiet")).to_have_text(re.compile(r"^2 of \d+ in this selection$"), timeout=PATIENCE_MS)
    assert asked(page)["funder"] == "usaid"


def test_a_value_is_left_out_by_its_chip_and_reset_takes_all_off(visit: Visit) -> None:
    page = visit.open("?country=KEN")
    page.locator(".st-key-chips").get_by_role("button", name="Leave out").click()
    page.wait_for_url(re.compile(r"country\.not=KEN"))
    visit.settle()
    page.get_by_role("button", name="Reset all filters").click()
    page.wait_for_function("() => !location.search.includes('country')")


def test_dark_mode_is_dark(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.open()
    wait_for(page, "chart_map")
    assert page.evaluate("() => getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(18, 22, 27)"


def test_a_build_published_while_a_page_is_open_is_offered(visit: Visit, store: Path, tmp_path: Path) -> None:
    page = visit.open()
    wait_for(page, "chart_map")
    before = page.locator(".st-key-figures b").first.inner_text()
    record = tmp_path / "more.jsonl"
    record.write_text('{"url": "https://example.org/new", "text": "Police in Kenya were trained to identify victims of human trafficking."}\n')
    command = [sys.executable, "-m", "etl", "load", str(record)]
    subprocess.run(command, check=True, env={**os.environ, "CTDASH_STORE": str(store)}, capture_output=True)
    page.wait_for_selector(".st-key-new_build")
    assert page.locator(".st-key-figures b").first.inner_text() == before
    page.get_by_role("button", name="Show the new data").click()
    page.wait_for_function(f"() => document.querySelector('.st-key-figures b').textContent === '{int(before) + 1}'")


def test_an_empty_selection_says_which_filter_to_take_off(visit: Visit) -> None:
    page = visit.open("?country=KEN&funder=gov-jpn&type=hotline")
    said = page.locator("[data-testid=stAlert]").inner_text()
    assert "Take off" in said or "take off" in said
