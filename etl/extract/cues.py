"""Cue phrases: what tells a sentence's role, as data. A cue table has the columns cue, language (or any), kind, and perhaps more."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain

from etl import reference
from etl.extract.vocabulary import Case, Entry, Match, Vocabulary
from etl.reference import Row


@lru_cache(maxsize=64)
def find_cues(table: str, text: str, language: str) -> tuple[Match[Row], ...]:
    """Cues of data/reference/<table>.csv in text order; `value` is the row. The longest of overlapping cues counts."""
    return tuple(_vocabulary(table, language).find(text))


@cache
def _vocabulary(table: str, language: str) -> Vocabulary[Row]:
    rows = reference.load(table, key=("cue", "language"))
    return Vocabulary(chain.from_iterable(_entries(row) for row in rows if row["language"] in ("any", language)))


def _entries(row: Row) -> list[Entry[Row]]:
    cue = row["cue"]
    case: Case = "exact" if cue.isupper() and len(cue) < 6 else "any"
    return [Entry(cue, row, case, "strict")]


def nearest(cues: list[Match[Row]], start: int, end: int) -> tuple[int, Match[Row]] | None:
    """The cue nearest to start:end, with the characters between; None when there is none."""
    near = [(max(cue.start - end, start - cue.end, 0), cue) for cue in cues]
    return min(near, key=lambda pair: pair[0], default=None)
