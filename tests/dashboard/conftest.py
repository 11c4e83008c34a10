"""A full build for each test of the dashboard, and the page's script as a test drives it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.db import Db, open_build, read_manifest
from tests.dashboard import builds

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full build, made once."""
    store = tmp_path_factory.mktemp("full")
    builds.write(store)
    return store


@pytest.fixture
def full(made: Path, own_store: Path) -> Path:
    """A store of the test's own with the full build."""
    shutil.copytree(made, own_store)
    return own_store


@pytest.fixture
def empty(own_store: Path) -> Path:
    """A store with a build that holds no release."""
    builds.write(own_store, empty=True, build_id="20260102T030405000000Z-empty")
    return own_store


@pytest.fixture
def db(full: Path) -> Iterator[Db]:
    """The full build, open."""
    opened = open_build(read_manifest(full))
    yield opened
    opened.close()


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Opens a page of the dashboard at an address; fails when the script raised."""

    def go(page: str = "overview", /, **params: str) -> AppTest:
        test = AppTest.from_file(str(APP), default_timeout=20)
        for name, value in params.items():
            test.query_params[name.replace("_not", ".not")] = value
        test.run()
        if page != "overview":
            test._page_hash = calc_hash(page)  # pages are functions here, and switch_page knows files alone
            test.run()
        assert not test.exception
        return test

    return go
