"""One document to one reading."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from etl.issues import IssueLog
from etl.model import Document
from etl.pipeline.reading import read


def record(publisher: str) -> Document:
    body = json.dumps({"publisher": publisher, "language": "en", "text": "Forty officers learned to identify victims of human trafficking."}).encode()
    return Document("files", "records.jsonl:1", "application/json", body, sha256(body).hexdigest(), datetime(2026, 1, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [("IOM", "iom"), ("OIM", "iom"), ("United Nations Office on Drugs and Crime", "unodc"), ("The Gazette", None), ("", None)],
)
def test_a_publisher_has_one_id_by_whichever_of_its_names(publisher: str, expected: str | None) -> None:
    reading = read(record(publisher), IssueLog())
    assert reading is not None
    assert reading.publisher_id == expected
    assert reading.release.publisher == (publisher or None)
