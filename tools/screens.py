"""Takes the pictures of docs/screens from the bundled releases: `make screens`. Every page wide and on a phone, light; Overview dark as well."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
from playwright.sync_api import Browser

from tools import serving

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "screens"
WIDE, PHONE = (1400, 900), (390, 844)


def main() -> None:
    """Build, serve, take pictures, stop."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "CTDASH_STORE": folder}
        subprocess.run([sys.executable, "-m", "etl", "build"], check=True, env=env, cwd=ROOT, capture_output=True)
        with serving.dashboard(Path(folder)) as address, serving.chromium() as browser:
            _pictures(browser, f"{address}/", _funded_release(Path(folder)))


def _pictures(browser: Browser, address: str, release_id: str) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    pages = {"overview": "", "releases": "releases", "release": f"release?id={release_id}", "method": "method"}
    for name, path in pages.items():
        _picture(browser, address + path, OUT / f"{name}.png", WIDE, "light")
        _picture(browser, address + path, OUT / f"{name}-phone.png", PHONE, "light")
    _picture(browser, address, OUT / "overview-dark.png", WIDE, "dark")


def _picture(browser: Browser, address: str, path: Path, size: tuple[int, int], scheme: str) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_timeout(2_500)
    page.screenshot(path=path)
    context.close()


def _funded_release(store: Path) -> str:
    """The newest release that names a funder and an amount."""
    database = store / "builds" / (store / "current").read_text(encoding="utf-8").strip() / "activities.duckdb"
    sql = """select release_id from statements s join releases r using (release_id)
             where r.counter_trafficking and s.field in ('funder', 'amount', 'people', 'partner')
             group by release_id order by count(distinct s.field) desc, max(r.published) desc nulls last, release_id limit 1"""
    with duckdb.connect(str(database), read_only=True) as db:
        row = db.execute(sql).fetchone()
    assert row
    return str(row[0])


if __name__ == "__main__":
    main()
