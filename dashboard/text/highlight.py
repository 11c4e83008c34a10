"""A release's text with its evidence marked, as escaped HTML. Nothing of a release reaches the page unescaped but through here.

Each stretch of text lies in one <mark> that names its fields in `data-field` and, where a mention ends, in words. Overlapping mentions
share stretches: offsets are code points, and every one of the text's comes out exactly once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from operator import itemgetter

from dashboard.text import strings


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] is evidence for a statement: `field` as in view `statements`, `title` what it says in words."""

    start: int
    end: int
    field: str
    statement_id: str
    title: str


def marked(text: str, marks: Sequence[Mark], hits: Sequence[tuple[int, int]] = ()) -> str:
    """The text as paragraphs of HTML with its marks; marks that lie outside the text are left out. `hits`: words that were looked for.

    The first mark of each statement has the anchor `m-<statement id>`, the first hit the anchor `hit`; the tag behind a mark leads to the
    statement's own anchor, `s-<statement id>`.
    """
    inside = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    firsts: dict[int, list[str]] = {}
    for statement_id, start in {m.statement_id: m.start for m in sorted(inside, key=lambda m: -m.start)}.items():
        firsts.setdefault(start, []).append(statement_id)
    pieces = [_piece(text[a:b], over, b, firsts.get(a, []), hit=hit) for a, b, over, hit in _stretches(text, inside, hits)]
    paragraphs = "".join(pieces).replace("\n\n", "</p><p>").replace("\n", "<br>")
    return f"<p>{paragraphs}</p>".replace('<mark class="hit">', '<mark class="hit" id="hit">', 1)


def _stretches(text: str, marks: Sequence[Mark], hits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, list[Mark], bool]]:
    """(start, end, the marks over it in their order, whether a hit is) of each stretch between two edges; what is open is carried along."""
    begin: dict[int, list[tuple[int, Mark]]] = {}
    for number, mark in enumerate(marks):
        begin.setdefault(mark.start, []).append((number, mark))
    hit_edges = Counter(start for start, _ in hits)
    hit_edges.subtract(end for _, end in hits)
    edges = sorted({0, len(text), *begin, *(mark.end for mark in marks), *hit_edges})
    over: list[tuple[int, Mark]] = []
    depth = 0
    for a, b in pairwise(edges):
        over = sorted([*(held for held in over if held[1].end > a), *begin.get(a, [])], key=itemgetter(0))
        depth += hit_edges[a]
        yield a, b, [mark for _, mark in over], depth > 0


def hits_marked(text: str, hits: Sequence[tuple[int, int]]) -> str:
    """The text as HTML with the words that were looked for marked; hits in order, none overlaps."""
    edges = [0, *(edge for hit in hits for edge in hit), len(text)]
    pieces = [escape(text[a:b]) for a, b in pairwise(edges)]
    return "".join(_hit(piece) if number % 2 else piece for number, piece in enumerate(pieces))


def _tag(field: str, statement_id: str) -> str:
    """What a mark is evidence for, as a link to the statement."""
    return f'<a class="ev-tag" href="#s-{escape(statement_id, quote=True)}">{escape(strings.TAG[field])}</a>'


def _hit(escaped: str) -> str:
    return f'<mark class="hit">{escaped}</mark>'


def _piece(text: str, marks: Sequence[Mark], end: int, anchors: Sequence[str], *, hit: bool) -> str:
    """One stretch: the fields of its marks, anchors before it, and behind it a tag in words for each field whose mark ends here."""
    inside = [_hit(escape(line)) if hit and line else escape(line) for line in text.split("\n")]
    if not marks:
        return "\n".join(inside)
    fields = list(dict.fromkeys(m.field for m in marks))
    title = escape("; ".join(dict.fromkeys(m.title for m in marks)), quote=True)
    spots = "".join(f'<span id="m-{escape(anchor, quote=True)}"></span>' for anchor in anchors)
    ending = {m.field: m.statement_id for m in reversed(marks) if m.end == end}
    tags = "".join(_tag(field, ending[field]) for field in fields if field in ending)
    # a mark may not span paragraphs: it is closed and opened again around a line break
    lines = f'</mark>\n<mark class="ev ev-{fields[0]}" data-field="{" ".join(fields)}">'.join(inside)
    return f'<mark class="ev ev-{fields[0]}" data-field="{" ".join(fields)}" title="{title}">{spots}{lines}{tags}</mark>'
