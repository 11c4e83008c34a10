"""Where a document comes from, and how trouble at that place is told."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from etl.charset import encoding_of
from etl.issues import Issue, IssueLog
from etl.model import Document
from etl.settings import MAX_RECORD_BYTES

COLUMNS = ("url", "publisher", "language", "published", "title", "text", "text_kind")
"""What a release record may say; `text` it must. Other columns are kept with the document as metadata."""

UNREADABLE = object()
"""Stands in a record for a value that its file holds and that cannot be read."""

_SURROGATE = re.compile("[\ud800-\udfff]")

_OF_JSON = (bool, int, float, list, tuple, dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """One file as a source of documents."""

    source_id: str
    locator: str
    fetched_at: datetime
    issues: IssueLog

    def reject(self, reason: str, advice: str, line: int | None = None) -> None:
        """Note that the file, or one of its lines, cannot be used."""
        self.issues.add(Issue("rejected", "sources", f"{self.locator}:{line}" if line else self.locator, reason, advice))

    def page(self, body: bytes, media_type: str) -> Document:
        """The whole file as one document."""
        return Document(self.source_id, self.locator, media_type, body, hashlib.sha256(body).hexdigest(), self.fetched_at)

    def record(self, values: Mapping[str, Any], line: int) -> Document | None:
        """One record as a document; None, and an issue, when it has no text. The same values give the same bytes in any kind of file."""
        self._look_over(values, f"{self.locator}:{line}")
        try:
            said = [(column_name(name), text) for name, value in values.items() if (text := _plain(value))]
        except RecursionError:
            self.reject("A value of the record is nested too deep.", "Flatten it, or leave it out.", line)
            return None
        columns = dict(reversed(said))  # of two that differ in case alone the first counts
        known = {name: columns[name] for name in COLUMNS if name in columns}
        other = {name: text for name, text in columns.items() if name not in COLUMNS}
        if not known.get("text", "").strip():
            self.reject("The record has no text.", "Give each record a `text`.", line)
            return None
        body = json.dumps(known | {"metadata": dict(sorted(other.items()))} if other else known, ensure_ascii=False).encode("utf-8")
        if len(body) > MAX_RECORD_BYTES:
            self.reject(f"The record is longer than {MAX_RECORD_BYTES:,} bytes.", "Split it, or leave it out.", line)
            return None
        sha256 = hashlib.sha256(body).hexdigest()
        return Document(self.source_id, f"{self.locator}:{line}", "application/json", body, sha256, self.fetched_at, known.get("url"), other)

    def _look_over(self, values: Mapping[str, Any], locator: str) -> None:
        if any(isinstance(value, str) and _SURROGATE.search(value) for value in values.values()):
            reason = "The record holds halves of characters; each is now a replacement mark."
            self.issues.add(Issue("warning", "sources", locator, reason, "Write the file again as UTF-8."))
        for name, value in values.items():
            if value is UNREADABLE:
                reason = f"The value of `{name}` cannot be read."
                self.issues.add(Issue("skipped", "sources", locator, reason, "Write it as text, or leave it out."))


def column_name(written: str) -> str:
    """The name of a column as all kinds of files take it: without regard to case and blanks."""
    return _plain(written).strip().lower()


def _plain(value: Any) -> str:
    """A value as text that UTF-8 can hold: "" for nothing, whole numbers without a fraction, dates in ISO form."""
    if value is None or value is UNREADABLE or value != value:  # noqa: PLR0124 NaN is not itself
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = json.dumps(value, ensure_ascii=False, default=_word) if isinstance(value, _OF_JSON) else _word(value)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def _word(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode(encoding_of(value), "replace")
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
