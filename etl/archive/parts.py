"""One Parquet part: at most PART_DOCUMENTS documents, zstd; the body last, so that a listing need not read it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.model import Document
from etl.place import open_file

PART_DOCUMENTS = 5_000
"""Documents of 1 kB give parts of a few MB: small enough to redo on a lost worker, large enough that opening one is not the cost."""

PART_BYTES = 64 * 1024 * 1024
"""A part is cut earlier when its bodies reach this, so that a folder of large pages does not fill the memory."""

BATCH_READ = 500

SCHEMA = pa.schema(
    [
        ("sha256", pa.string()),
        ("source_id", pa.string()),
        ("locator", pa.string()),
        ("url", pa.string()),
        ("fetched_at", pa.timestamp("us", tz="UTC")),
        ("media_type", pa.string()),
        ("metadata", pa.string()),
        ("body", pa.binary()),
    ]
)


def split(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in lots that make one part each, in order."""
    lot: list[Document] = []
    size = 0
    for document in documents:
        lot.append(document)
        size += len(document.body)
        if len(lot) >= PART_DOCUMENTS or size >= PART_BYTES:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def write_documents(path: Path, documents: Sequence[Document]) -> None:
    """Write one part, in the order given."""
    rows = [
        {
            "sha256": d.sha256,
            "source_id": d.source_id,
            "locator": d.locator,
            "url": d.url,
            "fetched_at": d.fetched_at,
            "media_type": d.media_type,
            "metadata": json.dumps(dict(d.metadata), ensure_ascii=False, sort_keys=True),
            "body": d.body,
        }
        for d in documents
    ]
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), path, compression="zstd", row_group_size=BATCH_READ)


def read_documents(address: Path | str, places: Container[int] | None = None) -> Iterator[Document]:
    """The documents of one part (a path, or an address), in their order, a few hundred in memory at a time.

    `places` are those wanted, from 0; None: all. Raises OSError when the part cannot be read.
    """
    with open_file(str(address), "rb") as file, pq.ParquetFile(file) as part:
        first = 0
        for group in range(part.num_row_groups):
            size = part.metadata.row_group(group).num_rows
            wanted = [i for i in range(size) if places is None or first + i in places]
            first += size
            if wanted:
                for row in part.read_row_group(group).take(wanted).to_pylist():
                    yield Document(**{**row, "metadata": json.loads(row["metadata"])})


def read_listing(path: Path) -> pa.Table:
    """sha256, source_id, locator, url and fetched_at of one part, without the bodies."""
    return pq.read_table(path, columns=["sha256", "source_id", "locator", "url", "fetched_at"])


def drop_documents(path: Path, sha256: str) -> int:
    """Take the documents with this hash out of a part, bytes and all; the number taken out."""
    documents = list(read_documents(path))
    kept = [d for d in documents if d.sha256 != sha256]
    if len(kept) < len(documents):
        draft = path.with_name(f".{path.name}")
        write_documents(draft, kept)
        draft.replace(path)
    return len(documents) - len(kept)
