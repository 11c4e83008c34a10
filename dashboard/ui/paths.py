"""Which pages there are: each key of strings.PAGE with its path. What stands behind the server's address and is none of them is no page."""

from __future__ import annotations

PATHS = {
    "overview": "overview",
    "country": "countries",
    "partner": "partners",
    "funder": "funders",
    "timeline": "timeline",
    "flows": "flows",
    "pillars": "pillars",
    "compare": "compare",
    "coverage": "coverage",
    "releases": "releases",
    "method": "method",
    "release": "release",
    "profile": "profile",
}
MENU = tuple(PATHS)[:-2]
"""Those that every page leads to."""
_PAGES = {"": "overview"} | {path: page for page, path in PATHS.items()}


def page_at(path: str) -> str:
    """The page that a path of the server is, with or without slashes around it; "" when it is none."""
    return _PAGES.get(path.strip("/"), "")
