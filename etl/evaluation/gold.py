"""Releases with the labels that people gave them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from etl.errors import SourceError
from etl.issues import IssueLog
from etl.model import Document
from etl.settings import data_folder
from etl.sources import read_paths

Part = Literal["development", "test"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One bundled record and its labels (lists by field, as in the extract contract)."""

    document: Document
    url: str
    file: str  # that the record stands in, without its ending
    part: Part  # rules are written on `development`; of `test` nobody looks at more than the scores
    counter_trafficking: bool
    published: str | None
    labels: Mapping[str, list[Any]]


def part_of(url: str) -> Part:
    """A fifth of the records, chosen by the hash of their address once and for all, is the test part."""
    return "test" if int(hashlib.sha256(url.encode()).hexdigest(), 16) % 5 == 0 else "development"


def read_gold(folder: Path) -> list[Labelled]:
    """All bundled records with their labels, in the order of the records. Raises SourceError when one has no label."""
    labels = {row["url"]: row for path in sorted(folder.glob("*.jsonl")) for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    found = []
    for document in read_paths([data_folder("releases")], IssueLog(), source_id="bundled"):
        url = document.url or ""
        if url not in labels:
            raise SourceError(f"{folder}: no labels for {url} ({document.locator}). Add a line to tests/gold.")
        row = labels[url]
        found.append(
            Labelled(
                document, url, Path(document.locator.partition(":")[0]).stem, part_of(url), row["counter_trafficking"], row["published"], row["gold"]
            )
        )
    return found
