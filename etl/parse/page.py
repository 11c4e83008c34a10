"""What every kind of document is taken apart into."""

from __future__ import annotations

from dataclasses import dataclass

from charset_normalizer import from_bytes

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
    """Bytes as text: by byte-order mark, as UTF-8, or in the likeliest other encoding; line ends as \\n, no NUL."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = body.decode("utf-16", "replace")
    else:
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError:
            best = from_bytes(body).best()
            text = str(best) if best else body.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
