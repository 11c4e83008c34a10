"""Documents made in a test, and what parse says of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from etl.issues import IssueLog
from etl.model import Document, Release
from etl.parse import parse

Parse = Callable[..., Release]


def document(body: bytes | str, media_type: str = "text/plain", url: str | None = None) -> Document:
    """A document fetched on 1 June 2024."""
    data = body.encode() if isinstance(body, str) else body
    return Document("files", "page", media_type, data, sha256(data).hexdigest(), datetime(2024, 6, 1, tzinfo=UTC), url)


def record(**values: str) -> Document:
    """A release record as the sources hand it over."""
    return document(json.dumps(values), "application/json", values.get("url"))


@pytest.fixture
def parsed() -> Parse:
    """Parse what has to give a release."""

    def run(found: Document) -> Release:
        release = parse(found, IssueLog())
        assert release is not None
        return release

    return run
