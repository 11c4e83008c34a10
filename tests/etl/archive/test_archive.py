"""The archive gives back what it was given, by batch, until it is taken out."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from etl.archive import Archive, parts, read_documents, read_listing, split
from etl.issues import Issue
from etl.model import Document


def document(text: str, **known: str) -> Document:
    body = text.encode()
    return Document("files", f"{text}.txt", "text/plain", body, sha256(body).hexdigest(), datetime(2026, 1, 2, tzinfo=UTC), **known)  # type: ignore[arg-type]


def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_documents_come_back_as_they_went_in(tmp_path: Path) -> None:
    given = [document("one", url="https://example.org/1"), document("två 🚌")]
    batch = archive(tmp_path).add(given, [], "folder")

    assert batch
    assert [d for part in archive(tmp_path).parts(batch.batch_id) for d in read_documents(part)] == given
    assert archive(tmp_path).batches() == [batch]
    assert (batch.documents, batch.origin) == (2, "folder")


def test_parts_are_cut_by_number_and_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART_DOCUMENTS", 3)
    monkeypatch.setattr(parts, "PART_BYTES", 10)

    assert [[d.body.decode() for d in lot] for lot in split(map(document, ["a", "b", "c", "d" * 10, "e"]))] == [
        ["a", "b", "c"],
        ["d" * 10],
        ["e"],
    ]


def test_nothing_new_makes_no_batch(tmp_path: Path) -> None:
    issue = Issue("rejected", "sources", "x.txt", "The file is empty.")

    assert archive(tmp_path).add([], [], "x") is None
    assert archive(tmp_path).add([], [issue], "x") is not None
    assert archive(tmp_path).add([], [issue], "x") is None, "the same trouble again is no news"
    assert list(tmp_path.glob(".new-*")) == []


def test_a_removed_batch_leaves_a_tombstone_and_no_bytes(tmp_path: Path) -> None:
    batch = archive(tmp_path).add([document("secret")], [], "x")
    assert batch
    archive(tmp_path).remove_batch(batch.batch_id)

    assert archive(tmp_path).batches() == []
    assert [p.name for p in tmp_path.rglob("*")] == ["tombstones.jsonl"]
    assert batch.batch_id in (tmp_path / "tombstones.jsonl").read_text()


def test_a_removed_document_is_gone_from_its_part(tmp_path: Path) -> None:
    gone = document("secret")
    batch = archive(tmp_path).add([document("kept"), gone], [], "x")
    assert batch
    archive(tmp_path).remove_document(gone.sha256, "https://example.org/secret")

    [part] = archive(tmp_path).parts(batch.batch_id)
    assert [d.body for d in read_documents(part)] == [b"kept"]
    assert read_listing(part).num_rows == 1
    assert set(archive(tmp_path).buried()) == {gone.sha256}


def test_a_load_that_breaks_in_the_middle_leaves_no_batch(tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield document("one")
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        archive(tmp_path).add(broken(), [], "x")
    assert archive(tmp_path).batches() == []
