"""Nouns for people who are counted: officers, survivors, magistrats; and things that are not (police stations)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from etl import reference
from etl.extract.vocabulary import Entry, Match, Vocabulary, of_each_language


@lru_cache(maxsize=4)
def find_people_nouns(text: str, language: str) -> Sequence[Match[str]]:
    """Every such noun in text order; `value` is its kind: professional, beneficiary, thing."""
    return _vocabulary(language).find(text)


@of_each_language
def _vocabulary(language: str) -> Vocabulary[str]:
    rows = reference.load("people_nouns", key=("noun", "language"))
    return Vocabulary((Entry(row["noun"], row["kind"]) for row in rows if row["language"] == language), language)
