"""Two words near each other that tell a type of activity together, in whatever words stand between: identify ... victims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from etl import reference
from etl.extract.sentences import Sentences, sentence_at
from etl.extract.vocabulary import Entry, Vocabulary, of_each_language

_REACH = 60
"""Characters between the two words: about ten words, one clause."""


class WordPair(NamedTuple):
    """text[start:end] reaches from the one word to the other; `code` is the activity type."""

    start: int
    end: int
    code: str


class _Part(NamedTuple):
    pair: int
    one: bool


def find_word_pairs(text: str, language: str, sentences: Sentences) -> tuple[WordPair, ...]:
    """The nearest pair of each row of activity_pairs.csv in each sentence, in text order of the sentences."""
    codes, vocabulary = _vocabulary(language)
    last: dict[tuple[int, bool], tuple[int, int]] = {}
    best: dict[tuple[int, int], WordPair] = {}
    for match in vocabulary.find(text):
        pair, one = match.value
        before = last.get((pair, not one))
        last[(pair, one)] = (match.start, match.end)
        if before is None or not 0 < match.start - before[1] <= _REACH:
            continue
        sentence = sentence_at(sentences, match.start)
        if before[0] < sentences[sentence].start:
            continue
        found = best.get((sentence, pair))
        if found is None or match.end - before[0] < found.end - found.start:
            best[(sentence, pair)] = WordPair(before[0], match.end, codes[pair])
    return tuple(sorted(best.values()))


@of_each_language
def _vocabulary(language: str) -> tuple[tuple[str, ...], Vocabulary[_Part]]:
    rows = [row for row in reference.load("activity_pairs") if row["language"] == language]

    def entries() -> Iterator[Entry[_Part]]:
        for index, row in enumerate(rows):
            for column in ("one", "other"):
                for word in row[column].split("|"):
                    yield Entry(word, _Part(index, column == "one"), "any", "strict")

    return tuple(row["activity_type"] for row in rows), Vocabulary(entries(), language)
