"""Where a text names organisations: by the registry, and by their shape (a head noun such as Ministry or Foundation within a capitalised name).

What part they play is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from etl import reference
from etl.extract.appositions import find_apposed
from etl.extract.country_names import find_country_names
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import Case, Entry, Vocabulary, fold
from etl.model import PartnerType

Place = Literal["head", "tail", "fund", "link", "title", "people"]
_TOKEN = re.compile(r"[^\W_](?:[\w’'&./-]*[\w])?|&|[^\w\s]")
_JOINING = {
    "en": frozenset("of for on in against to the and & de la".split()),  # noqa: SIM905
    "fr": frozenset("de du des la le les l' d' et à au aux en contre pour & sur".split()),  # noqa: SIM905
    "es": frozenset("de del la las los el y e en contra para & sobre a al".split()),  # noqa: SIM905
}
_AND = frozenset({"and", "&", "et", "y", "e"})
_LEADING = frozenset("at in on for by with from to as of and but after en à au pour par avec con para por de".split())  # noqa: SIM905
_OPENING = frozenset("the a an this its their our la le les el los las l' d' une un una su sus".split())  # noqa: SIM905
_OF_STATE = re.compile(
    r"(?:[Gg]overnments?|[Gg]ouvernement|[Gg]obierno|[Pp]eople|[Aa]mbassade|[Ee]mbajada|[Ee]mbassy|Kingdom|Royaume|Reino)"
    r"(?: of| de| du| des| d['’]| del| de los)?(?: the| la| le| los| las| l['’])?"
    r"(?: (?:[Rr]epublic|Kingdom|République|República|Royaume|Reino)(?: of| de| du| del)?(?: the| la)?)? ?$"
)
_STATE_BODY = re.compile(r"(?:['’]s)? (?:[Gg]overnment|[Ee]mbassy|people|[Aa]id|[Cc]ooperation|Confederation)(?!\w)")
_LONGEST = 14
"""Words of a name at most: longer runs are headings."""


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
    registered = list(_registered(text, language))
    found = [*registered, *_shaped(text, language, {name.start for name in registered}), *_governments(text, language)]
    found += [OrganisationName(name.start, name.end, None, "ngo") for name in find_apposed(text)]
    countries = {(name.start, name.end) for name in find_country_names(text, language)}
    found = [name for name in found if (name.start, name.end) not in countries]  # Papua New Guinea (PNG), Russian Federation
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


def _registered(text: str, language: str) -> Iterator[OrganisationName]:
    for match in _vocabulary(language).find(text):
        row = registry()[match.value]
        yield OrganisationName(
            match.start, match.end, match.value, cast(PartnerType, row["type"]), "Fund" in row["name"] and row["type"] != "private"
        )


@cache
def _vocabulary(language: str) -> Vocabulary[str]:
    return Vocabulary((Entry(name, row["organisation_id"], _case(name)) for row in registry().values() for name in names_of(row)), language)


def _case(name: str) -> Case:
    """Acronyms and short names as they are written, two words with a capital, longer names however a text writes them."""
    if name.isupper() or len(name) < 9:
        return "exact"
    return "any" if name.count(" ") >= 3 else "capital"


def _shaped(text: str, language: str, known: set[int]) -> Iterator[OrganisationName]:
    """Names with a head noun; `known`: where names of the registry begin, which no "and" takes into another name."""
    heads = _words(language)
    owners = {name.end for name in find_country_names(text, language)}
    sentences = split_sentences(text)
    for index in dict.fromkeys(sentence_at(sentences, head.start) for head in _heads(language).find(text)):
        sentence = sentences[index]  # the others hold no name: every name has a head noun
        tokens = [(*m.span(), m.group()) for m in _TOKEN.finditer(text, sentence.start, sentence.end)]
        i = 0
        while i < len(tokens):
            end = _run_end(tokens, i, language, heads, known) if _opens_name(tokens[i][2], heads) else i
            if end > i:
                yield from _named(tokens[i:end], heads, owners)
            i = max(end, i + 1)


def _opens_name(word: str, heads: dict[str, tuple[PartnerType, Place]]) -> bool:
    """A capital, or a head noun that French and Spanish write without one (ministère, gobierno)."""
    return word[0].isupper() or (word in heads and heads[word][1] == "head")


def _run_end(tokens: list[tuple[int, int, str]], start: int, language: str, heads: dict[str, tuple[PartnerType, Place]], known: set[int]) -> int:
    """The token after the run of capitalised words that begins at `start`, joined by small words; `start` itself for no run."""
    last = i = start
    has_head = False
    while i < len(tokens) and i - start < _LONGEST:
        word = tokens[i][2]
        if _opens_name(word, heads) or (word[0].isdigit() and i > start):
            if has_head and fold(tokens[i - 1][2]) in _AND and (_is_head(word, heads) or _is_acronym(word) or tokens[i][0] in known):
                break
            has_head = has_head or _is_head(word, heads)
            last = i
        elif has_head and heads.get(word, ("other", "head"))[1] == "link":
            last = i
        elif word == ",":
            listed = _list_end(tokens, i, heads) if has_head and "of" in (t[2] for t in tokens[start:i]) else i
            if listed == i:
                break
            i = last = listed
        elif not _joins(tokens, i, language, has_head=has_head):
            break
        i += 1
    return last + 1


def _joins(tokens: list[tuple[int, int, str]], i: int, language: str, *, has_head: bool) -> bool:
    """Whether a small word leads on within a name: "of the" does, a bare "the" and an "and" before another body's name do not."""
    word = fold(tokens[i][2])
    if word not in _JOINING[language]:
        return False
    following = tokens[i + 1][2] if i + 1 < len(tokens) else ""
    if word in _AND:
        return has_head and fold(following) not in ("the", "its", "la", "le", "les", "el", "los", "su")
    if word == "to":  # "Office to Monitor" goes on, "Government of Japan to IOM" does not
        return not _is_acronym(following)
    return word not in ("the", "la", "le", "les", "el", "los") or fold(tokens[i - 1][2]) in _JOINING[language]


