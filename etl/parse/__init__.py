"""A document to a release: title, body, language and date; navigation and contact details go. Pure: no clock, no network."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from etl.issues import Issue, IssueLog
from etl.model import Document, PartialDate, PublishedFrom, Release, TextKind
from etl.parse import address, dates
from etl.parse.contacts import without_contacts
from etl.parse.events import event_date
from etl.parse.language import language_of
from etl.parse.page_html import read_html
from etl.parse.page_text import read_text
from etl.parse.record import read_record

__all__ = ["parse"]

_READERS = {"application/json": read_record, "text/html": read_html, "text/plain": read_text}


def parse(document: Document, issues: IssueLog, *, text_kind: TextKind = "original") -> Release | None:
    """The release in a document; None, and an issue, when no text is left of it. `text_kind` holds unless a record says another."""
    page = _READERS[document.media_type](document.body)
    text, removed = without_contacts(page.text)
    title, removed_from_title = without_contacts(page.title)
    if not any(character.isalpha() for character in text):
        issues.add(Issue("rejected", "parse", document.locator, "No text is left of the page.", "Save the release's page again, or leave it out."))
        return None
    url = document.url or page.url
    language = page.language if page.language != "und" else language_of(text)
    if page.published_from == "record" and page.published and dates.read_date(page.published, language) is None:
        reason = f"The date {page.published[:40]!r} is not read."
        issues.add(Issue("skipped", "parse", document.locator, reason, "Write dates as 2023-02-09, 2023-02 or 2023."))
    in_address = address.date_in(url) if url else None
    places: tuple[tuple[PartialDate | None, PublishedFrom], ...] = (
        (dates.read_date(page.published, language), page.published_from),
        (dates.dateline(text, language) or dates.stamp(text, language), "text"),
        (in_address, "address"),
        (event_date(text, language, title=title, address=in_address), "text"),
    )
    published, published_from = _first_possible(places, document.fetched_at.date())
    return Release(
        release_id="r" + sha256((address.canonical(url) if url else f"{title}\n{text}").encode("utf-8")).hexdigest()[:16],
        document_sha256=document.sha256,
        source_id=document.source_id,
        url=url,
        title=" ".join(title.split()),
        text=text,
        language=language,
        publisher=page.publisher or None,
        published=published,
        published_from=published_from,
        text_kind=page.text_kind or text_kind,
        contacts_removed=removed + removed_from_title + page.contacts_removed,
    )


def _first_possible(places: tuple[tuple[PartialDate | None, PublishedFrom], ...], latest: date) -> tuple[PartialDate | None, PublishedFrom | None]:
    """The publication date from the best place that has one, or from a lesser place that says the same more precisely.

    A release was not published after it was fetched, nor before the web.
    """
    possible = [(found, place) for found, place in places if found and dates.EARLIEST <= found.first <= latest]
    if not possible:
        return None, None
    agreeing = [(found, place) for found, place in possible if str(found).startswith(str(possible[0][0]))]
    return max(agreeing, key=lambda entry: len(str(entry[0])))
