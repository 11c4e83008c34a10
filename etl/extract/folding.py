"""Spelling without what makes no difference when phrases are looked for: case, kinds of apostrophes, hyphens and spaces, accents."""

from __future__ import annotations

import unicodedata

_SAME = {"\n": " ", "’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‐": "-", "‑": "-"}


def fold(text: str) -> str:
    """`text` in lower case with plain apostrophes, hyphens and spaces: as many code points as before, so offsets hold.

    A line break is a space too: pages that wrap their lines break phrases anywhere.
    """
    low = text.lower()
    if len(low) != len(text):  # a few characters (İ) have a longer lower case: they stay as they are
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return plain_marks(low)


def plain_marks(text: str) -> str:
    """`text` with plain apostrophes, hyphens and spaces."""
    if text.isascii():
        return text.replace("\n", " ")
    for mark, plain in _SAME.items():  # faster than str.translate, which looks every character up
        text = text.replace(mark, plain)
    return text


def unaccent(text: str) -> str:
    """`text` without combining marks: Côte d'Ivoire -> Cote d'Ivoire. Not for offsets of decomposed text."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
