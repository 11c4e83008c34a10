"""The dashboard, or any Streamlit script, as a process of its own, and the Chromium that opens it: for tests, pictures and benchmarks."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 60


@contextmanager
def dashboard(store: Path) -> Iterator[str]:
    """The address of a dashboard that serves a store, started from an empty foreign folder."""
    port = _free_port()
    with _process([sys.executable, "-m", "dashboard", "--port", str(port), "--store", str(store.resolve())], port) as address:
        yield address


@contextmanager
def script(path: Path) -> Iterator[str]:
    """The address of a Streamlit script, served as `streamlit run` does it."""
    port = _free_port()
    options = {"server.address": "127.0.0.1", "server.port": port, "server.headless": "true", "browser.gatherUsageStats": "false"}
    flags = [f"--{name}={value}" for name, value in options.items()]
    with _process([sys.executable, "-m", "streamlit", "run", str(path.resolve()), *flags], port) as address:
        yield address


@contextmanager
def datasette(database: Path, settings: Mapping[str, Any]) -> Iterator[str]:
    """The address of a Datasette that serves one SQLite database."""
    port = _free_port()
    said = [word for name, value in settings.items() for word in ("--setting", name, str(value).lower())]
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(database), "--port", str(port), *said]
    with _process(command, port, "-/versions.json") as address:
        yield address


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium as the machine has it, else Playwright's own."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def _process(command: Sequence[str], port: int, health: str = "_stcore/health") -> Iterator[str]:
    with tempfile.TemporaryDirectory() as elsewhere:
        log = Path(elsewhere) / "server.log"
        with log.open("wb") as file, subprocess.Popen(command, cwd=elsewhere, stdout=file, stderr=file) as process:
            try:
                address = f"http://127.0.0.1:{port}"
                _wait_for(f"{address}/{health}", process, log)
                yield address
            finally:
                process.terminate()
                process.wait(10)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start: {log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
