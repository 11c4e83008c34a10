"""Addresses of the API for a selection: what the pages link to, and what files say that they came from."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.filters import Filters

BASE = "/api/v1"


def address(what: str, filters: Filters, ending: str = "", **more: str) -> str:
    """/api/v1/activities.csv?country=TJK: from the root of the server. `what`: a table's name, "workbook", "package"."""
    query = urlencode({**filters.to_params(), **more}, safe=",:")
    return f"{BASE}/{what}{f'.{ending}' if ending else ''}{f'?{query}' if query else ''}"
