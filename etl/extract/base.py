"""What an extractor is: a name, a version, and a pure function from a release to statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from etl.model import Mention, Release, Statement

LANGUAGES = frozenset({"en", "fr", "es"})
"""Languages that the vocabulary covers; a release in another one gets a relevance statement and no facts."""

MENTIONS_KEPT = 5
"""Mentions kept per statement, the first ones: enough to check a fact by, and a page stays readable."""


class Extractor(Protocol):
    """One kind of fact. Pure: no clock, network, database or randomness; never raises on any Unicode text."""

    @property
    def name(self) -> str:
        """The field that it fills, or a name of its own: part of the extraction fingerprint."""

    @property
    def version(self) -> int:
        """Goes up with every change of behaviour that no vocabulary table shows."""

    def extract(self, release: Release) -> Iterator[Statement]:
        """Statements of one field in text order; one statement per value, its mentions merged."""


def language_of(release: Release) -> str | None:
    """The release's primary language subtag ("es" of "es-MX") where the vocabulary covers it, else None."""
    tag = release.language.replace("_", "-").partition("-")[0].casefold()
    return tag if tag in LANGUAGES else None


def mention(text: str, start: int, end: int) -> Mention:
    """The mention of text[start:end]. Raises ValueError for an empty or outside stretch."""
    return Mention(start, end, text[start:end])


def first_mentions(text: str, spans: list[tuple[int, int]]) -> tuple[Mention, ...]:
    """Mentions of the first MENTIONS_KEPT different spans, in text order."""
    return tuple(mention(text, start, end) for start, end in sorted(dict.fromkeys(spans))[:MENTIONS_KEPT])
