"""Batches: what one `load` or `collect` brought, and what was taken out again.

archive/<batch id>/batch.json          when, from where, how many
archive/<batch id>/part-00000.parquet  documents
archive/<batch id>/issues.jsonl        what was rejected on the way in
archive/tombstones.jsonl               what was taken out, when; the bytes are gone
archive/tables.json                    which tables are in it whole (tables.py)
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl.archive.parts import drop_documents, read_listing, split, write_documents
from etl.archive.tables import ReadTables
from etl.issues import Issue
from etl.model import Document
from etl.store import UNFINISHED, write_whole


@dataclass(frozen=True, slots=True)
class Batch:
    """One load: its id begins with its UTC time, so ids sort by age."""

    batch_id: str
    loaded_at: datetime
    documents: int
    rejected: int
    origin: str  # names of the files and folders that were given, without their folders


class Archive:
    """The batches under one folder. Writers hold the store's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def batches(self) -> list[Batch]:
        """All batches that still stand, oldest first."""
        found = []
        for path in sorted(self.folder.glob("*/batch.json")):
            if not path.parent.name.startswith(UNFINISHED):
                row = json.loads(path.read_text(encoding="utf-8"))
                found.append(Batch(**{**row, "loaded_at": datetime.fromisoformat(row["loaded_at"])}))
        return found

    def parts(self, batch_id: str) -> list[Path]:
        """The parts of a batch, in order."""
        return sorted((self.folder / batch_id).glob("part-*.parquet"))

    def issues(self, batch_id: str) -> Iterator[Issue]:
        """What was rejected when the batch came in."""
        with (self.folder / batch_id / "issues.jsonl").open(encoding="utf-8") as file:
            for line in file:
                yield Issue(**json.loads(line))

    def add(self, documents: Iterable[Document], issues: Sequence[Issue], origin: str) -> Batch | None:
        """Keep documents as a new batch, whole or not at all; None when there is neither a document nor an issue.

        `documents` is read to its end before `issues` is looked at: reading may add to it.
        """
        now = datetime.now(UTC)
        batch_id = f"{now:%Y%m%dT%H%M%S%fZ}-{secrets.token_hex(2)}"  # in the order of loading, even within a second
        draft = self.folder / (UNFINISHED + batch_id)
        draft.mkdir(mode=0o700)
        count = 0
        for number, part in enumerate(split(documents)):
            write_documents(draft / f"part-{number:05d}.parquet", part)
            count += len(part)
        known = {issue.issue_id for batch in self.batches() for issue in self.issues(batch.batch_id)}
        new = [issue for issue in issues if issue.issue_id not in known]
        if not count and not new:
            shutil.rmtree(draft)
            return None
        batch = Batch(batch_id, now, count, sum(issue.level == "rejected" for issue in new), origin)
        write_whole(draft / "issues.jsonl", "".join(json.dumps(asdict(issue), ensure_ascii=False) + "\n" for issue in new))
        write_whole(draft / "batch.json", json.dumps({**asdict(batch), "loaded_at": now.isoformat()}, ensure_ascii=False))
        draft.rename(self.folder / batch_id)
        return batch

    def remove_batch(self, batch_id: str) -> None:
        """Take a whole batch out; a tombstone says that it was there."""
        self._bury({"batch_id": batch_id})
        shutil.rmtree(self.folder / batch_id)

    def remove_document(self, sha256: str, address: str) -> None:
        """Take one document out of every batch and of the bundled records; a tombstone says that it was there."""
        self._bury({"sha256": sha256, "address": address})
        for batch in self.batches():
            for part in self.parts(batch.batch_id):
                if sha256 in read_listing(part)["sha256"].to_pylist():
                    drop_documents(part, sha256)

    def buried(self) -> dict[str, datetime]:
        """Hashes of documents that were taken out one by one, with the time. One that is collected again later is back."""
        rows = (json.loads(line) for line in self._tombstones())
        return {row["sha256"]: datetime.fromisoformat(row["removed_at"]) for row in rows if "sha256" in row}

    def _tombstones(self) -> list[str]:
        path = self.folder / "tombstones.jsonl"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def _bury(self, row: dict[str, Any]) -> None:
        ReadTables.forget(self.folder)
        path = self.folder / "tombstones.jsonl"
        lines = [*self._tombstones(), json.dumps({**row, "removed_at": datetime.now(UTC).isoformat()}, ensure_ascii=False)]
        write_whole(path, "\n".join(lines) + "\n")
        path.chmod(0o600)
