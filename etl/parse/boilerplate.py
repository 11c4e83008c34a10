"""Lines around a release that are the same on every page of its site."""

from __future__ import annotations

import re
from functools import cache

from etl import reference


def is_boilerplate(line: str) -> bool:
    """Whether it speaks of the site, or is what an agency says of itself below each release."""
    return _boilerplate().search(line) is not None


def ends_body(line: str) -> bool:
    """Whether it opens what stands below a release: related news, comments, tags."""
    return line.casefold().rstrip(" :") in _end_lines()


def without_tail(text: str) -> str:
    """`text` without the paragraphs at its end that are nothing but such lines."""
    paragraphs = text.split("\n\n")
    while len(paragraphs) > 1 and all(is_boilerplate(line) or ends_body(line) for line in paragraphs[-1].split("\n")):
        paragraphs.pop()
    return "\n\n".join(paragraphs)


@cache
def _end_lines() -> frozenset[str]:
    return frozenset(row["phrase"] for row in reference.load("boilerplate", key=("kind", "phrase")) if row["kind"] == "end")


@cache
def _boilerplate() -> re.Pattern[str]:
    phrases = [re.escape(row["phrase"]) for row in reference.load("boilerplate", key=("kind", "phrase")) if row["kind"] == "line"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})|©", re.IGNORECASE)
