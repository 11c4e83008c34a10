"""Names of people, by the honorific or the post beside them: "Ms. Jane Doe", "Jane Doe, who is director of", "Director Jane Doe"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl.extract.organisation_words import is_word_of_names, words_in
from etl.extract.posts import find_posts
from etl.extract.vocabulary import Entry, Vocabulary, of_each_language

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_INITIAL = r"(?:[A-Z]\.?){1,2}"
_PARTICLE = r"(?:de la |de los |de |del |bin |ben |al-|el-|von |van |dos |da )?"
_NAME = rf"{_PARTICLE}{_WORD}(?: (?:{_INITIAL}(?= )|{_PARTICLE}{_WORD})){{0,4}}"
_BEHIND = re.compile(rf"\.? ({_NAME})")
_BEFORE = re.compile(
    rf"((?:{_WORD}|{_INITIAL}) (?:{_INITIAL} )?{_PARTICLE}{_WORD}(?: {_WORD})?)(?: \([^()]{{1,20}}\))?,? "
    r"(?:(?:who|qui|que|quien) (?:is|was|est|était|es|era) )?(?:an? |the |then |l['’]|la |le |el |une? |su |its |our |notre |nuestr[oa] )?"
    r"(?:[\w’'-]+ ){0,3}$"
)
_OF = re.compile(r"s?(?: [\w-]+){0,2} (?:of|for|at|with|from|de|du|del|des|d['’]|en|chez|para|pour|à)\b|,")
"""What stands behind a post: "director of", "executive director for", "director,"."""
_JOINED = re.compile(rf"({_WORD}(?: {_WORD}){{1,3}}),? (?:of|from|at|de|du|del)(?: the| la| l['’]| los| las)? ?")
_COMMA = re.compile(r", |\) ")
_COMMA_BEFORE = re.compile(rf"({_WORD}), $")
_REACH = 100
_LONGEST_INITIALS = 2


def is_person(name: str, text: str, start: int, language: str) -> bool:
    """Whether `name`, which begins at `start`, is that of somebody whom the text calls by an honorific or a post, here or elsewhere."""
    words = name.split()
    people = _words_of_people(text, language)
    if name.isupper() and (before := _COMMA_BEFORE.search(text, max(0, start - _REACH), start)) and before[1] in people:
        return True  # of which order or bar she is: Sister Jane Doe, OSB
    if words[0].rstrip(".") in _honorifics(language) or _behind_honorific(text, start, language):
        return True
    return people.issuperset(word for word in words if word[0].isupper())


def end_of_person(name: str, text: str, language: str) -> int:
    """How long "Jane Doe of the " is at the beginning of a name that begins with a person's; 0 where it does not."""
    people = _words_of_people(text, language)
    joined = _JOINED.match(name) if people else None
    return joined.end() if joined and people.issuperset(joined[1].split()) else 0


def _behind_honorific(text: str, start: int, language: str) -> bool:
    before = text[max(0, start - 14) : start].rstrip(" .").rpartition(" ")[2]
    return bool(before) and before in _honorifics(language)


@lru_cache(maxsize=4)
def _words_of_people(text: str, language: str) -> frozenset[str]:
    """First names, surnames and initials of the people whom a text tells to be such."""
    found: set[str] = set()
    posts = find_posts(text, language)
    for called in (*_vocabulary(language).find(text), *posts):
        if behind := _BEHIND.match(text, called.end):
            _add(behind[1], found)
    for match in posts:
        if _OF.match(text, match.end) and _COMMA.search(text, max(0, match.start - 40), match.start):
            before = _BEFORE.search(text[max(0, match.start - _REACH) : match.start])
            if before and "," in before.group():
                _add(before[1], found)
    return frozenset(found)


def _add(name: str, found: set[str]) -> None:
    words = name.split()
    if not any(is_word_of_names(word) or (word.isupper() and len(word) > _LONGEST_INITIALS) for word in words):
        found.update(word for word in words if word[0].isupper())


@cache
def _honorifics(language: str) -> frozenset[str]:
    return frozenset(word for wanted in ("en", language) for word, _ in words_in("honorific", wanted))


@of_each_language
def _vocabulary(language: str) -> Vocabulary[None]:
    return Vocabulary((Entry(word, None, "exact") for word in _honorifics(language)), language)
