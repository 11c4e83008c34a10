"""Which namings of countries go on a list, and which adjectives are languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.country_names import CountryName

LONGEST_GAP = 24
_BETWEEN = re.compile(
    r"(?:[,;]\s?(?:(?:and|et|y|e|or|ou|o|u|as well as|ainsi que|así como)\s)?|\s?(?:and|et|y|e|or|ou|o|u|as well as|ainsi que|así como|&|/|to)\s?)"
    r"(?:in |en |au |aux |à |a |from |de |du |des |del )?(?:the |la |le |les |el |los |las |l['’]|d['’])?",
    re.IGNORECASE,
)
_TONGUE_AHEAD = re.compile(r"\b(?:in|into|speak|speaks|speaking|spoke|en|parlent|parlant|hablan|habla)(?: both)? $", re.IGNORECASE)
_THING_NEXT = re.compile(r"[ -](?!(?:and|or|to|for|with|on|at|by|in|as|from|but|so|when|while|were|was|are|is|that|which)\b)\w")
_TONGUE_REACH = 16


def in_one_list(text: str, before: CountryName, name: CountryName) -> bool:
    """Whether nothing but a comma or "and", with an article or a preposition, stands between two names."""
    gap = text[before.end : name.start]
    return 0 < len(gap) <= LONGEST_GAP and gap.strip() != "" and _BETWEEN.fullmatch(gap) is not None


def languages_named(text: str, language: str, names: Sequence[CountryName]) -> set[int]:
    """Indexes of the adjectives that are languages: "in Khmer, Lao and Thai", unless a thing of that country follows in English."""
    found: set[int] = set()
    run: list[int] = []  # of adjectives in a row, those that are not known to be languages yet
    last = None
    for index, name in enumerate(names):
        goes_on = last is not None and last == index - 1 and in_one_list(text, names[last], name)
        if name.kind != "adjective" or not (goes_on or _TONGUE_AHEAD.search(text, max(0, name.start - _TONGUE_REACH), name.start)):
            continue
        run = run if goes_on else []
        run.append(index)
        last = index
        if language != "en" or not _THING_NEXT.match(text, name.end):
            found.update(run)
            run = []
    return found
