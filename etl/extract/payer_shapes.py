"""Names that nothing but their capitals and the phrase of paying before them tells: "funded by Acme Giving", "grant from the Blue Lottery"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.country_names import find_country_names
from etl.extract.funding_cues import find_funding_cues
from etl.extract.organisations import OrganisationName

_ARTICLE = re.compile(r",? (?:the |its |la |le |les |l['’]|el |los |las )?")
_NEXT = re.compile(r" (?:and|et|y|as well as|ainsi que|así como) (?:the |la |le |les |l['’]|el |los |las |by |par |por )?")
_NAME = re.compile(
    r"(?!(?:Minist|Ambassad|President|Prime|Foreign|Mr|Mrs|Ms|Dr|Sir|Lord|King|Queen|Prince|Pope|Chief|Embajador|Président|Premier|Phase|Article)\w*\b)"
    r"(?:[A-Z][\w&’'-]*(?:\.org|\.com)?)(?:(?: (?:of|for|for the|of the|de|de la|du|des|del|&))? [A-Z][\w&’'-]*){0,6}"
)
_LONE = re.compile(r"[A-Z]\w*[A-Z&]\w*|[\w-]+\.(?:org|com)")
"""One word is a name where more than its first letter is a capital: ING, CdF, Giving.org."""
_OF_ANOTHER = re.compile(r" (?:programme|program|project|fund|scheme|initiative|facility|projet|programa|proyecto|fonds|fondo)\b")
"""Behind the name of a programme; whose it is stands there too, or is not said."""
_IN_A_ROW = 3


def find_unknown(text: str, language: str) -> Iterator[OrganisationName]:
    """Runs of capitalised words right behind a phrase after which only a payer can stand, in text order; names of countries alone are none."""
    countries = {(name.start, name.end) for name in find_country_names(text, language)}
    free = 0
    for cue in find_funding_cues(text, language):
        if cue.value != "names" or cue.end < free:
            continue
        lead = _ARTICLE.match(text, cue.end)
        for _ in range(_IN_A_ROW):
            name = _NAME.match(text, lead.end()) if lead else None
            if name is None or (name.start(), name.end()) in countries or (" " not in name.group() and not _LONE.fullmatch(name.group())):
                break
            free = name.end()
            if _OF_ANOTHER.match(text, free):
                break
            yield OrganisationName(name.start(), name.end(), None, "other")
            lead = _NEXT.match(text, free)
