"""The names in a capitalised run of words: cut where its head nouns say, without what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.extract.organisation_edges import ARTICLES, is_head, without_lead, without_people, without_place
from etl.extract.organisation_words import Word, is_word_of_names
from etl.model import PartnerType

OF = frozenset("of for de du des d' del para on".split())  # noqa: SIM905
_INSTRUMENTS = re.compile(r"convention|convención|convenio|protocole?|protocolo|treaty|traité|tratado|d[eé]claration|declaración|loi|ley")
"""What an organisation adopts; with "of" behind, its name is that of a text."""
_MINISTRY = re.compile(r"minist|secretaría")
_PARENT = re.compile(r"minist|secretaría|polic|gendarm|constab|universi|prosecutor|fiscalía|parquet")
"""What has offices of its own that stand for it."""
_PART = re.compile(
    r"(?:anti-|counter-)?(?:unit|division|cent(?:re|er|ro)|secretar|committee|directorate|bureau|section|task|office|department|faculty|institute|school"
    r"|cátedra|mesa|dirección|unidad|brigad|direction|cellule|service|unité|facult|instituto|institut|escuela|école|subdirec|división|departamento)"
)


_MEETING = re.compile(r"congr[eè]s|confer[eé]nc|conférence|for[uo]m|foro$|assembl|asamblea|consult")
_ORDINAL = re.compile(
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|[ivx]{2,5}|premi(?:er|ère)|deuxième|troisième|quatrième"
    r"|cinquième|primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao]|sext[ao]|séptim[ao]|octav[ao]|noven[ao]|décim[ao]"
)
_OF_PLACE = frozenset({"de", "del", "du"})
_OF_POST = frozenset("of in at for de du des d' del en".split())  # noqa: SIM905
_OF_THE = frozenset({"of", "from", "at"})
_LONGEST_PERSON = 4
_WORDS_OF_PERSON = 2
"""A first name and a surname, before "de la Universidad"."""
_KIND_AND_ACRONYM = 2
_TRADES = frozenset({"hotel", "airport", "resort", "lodge", "theatre"})
"""Places whose owners and staff have associations of their own."""
_EVENT = re.compile(
    r"tall(?:er|eres)|cursos?|seminarios?|diplomados?|jornadas?|concursos?|ateliers?|séminaires?|colloques?|journées?|concours|campañas?|campagnes?|formations?"
)
"""What opens the name of a meeting, a course or a campaign, whoever it is for."""
_PROJECT = re.compile(r"project|program(?:me)?|programa|projet|proyecto")
_ACRONYM = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9-]{2,}")
IN_CHARGE = re.compile(r"charg[ée]e?s?|encargad[ao]s?")
"""Behind a small head, what it is for belongs to its name: "la commission nationale chargée de la coordination des mesures"; at the end of a name,
that was left outside."""
_BETWEEN = frozenset({",", "et", "y", "e"})
_ALONE = frozenset({"office", "oficina", "bureau"})
"""What belongs to the name of who holds it: the Office of the Prosecutor General."""


class Shaped(NamedTuple):
    """text[start:end] is a name by its shape. `is_fund`: a programme, project or fund."""

    start: int
    end: int
    type: PartnerType
    is_fund: bool


def names_in(run: list[Word]) -> Iterator[Shaped]:
    """The names in a run, if it has a head noun and more than that: an office of a ministry, and the ministry."""
    if len(run) < 2 or not any(map(is_head, run)):
        return
    run = without_people(without_lead(run))
    if behind := _behind_person(run) or _behind_post(run):
        run = run[behind:]
    heads = [i for i, word in enumerate(run) if word.place in ("head", "fund", "venue") or (word.place == "tail" and i == len(run) - 1)]
    titles = [
        i for i, word in enumerate(run) if word.place == "title" or (_INSTRUMENTS.fullmatch(word.low) and i + 1 < len(run) and run[i + 1].low in OF)
    ]
    if not heads or len(run) < 2 or (titles and titles[0] < heads[0]) or _is_venue(run, heads):
        return  # "Director of the Anti-Trafficking Unit" is a speaker, the Convention of the Council a text, a conference centre a place
    if _is_post(run, heads, titles) or _is_event(run, heads[0]) or _EVENT.fullmatch(run[0].low) or _INSTRUMENTS.fullmatch(run[-1].low):
        return
    for part in _parts(run, heads):
        yield from _name(part)


def _is_venue(run: list[Word], heads: list[int]) -> bool:
    """Whether a place to meet in is named, and not, by its last word, whom it belongs to: "the Hotel Owners Federation"."""
    if not any(run[i].place == "venue" for i in heads):
        return False
    behind = run[heads[0] : heads[-1] + 1]
    return run[heads[0]].low not in _TRADES or behind[-1].place == "venue" or not all(word.text[0].isupper() for word in behind)


def _is_post(run: list[Word], heads: list[int], titles: list[int]) -> bool:
    """Whether a title right behind the head makes a post of it: "Sacramento Police Chief", "Group Director for Development"."""
    return any(_is_noun(run, i - 1, heads) and run[i].place == "title" and not any(head > i for head in heads) for i in titles)


def _is_noun(run: list[Word], i: int, heads: list[int]) -> bool:
    """Whether a word is a head noun, or ends one of two words (Task Force)."""
    return run[i].place == "head" or (i - 1 in heads and run[i].place == "link")


def _is_event(run: list[Word], head: int) -> bool:
    """Whether the head noun is counted, as meetings are: "Third National Congress"."""
    return bool(_MEETING.match(run[head].low)) and any(_ORDINAL.fullmatch(word.low) for word in run[:head])


def _behind_person(run: list[Word]) -> int:
    """Where a name begins behind who belongs to it: "Ana Mora de la Facultad de Derecho"; 0 where nobody stands before it."""
    head = next((i for i, word in enumerate(run) if is_head(word)), 0)
    if joined := _behind_of_the(run[:head]):
        return joined
    before = head - 1
    if before > 1 and run[before].low in ("la", "l'"):
        before -= 1
    if before < _WORDS_OF_PERSON or run[before].low not in _OF_PLACE:
        return 0
    return head if all(word.text[0].isupper() and word.place is None and not word.country for word in run[:before]) else 0


def _behind_post(run: list[Word]) -> int:
    """Where "Permanent Secretary in the " ends before a body; 0 where no post opens the run."""
    head = next((i for i, word in enumerate(run) if is_head(word)), 0)
    post = next((i for i in range(head) if run[i].place == "title" and run[i + 1].low != "d'"), -1)  # no Chargé d'Affaires
    of = next((i for i in range(post + 1, head) if run[i].low in _OF_POST), 0) if post >= 0 else 0
    return of + 1 + (run[of + 1].low in ARTICLES) if of else 0


def _behind_of_the(words: list[Word]) -> int:
    """Where "Tom Ferry of the " ends among the words before a head noun; 0 where nobody's name stands there."""
    at = next((i for i, word in enumerate(words) if word.low in _OF_THE), 0)
    if not _WORDS_OF_PERSON <= at <= _LONGEST_PERSON or [word.low for word in words[at + 1 : at + 2]] != ["the"]:
        return 0
    person = words[:at]
    return at + 2 if all(w.text[0].isupper() and w.place is None and not w.country and not is_word_of_names(w.text) for w in person) else 0


