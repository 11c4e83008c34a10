"""A release record: its columns say what a page leaves to guess."""

from __future__ import annotations

import html
import json
import re

from lxml import etree

from etl.parse.markup import tree_of
from etl.parse.page import Page, with_plain_ends
from etl.parse.paragraphs import blocks

_TAG = re.compile(r"<p>|</(?:p|div|li|h[1-6]|a|strong|em|b|i|span)>|<br ?/?>", re.IGNORECASE)
_PARAGRAPHS = ("p", "div", "li", "br", "ul", "ol", "table", "tr", "blockquote", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8}\d{0,2});")
_BLANKS = re.compile(r"[^\S\n]{2,}|\t")


def read_record(body: bytes) -> Page:
    """The record's columns. Its text without markup and without a first line that repeats the title; wrapped paragraphs are made whole."""
    values = json.loads(body)
    kind = values.get("text_kind")
    title = _plain(values.get("title", ""))
    return Page(
        text=_without_title(_paragraphs(_plain(with_plain_ends(values["text"]))), title),
        title=title,
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
            tree = tree_of(f"<html><body>{text}</body></html>").find("body")
        except (etree.LxmlError, ValueError):
            return text
        etree.strip_elements(tree, "script", "style", etree.Comment, with_tail=False)
        for tag in tree.iter(*_PARAGRAPHS):
            tag.tail = f"\n\n{tag.tail or ''}"
        text = str(tree.text_content())
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)


def _paragraphs(text: str) -> str:
    return "\n\n".join("\n".join(_BLANKS.sub(" ", line) for line in block) for block in blocks(text))


def _without_title(text: str, title: str) -> str:
    """`text` without a first line that only repeats the title, as feeds have it: a headline is no sentence of the release."""
    first, _, rest = text.partition("\n")
    same = " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
    return rest.strip() if same and rest.strip() else text
