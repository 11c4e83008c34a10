"""People counted without a noun, of whom the text has spoken: "There are 32 of them", "46 took part", "it has trained more than 140"."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.numbers import Number

A_GROUP = range(5, 5_000)
"""A group that a release counts without a word of what was done for it is its own; three may be a case, tens of thousands a figure of the problem."""
UNTOLD = "unnamed"
"""The kind of a number of which a cue must tell, right behind it, that they were reached."""
TOLD = "told"
"""The kind of a number whose own words tell that it counts people of the activity."""
COUNTED = "counted"
"""The kind of a number of which the text tells nothing else than how many "they" are."""
_NO_PEOPLE = re.compile(r"(?:[$€£]|\b[A-Z]{2,4}\$?|[Aa]ll|les|los|las) ?$")
_OF_THOSE = {
    "en": re.compile(
        r"(?: of (?:them|whom|these)(?: others)?(?: (?:were|have been|had been|are being|will be|have|had|will)(?: \w+ly)?)?"
        r"|(?: others| more)?(?: (?:were|have been|had been|have since been|are being|will be|have|had|are to)(?: \w+ly)?)) ?"
    ),
    "fr": re.compile(r"(?: d['’]entre (?:eux|elles)|(?: autres| de plus)?(?: (?:ont été|seront|étaient|sont|ont)(?: \w+ment)?)) ?"),
    "es": re.compile(
        r"(?: de (?:ellos|ellas)(?: (?:fueron|han sido|serán))?|(?: más)?(?: (?:fueron|han sido|serán|están siendo|han)(?: \w+mente)?)) ?"
    ),
}
"""Behind a number that counts those of whom the text has spoken: "sixty were taken to hospital", "of whom 17 were identified"."""
_ACTED = {
    "en": re.compile(
        r"(?: others| more)?(?: will| have| had| also| then)? (?:t(?:ook|aken?) part|attend(?:ed)?|participated?|c[ao]me (?:from|to|home)"
        r"|follow(?:ed)?|completed?|graduated?|enrol+ed|returned?|resettled|went home|received?|joined|signed up|turned (?:up|out)"
        r"|benefit(?:t?ed)?|f[io]u?nd (?:paid )?(?:work|jobs)|learn(?:ed|t)?|were there)\b"
    ),
    "fr": re.compile(
        r"(?: autres)?(?: (?:y|en|se|s['’]y))? (?:participent|participeront|prennent part|prendront part|assistent|suivent|suivront"
        r"|bénéficient|bénéficieront|reçoivent|recevront|rentrent|apprennent|viennent de)\b"
    ),
    "es": re.compile(
        r"(?: más)?(?: (?:se|ya|lo|la))? (?:toma(?:n|ron) parte|participa(?:n|ron)|asist(?:en|ieron)|recib(?:en|ieron|irán)|regresaron|retornaron"
        r"|volvieron|completaron|acudieron|graduaron|formaron|capacitaron|se beneficiaron|aprendieron|llegaron de)\b"
    ),
}
"""Behind a number that nothing else counts than those who act: "46 took part"."""
_COUNTED = re.compile(
    r"(?:\b(?:[Tt]here (?:are|were|will be)|[Ii]ls (?:sont|étaient)|[Ee]lles (?:sont|étaient)|[Aa]u nombre de|numbering|[Ee]n número de)"
    r"(?: about| some| over| more than| environ| près de| plus de| unos| unas)?) $"
)
_OF_THEM = re.compile(r" of (?:them|you)\b(?: in all| altogether)?|(?=,| – | — |[.;)])")
"""Around a number: "There are 32 of them", "Au nombre de 42, les participants"."""
_HELPED = re.compile(
    r"\b(?:(?:re)?trained|assisted|helped|rescued|sheltered|sensiti[sz]ed|repatriated|freed|briefed|certified"
    r"|(?:formé|aidé|assisté|sensibilisé|accueilli|hébergé|rapatrié|secouru|libéré)s?"
    r"|(?:capacit|atend|ayud|asist|acog|rescat|repatri|sensibiliz)(?:ó|aron|ió|ieron|ado|ido))"
    r"(?: (?:about|some|over|more than|nearly|almost|another|a further|plus de|près de|environ"
    r"|más de|unos|unas|casi|a(?: más de| unos| unas| casi)?))? $"
)
_NO_NOUN = re.compile(r"(?:[.;]|,? (?:in|since|last year|this year|so far|to date|depuis|en|desde|hasta) ?(?:\d|\w+ \d|[.,])|, )")
_COUNTED_REACH = 40
_OF_A_NAME = re.compile(r"(?:[A-ZÀ-Ý][\w’'-]*|\b(?:pour|por|per|page|art[íi]c(?:le|ulo)|chapter|on|by|at|before|after|le|el)) $")
_OPENS = re.compile(r"(?:^|[.!?\n–—:] ?)(?:[“\"«] ?)?[A-ZÀ-Ý][\w’'-]* $")
""" "Highway 82", "85 pour cent"; but not the word that begins a sentence: "Another 33 will follow"."""


class Unnamed(NamedTuple):
    """Where the words end that count, and their kind."""

    end: int
    kind: str


def find_unnamed(text: str, language: str, number: Number, begin: int) -> Unnamed | None:
    """What a number counts that no noun follows; `begin`: where the number and a bracket behind it end."""
    if not _is_of_those(text, number):
        return None
    near = max(0, number.start - _COUNTED_REACH)
    if int(number.value) in A_GROUP and _COUNTED.search(text, near, number.start) and _OF_THEM.match(text, begin):
        return Unnamed(begin, COUNTED)
    if _HELPED.search(text, near, number.start) and _NO_NOUN.match(text, begin):
        return Unnamed(begin, TOLD)
    if (told := _ACTED[language].match(text, begin)) is not None and _is_own_count(text, number.start):
        return Unnamed(told.end(), TOLD)
    if int(number.value) in A_GROUP and (told := _OF_THOSE[language].match(text, begin)) is not None:
        return Unnamed(told.end(), UNTOLD)
    return None


def _is_own_count(text: str, start: int) -> bool:
    """Whether the number is not part of a name or of a date."""
    before = text[max(0, start - _COUNTED_REACH) : start]
    return not _OF_A_NAME.search(before) or (_OPENS.search(before) is not None and not text[start - 2].isdigit())


def _is_of_those(text: str, number: Number) -> bool:
    """Whether a number without a noun may count people of whom the text has spoken: no sum, no "all three"."""
    before = text[max(0, number.start - 6) : number.start]
    return number.value >= A_GROUP.start and not _NO_PEOPLE.search(before)
