"""The API as a client meets it, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api import ROUTES
from dashboard.api.answers import ANSWERS


@pytest.fixture
def client(full: Path) -> Iterator[TestClient]:
    """Asks for addresses of a server with the full build."""
    assert full.exists()
    ANSWERS.clear()
    with TestClient(Starlette(routes=ROUTES), raise_server_exceptions=False) as asking:
        yield asking
    ANSWERS.clear()
