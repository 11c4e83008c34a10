"""Where a text names organisations: by the registry, and by their shape (a head noun such as Ministry or Foundation within a capitalised name).

What part they play is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from etl import reference
from etl.extract.country_names import find_country_names
from etl.extract.sentences import split_sentences
from etl.extract.vocabulary import Entry, Vocabulary, fold
from etl.model import PartnerType

Place = Literal["head", "tail", "fund", "link"]
_TOKEN = re.compile(r"[^\W_](?:[\w’'&./-]*[\w])?|&|[^\w\s]")
_JOINING = {
    "en": frozenset("of for on in against to the and & de la".split()),  # noqa: SIM905
    "fr": frozenset("de du des la le les l' d' et à au aux en contre pour & sur".split()),  # noqa: SIM905
    "es": frozenset("de del la las los el y e en contra para & sobre a al".split()),  # noqa: SIM905
}
_AND = frozenset({"and", "&", "et", "y", "e"})
_OPENING = frozenset("the a an this its their our la le les el los las l' d' une un una su sus".split())  # noqa: SIM905
_OF_STATE = re.compile(
    r"(?:[Gg]overnments?|[Gg]ouvernement|[Gg]obierno|[Pp]eople|Embassy|Ambassade|Embajada|[Ee]mbassy|Kingdom|Royaume|Reino)"
    r"(?: of| de| du| d['’]| del)?(?: the| la| le| los| las| l['’])?"
    r"(?: (?:[Rr]epublic|Kingdom|République|República|Royaume|Reino)(?: of| de| du| del)?(?: the| la)?)? ?$"
)
_STATE_BODY = re.compile(r"(?:['’]s)? (?:[Gg]overnment|[Ee]mbassy|people|[Aa]id|[Cc]ooperation|Confederation)(?!\w)")
_LONGEST = 14
"""Words of a name at most: longer runs are headings."""
_QUOTES = {'"': '"', "“": "”", "«": "»", "‘": "’"}


class OrganisationName(NamedTuple):
    """text[start:end] names an organisation. `organisation_id`: of the registry, None when only its shape says so."""

    start: int
    end: int
    organisation_id: str | None
    type: PartnerType
    is_fund: bool = False  # a programme or fund: who pays, never who takes part
    is_institution: bool = True  # False: the bare name of a country


@lru_cache(maxsize=4)
def find_organisations(text: str, language: str) -> tuple[OrganisationName, ...]:
    """Every naming, in text order, none overlapping: a longer name wins over a shorter one inside it."""
    found = [*_registered(text), *_shaped(text, language), *_governments(text, language), *_quoted(text)]
    found.sort(key=lambda name: (name.start - name.end, name.organisation_id is None, name.start))
    kept: list[OrganisationName] = []
    taken = bytearray(len(text))
    for name in found:
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            kept.append(name)
    return tuple(sorted(kept))


@cache
def registry() -> dict[str, reference.Row]:
    """The rows of organisations.csv by id."""
    return {row["organisation_id"]: row for row in reference.load("organisations", key=("organisation_id",))}


def names_of(row: reference.Row) -> list[str]:
    """The canonical name and every alias of a registry row."""
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def _registered(text: str) -> Iterator[OrganisationName]:
    for match in _vocabulary().find(text):
        row = registry()[match.value]
        yield OrganisationName(
            match.start, match.end, match.value, cast(PartnerType, row["type"]), "Fund" in row["name"] and row["type"] != "private"
        )


@cache
def _vocabulary() -> Vocabulary[str]:
    return Vocabulary(
        Entry(name, row["organisation_id"], "exact" if name.isupper() or len(name) < 9 else "capital")
        for row in registry().values()
        for name in names_of(row)
    )


def _shaped(text: str, language: str) -> Iterator[OrganisationName]:
    heads = _words(language)
    for sentence in split_sentences(text):
        tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, sentence.start, sentence.end)]
        i = 0
        while i < len(tokens):
            end = _run_end(tokens, i, language, heads) if _opens_name(tokens[i][2], heads) else i
            if end > i:
                yield from _named(tokens[i:end], heads)
            i = max(end, i + 1)


def _opens_name(word: str, heads: dict[str, tuple[PartnerType, Place]]) -> bool:
    """A capital, or a head noun that French and Spanish write without one (ministère, gobierno)."""
    return word[0].isupper() or (word in heads and heads[word][1] == "head")


def _run_end(tokens: list[tuple[int, int, str]], start: int, language: str, heads: dict[str, tuple[PartnerType, Place]]) -> int:
    """The token after the run of capitalised words that begins at `start`, joined by small words; `start` itself for no run."""
    last = i = start
    has_head = False
    while i < len(tokens) and i - start < _LONGEST:
        word = tokens[i][2]
        plain = fold(word)
        if _opens_name(word, heads) or (word[0].isdigit() and i > start):
            if i > start and plain in _OPENING and tokens[i - 1][2] in ".,":
                break
            if has_head and _is_head(word, heads) and fold(tokens[i - 1][2]) in _AND:
                break
            has_head = has_head or _is_head(word, heads)
            last = i
        elif (plain in _AND and not has_head) or not (plain in _JOINING[language] or (has_head and heads.get(word, ("other", "head"))[1] == "link")):
            break
        elif has_head and heads.get(word, ("other", "head"))[1] == "link":
            last = i
        elif plain in _AND and i + 1 < len(tokens) and fold(tokens[i + 1][2]) in ("the", "its", "la", "le", "les", "el", "los", "su"):
            break
        i += 1
    return last + 1


def _is_head(word: str, heads: dict[str, tuple[PartnerType, Place]]) -> bool:
    return heads.get(word, ("other", "link"))[1] in ("head", "tail", "fund")


def _named(run: list[tuple[int, int, str]], heads: dict[str, tuple[PartnerType, Place]]) -> Iterator[OrganisationName]:
    """The name in a run, if it has a head noun and more than that; plural heads give one name for each member of their list."""
    while run and fold(run[0][2]) in _OPENING:
        run = run[1:]
    found = [(i, *heads[word]) for i, (_, _, word) in enumerate(run) if word in heads and heads[word][1] != "link"]
    found = [(i, kind, place) for i, kind, place in found if place != "tail" or i == len(run) - 1]
    if not found or len(run) < 2:
        return
    start, end = run[0][0], run[-1][1]
    _, kind, _ = found[-1] if found[-1][2] == "tail" else found[0]
    yield OrganisationName(start, end, None, kind, all(place == "fund" for _, _, place in found))


def _governments(text: str, language: str) -> Iterator[OrganisationName]:
    """ "the Government of Japan", "the Norwegian government", "gobierno colombiano": a state by one of its names."""
    for name in find_country_names(text, language):
        before = text[max(0, name.start - 60) : name.start]
        after = text[name.end : name.end + 14]
        left = _OF_STATE.search(before)
        right = _STATE_BODY.match(after)
        if name.kind not in ("name", "adjective"):
            continue
        if left and before[left.start() :].strip():
            yield OrganisationName(name.start - len(before) + left.start(), name.end, f"gov-{name.code.lower()}", "government")
        elif right:
            yield OrganisationName(name.start, name.end + right.end(), f"gov-{name.code.lower()}", "government")


def _quoted(text: str) -> Iterator[OrganisationName]:
    """A quoted name behind a word for a non-governmental body: the NGO "Open Door"."""
    for match in re.finditer(
        r"(?:NGOs?|ONG|CSO|[Aa]ssociation|[Aa]sociación|[Ff]oundation|[Ff]undación|[Oo]rgani[sz]ations?|[Cc]ent(?:re|er)|[Gg]roup) ([\"“«‘])\s?", text
    ):
        close = text.find(_QUOTES[match[1]], match.end(), match.end() + 80)
        name = text[match.end() : close].strip(" \u00a0") if close > 0 else ""
        if name and name[0].isupper() and "\n" not in name:
            start = text.index(name, match.end())
            yield OrganisationName(start, start + len(name), None, "ngo")


@cache
def _words(language: str) -> dict[str, tuple[PartnerType, Place]]:
    """Head nouns as they are written -> kind of organisation, and where in a name they stand. English ones serve in every language."""
    rows = reference.load("organisation_words", key=("word", "language", "place"))
    return {
        row["word"]: (cast(PartnerType, row["type"]), cast(Place, row["place"]))
        for wanted in ("en", language)
        for row in rows
        if row["language"] == wanted
    }
