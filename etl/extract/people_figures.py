"""Numbers of people that are no group of their own: part of one that is counted whole, or a year's statistics of the crime."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from etl.extract.numbers import Number
from etl.extract.sentences import Sentence

_PART_OF = re.compile(
    r"\b(?:including|among (?:them|whom|these)|of (?:whom|them|these)|dont|parmi (?:les|eux|elles|lesquel(?:le)?s)|y compris"
    r"|entre (?:ell[oa]s|l[oa]s que)|incluid[oa]s|incluyendo|de (?:ell[oa]s|l[oa]s cuales|l[oa]s que))"
    r"(?: (?:were|are|is|was|étaient|sont|se trouvaient|había|hay|eran))?"
    r"(?: at least| about| over| more than| some| au moins| près de| plus de| al menos| unas| unos| más de)? ?$"
)
""" "41 people, among them three children"."""
_PART_REACH = 60
_CLAUSE = 200
_SEX = re.compile(
    r"\b(?:girls|boys|m[ea]n|wom[ea]n|males|females|filles|garçons|hommes|femmes|fillettes|mujeres|hombres|niñas|niños|varones)$", re.IGNORECASE
)
_NEAR = 45
_WHOLE_REACH = 120
_VICTIMS = re.compile(r"victim|víctima", re.IGNORECASE)
_IN_A_YEAR = re.compile(
    r"\b(?:(?:in|during|between|from|for|en|durante|entre|durant|pendant|pour|de|desde)(?: l['’]année| el año)?"
    r" (?:(?!fiscal)[a-zà-ÿ]{3,10} )?(?:19|20)\d\d\b(?! cours| train)"
    r"|(?:last year|in an average year|l['’]an(?:née)? (?:dernier|dernière|passée?)|el año pasado)\b)",
    re.IGNORECASE,
)

_STATES = re.compile(
    r"(?:members|membres|miembros) (?:of|de|d['’]|du|del) ?(?:the |la |l['’])?"
    r"(?:Association|Organi[sz]a(?:tion|ción)|Asociación|Communi?ty|Communauté|Comunidad|Union|Unión|Council|Conseil|Consejo|Commonwealth|League|ASEAN"
    r"|SADC|ECOWAS|CEDEAO|CARICOM|OAS|OEA|OSCE|EAC|IGAD|Mercosur)\b",
)
""" "the ten members of the Association": states, no people."""
_INCLUDED = re.compile(r" (?:included|incluid[oa]s|compris(?:es)?)(?=[,.;)])")
""" "thirty workers, eleven children included"."""

_EARLIER = re.compile(
    r"\b(?:earlier|previous|preceding) (?:[\w-]+ ){0,2}?(?:courses?|workshops?|trainings?|seminars?|sessions?|editions?|rounds?|grantees)\b"
    r"|\b(?:cours|atelier|séminaire|formation|session|édition)s? (?:précédent|antérieur)e?s?\b"
    r"|\bprécédente?s? (?:cours|atelier|formation|session)"
    r"|\b(?:curso|taller|seminario|capacitación|edición|sesión)(?:e?s)? anterior(?:es)?\b|\banterior(?:es)? (?:curso|taller|edición|capacitación)",
    re.IGNORECASE,
)
"""Behind it stands how many another course had."""
_AFTER = re.compile(r"\b(?:follow\w*|after|building|builds|since|like|unlike|tras|después|après|suite|comme|como)\b", re.IGNORECASE)


def is_no_group(text: str, sentence: Sentence, group: tuple[int, int, int]) -> bool:
    """Whether a number with its noun is no group of its own. `group`: where the number begins, where its noun, and where both end."""
    start, noun_start, end = group
    opening = max(sentence.start, start - _CLAUSE)
    if (earlier := _EARLIER.search(text, opening, start)) is not None and not _AFTER.search(text, opening, earlier.start()):
        return True
    return _is_subgroup(text, start, end) or _is_of_states(text, noun_start, end) or _is_statistic(text, sentence, noun_start, end)


def _is_subgroup(text: str, start: int, end: int) -> bool:
    """Whether the group text[start:end] is some of those whom the sentence has just counted."""
    return _PART_OF.search(text, max(0, start - _PART_REACH), start) is not None or _INCLUDED.match(text, end) is not None


def _is_of_states(text: str, noun_start: int, end: int) -> bool:
    """Whether the members counted are states."""
    last_word = text.rfind(" ", noun_start, end) + 1
    return _STATES.match(text, max(last_word, noun_start)) is not None


def _is_statistic(text: str, sentence: Sentence, noun_start: int, end: int) -> bool:
    """Whether victims are counted by the year: "in 2017, 152 victims were rescued"."""
    begin, stop = max(sentence.start, noun_start - _CLAUSE), min(sentence.end, end + _CLAUSE)
    return bool(_VICTIMS.search(text, noun_start, end) and _IN_A_YEAR.search(text, begin, stop))


def parts_of_sums(groups: Iterable[tuple[int, int, str]], numbers: Sequence[Number]) -> set[int]:
    """Where the girls and boys of a whole begin that is counted beside them: "14 children, 12 boys and two girls". `groups`: start, count, who."""
    sexes = [(start, count) for start, count, who in groups if _SEX.search(who)]
    starts = [number.start for number in numbers]
    parts: set[int] = set()
    for start, count in sexes:
        close = numbers[bisect_left(starts, start - _WHOLE_REACH) : bisect_right(starts, start + _WHOLE_REACH)]
        near = [(number.start, number.value) for number in close if number.start != start]
        for at, other in near:
            if abs(at - start) <= _NEAR and any(value == count + other for whole, value in near if whole not in (at, start)):
                parts |= {start, at}
    return parts
