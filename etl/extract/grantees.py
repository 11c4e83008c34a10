"""Names that only the money shows that they get: "Lumina Works gets $100,000", "25.000 euros para Manos Abiertas"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from etl.extract.amounts import find_sums
from etl.extract.appositions import NAMES, NO_BODY, NONE, Apposed
from etl.extract.organisation_words import people_words

_GETS = re.compile(
    rf"({NAMES})(?: \([^()]{{2,15}}\))?,?(?: (?:will|shall|has|have|is to))? ?"
    r"(?:gets?|receives?|received|receive|get|was awarded|were awarded|been awarded|is awarded|wins|won"
    r"|recibe|recibirá|recibió|recibirán|obtiene|obtuvo|dispondrá de"
    r"|reçoit|recevra|a reçu|obtient|bénéficie de|touche) (?:[a-zà-ÿ]+ ){0,3}$"
)
_GIVEN_TO = re.compile(
    rf"(?: (?:US|de dollars|de euros|dollars|euros|pounds|dólares))?(?: (?:grant|award|subvention|subvención|ayuda))?"
    rf" (?:goes to|go to|went to|will go to|awarded to|granted to|given to|to|for|pour|à|para|a|destinad[oa]s a)"
    rf" (?:the |l['’]|la |el |le |les )?[\"“«]?({NAMES})"
)
_REACH = 160


def find_grantees(text: str, language: str, places: Mapping[int, int]) -> Iterator[Apposed]:
    """The name before or behind each sum in a phrase of giving; no place's, no person's, none of a plan or a programme."""
    for money in find_sums(text, language):
        window = max(0, money.start - _REACH)
        before = _GETS.search(text[window : money.start])
        behind = _GIVEN_TO.match(text, money.end)
        spans = [(from_ + match.start(1), from_ + match.end(1)) for from_, match in ((window, before), (0, behind)) if match]
        yield from (Apposed(*span) for span in spans if span[0] not in places and _is_name(text[slice(*span)], language))


def _is_name(name: str, language: str) -> bool:
    words = name.split()
    if NONE.match(name) or NO_BODY.search(name) or not people_words(language).isdisjoint(words):
        return False
    return len(words) > 1 or not name[1:].islower()
