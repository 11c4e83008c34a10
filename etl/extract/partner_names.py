"""Names that nothing but their capitals and a phrase of joint work before them tells: "in partnership with Open Door", "run by AURORA"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from etl.extract.appositions import NAMES, NONE, OVER, Apposed
from etl.extract.cues import find_cues, kinds
from etl.extract.organisation_words import is_noun_of_names, people_words

_LEAD = re.compile(
    r"(?::|,)? (?:(?:the|its|their|our|la|le|les|l['’]|el|los|las|su|sus|both|local|partner)(?: |(?<=['’]))){0,3}[\"“«‘]?[ \u00a0]?(?="
    r"[^\W\d_a-zß-öø-ÿ]|[a-z][A-Z])"
)
_NAME = re.compile(NAMES)
_TELLING = re.compile(r"[A-Z].*[A-Z]|[A-Z].*\d|\w\.\w|.*\w[A-Z]")
"""A word alone that is no ordinary one: AURA, AidWorks, Aid.Works."""
_SHORTEST = 3


def find_joined(text: str, language: str, places: Mapping[int, int]) -> Iterator[Apposed]:
    """The first name behind each such phrase, in text order; none that begins where the name of a place or a country does, and no person's title."""
    for cue in find_cues("partner_cues", text, language):
        kind = next((kind for kind in kinds(cue) if kind in ("with", "by")), "")
        lead = _LEAD.match(text, cue.end) if kind else None
        name = _NAME.match(text, lead.end()) if lead else None
        if name is None or places.get(name.start(), 0) >= name.end() or NONE.match(name.group()) or name.end() - name.start() < _SHORTEST:
            continue
        words = name.group().split()
        if not people_words(language).isdisjoint(words) or not _is_name(words, with_=kind == "with", ends=bool(OVER.match(text, name.end()))):
            continue
        yield Apposed(name.start(), name.end())


def _is_name(words: list[str], *, with_: bool, ends: bool) -> bool:
    """Whether a run of capitalised words names a body; behind "by" one or two ordinary words may be a person."""
    if any(_TELLING.match(word) for word in words):
        return True
    if len(words) == 1:
        return with_ and ends and not is_noun_of_names(words[0])
    return with_ or len(words) > 3
