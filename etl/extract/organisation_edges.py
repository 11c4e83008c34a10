"""Where a name by its shape begins and ends: what stands around it in a run of words, and is no part of it."""

from __future__ import annotations

import re

from etl.extract.organisation_words import Word, number_words

ARTICLES = frozenset("the its their la le les l' el los las su sus".split())  # noqa: SIM905
_LEADING = frozenset(
    "thanks according at in on for by with from to as of and but after en à au aux pour par avec con para por de du des d' del a al both".split()  # noqa: SIM905
) | frozenset(
    "outre hormis besides beside including within selon según chez entre between among parmi depuis sous sur through via like comme como".split()  # noqa: SIM905
)
_OPENING = frozenset("the a an this its their our la le les el los las l' d' une un una su sus".split())  # noqa: SIM905
_STAYS = re.compile(r"embass|embaj|ambass|(?<!com)mission|office|delegation|polic", re.IGNORECASE)
_GENITIVE = frozenset("of for de du des del d' para pour".split())  # noqa: SIM905
_WITHIN = frozenset({"in", "en", "à"})
_LONGEST_PLACE = 4
"""Words of " in Port of Spain"."""
_IN_PEOPLE = frozenset(
    {
        "persons",
        "person",
        "people",
        "human",
        "humans",
        "women",
        "children",
        "beings",
        "migrants",
        "migration",
        "need",
        "europe",
        "acción",
        "situación",
        "riesgo",
        "peligro",
        "red",
        "defensa",
        "favor",
        "movimiento",
        "igualdad",
        "libertad",
        "paz",
        "democracia",
        "égalité",
        "paix",
        "crisis",
        "salud",
        "materia",
        "delitos",
        "trata",
        "seguridad",
        "derechos",
        "danger",
        "détresse",
        "action",
        "mouvement",
        "difficulté",
        "exil",
        "mission",
        "milieu",
        "santé",
    }
)
"""Behind "in" or "en", what belongs to a name: Women in Need, Mujeres en Igualdad."""


_LED = re.compile(r"[\w.]+-(?:[a-z]+ed|led|run|wide)")
"""A word before a name that says what was done with it: IOM-trained, EU-funded."""


def is_head(word: Word) -> bool:
    """Whether a word is one of those of which every name has one."""
    return word.place in ("head", "tail", "fund", "venue")


def is_possessive(word: Word) -> bool:
    """Whether a word is a country's name whose something follows: Peru's."""
    return word.country and word.end - word.start > len(word.text)


def without_place(run: list[Word], head: int) -> list[Word]:
    """A run without " in Oradea", "en Cartagena" behind a head; an embassy in Accra keeps its town, a church in Fiji its country."""
    if _STAYS.search(run[head].text):
        return run
    for i in range(head + 1, len(run) - 1):
        where = run[i + 1 + (run[i + 1].low in ARTICLES and i + 2 < len(run))]
        if run[head].type == "faith" and where.country:
            return run
        if run[i].low in _WITHIN and where.text[0].isupper() and where.low not in _IN_PEOPLE and len(run) - i <= _LONGEST_PLACE:
            return run[:i]
    return run


def without_lead(run: list[Word]) -> list[Word]:
    """A run without what is no part of the name: articles, "Officials of", "China's"."""
    for i, word in enumerate(run):
        if is_possessive(word) and any(is_head(later) for later in run[i + 1 :]):
            run = run[i + 1 :]
            break
    while run and (_opens(run[0]) or (len(run) > 2 and run[0].low in number_words())):
        run = run[1:]
    return run


def _opens(word: Word) -> bool:
    return word.low in _OPENING or word.low in _LEADING or word.place == "people" or _LED.fullmatch(word.text) is not None


def without_people(run: list[Word]) -> list[Word]:
    """A run without the people of the organisation at its end: "Ghana Police Service Officers", but not "Association of Prosecutors"."""
    while run and run[-1].place == "people" and not any(word.low in _GENITIVE for word in run):
        run = run[:-1]
    return run