def _list_end(tokens: list[tuple[int, int, str]], comma: int, heads: dict[str, tuple[PartnerType, Place]]) -> int:
    """The last token of ", Gender and Social Welfare" behind "Ministry of Labour"; `comma` itself when what follows is another name."""
    i = comma
    while i + 1 < len(tokens) and i - comma < _LONGEST:
        word = tokens[i + 1][2]
        if fold(word) in _AND and i > comma:
            following = tokens[i + 2][2] if i + 2 < len(tokens) else ""
            return i + 2 if following[:1].isupper() and not _is_head(following, heads) and not _is_acronym(following) else comma
        if word != "," and (not word[0].isupper() or _is_head(word, heads) or _is_acronym(word)):
            return comma
        i += 1
    return comma


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_head(word: str, heads: dict[str, tuple[PartnerType, Place]]) -> bool:
    return heads.get(word, ("other", "link"))[1] in ("head", "tail", "fund")


def _named(run: list[tuple[int, int, str]], heads: dict[str, tuple[PartnerType, Place]], owners: set[int]) -> Iterator[OrganisationName]:
    """The name in a run, if it has a head noun and more than that. `owners`: where names of countries end."""
    run = _without_lead(run, heads, owners)
    found = [(i, *heads[word]) for i, (_, _, word) in enumerate(run) if word in heads and heads[word][1] in ("head", "tail", "fund", "title")]
    found = [(i, kind, place) for i, kind, place in found if place != "tail" or i == len(run) - 1]
    titles = [i for i, _, place in found if place == "title"]
    found = [entry for entry in found if entry[2] != "title"]
    if not found or len(run) < 2 or (titles and titles[0] < found[0][0]):
        return  # "Director of the Anti-Trafficking Unit" is a speaker
    _, kind, _ = found[-1] if found[-1][2] == "tail" else found[0]
    yield OrganisationName(run[0][0], run[-1][1], None, kind, all(place == "fund" for _, _, place in found))


def _without_lead(run: list[tuple[int, int, str]], heads: dict[str, tuple[PartnerType, Place]], owners: set[int]) -> list[tuple[int, int, str]]:
    """A run without what is no part of the name: articles, "Officials of", "China's"."""
    for i, (_, end, word) in enumerate(run):
        if word.endswith(("'s", "’s")) and end - 2 in owners and any(_is_head(later, heads) for _, _, later in run[i + 1 :]):
            run = run[i + 1 :]
            break
    while run and (fold(run[0][2]) in _OPENING or fold(run[0][2]) in _LEADING or heads.get(run[0][2], ("other", "head"))[1] == "people"):
        run = run[1:]
    return run


def _governments(text: str, language: str) -> Iterator[OrganisationName]:
    """ "the Government of Japan", "the Norwegian government", "gobierno colombiano": a state by one of its names."""
    for name in find_country_names(text, language):
        if name.kind not in ("name", "adjective"):
            continue
        before = text[max(0, name.start - 60) : name.start]
        after = text[name.end : name.end + 14]
        left = _OF_STATE.search(before)
        right = _STATE_BODY.match(after)
        if left and before[left.start() :].strip():
            yield OrganisationName(name.start - len(before) + left.start(), name.end, f"gov-{name.code.lower()}", "government")
        elif right:
            yield OrganisationName(name.start, name.end + right.end(), f"gov-{name.code.lower()}", "government")


@cache
def _heads(language: str) -> Vocabulary[None]:
    return Vocabulary((Entry(word, None, "any", "strict") for word, (_, place) in _words(language).items() if place in ("head", "tail", "fund")), language)


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
