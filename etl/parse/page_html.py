"""An HTML page: trafilatura finds the body, the page's own metadata the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree, html

from etl.parse.dates import read_date
from etl.parse.markup import tree_of
from etl.parse.page import Page, decode

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DATES = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "date",
    "pubdate",
    "publish-date",
    "og:published_time",
)
_LATIN = ("iso-8859-1", "latin1", "latin-1", "us-ascii")
"""Names that browsers read as windows-1252 (WHATWG Encoding Standard, 4.2), because pages so labelled hold its quotation marks."""
_LONGEST_DATE = 60
_SEPARATOR = re.compile(r"\s+[|–—·»]\s+|\s+-\s+")


def read_html(body: bytes) -> Page:
    """Title, body and metadata of a page. The date is the one that the page declares as its publication, never a guess."""
    try:
        tree = tree_of(_decode(body))
    except (etree.LxmlError, ValueError):
        return Page(text="")  # nothing but a comment, or not even that
    meta = dict(_metadata(tree))
    main = trafilatura.extract(tree, include_comments=False, include_tables=False, favor_recall=True, deduplicate=False) or ""
    site = meta.get("og:site_name", "")
    paragraphs = [line for line in (" ".join(line.split()) for line in main.split("\n")) if line]
    title = _title(tree, meta.get("og:title", ""), site)
    while paragraphs and paragraphs[0].casefold() in (title.casefold(), ""):
        paragraphs.pop(0)
    return Page(
        text="\n\n".join(paragraphs),
        title=title,
        url=_canonical(tree, meta),
        publisher=site,
        language=(tree.get("lang") or meta.get("og:locale", "")).replace("_", "-").split("-")[0].strip().lower() or "und",
        published=_published(tree, meta),
    )


def _decode(body: bytes) -> str:
    declared = _DECLARED.search(body[:4096])
    if declared:
        try:
            name = declared[1].decode("ascii").lower()
            return body.decode("cp1252" if name in _LATIN else name).replace("\0", "")
        except (LookupError, UnicodeDecodeError):
            pass  # the page declares what it is not; its bytes tell better
    return decode(body)


def _metadata(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for tag in reversed(tree.xpath("//meta[@content]")):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name:
            yield name.lower(), tag.get("content").strip()


def _published(tree: html.HtmlElement, meta: dict[str, str]) -> str:
    """The declared date as far as it is ISO: from JSON-LD, from meta tags, or where the page shows a single one."""
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        found = re.search(r'"datePublished"\s*:\s*"([^"\\]{4,40})"', block)
        if found:
            return found[1].strip()
    declared = next((meta[name] for name in _DATES if meta.get(name)), "")
    return declared or _only(tag.get("datetime", "")[:10] for tag in tree.xpath("//time[@datetime]")) or _only(_shown(tree))


def _shown(tree: html.HtmlElement) -> Iterator[str]:
    """Dates in elements that are marked as a date."""
    for tag in tree.xpath("//*[contains(@class, 'date') or contains(@class, 'fecha')]"):
        text = " ".join(tag.text_content().split())
        if len(text) <= _LONGEST_DATE and read_date(text):
            yield text


def _only(found: Iterator[str]) -> str:
    """The one value there is; "" when there is none, or when they differ: then some are those of other articles."""
    values = set(found)
    return values.pop() if len(values) == 1 else ""


def _canonical(tree: html.HtmlElement, meta: dict[str, str]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    found = str(links[0]).strip() if links else meta.get("og:url", "")
    return found if found.startswith(("http://", "https://")) else None


def _first(tree: html.HtmlElement, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""


def _title(tree: html.HtmlElement, declared: str, site: str) -> str:
    """The title that the page declares, its first heading unless that is the site's name, or the window's title; the site's name cut off."""
    heading, window = _first(tree, "//h1"), _first(tree, "//title")
    parts = _SEPARATOR.split(window)
    if heading.casefold() in {site.casefold(), parts[-1].casefold() if len(parts) > 1 else ""}:
        heading = ""
    return _without_site(declared or heading or window, site)


def _without_site(title: str, site: str) -> str:
    """A title without the site's name at its end."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and (parts[-1].casefold() == site.casefold() or len(parts[-1]) < len(title) / 3):
        end = title.rfind(parts[-1])
        return re.sub(r"\s*[|–—·»-]\s*$", "", title[:end])
    return title
