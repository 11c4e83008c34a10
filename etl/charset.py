"""In which encoding bytes are written, when nobody says it."""

from __future__ import annotations

from charset_normalizer import from_bytes

_WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõœúùûüßÀÂÄÁÃÇÉÈÊËÍÎÏÑÓÔÖÕŒÚÙÛÜ«»“”„‘’‚–—…€°ªº¿¡·•©®™§\u00a0\u00ad")
_FEW = 0.2
"""Share of letters beyond ASCII that no western text reaches and every Cyrillic, Greek or Arabic one does."""


def encoding_of(body: bytes) -> str:
    """The encoding to decode with (errors replaced): by byte-order mark, UTF-8 (a few broken bytes or a cut end do not matter), windows-1252
    where that reads like a western language, else the likeliest other one. Never raises.
    """
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    text = body.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    if not broken or sum(character > "\x7f" for character in text) > 2 * broken:
        return "utf-8-sig"
    if _is_western(body.decode("cp1252", "replace")):
        return "cp1252"
    best = from_bytes(body).best()
    return best.encoding if best else "cp1252"


def _is_western(text: str) -> bool:
    """Whether the letters and marks beyond ASCII are few, and all of them used in English, French, Spanish, Portuguese, German or Italian."""
    beyond = [character for character in text if character > "\x7f"]
    return set(beyond) <= _WESTERN and sum(map(str.isalpha, beyond)) < _FEW * sum(map(str.isalpha, text))
