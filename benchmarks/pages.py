"""Pages and filter changes in Chromium against a bare Streamlit page with one bar chart: from the click until the marks stand on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
from playwright.sync_api import Browser, Page

from benchmarks.measure import Figure, Row
from etl.store import Store
from tools import serving

GROUP = "Pages in Chromium"
BARE = Path(__file__).parent / "bare_page.py"
_OBSERVE = """
window.shifts = []; window.ours = Infinity;
new PerformanceObserver(list => list.getEntries().forEach(e => window.shifts.push({at: e.startTime, value: e.value})))
  .observe({type: "layout-shift", buffered: true});
new MutationObserver(() => { if (window.ours === Infinity && document.querySelector(".product")) window.ours = performance.now(); })
  .observe(document, {childList: true, subtree: true});
"""
MARK = ".bars .point path"
OVERVIEW = (".choroplethlayer path", *(f".st-key-chart_{name} {MARK}" for name in ("timeline", "countries", "partners", "funders", "types")))
COUNTRY_BAR = f".st-key-chart_countries {MARK}"
SMALL = "the same on the bundled releases, ms"
PAGES = {"Releases": ("releases", ("[class*=st-key-list_] a",)), "Method": ("method", ("canvas",))}
CHANGE = "each change runs the whole page again: every query of Overview and six charts, where the bare page draws one"


def rows(root: Path, bundled: Path, runs: int) -> Iterator[Row]:
    """Rows for the store in `root`; each page is opened `runs` times by a new visitor, after one that warms the server up.

    `bundled`: a store with the bundled releases alone, which the first visit and a filter change are held against too.
    """
    with serving.chromium() as browser:
        with serving.script(BARE) as address:
            bare = _opened(browser, address, (MARK,), runs)
            bare_change = _changed(browser, address, (MARK,), MARK, runs)
        with serving.dashboard(bundled) as address:
            small_first = Figure((_open(browser, address, OVERVIEW),))
            small_change = _changed(browser, address, OVERVIEW, COUNTRY_BAR, runs)
        beside = ("bare page with one chart, ms", bare.median * 1000)
        with serving.dashboard(root) as address:
            first = Figure((_open(browser, address, OVERVIEW),))
            yield _row("Overview, first visitor after the start", first, *beside)
            yield _row("Overview, first visitor after the start", first, SMALL, small_first.median * 1000)
            yield _row("Overview", _opened(browser, address, OVERVIEW, runs), *beside)
            shifted = Figure(tuple(_open(browser, address, OVERVIEW, _shift) for _ in range(runs)))
            yield Row(GROUP, "layout shift of Overview after the first element of ours", "", shifted.median, shifted.spread, "mark", 0.05)
            for name, (path, marks) in {**PAGES, "Release": (f"release?id={_release(root)}", (".st-key-release_text mark",))}.items():
                yield _row(name, _opened(browser, f"{address}/{path}", marks, runs), *beside)
            change = _changed(browser, address, OVERVIEW, COUNTRY_BAR, runs)
            what = "filter change on Overview: a country's bar"
            yield _row(what, change, "bare rerun: a bar of the one chart, ms", bare_change.median * 1000, CHANGE)
            yield _row(what, change, SMALL, small_change.median * 1000)


def _row(what: str, figure: Figure, beside_what: str, beside: float, note: str = "") -> Row:
    return Row(GROUP, what, "ms", figure.median * 1000, figure.spread, beside_what, beside, note)


def _opened(browser: Browser, address: str, marks: tuple[str, ...], runs: int) -> Figure:
    _open(browser, address, marks)
    return Figure(tuple(_open(browser, address, marks) for _ in range(runs)))


def _open(browser: Browser, address: str, marks: tuple[str, ...], then: Callable[[Page], float] | None = None) -> float:
    """Seconds until the marks are there, for a visitor with an empty cache; or what `then` finds on the page."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
    try:
        context.add_init_script(_OBSERVE)
        page = context.new_page()
        start = time.perf_counter()
        page.goto(address)
        for mark in marks:
            page.wait_for_selector(mark, state="attached", timeout=60_000)
        seconds = time.perf_counter() - start
        return then(page) if then else seconds
    finally:
        context.close()


def _shift(page: Page) -> float:
    """The sum of all layout shifts since the first element of ours stood on the page."""
    page.wait_for_timeout(2_000)
    return float(page.evaluate("() => window.shifts.filter(s => s.at >= window.ours).reduce((sum, s) => sum + s.value, 0)"))


def _changed(browser: Browser, address: str, marks: tuple[str, ...], bar: str, runs: int) -> Figure:
    """Another bar in each run, so that no cache knows the answer."""
    return Figure(tuple(_open(browser, address, marks, lambda page, n=n: _click(page, bar, n)) for n in range(runs)))  # type: ignore[misc]


def _click(page: Page, bar: str, number: int) -> float:
    """Seconds from a click on a bar until the first of the key figures is another one."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    mark = page.locator(bar).nth(number)
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = mark.bounding_box()
    assert box
    before = _figure(page)
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.wait_for_timeout(300)
    start = time.perf_counter()
    page.mouse.click(*middle)
    page.wait_for_function("before => document.querySelector('.st-key-figures').innerText !== before", arg=before, timeout=60_000, polling=10)
    return time.perf_counter() - start


def _figure(page: Page) -> str:
    return page.locator(".st-key-figures").inner_text()


def _release(root: Path) -> str:
    store = Store(root)
    with duckdb.connect(str(store.database(str(store.current()))), read_only=True) as db:
        row = db.execute("select release_id from statement where field = 'funder' order by release_id limit 1").fetchone()
    assert row
    return str(row[0])
