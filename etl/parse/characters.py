"""Characters that a reader does not tell apart, written in one way."""

from __future__ import annotations

import re
from unicodedata import normalize

_WRITTEN_SO = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),  # soft hyphen, zero width space, word joiner, byte order mark
        **dict.fromkeys("\u2010\u2011", "-"),
        **{wide: normalize("NFKC", wide) for wide in "\uff0b\uff20"},  # + and @, which contact details are told by
        **{ligature: normalize("NFKC", ligature) for ligature in map(chr, range(0xFB00, 0xFB07))},  # of PDF: fi, fl, ffi
    }
)
_BETWEEN_WORDS = re.compile(r"(?<!«)\u00a0(?=[^\W\d_])")
"""A no-break space before a letter, which a text editor left; behind a French quotation mark, before a colon or within a sum it stays."""


def plainly_written(text: str) -> str:
    """`text` with composed letters (NFC), plain hyphens and blanks between words, no ligatures, and nothing that is not seen."""
    if text.isascii():
        return text
    return _BETWEEN_WORDS.sub(" ", normalize("NFC", text).translate(_WRITTEN_SO))
