"""A document to a release: title, body, language and date; navigation and contact details go. Pure: no clock, no network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from itertools import chain

from etl.issues import Issue, IssueLog
from etl.model import Document, PartialDate, PublishedFrom, Release, TextKind
from etl.parse import address, dates
from etl.parse.boilerplate import without_tail
from etl.parse.characters import plainly_written
from etl.parse.contacts import without_contacts
from etl.parse.events import event_date
from etl.parse.language import language_of
from etl.parse.page_html import read_html
from etl.parse.page_text import read_text
from etl.parse.record import read_record

__all__ = ["parse"]

_Dated = tuple[PartialDate | None, PublishedFrom]
_LANGUAGE = re.compile(r"(?!und)[a-z]{2,3}")
_READERS = {"application/json": read_record, "text/html": read_html, "text/plain": read_text}


def parse(document: Document, issues: IssueLog, *, text_kind: TextKind = "original") -> Release | None:
    """The release in a document; None, and an issue, when no text is left of it. `text_kind` holds unless a record says another."""
    page = _READERS[document.media_type](document.body)
    text, removed = without_contacts(plainly_written(page.text))
    text = without_tail(text)
    title, removed_from_title = without_contacts(plainly_written(page.title))
    publisher, removed_from_publisher = without_contacts(plainly_written(page.publisher))
    if not any(character.isalpha() for character in text):
        issues.add(Issue("rejected", "parse", document.locator, "No text is left of the page.", "Save the release's page again, or leave it out."))
        return None
    url = document.url or page.url
    known_as = f"{title}\n{text}"
    if url and address.names_a_page(url):
        known_as = address.canonical(url)
    elif url:
        shown, details = without_contacts(url)
        reason = f"The address {shown[:40]!r} names no page; the release is known by its text."
        issues.add(Issue("warning", "parse", document.locator, reason, "Give the page's address, or leave it empty."))
        url = None if details else url
    language = page.language if _LANGUAGE.fullmatch(page.language) else language_of(text)
    if page.published_from == "record" and page.published and dates.read_date(page.published, language) is None:
        shown, _ = without_contacts(page.published)
        reason = f"The date {shown[:40]!r} is not read."
        issues.add(Issue("skipped", "parse", document.locator, reason, "Write dates as 2023-02-09, 2023-02 or 2023."))
    stated = (dates.read_date(page.published, language), page.published_from)
    published, published_from = _first_possible(chain([stated], _dates(title, text, url, language)), document.fetched_at.date())
    return Release(
        release_id="r" + sha256(known_as.encode("utf-8")).hexdigest()[:16],
        document_sha256=document.sha256,
        source_id=document.source_id,
        url=url,
        title=" ".join(title.split()),
        text=text,
        language=language,
        publisher=publisher or None,
        published=published,
        published_from=published_from,
        text_kind=page.text_kind or text_kind,
        contacts_removed=removed + removed_from_title + removed_from_publisher + page.contacts_removed,
    )


def _dates(title: str, text: str, url: str | None, language: str) -> Iterator[_Dated]:
    """Where else a date may stand, the best place first; each is looked at only when it is asked for."""
    yield dates.dateline(text, language) or dates.stamp(text, language), "text"
    in_address = address.date_in(url) if url else None
    yield in_address, "address"
    yield event_date(text, language, title=title, address=in_address), "text"


def _first_possible(places: Iterable[_Dated], latest: date) -> tuple[PartialDate | None, PublishedFrom | None]:
    """The publication date from the best place that has one, or from a lesser place that says the same more precisely.

    A release was not published after it was fetched, nor before the web.
    """
    best: tuple[PartialDate | None, PublishedFrom | None] = (None, None)
    for found, place in places:
        if not found or not dates.EARLIEST <= found.first <= latest:
            continue
        if best[0] is None or (len(str(found)) > len(str(best[0])) and str(found).startswith(str(best[0]))):
            best = (found, place)
        if best[0] and best[0].precision == "day":
            break
    return best