def _name(run: list[Word]) -> Iterator[Shaped]:
    heads = [i for i, word in enumerate(run) if word.place in ("head", "fund") or (word.place == "tail" and i == len(run) - 1)]
    if not heads or len(run) < 2:
        return
    run = without_place(run, heads[0])
    if IN_CHARGE.fullmatch(run[-1].low):
        run = run[:-1]
        while run[-1].low in _BETWEEN:
            run = run[:-1]
    first, last = run[0], run[-1]
    if run[heads[0]].low == "parish" and len(heads) > 1:
        heads = heads[1:]  # of Louisiana
    tail = run[heads[-1]] if heads[-1] == len(run) - 1 and run[heads[-1]].place == "tail" else run[heads[0]]
    of = next((i for i in range(heads[0], len(run)) if run[i].low in OF), len(run))
    if len(run) == _KIND_AND_ACRONYM and first.text.islower() and first.type == "ngo" and _ACRONYM.fullmatch(last.text):
        first = last  # "l'association LUMEN": what it is, and its name
    is_project = run[0].place == "fund" and bool(_PROJECT.fullmatch(run[0].low))
    yield Shaped(first.start, _end(last), tail.type, is_project or run[max(i for i in heads if i < of or i == heads[0])].place == "fund")


def _end(word: Word) -> int:
    """Where a name ends whose last word this is: before a possessive, "the Government of Ghana’s capacity"."""
    return word.start + len(word.text.removesuffix("'s").removesuffix("’s"))


def _parts(run: list[Word], heads: list[int]) -> Iterator[list[Word]]:
    """A run, or, in "Counter-Trafficking Unit of the Ministry of Justice", office and ministry; an office of a police force is that force."""
    for i in heads[1:]:
        if not _PARENT.match(run[i].low):
            continue
        start = i
        while start and run[start - 1].low not in OF and run[start - 1].low not in ARTICLES:
            start -= 1
        end = start
        while end and (run[end - 1].low in OF or run[end - 1].low in ARTICLES):
            end -= 1
        if end == start or (end == 1 and run[0].low in _ALONE) or not any(_PART.match(word.low) for word in run[:end]):
            continue
        if _MINISTRY.match(run[i].low):
            yield run[:end]
        yield run[start:]
        return
    yield run
