"""The words of a sentence as names are read from them: with the head nouns among them, and a country's name as one word."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from etl import reference
from etl.extract.country_names import CountryName
from etl.extract.sentences import Sentence, sentence_at, split_sentences
from etl.extract.vocabulary import START, Entry, Vocabulary, fold, of_each_language
from etl.model import PartnerType

Place = Literal[
    "head", "tail", "fund", "link", "title", "people", "venue", "kind", "ending", "apart", "deed", "hint", "generic", "acronym", "honorific"
]
_TOKEN = re.compile(r"[LlDd]['’](?=[^\W\d_])|(?:[A-Z]\.){2,4}|St\.|[^\W_](?:[\w’'&./-]*[\w])?(?:(?<=s)['’](?=\s[^\W\d_a-zà-ÿ]))?|&|[^\w\s]")
Words = Mapping[str, tuple[PartnerType, Place]]


class Word(NamedTuple):
    """One word or mark of a sentence; a country's name is one word. `place` and `type`: of a head noun, else None."""

    start: int
    end: int
    text: str
    low: str
    place: Place | None
    type: PartnerType
    country: bool


_NOT_READ = frozenset({"kind", "ending", "apart", "deed", "hint", "generic", "acronym", "honorific"})
_GENITIVE = frozenset("de du des d' del contre contra pour para".split())  # noqa: SIM905
_ARTICLES = frozenset("la le l' el las los les".split())  # noqa: SIM905
_INFINITIVE = {"en": (), "fr": ("er", "ir", "dre", "tre", "vre", "ire"), "es": ("ar", "er", "ir", "arse", "erse", "irse")}
_APOSTROPHES = frozenset("'’")
_ELIDED = re.compile(r"(?<!\w)([dlDL]')(?=\w)")
_NO_HEAD: tuple[PartnerType, Place | None] = ("other", None)


def read_sentences(text: str, language: str, countries: Sequence[CountryName]) -> Iterator[list[Word]]:
    """The words of each sentence that holds a head noun, in text order: the others hold no name. `countries` in text order."""
    sentences, low = split_sentences(text), fold(text)
    at = 0
    for index in dict.fromkeys(sentence_at(sentences, head.start) for head in _closing(language).find(text)):
        while at < len(countries) and countries[at].start < sentences[index].start:
            at += 1
        words, at = _read(text, low, sentences[index], (_words(language), countries, at))
        _join_heads(words, _words(language), _several(language))
        yield words


def _read(text: str, low: str, sentence: Sentence, vocabulary: tuple[Words, Sequence[CountryName], int]) -> tuple[list[Word], int]:
    """The words of a sentence, and the first country behind them. `low`: the text folded; `vocabulary`: heads, countries, the first of them here."""
    heads, countries, at = vocabulary
    words: list[Word] = []
    position, end = sentence.start, sentence.end
    coming = countries[at].start if at < len(countries) else sys.maxsize
    while position < end:
        for match in _TOKEN.finditer(text, position, end):
            start, position = match.span()
            if start > coming:
                at = bisect_left(countries, start, at, key=START)
                coming = countries[at].start if at < len(countries) else sys.maxsize
            if start == coming and countries[at].kind in ("name", "adjective"):
                last = countries[at].end
                position = last + (2 if text.startswith(("'s", "’s"), last) else 0)
                words.append(Word(start, position, text[start:last], low[start:last], None, "other", country=True))
                break  # to go on behind the country
            word = match.group()
            kind, place = heads.get(word, _NO_HEAD)
            if place is None and word[-1] == "s" and word[-2:-1] in _APOSTROPHES and text[position : position + 2].islower():
                kind, place = heads.get(word[:-2], _NO_HEAD)  # "the Federal Police's trafficking unit"
            words.append(tuple.__new__(Word, (start, position, word, low[start:position], place, kind, False)))  # as Word(...) does, in half the time
        else:
            break
    return words, at


def _join_heads(words: list[Word], heads: Words, several: Mapping[str, tuple[tuple[str, ...], ...]]) -> None:
    """Give the first word of a head of several words the place of the whole; the others lead on within the name."""
    for i, opening in enumerate(words):
        for phrase in several.get(opening.text, ()):
            if tuple(w.text.replace("’", "'") for w in words[i : i + len(phrase)]) == phrase:
                kind, place = heads[" ".join(phrase).replace("d' ", "d'").replace("l' ", "l'")]
                words[i] = opening._replace(place=place, type=kind)
                for j in range(i + 1, i + len(phrase)):
                    words[j] = words[j]._replace(place="link")
                break


