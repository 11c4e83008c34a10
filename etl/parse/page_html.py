"""An HTML page: trafilatura finds the body, the page's own metadata the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree, html

from etl.parse.page import Page, decode
from etl.parse.page_text import read_text

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
_SEPARATOR = re.compile(r"\s+[|–—·»]\s+|\s+-\s+")


def read_html(body: bytes) -> Page:
    """Title, body and metadata of a page. The date is the one that the page declares as its publication, never a guess."""
    text = _decode(body)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return read_text(body)
    meta = dict(_metadata(tree))
    main = trafilatura.extract(tree, include_comments=False, include_tables=False, favor_recall=True, deduplicate=False) or ""
    site = meta.get("og:site_name", "")
    title = meta.get("og:title") or _first(tree, "//h1") or _first(tree, "//title")
    paragraphs = [line for line in (" ".join(line.split()) for line in main.split("\n")) if line]
    title = _without_site(title, site)
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
            return body.decode(declared[1].decode("ascii")).replace("\0", "")
        except (LookupError, UnicodeDecodeError):
            pass  # the page declares what it is not; its bytes tell better
    return decode(body)


def _metadata(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for tag in reversed(tree.xpath("//meta[@content]")):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name:
            yield name.lower(), tag.get("content").strip()


def _published(tree: html.HtmlElement, meta: dict[str, str]) -> str:
    """The declared date as far as it is ISO: from JSON-LD, from meta tags, or from the one <time> of the page."""
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        found = re.search(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.)*")', block)
        if found:
            return str(json.loads(found[1]))
    declared = next((meta[name] for name in _DATES if meta.get(name)), "")
    times = {tag.get("datetime", "")[:10] for tag in tree.xpath("//time[@datetime]")}
    return declared or (times.pop() if len(times) == 1 else "")


def _canonical(tree: html.HtmlElement, meta: dict[str, str]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    found = str(links[0]).strip() if links else meta.get("og:url", "")
    return found if found.startswith(("http://", "https://")) else None


def _first(tree: html.HtmlElement, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""


def _without_site(title: str, site: str) -> str:
    """A title without the site's name at its end."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and (parts[-1].casefold() == site.casefold() or len(parts[-1]) < len(title) / 3):
        end = title.rfind(parts[-1])
        return re.sub(r"\s*[|–—·»-]\s*$", "", title[:end])
    return title
