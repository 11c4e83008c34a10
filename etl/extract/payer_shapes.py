"""Names that nothing but their capitals and the phrase of paying before them tells: "funded by Acme Giving", "grant from the Blue Lottery"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from etl.extract.country_names import find_country_names
from etl.extract.cue_slots import words_of
from etl.extract.funding_cues import find_funding_cues
from etl.extract.registered import OrganisationName

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
_POST = re.compile(
    r"\b(?:Minist(?:er|re|ro|ra)|[Aa]mbassad\w+|[Ee]mbajador\w*|President\w*|Président\w*|Premier|Secretary|Secrétaire|Secretari[oa]|Director\w*|Directeur|Chancellor"
    r"|Governor|Gouverneur|Gobernador\w*|Mayor|Commissioner|Senator|Parliament|Congress|Cabinet|Council|Judge|Court|Report|Index|Act)\b"
)
"""A person's post, or what no money comes from."""
_NO_GIFTS = ("put", "puts", "putting")
_PAYS_BEFORE = frozenset({"before", "before_money"})
_LONGEST_SUBJECT = 70
_BEFORE_VERB = re.compile(
    rf"(?:^|(?<=[\s(“\"«]))({_NAME.pattern})(?: \([A-Z]{{2,8}}\))?"
    r"(?: (?:has|have|had|also|will|is|are|then|generously|kindly|now|which|who|qui|que|quien|a|ont|ha|han|aussi|également|también|y|lo|la|los)){0,3}"
    r",? ?$"
)
_BEFORE_OPENING = 5
_OPENING = re.compile(r"(?:\A|[.!?\n…:–—•·▪●◦*►‣-])[ \"“«(]*$")
"""What stands before a word that begins a sentence."""
_OPENERS = re.compile(
    r"(?:The|An?|In|On|At|For|With|From|By|To|And|But|If|When|While|As|Since|After|Both|Each|Every|Many|Some|Most|Half|Our|Their|His|Her|Its|This|That"
    r"|These|Those|L[ae]s?|Une?|Des|Du|En|Aux?|Pour|Avec|Par|Et|Dans|Ces?|Cette|Leur|Son|Sa|El|Los|Unos|Con|Para|Por|Y|Sus?|Est[ea])\b"
)

_ARTICLE_FIRST = re.compile(r"(?:The|L[ae]|El) (?=[A-ZÀ-Ý])")
_TITLE_BEFORE = re.compile(
    r"(?:\b[Mm]inist(?:er|re|ro|ra)|Secretary|General|[Aa]mbassad(?:or|eur|rice)|[Ee]mbajadora?|President|[Pp]résidente?|[Pp]residenta?|Premier|Governor"
    r"|Commissioner|Director|[Dd]irect(?:eur|rice)|[Dd]irectora?|Senator|Mayor|Mrs?|Ms|Dr|Mme|M\.|Sra?\.|Hon|Honou?rable|Sir|Lady|Lord)\.? $"
)
_LONGEST_TITLE = 14
_WITH_ARTICLE = 3
"""Words from which on an article and capitals that begin a sentence are a name: The National Lottery, not The Mayor."""


@cache
def _gifts(language: str) -> frozenset[str]:
    """Verbs before which not every name pays: things are given too, and numbers put at a figure."""
    return frozenset((*words_of("donates", language), *_NO_GIFTS))


def _subject(text: str, end: int) -> OrganisationName | None:
    """The run of capitalised words that ends right before a verb of paying; None where it may be any word that begins a sentence."""
    found = _BEFORE_VERB.search(text, max(0, end - _LONGEST_SUBJECT), end)
    if found is None or found.start(1) == end - _LONGEST_SUBJECT or _POST.search(found[1]):
        return None
    name, start = found[1], found.start(1)
    if _TITLE_BEFORE.search(text, max(0, start - _LONGEST_TITLE), start):
        return None
    begins = _OPENING.search(text, max(0, start - _BEFORE_OPENING), start) is not None
    if begins and (article := _ARTICLE_FIRST.match(name)):
        name, start, begins = name[article.end() :], start + article.end(), len(name.split()) < _WITH_ARTICLE
    if " " not in name:
        return None if begins and not _LONE.fullmatch(name) else OrganisationName(start, found.end(1), None, "other")
    if begins and (_OPENERS.match(name) or not any(word[0].isupper() for word in name.split()[1:])):
        return None
    return OrganisationName(start, found.end(1), None, "other")


def find_unknown(text: str, language: str) -> Iterator[OrganisationName]:
    """Runs of capitalised words right behind a phrase after which only a payer can stand, in text order; names of countries alone are none."""
    countries = {(name.start, name.end) for name in find_country_names(text, language)}
    ends = {end: start for start, end in countries}
    gifts = _gifts(language)
    free = 0
    for cue in find_funding_cues(text, language):
        if cue.value in _PAYS_BEFORE and text[cue.start : cue.end].casefold() not in gifts:
            found = _subject(text, cue.start)
            if found is not None and found.start >= free and ends.get(found.end, found.end) > found.start:
                free = found.end
                yield found
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
