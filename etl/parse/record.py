"""A release record: its columns say what a page leaves to guess."""

from __future__ import annotations

import html
import json
import re

from lxml import etree
from lxml.html import fragment_fromstring

from etl.parse.page import Page
from etl.parse.paragraphs import blocks

_TAG = re.compile(r"</(?:p|div|li|h[1-6]|a|strong|em|b|i|span)>|<br ?/?>", re.IGNORECASE)
_PARAGRAPHS = ("p", "div", "li", "br", "ul", "ol", "table", "tr", "blockquote", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8}\d{0,2});")
_BLANKS = re.compile(r"[^\S\n]{2,}|\t")


def read_record(body: bytes) -> Page:
    """The record's columns; of its text every word, without markup, and with paragraphs that were wrapped at a fixed width made whole."""
    values = json.loads(body)
    kind = values.get("text_kind")
    return Page(
        text=_paragraphs(_plain(values["text"].replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))),
        title=_plain(values.get("title", "")),
        publisher=_plain(values.get("publisher", "")).strip(),
        language=values.get("language", "").strip().replace("_", "-").split("-")[0].lower() or "und",
        published=values.get("published", "").strip(),
        published_from="record",
        text_kind=kind if kind in ("summary", "original") else None,
    )


def _plain(text: str) -> str:
    """`text` without the tags and entities that feeds and exports of websites leave in it."""
    if _TAG.search(text):
        try:
            tree = fragment_fromstring(text, create_parent="div")
        except (etree.LxmlError, ValueError):
            return text
        for tag in tree.iter(*_PARAGRAPHS):
            tag.tail = f"\n\n{tag.tail or ''}"
        text = str(tree.text_content())
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)


def _paragraphs(text: str) -> str:
    return "\n\n".join("\n".join(_BLANKS.sub(" ", line) for line in block) for block in blocks(text))
