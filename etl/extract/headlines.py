"""Headlines in which every word begins with a capital, as if all of it were one name."""

from __future__ import annotations

import re

from etl.extract.country_names import find_country_names
from etl.extract.registered import find_registered

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 4
"""Letters of the words that are capitalised in such a headline; shorter ones are often not."""
_FEWEST, _SHARE = 3, 0.8


def in_sentence_case(title: str, language: str) -> str:
    """`title` as a sentence would write it where nearly every word has a capital: they stay on names that are known, and on US or EU.

    As many characters as before. "Japanese Grant for Shelters" looks like the name of a body otherwise. A headline whose capitals tell names stays
    as it is.
    """
    words = list(_WORD.finditer(title))
    telling = [word.group()[0].isupper() for word in words if len(word.group()) >= _TELLING]
    if len(telling) < _FEWEST or sum(telling) < _SHARE * len(telling):
        return title
    names = [(name.start, name.end) for found in (find_country_names(title, language), find_registered(title, language)) for name in found]
    small = list(title)
    for word in words:
        if word.group()[1:].islower() and not any(start <= word.start() < end for start, end in names):
            small[word.start()] = title[word.start()].lower()
    return "".join(small) if sum(map(len, small)) == len(title) else title
