"""Releases with the labels that people gave them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from etl.errors import SourceError
from etl.issues import IssueLog
from etl.model import Document
from etl.settings import data_folder
from etl.sources import read_paths

Part = Literal["development", "test", "retold"]
PARTS: tuple[Part, ...] = ("development", "test", "retold")
"""Rules are written on `development`; of `test` (bundled records) and `retold` (wordier releases) nobody looks at more than the scores."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One record and its labels (lists by field, as in the extract contract)."""

    document: Document
    url: str
    file: str  # that the record stands in, without its ending
    part: Part
    counter_trafficking: bool
    published: str | None
    labels: Mapping[str, list[Any]]


def part_of(url: str) -> Part:
    """A fifth of the records, chosen by the hash of their address once and for all, is the test part."""
    return "test" if int(hashlib.sha256(url.encode()).hexdigest(), 16) % 5 == 0 else "development"


def read_gold(folder: Path) -> list[Labelled]:
    """All bundled records with their labels, in the order of the records. Raises SourceError when one has no label."""
    labels = _labels(sorted(folder.glob("*.jsonl")))
    return [*_labelled([data_folder("releases")], labels, folder)]


def read_retold(folder: Path) -> list[Labelled]:
    """The releases of `folder`, each with its labels in its own record; all of them are the part `retold`."""
    paths = sorted(folder.glob("*.jsonl"))
    return [replace(labelled, part="retold") for labelled in _labelled(paths, _labels(paths), folder)]


def _labels(paths: Sequence[Path]) -> dict[str, dict[str, Any]]:
    return {row["url"]: row for path in paths for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _labelled(records: Sequence[Path], labels: Mapping[str, dict[str, Any]], folder: Path) -> Iterator[Labelled]:
    for document in read_paths(records, IssueLog(), source_id="bundled"):
        url = document.url or ""
        if url not in labels:
            raise SourceError(f"{folder}: no labels for {url} ({document.locator}). Add a line to tests/gold.")
        row = labels[url]
        yield Labelled(
            document, url, Path(document.locator.partition(":")[0]).stem, part_of(url), row["counter_trafficking"], row["published"], row["gold"]
        )
