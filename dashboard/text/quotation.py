"""The sentence around a stretch of a release's text, short enough to be quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"""[.!?…]["”’»)\]]*\s+(?=["“‘«(\[¿¡]*[\w$€£])|\n\s*\n""")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|Nos|Sr|Sra|Mme|[Aa]rt|approx|vs|Inc|Ltd|Co|Gen|Gov|Sen|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$")
"""What a point behind does not end a sentence: an initial (U.S.), a title, a month."""

_DANGLING = ' «“‘"([,;:–—-'
"""What does not stand before "…"."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of a text on one line, the words that it is quoted for in the middle; "…" where its sentence goes on."""

    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        """The whole of it."""
        return self.before + self.words + self.after


def quotation(text: str, start: int, end: int, length: int) -> Quotation:
    """The sentence around text[start:end], cut at words to about `length` characters, those of text[start:end] always whole."""
    first, last = _sentence(text, start, end)
    spare = max(length - (end - start), 0)
    before, after = start - first, last - end
    if before + after > spare:
        kept_before = min(before, max(spare // 2, spare - after))
        first, last = _from_word(text, start - kept_before, first, start), _to_word(text, end + spare - kept_before, last, end)
    bounds = _sentence(text, start, end)
    before_words, after_words = _line(text[first:start]).lstrip(), _line(text[end:last]).rstrip()
    if first > bounds[0]:
        before_words = f"… {before_words}"
    if last < bounds[1]:
        after_words = f"{after_words.rstrip(_DANGLING)} …"
    return Quotation(before_words, _line(text[start:end]), after_words)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence, or sentences, that text[start:end] lies in."""
    first, last = 0, len(text)
    for found in _END.finditer(text):
        if found.group()[0] == "." and _ABBREVIATED.search(text[max(found.start() - 8, 0) : found.start() + 1]):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end - 1:
            last = found.end()
            break
    return first, first + len(text[first:last].rstrip())


def _from_word(text: str, place: int, first: int, latest: int) -> int:
    """The beginning of a word from `place` on, at the latest `latest`; `first` begins one."""
    while first < place < latest and not text[place - 1].isspace():
        place += 1
    return place


def _to_word(text: str, place: int, last: int, earliest: int) -> int:
    """The end of a word up to `place`, at the earliest `earliest`; `last` ends one."""
    while earliest < place < last and not text[place].isspace():
        place -= 1
    return min(place, last)


def _line(text: str) -> str:
    """On one line, its spaces at either end kept as one."""
    return re.sub(r"\s+", " ", text)
