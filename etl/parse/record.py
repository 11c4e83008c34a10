"""A release record: its columns say what a page leaves to guess."""

from __future__ import annotations

import json

from etl.parse.page import Page


def read_record(body: bytes) -> Page:
    """The record's columns; its text as it is, but for outer white space and line ends."""
    values = json.loads(body)
    kind = values.get("text_kind")
    return Page(
        text=values["text"].replace("\r\n", "\n").replace("\r", "\n").strip(),
        title=values.get("title", ""),
        publisher=values.get("publisher", "").strip(),
        language=values.get("language", "").strip().replace("_", "-").split("-")[0].lower() or "und",
        published=values.get("published", "").strip(),
        published_from="record",
        text_kind=kind if kind in ("summary", "original") else None,
    )
