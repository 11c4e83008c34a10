"""Lines around a release that are the same on every page of its site."""

from __future__ import annotations

import re
from functools import cache

from etl import reference


def is_boilerplate(line: str) -> bool:
    """Whether it speaks of the site, or is what an agency says of itself below each release."""
    return _phrases("line", "below").search(line) is not None


def ends_body(line: str) -> bool:
    """Whether it opens what stands below a release: related news, comments, tags."""
    return line.casefold().rstrip(" :") in _end_lines()


def without_tail(text: str) -> str:
    """`text` without the paragraphs at its end that are nothing but lines of the kind "below": those that no release holds itself."""
    paragraphs, below = text.split("\n\n"), _phrases("below")
    while len(paragraphs) > 1 and all(below.search(line) or ends_body(line) for line in paragraphs[-1].split("\n")):
        paragraphs.pop()
    return "\n\n".join(paragraphs)


@cache
def _end_lines() -> frozenset[str]:
    return frozenset(row["phrase"] for row in reference.load("boilerplate", key=("kind", "phrase")) if row["kind"] == "end")


@cache
def _phrases(*kinds: str) -> re.Pattern[str]:
    phrases = [re.escape(row["phrase"]) for row in reference.load("boilerplate", key=("kind", "phrase")) if row["kind"] in kinds]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})|©", re.IGNORECASE)
