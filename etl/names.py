"""Names for comparing: what makes no difference to a reader makes none here."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SILENT = frozenset({"the", "s", "l", "d"})
"""Articles, and what is left of 's, l' and d' without the apostrophe."""


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name without case, accents, punctuation and articles; U.S. and U.K. as US and UK. "" when nothing is left."""
    text = unicodedata.normalize("NFKD", name.casefold().replace("u.s.", "us").replace("u.k.", "uk").replace("’", "'"))
    letters = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    return " ".join(word for word in letters.split() if word not in _SILENT)
