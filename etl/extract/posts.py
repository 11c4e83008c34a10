"""Posts in organisations: whose name follows behind "the Director of the Registry" and a comma, and which body is named as somebody's employer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from etl.extract.organisation_words import title_words
from etl.extract.vocabulary import START, Entry, Match, Vocabulary, of_each_language

_REACH = 110
_PERSON = re.compile(
    r"(?:[A-Z]{2}|(?:[A-Z]\.){1,3}|"
    r"[^\W\d_a-zß-öø-ÿ][^\W\d_A-Z’'.-]*[\w’'.-]*)(?: (?:de la |de los |de |del |la |el |bin |al-|von |van |d['’])?[^\W\d_a-zß-öø-ÿ][\w’'.-]*){1,4}"
)
_ALL_CAPITALS = re.compile(r"\b(?!^[A-Z]{2} )[A-Z]{2,}\b")
"""No surname; two letters before one are initials: AJ Moore."""

_EMPLOYER = re.compile(
    r"(?:'s|’s)?(?:[ -](?!and |et |y |with |avec |con )[\w’'-]+){0,7}? (?:of|for|at|in|with|within|de|du|del|des|d['’]|chez|en)(?: |(?<=['’]))(?:the |its |la |le |l['’]|el |su )?"
)
"""Between a post and the body that it is in: "Director for Field Work at the"."""


def is_employer(text: str, start: int, language: str) -> bool:
    """Whether the body that is named at `start` stands there as where somebody holds a post: "a former Director of the Registry"."""
    posts = find_posts(text, language)
    before = bisect_right(posts, start, key=START) - 1
    return before >= 0 and posts[before].end > start - _REACH and bool(_EMPLOYER.fullmatch(text, posts[before].end, start))


@lru_cache(maxsize=4)
def find_posts(text: str, language: str) -> Sequence[Match[None]]:
    """Every word for who holds a post, in text order."""
    return _vocabulary(language).find(text)


@of_each_language
def _vocabulary(language: str) -> Vocabulary[None]:
    words = {word for wanted in ("en", language) for word in title_words(wanted)}
    return Vocabulary((Entry(word, None) for word in words), language)


def is_person(words: str, text: str, start: int, language: str) -> bool:
    """Whether `words`, which follow the organisation beginning at `start` and a comma, name who holds a post there."""
    return bool(_PERSON.fullmatch(words) and not _ALL_CAPITALS.search(words) and _post_of(language).search(text[max(0, start - _REACH) : start]))


@cache
def _post_of(language: str) -> re.Pattern[str]:
    """A title, what it is of, and nothing else up to the organisation."""
    titles = "|".join(sorted(map(re.escape, title_words(language)), key=len, reverse=True))
    small = r"(?:of|for|at|from|in|with|within|chez|auprès|de|del|du|des|à|au|en|su|sus|its|their|the|la|le|les|los|las|el) |[dl]['’]"
    return re.compile(rf"\b(?:{titles})s?\b[^.;:,]{{0,70}},? (?:{small}){{1,3}}$", re.IGNORECASE)
