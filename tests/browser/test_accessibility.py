"""WCAG 2.2 AA as axe-core finds it, on every page in both themes: docs/accessibility.md."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.test_routes import PAGES, wait_for

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

OTHERS = {"releases": "list_releases", "releases?q=police": "list_releases", "method": "pages", "?country=KEN&country.not=TJK": "chips"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, *OTHERS])
def test_axe_finds_nothing_serious_of_ours(visit: Visit, path: str, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = visit.open(path)
    if path in PAGES:
        wait_for(page, PAGES[path])
    page.wait_for_timeout(1_000)
    visit.settle()
    found = Axe().run(page, options=RULES).response["violations"]
    ours = [
        f"{rule['id']}: {node['target']} {node['html'][:160]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    assert not ours, "\n".join(ours)
