"""Takes the pictures of docs/screens from the bundled releases: `make screens`. Every page, wide and on a phone, light and dark."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pypdfium2
from PIL import Image
from playwright.sync_api import Browser

from dashboard.db import current
from dashboard.exports.brief import brief, brief_of
from dashboard.filters import Filters
from tools import serving

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "screens"
SIZES = {"": (1400, 900), "-phone": (390, 844)}
PHONE = "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
"""What a phone's browser calls itself: by it the pages know one."""
SCHEMES = {"": "light", "-dark": "dark"}
TALLEST = 1800
"""Pixels of a picture: what is below is reached by scrolling, and by nobody who looks at pictures."""
PAGES = {
    "overview": "", "countries": "countries", "partners": "partners", "funders": "funders", "timeline": "timeline", "flows": "flows",
    "pillars": "pillars", "compare": "compare", "coverage": "coverage", "profile": "profile?by=funder&funder=usaid",
    "releases": "releases?q=shelter", "method": "method", "empty": "?country=KEN&funder=gov-jpn&type=hotline",
}  # fmt: skip


def main() -> None:
    """Build, serve, take pictures, stop."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "CTDASH_STORE": folder}
        subprocess.run([sys.executable, "-m", "etl", "build"], check=True, env=env, cwd=ROOT, capture_output=True)
        with serving.dashboard(Path(folder)) as address, serving.chromium() as browser:
            _pictures(browser, f"{address}/", _funded_release(Path(folder)))
        _brief(Path(folder))


def _pictures(browser: Browser, address: str, release_id: str) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for name, path in {**PAGES, "release": f"release?id={release_id}"}.items():
        for size_name, size in SIZES.items():
            for scheme_name, scheme in SCHEMES.items():
                _picture(browser, address + path, OUT / f"{name}{size_name}{scheme_name}.png", size, scheme)


def _brief(store: Path) -> None:
    """The two pages of a funder's brief."""
    db = current(store)
    by, code, filters = brief_of(db, Filters(), "brief/funder/us-state")
    for number, page in enumerate(pypdfium2.PdfDocument(brief(db, filters, by, code)), 1):
        picture = page.render(scale=100 / 72).to_pil().convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE)  # keeps rare colours
        picture.save(OUT / f"brief-{number}.png", optimize=True)


def _picture(browser: Browser, address: str, path: Path, size: tuple[int, int], scheme: str) -> None:
    width, height = size
    agent = PHONE if width < 500 else None
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB", user_agent=agent)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_timeout(1_500)
    whole = int(page.evaluate("() => document.querySelector('.stMain').scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(height, min(whole, TALLEST))})
    page.wait_for_timeout(1_500)
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.quantize(128).save(path, optimize=True)  # few colours: a fifth of the bytes, and nobody sees it
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
