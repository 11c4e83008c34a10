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
    r"(?:'s|’s)?(?:[ -](?!and |et |y |with |avec |con )[\w’'-]+){0,7}? (?:of|for|at|in|with|within|de|du|del|des|d['’]|chez|en|à|au)"
    r"(?: |(?<=['’]))(?:the |its |la |le |l['’]|el |su )?"
)
"""Between a post and the body that it is in: "Director for Field Work at the"."""


_CALLED = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?: (?:de la |de los |de |del |la |el |bin |al-|von |van |d['’])?[^\W\d_a-zß-öø-ÿ][\w’'.-]*){1,4}"
_NAMED_BEFORE = re.compile(
    rf"(?:{_CALLED},? (?:(?:who|qui|que|quien) (?:is|was|est|était|es|era) )?"
    r"(?:an? |the |then |l['’]|la |le |el |une? |su |its |our )?(?:[\w’'-]+ ){0,3}"
    r"|(?:\b[Ff]ormer|\b[Ee]x|\b[Aa]nci[ea]nn?e?|\b[Aa]ntigu[oa]) ?-?(?:[\w’'-]+ ){0,2})$"
)
_NAMED_BEHIND = re.compile(rf"(?: ?\([^()]{{1,15}}\))?, {_CALLED}(?:[,.;]| [a-zß-öø-ÿ])")


_SOME = re.compile(r"(?<!\w)(?:an?|une?|una?|two|three|deux|dos|tres|trois|several|plusieurs|varios) (?:[\w’'-]+ ){0,2}$", re.IGNORECASE)
_NEAR = 40


def is_behind_post(text: str, start: int, language: str) -> bool:
    """Whether the body that is named at `start` stands behind a certain post in it: "the Permanent Secretary in the", not "a counsellor of"."""
    post = _post_in(text, start, language)
    return post is not None and not _SOME.search(text, max(0, post.start - _NEAR), post.start)


def is_employer(text: str, start: int, end: int, language: str) -> bool:
    """Whether a body is named as where somebody with a name holds or held a post: "a former Director of the Registry"."""
    post = _post_in(text, start, language)
    if post is None:
        return False
    return bool(_NAMED_BEFORE.search(text[max(0, post.start - _REACH) : post.start]) or _NAMED_BEHIND.match(text, end))


def _post_in(text: str, start: int, language: str) -> Match[None] | None:
    """The post right before the body that is named at `start`, where it is one in that body."""
    posts = find_posts(text, language)
    before = bisect_right(posts, start, key=START) - 1
    if before < 0 or posts[before].end < start - _REACH or not _EMPLOYER.fullmatch(text, posts[before].end, start):
        return None
    return posts[before]


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
