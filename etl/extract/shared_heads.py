"""Bodies that share one head noun in the plural: "the Ministries of Interior, Justice and Labour" are three ministries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_HEADS = {
    "Ministries": "Ministry", "ministries": "ministry", "Ministères": "Ministère", "ministères": "ministère", "Ministerios": "Ministerio",
    "ministerios": "ministerio", "Secretarías": "Secretaría", "secretarías": "secretaría", "Viceministerios": "Viceministerio",
}  # fmt: skip
"""Plural -> singular. Departments and directorates in the plural are mostly those of several provinces: one kind, not several bodies."""
_HEAD = re.compile(rf"({'|'.join(_HEADS)}) (?=(?:of|for|de|du|des|del)\b|d['’]|chargés)")
_OF = re.compile(r"(?:of|for) (?:the )?")
_EACH = re.compile(r"(?:, (?:and |et |y )?| and | et | y | e )(?=(?:de|du|des|del)\b|d['’])")
"""Before the next member in French and Spanish, each of which has a preposition of its own."""
_DE = re.compile(r"de (?!la |los |las |l['’])")
_AND = re.compile(r", (?:et |y )?| et | y | e ")
"""The same where all share one: "Ministerios de Justicia y Trabajo"."""
_COMMAS = re.compile(r", and |, ")
_PAIR = re.compile(r" and (?:of )?")
_OF_STATE = re.compile(r"(?<! and) of (?:the )?[^\W\d_a-zß-öø-ÿ][\w’'-]*(?: [^\W\d_a-zß-öø-ÿ][\w’'-]*)?$")
"""Behind the last member, whose ministries they are."""


class Member(NamedTuple):
    """One of the bodies: its own name, made of the text's words, and where in the text those that tell it stand."""

    name: str
    start: int
    end: int


def members(quote: str, start: int) -> list[Member]:
    """The bodies that `quote`, which begins at `start` in its text, is a list of, in text order; empty when it names one only."""
    head = _HEAD.match(quote)
    if head is None:
        return []
    of = _OF.match(quote, head.end())
    spans, joint = (_of_english(quote, of.end()), of.group().removesuffix("the ")) if of else _of_prepositions(quote, head.end())
    if len(spans) < 2:
        return []
    singular = _HEADS[head[1]]
    named = [Member(f"{singular} {joint}{quote[a:b]}", start + a, start + b) for a, b in spans]
    return [named[0]._replace(start=start), *named[1:]]


def _of_english(quote: str, begin: int) -> list[tuple[int, int]]:
    """Members between commas and "and"; where a comma stands before the last "and", another one is within a member's name."""
    state = _OF_STATE.search(quote, begin)
    end = state.start() if state else len(quote)
    if " of " in quote[begin:end].replace(" and of ", " and "):
        return []  # the Ministries of Health of Ghana and Togo
    cuts = [*_COMMAS.finditer(quote, begin, end)]
    if not any("and" in cut.group() for cut in cuts):
        cuts += [*_PAIR.finditer(quote, cuts[-1].end() if cuts else begin, end)][:1]
    return _between(cuts, begin, end)


def _of_prepositions(quote: str, begin: int) -> tuple[list[tuple[int, int]], str]:
    """Members each with its own preposition, or all behind one; and what a member's name begins with then."""
    spans = _between([*_EACH.finditer(quote, begin)], begin, len(quote))
    shared = _DE.match(quote, begin) if len(spans) < 2 else None
    if shared is None:
        return spans, ""
    return _between([*_AND.finditer(quote, shared.end())], shared.end(), len(quote)), shared.group()


def _between(cuts: Sequence[re.Match[str]], begin: int, end: int) -> list[tuple[int, int]]:
    starts = [begin, *(cut.end() for cut in cuts)]
    return [*zip(starts, [*(cut.start() for cut in cuts), end], strict=True)]
