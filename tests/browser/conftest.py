"""The real server on a real build, and a real Chromium that can reach nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tools import serving


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bundled releases, built by the command line."""
    folder = tmp_path_factory.mktemp("browser") / "store"
    subprocess.run([sys.executable, "-m", "etl", "build"], check=True, env={**os.environ, "CTDASH_STORE": str(folder)}, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[str]:
    """The address of a server that was started from an empty foreign folder."""
    with serving.dashboard(store) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it, else Playwright's own."""
    with serving.chromium() as browser:
        yield browser


PATIENCE_MS = 90_000
"""How long anything is waited for: what a test says is that it comes, not how fast the machine of today is."""
QUIET_MS = 300
_QUIET = """quiet => new Promise((done) => {
    const still = () => { seen.disconnect(); done(); };
    let waiting = setTimeout(still, quiet);
    const seen = new MutationObserver(() => { clearTimeout(waiting); waiting = setTimeout(still, quiet); });
    seen.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["href"]});
})"""


def settle(page: Page) -> None:
    """Wait until the script has ended, nothing is greyed as out of date, and nothing is drawn any more: on a busy machine a browser draws late."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector("[data-stale=true]", state="detached")
    page.evaluate(_QUIET, QUIET_MS)


class Visit:
    """A page, and everything that went wrong on it."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.server = server
        self.errors: list[str] = []
        self.blocked: list[str] = []
        context.route("**/*", self._only_the_server)
        self.page: Page = context.new_page()
        self.page.on("console", lambda m: self.errors.append(f"console: {m.text}") if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.errors.append(f"error: {e}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", lambda r: self.errors.append(f"{r.status}: {r.url}") if r.status >= 400 else None)

    def _only_the_server(self, route) -> None:  # type: ignore[no-untyped-def]
        if route.request.url.startswith((self.server, "data:", "blob:")):
            route.continue_()
        else:
            self.blocked.append(route.request.url)
            route.abort()

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page no longer needs when it is left is called back by the browser itself
            self.errors.append(f"failed: {request.url} {request.failure}")

    def open(self, path: str = "") -> Page:
        """Go to a path of the dashboard and wait until the app has run."""
        self.page.goto(f"{self.server}/{path}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page stands still."""
        settle(self.page)


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """A visit at 1400 x 900; the test fails when the page had an error or asked for anything outside."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB", accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    visit = Visit(context, server)
    yield visit
    context.close()
    assert visit.blocked == []
    assert visit.errors == []
