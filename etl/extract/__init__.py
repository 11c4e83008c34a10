"""Extraction: from a release to statements, each with the stretches of text that it rests on."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from etl import reference
from etl.extract.activity_types import ActivityTypeExtractor
from etl.extract.amounts import AmountExtractor
from etl.extract.base import Extractor
from etl.extract.countries import CountryExtractor
from etl.extract.funders import FunderExtractor
from etl.extract.partners import PartnerExtractor
from etl.extract.people import PeopleExtractor
from etl.extract.relevance import RelevanceExtractor
from etl.model import Release, Statement

__all__ = ["EXTRACTORS", "Extractor", "extract", "fingerprint", "no_collecting"]

EXTRACTORS: tuple[Extractor, ...] = (
    CountryExtractor(),
    PartnerExtractor(),
    FunderExtractor(),
    AmountExtractor(),
    PeopleExtractor(),
    ActivityTypeExtractor(),
    RelevanceExtractor(),
)
"""In the order in which statements come out: country, partner, funder, amount, people, activity_type, relevance."""


def extract(release: Release) -> tuple[Statement, ...]:
    """Every statement of `release`: by field in the order of EXTRACTORS, then by place in the text; exactly one of them is relevance.

    Pure: the same release, vocabulary and code give the same statements. A language without vocabulary gives the relevance alone.
    """
    with no_collecting():
        return tuple(statement for extractor in EXTRACTORS for statement in extractor.extract(release))


def fingerprint() -> str:
    """SHA-256 (hex) over the vocabulary and each extractor's name and version: readings with another one are stale."""
    parts = [reference.fingerprint(), *(f"{extractor.name}:{extractor.version}" for extractor in EXTRACTORS)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@contextmanager
def no_collecting() -> Iterator[None]:
    """Python's search for cycles put off: a long text makes millions of small tuples, no cycles, and would be searched again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
