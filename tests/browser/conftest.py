"""The real server on a real build, and a real Chromium that can reach nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bundled releases, built by the command line."""
    folder = tmp_path_factory.mktemp("browser") / "store"
    subprocess.run([sys.executable, "-m", "etl", "build"], check=True, env={**os.environ, "CTDASH_STORE": str(folder)}, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that was started from an empty foreign folder."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "--port", str(port), "--store", str(store)]
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with (elsewhere.parent / "server.log").open("w+") as log, subprocess.Popen(command, cwd=elsewhere, stdout=log, stderr=log) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, process, log.name)
            yield address
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: str) -> None:
    for _ in range(150):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the server did not start: {Path(log).read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it, else Playwright's own."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


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
        self.page.on("requestfailed", lambda r: self.errors.append(f"failed: {r.url} {r.failure}"))
        self.page.on("response", lambda r: self.errors.append(f"{r.status}: {r.url}") if r.status >= 400 else None)

    def _only_the_server(self, route) -> None:  # type: ignore[no-untyped-def]
        if route.request.url.startswith((self.server, "data:", "blob:")):
            route.continue_()
        else:
            self.blocked.append(route.request.url)
            route.abort()

    def open(self, path: str = "") -> Page:
        """Go to a path of the dashboard and wait until the app has run."""
        self.page.goto(f"{self.server}/{path}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has ended and charts stand still."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
        self.page.wait_for_timeout(300)


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """A visit at 1400 x 900; the test fails when the page had an error or asked for anything outside."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB", accept_downloads=True)
    visit = Visit(context, server)
    yield visit
    context.close()
    assert visit.blocked == []
    assert visit.errors == []