def leads_on(word: Word, before: Word, earlier: Word | None, language: str) -> bool:
    """Whether a small word goes on within a French or Spanish name: the noun behind "de", "de la" or "contre", or an adjective behind a noun.

    `before` and `earlier`: the two words before it in the name.
    """
    if word.place or not word.low.replace("-", "").isalpha() or len(word.low) < 4 or word.low in _listed("apart", language):
        return False
    if before.low in _GENITIVE:
        return not word.low.endswith(_INFINITIVE[language])
    if before.low in _ARTICLES:
        return earlier is not None and earlier.low in _GENITIVE
    return len(before.low) > 3 and word.low.endswith(_endings(language))


@cache
def _endings(language: str) -> tuple[str, ...]:
    """How adjectives of institutions end: -ique, -ario."""
    return tuple(fold(ending) for ending in _listed("ending", language))


def words_in(place: Place, language: str) -> Iterator[tuple[str, PartnerType]]:
    """The words of one place in one language as they are written, with the kind of organisation that each tells."""
    rows = reference.load("organisation_words", key=("word", "language", "place"))
    return ((row["word"], cast(PartnerType, row["type"])) for row in rows if row["place"] == place and row["language"] == language)


@cache
def _listed(place: Place, language: str) -> frozenset[str]:
    return frozenset(fold(word) for word, _ in words_in(place, language))


def is_generic(name: str, language: str) -> bool:
    """Whether a name is that of any such body, and of none: the Working Group, la Commission nationale."""
    low = fold(name)
    return low in _listed("generic", language) or low in _listed("generic", "en")


def is_no_body(acronym: str) -> bool:
    """Whether a well-known acronym is that of a thing: SOP, GBV."""
    return fold(acronym) in _listed("acronym", "en")


@cache
def _words(language: str) -> Words:
    """Head nouns as they are written -> kind of organisation, and where in a name they stand. English ones serve in every language."""
    rows = reference.load("organisation_words", key=("word", "language", "place"))
    return {
        row["word"]: (cast(PartnerType, row["type"]), cast(Place, row["place"]))
        for wanted in ("en", language)
        for row in rows
        if row["language"] == wanted and row["place"] not in _NOT_READ
    }


@cache
def title_words(language: str) -> frozenset[str]:
    """Words for who holds a post: Minister, Jefa; none of the verbs that begin a headline's name."""
    return frozenset(word for word, (_, place) in _words(language).items() if place == "title" and not word.endswith("ing"))


@cache
def people_words(language: str) -> frozenset[str]:
    """Words that say that a name is a person's, or several people's: Minister, Officers."""
    return frozenset(word for word, (_, place) in _words(language).items() if place in ("title", "people"))


def is_noun_of_names(word: str) -> bool:
    """Whether a word is a noun of which names have one, and which is no name alone: Office, Foundation, International."""
    return word in _in_names("head", "tail", "fund", "venue")


def is_word_of_names(word: str) -> bool:
    """Whether a word is one of those that names of organisations are made of: a head noun, or Hope, Rights."""
    return word in _in_names("head", "tail", "fund", "venue", "hint", "people")


@cache
def _in_names(*places: Place) -> frozenset[str]:
    rows = reference.load("organisation_words", key=("word", "language", "place"))
    return frozenset(row["word"] for row in rows if row["place"] in places)


@cache
def number_words() -> frozenset[str]:
    """Numbers in words, which begin a sentence with a capital and no name."""
    return frozenset(fold(row["word"]) for row in reference.load("number_words", key=("language", "word")) if len(row["word"]) > 1)


@cache
def _several(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Head nouns of several words by their first one, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _words(language):
        parts = tuple(_ELIDED.sub(r"\1 ", phrase).split())  # as _TOKEN cuts a sentence
        if len(parts) > 1 and "’" not in phrase:
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


@of_each_language
def _closing(language: str) -> Vocabulary[None]:
    """The nouns of which every name has one."""
    return Vocabulary(
        (Entry(word, None, "exact", "strict") for word, (_, place) in _words(language).items() if place in ("head", "tail", "fund")), language
    )
