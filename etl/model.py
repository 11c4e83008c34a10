"""The words of the pipeline as types: document, release, mention, statement. Frozen, stdlib only, no behaviour but checks.

Offsets are code points of `Release.text`, and `text[start:end] == quote` holds for every mention.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Precision = Literal["day", "month", "year"]
PublishedFrom = Literal["record", "page", "text", "address"]
TextKind = Literal["summary", "original"]
Field = Literal["country", "partner", "funder", "amount", "people", "activity_type", "relevance"]
PartnerType = Literal["government", "ngo", "un", "igo", "private", "academic", "faith", "media", "other"]
AmountStatus = Literal["committed", "pledged", "spent", "budget", "unclear"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precisely as it is known: `first` is the first day it may mean."""

    first: date
    precision: Precision

    def __str__(self) -> str:
        """ISO 8601 at its own precision: 2023-02-09, 2023-02 or 2023."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes from a source as they came. `body` is a page, a text file, or one record of a table as JSON (UTF-8)."""

    source_id: str  # a row of data/reference/sources.csv
    locator: str  # where a person finds it: "releases/asia.jsonl:12", "page.html"
    media_type: str  # text/plain, text/html, application/json (one release record)
    body: bytes
    sha256: str  # of body, hex
    fetched_at: datetime
    url: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Release:
    """A document after parsing. Contact details are gone from `text`; how many were removed is counted."""

    release_id: str
    document_sha256: str
    source_id: str
    url: str | None  # byte for byte as it came
    title: str  # "" when there is none
    text: str
    language: str  # BCP 47, "und" when unknown
    publisher: str | None
    published: PartialDate | None
    published_from: PublishedFrom | None
    text_kind: TextKind
    contacts_removed: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a release's text that an extractor recognised."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"mention {self.start}:{self.end} does not hold {self.quote!r}")


@dataclass(frozen=True, slots=True)
class Country:
    """The activity takes place here, or serves its institutions or people. `code`: ISO 3166-1 alpha-3, XKX for Kosovo."""

    code: str


@dataclass(frozen=True, slots=True)
class Partner:
    """Who organises, implements, hosts or takes part beside the publisher. A group without a name has name None."""

    name: str | None  # the text's own words
    type: PartnerType
    count: int | None = None
    organisation_id: str | None = None  # set by resolve; None: unresolved
    canonical: str | None = None  # set by resolve


@dataclass(frozen=True, slots=True)
class Funder:
    """Who pays. `canonical` and `organisation_id` are the funding organisation, `country` its state (None: it has none)."""

    name: str  # the text's own words
    canonical: str | None = None
    organisation_id: str | None = None
    country: str | None = None
    type: PartnerType = "other"


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as stated in the release, not verified. `currency`: ISO 4217."""

    value: float
    currency: str
    status: AmountStatus = "unclear"


@dataclass(frozen=True, slots=True)
class People:
    """People whom the activity reached or will reach, as counted in the release."""

    count: int
    who: str


@dataclass(frozen=True, slots=True)
class ActivityType:
    """One of the twelve codes of data/reference/activity_types.csv."""

    code: str


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether the release is about work against trafficking in persons, and how sure that is (0 to 1)."""

    counter_trafficking: bool
    score: float


Fact = Country | Partner | Funder | Amount | People | ActivityType | Relevance


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact of a release, resting on one or more mentions, in text order. Relevance may have none: False, or decided by the headline."""

    field: Field
    fact: Fact
    mentions: tuple[Mention, ...]
    rule: str  # id of the rule that made it, "funder.provided_by"
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A release and everything that was read from it: what extract hands to load."""

    release: Release
    statements: tuple[Statement, ...]
    publisher_id: str | None = None  # of the registry; None when the registry does not know the publisher

    @property
    def relevance(self) -> Relevance:
        """The one relevance fact; every reading has exactly one."""
        return next(s.fact for s in self.statements if isinstance(s.fact, Relevance))
