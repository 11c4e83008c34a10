"""Markup to a tree, however deep its elements nest."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from lxml import etree, html

_DEEPEST = 200
"""Levels that are kept: libxml2 gives a document up at 256, and what looks for the body in a tree takes ever longer the deeper it is."""
_LEAVES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "script", "style", "title", "meta", "link"})
"""Elements that do not nest in themselves. They are kept on any level: they say where a paragraph ends, and what is no text."""
_RAW = frozenset({"script", "style"})
_IN_LINE = frozenset({"a", "abbr", "b", "big", "em", "font", "i", "small", "span", "strike", "strong", "sub", "sup", "tt", "u"})


def tree_of(markup: str) -> html.HtmlElement:
    """The root of a document. Deeper than most nest (tags that nobody closed) only the innermost elements are kept, and all words.

    Raises lxml.etree.LxmlError or ValueError when there is no element in it.
    """
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        flat = etree.fromstring(markup.encode("utf-8"), parser=etree.HTMLParser(encoding="utf-8", target=_Flat()))
        return html.document_fromstring(flat.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    return tree


class _Flat:
    """A parser's target, which knows no limit: the same markup, less deep."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[bool] = []  # for each open element, whether it was written
        self._raw = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        written = len(self._open) < _DEEPEST or tag in _LEAVES
        self._open.append(written)
        self._raw += tag in _RAW
        if written:
            self._pieces += [f"<{tag}", *(f' {name}="{escape(value)}"' for name, value in attributes.items()), ">"]
        elif tag not in _IN_LINE:
            self._pieces.append("<br>")

    def end(self, tag: str) -> None:
        self._raw -= tag in _RAW
        if self._open.pop() and tag not in html.defs.empty_tags:
            self._pieces.append(f"</{tag}>")

    def data(self, text: str) -> None:
        self._pieces.append(text if self._raw else escape(text, quote=False))

    def close(self) -> str:
        return "".join(self._pieces)
