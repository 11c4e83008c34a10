"""The state that a name of an institution belongs to: "Dutch Embassy in Bogotá" to the Netherlands, "Government of Japan" to Japan."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl import reference
from etl.names import plain

_LONGEST = 6
"""Words of the longest name: "the former yugoslav republic of macedonia" and the like."""


_SEAT = re.compile(
    r"\b((?:embassy|ambassade|embajada|mission|delegation|consulate|high commission|haut commissariat)\b(?: \S+){0,8}?) (?:in|at|to|a|au|aux|en) .*$"
)


@lru_cache(maxsize=8192)
def state_in(name: str) -> str | None:
    """ISO 3166-1 alpha-3 of the one state whose name or adjective stands in `name`; None for none or several.

    A place behind "embassy of ... in" is where it sits, not whose it is.
    """
    text = plain(name)
    text = _SEAT.sub(r"\1", text)
    found = _phrases_in(text.split())
    codes = {_phrases()[phrase] for phrase in found if not any(f" {phrase} " in f" {other} " for other in found if other != phrase)}
    return next(iter(codes)) if len(codes) == 1 else None


def _phrases_in(words: list[str]) -> list[str]:
    """The names and adjectives of states among the runs of a few words, a shorter one inside a longer one included."""
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + _LONGEST, len(words)) + 1))
    return [run for run in dict.fromkeys(runs) if run in _phrases()]


@cache
def _phrases() -> dict[str, str]:
    """Plain name or adjective, in three languages -> code."""
    found = {
        "us": "USA",
        "usa": "USA",
        "american people": "USA",
        "uk": "GBR",
        "ukaid": "GBR",
        "uae": "ARE",
        "korea": "KOR",
        "korean": "KOR",
        "conflict pool": "GBR",
    }
    for table in ("country_names", "places"):
        for row in reference.load(table):
            if row["kind"] == "name":
                found.setdefault(plain(row["name"]), row["country"])
    for row in reference.load("country_adjectives"):
        for language in ("en", "fr", "es"):
            for word in filter(None, row[language].split("|")):
                for form in _forms(plain(word.rstrip("*"))):
                    found.setdefault(form, row["country"])
    return found


def _forms(word: str) -> set[str]:
    """A word and its feminine and plural, in French and Spanish."""
    return {
        word,
        f"{word}a",
        f"{word}as",
        f"{word}e",
        f"{word}s",
        f"{word}es",
        f"{word}ne",
        *({f"{word[:-1]}a", f"{word[:-1]}as"} if word.endswith("o") else set()),
    }
