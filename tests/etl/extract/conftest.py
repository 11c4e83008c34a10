"""Releases of our own words for the extractors' tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model import Release

MakeRelease = Callable[..., Release]


def make_release(text: str, *, title: str = "", language: str = "en", publisher: str | None = "IOM", url: str | None = None) -> Release:
    return Release("r1", "0" * 64, "test", url, title, text, language, publisher, None, None, "original")


@pytest.fixture
def release() -> MakeRelease:
    return make_release
