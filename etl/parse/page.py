"""What every kind of document is taken apart into."""

from __future__ import annotations

from dataclasses import dataclass

from etl.charset import encoding_of
from etl.model import PublishedFrom, TextKind


@dataclass(frozen=True, slots=True)
class Page:
    """A title and a body, and what stands beside them. "" where nothing is stated; `published` is still text."""

    text: str
    title: str = ""
    url: str | None = None
    publisher: str = ""
    language: str = "und"  # primary language subtag
    published: str = ""
    published_from: PublishedFrom = "page"
    text_kind: TextKind | None = None
    contacts_removed: int = 0  # telephone numbers and e-mail addresses in what was cut away


def decode(body: bytes) -> str:
    """Bytes as text in their likeliest encoding, what is broken replaced; line ends become \\n, NUL goes."""
    return with_plain_ends(body.decode(encoding_of(body), "replace"))


def with_plain_ends(text: str) -> str:
    """`text` with \\n at the end of each line, and without NUL."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
