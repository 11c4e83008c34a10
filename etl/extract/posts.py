"""Whose name follows an organisation's: behind "the Director of the Registry" and a comma stands a person, "Ana Mora"."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.organisation_words import title_words

_REACH = 110
_PERSON = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_A-Z’'.-]*[\w’'.-]*)(?: (?:de la |de los |de |del |la |el |bin |al-|von |van |d['’])?[^\W\d_a-zß-öø-ÿ][\w’'.-]*){1,4}"
)
_ALL_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


def is_person(words: str, text: str, start: int, language: str) -> bool:
    """Whether `words`, which follow the organisation beginning at `start` and a comma, name who holds a post there."""
    return bool(_PERSON.fullmatch(words) and not _ALL_CAPITALS.search(words) and _post_of(language).search(text[max(0, start - _REACH) : start]))


@cache
def _post_of(language: str) -> re.Pattern[str]:
    """A title, what it is of, and nothing else up to the organisation."""
    titles = "|".join(sorted(map(re.escape, title_words(language)), key=len, reverse=True))
    small = r"(?:of|for|at|from|in|with|de|del|du|des|à|au|en|su|sus|its|their|the|la|le|les|los|las|el) |[dl]['’]"
    return re.compile(rf"\b(?:{titles})s?\b[^.;:,]{{0,70}},? (?:{small}){{1,3}}$", re.IGNORECASE)
