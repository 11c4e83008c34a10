"""Pages: a text or HTML file is one document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from etl.model import Document
from etl.settings import MAX_RECORD_BYTES
from etl.sources.origin import Origin

_BOMS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"


def read_page(path: Path, origin: Origin) -> Iterator[Document]:
    """The file as one document; an issue when it is empty, too long, or no text."""
    size = path.stat().st_size
    if size > MAX_RECORD_BYTES:
        origin.reject(f"The page has {size:,} bytes; up to {MAX_RECORD_BYTES:,} are read.", "Split it, or leave it out.")
        return
    body = path.read_bytes()
    if not body.strip():
        origin.reject("The file is empty.", "Save the page again, or leave the file out.")
    elif _is_binary(body):
        origin.reject("The file holds binary data, not text.", "Save the page as text or HTML, and load it again.")
    else:
        yield origin.page(body, "text/plain" if path.suffix.lower() == ".txt" else "text/html")


def _is_binary(body: bytes) -> bool:
    """Bytes that no text has: a NUL outside UTF-16, or more than one control character in fifty."""
    if body.startswith(_BOMS):
        return False
    head = body[:65_536]
    return b"\0" in head or sum(head.count(c) for c in _CONTROL) > len(head) / 50
