"""Cues with {slots}, each of which stands for any word of a class of funding_words.csv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from etl import reference

_SLOT = re.compile(r"\{(\w+)\}")


@cache
def words_of(slot: str, language: str) -> tuple[str, ...]:
    """The words of a class, in the table's order; none for a class that the language has not."""
    rows = reference.load("funding_words", key=("slot", "language"))
    return tuple(word for row in rows if (row["slot"], row["language"]) == (slot, language) for word in row["words"].split("|"))


def filled(cue: str, language: str) -> Iterator[str]:
    """A cue with its slots filled in every way; one without slots as it is."""
    pieces = _SLOT.split(cue)
    choices = [words_of(piece, language) if index % 2 else (piece,) for index, piece in enumerate(pieces)]
    yield from ("".join(filling).replace("' ", "'") for filling in product(*choices))
