"""What every kind of document is taken apart into."""

from __future__ import annotations

from dataclasses import dataclass

from charset_normalizer import from_bytes

from etl.model import PublishedFrom, TextKind

_WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõœúùûüßÀÂÄÁÃÇÉÈÊËÍÎÏÑÓÔÖÕŒÚÙÛÜ«»“”„‘’‚–—…€°ªº¿¡·•©®™§\u00a0\u00ad")


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
    """Bytes as text: by byte-order mark, as UTF-8 (a few broken bytes replaced), as windows-1252 where that reads like a western language,
    or in the likeliest other encoding. Line ends become \\n, NUL goes.
    """
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = body.decode("utf-16", "replace")
    else:
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _decode_other(body)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _decode_other(body: bytes) -> str:
    nearly = body.decode("utf-8-sig", "replace")
    beyond_ascii = sum(character > "\x7f" for character in nearly)
    if beyond_ascii > 2 * nearly.count("\ufffd"):
        return nearly
    western = body.decode("cp1252", "replace")
    if is_western(western):
        return western
    best = from_bytes(body).best()
    return str(best) if best else western


def is_western(text: str) -> bool:
    """Whether the letters and marks beyond ASCII are few, and all of them used in English, French, Spanish, Portuguese, German or Italian."""
    beyond = [character for character in text if character > "\x7f"]
    return set(beyond) <= _WESTERN and sum(map(str.isalpha, beyond)) < 0.2 * sum(map(str.isalpha, text))
