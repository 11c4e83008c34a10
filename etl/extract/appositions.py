"""Names that stand beside what says that they are organisations: the NGO "Open Door", the agency AURORA, Aurora (a charity), Long Form (LF)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.extract.folding import fold, unaccent
from etl.extract.organisation_words import people_words, words_in
from etl.extract.vocabulary import Entry, Vocabulary, of_each_language
from etl.model import PartnerType

_WORD = r"(?<!\w)(?:[^\W\d_a-zß-öø-ÿ](?:[\w’'&./-]{0,30}\w)?|[a-z][A-Z]\w{1,30})(?!\w)"
"""A word with a capital; eAurora too."""
_SMALL = r"of|for|the|to|de|la|du|des|pour|para|del|el|los|las|le|les|sin|sans|en|e|et|against|contra|contre|without|d['’]|l['’]"
_STATES = r"in(?= (?:Action|Need|Crisis|Danger|Distress)(?!\w))|at(?= Risk(?!\w))"
"""What a name says of those it is for: Families in Action, Children at Risk."""
NAMES = rf"{_WORD}(?: (?:(?:{_SMALL}|{_STATES}) ?){{0,2}}{_WORD}){{0,7}}"
_QUOTED = re.compile(r"(?:[Oo]rgani[sz]ations?|[Cc]ent(?:re|er)|[Gg]roup) ([\"“«‘])[ \u00a0]?")
_AFTER_KIND = re.compile(
    rf"(?: (?:locale?s?|nationales?|nacional(?:es)?|internationales?|internacional(?:es)?|partenaires?"
    rf"|\w{{2,12}}(?:aise|oise|ienne|aine|ana|ense|eña|ina|ola|esa|gnole|ique|ande)|suisse|belge|suiza|belga|sueca|turca))?"
    rf"(?:,? (?:called|named|such as|including|like|namely|comme|como|dont|entre ellas|entre ellos)|[,:])?"
    rf" (?:the |la |le |el |l['’])?({NAMES})"
)
_QUOTE_AFTER_KIND = re.compile(r"(?: called| named)? ([\"“«‘])[ \u00a0]?")
_BEFORE_KIND = re.compile(rf"({NAMES})(?: \([^()]{{2,15}}\))?, (?:an?|the|une?|la|le|l['’]|una|el) (?:[\w’'-]+ ){{0,3}}$")
_SEAT = r"(?:,? (?:in|from|based in|à|au|de|du|en|desde|con sede en) [^\W\d_a-zß-öø-ÿ][\w’'-]{1,20}(?: [^\W\d_a-zß-öø-ÿ][\w’'-]{1,20})?(?=[ ,]))?"
"""Where a member of a list sits: "Hope House in Odesa, and Aurora from Lutsk"."""
LIST = re.compile(
    rf"(?: ?\([^()]{{2,15}}\))?{_SEAT}(?:,? (?:and|et|y|e|as well as|ainsi que|así como|de même que)|,)"
    rf"(?: with| avec| con| by| par| por)? (?:the |its |la |le |les |l['’]|el |los |las |su |sa )?({NAMES})(?! ?\d)"
)
_FORCE = re.compile(r" (?:\w+ )?police(?!\w)")
_BRACKETED = re.compile(r" \(([^\W\d_a-z][\w.&/-]{1,11})\)")
_ACRONYM = re.compile(rf"({NAMES}){_BRACKETED.pattern}")
_REST = re.compile(r"(?:(?:,(?= d(?:[eu]|es|el)? ?[\w’']))? [^\W\d_][\w’'-]*){1,16} \(([A-ZÀ-Ý]{3,10})\)")
_INITIAL = re.compile(r"(?<![\w-])(?:[dlDL]['’])?([^\W\d_])[\w-]*")
"""First letters of words, of "d'Angondjé" the A."""
_LONGEST_NAME = 400
"""More than NAMES can take in, in characters."""
_QUOTES = {'"': '"', "“": "”", "«": "»", "‘": "’"}
_QUOTE = re.compile(r"([\"“«‘])[ \u00a0]?")
_REACH = 110
_LONGEST_LIST = 8
NO_BODY = re.compile(
    r"\b(?:Acts?|Law|Plans?|Programmes?|Programs?|Projects?|Conventions?|Protocols?|Procedures|Persons|People|Mechanisms?|Strategy|Report|Trafficking|"
    r"Migration Management|Loi|Plan|Projet|Personnes|Ley|Proyecto|Personas|Trata|Traite|Days?|Campaign|States|Republic|Compact|Agreement|Initiative|"
    r"Partnership|Fund|Facility|Framework|Platform|System|Database|Toolkit|Course|Training|Guidelines|Standards|Memorandum|Understanding|Assistance|"
    r"Return|Reintegration|Smuggling|Migrants|Exploitation|Slavery|Violence|Rights|Goals?|Index|Indicators?|Approach|Model|Products?|Region|Province|Area|Officers?|Points?|"
    r"(?:Solicitor|Attorney|Advocate|Prosecutor|Inspector|Secretary|Director|Consul|Auditor)[ -]General|"
    r"Convenio|Programa|Plan Nacional|Iniciativa|Migrantes|Programme|Initiative|Accord|Convention|Stratégie|Journée|Migrants)$"
)
"""What else is often shortened in brackets."""
_SEVERAL = re.compile(r"[A-Z]{2,}s")
"""Short for several of a kind (MDAs, FSOs), not for one body."""

NONE = re.compile(
    r"(?:TIP|Tier|SOM|CTIP|COVID.*|HIV|AIDS|HIV/AIDS|NGOs?|CSOs?|ONG|OSC|EU|UE|USA?|UK|UAE|USD|EUR|GBP|CHF|SGBV|GBV|SOPs?|MoU|IDPs?|VoTs?|PTSD|PDF|II|III|IV|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Mr|Mrs|Ms|Dr|Minister|Deputy|Chief|Director|Head|President|Prime|Ambassador|Governor|Mayor|Chair|Secretary|Commissioner|Representative|General|"
    r"Officials|Officers|Experts|Representatives|Members|Staff|Participants|Trainers|Judges|Prosecutors|Police|Government|State|Member|Central|North|South|"
    r"East|West|Northern|Southern|Eastern|Western|Latin|Europe|Africa|Asia|America|The|This|It|In|On|At|He|She|They|We|Its|During|After|Since|Both|"
    r"Three|Two|Four|Five|Several|Many|All|Recently|Currently|Additionally|Finally|Previously|Today|Yesterday|Tomorrow|Also|As|For|With|By|When|While|Where|"
    r"Following|According|Under|Through|Together|Earlier|Later|Meanwhile|However|Moreover|Furthermore|Thus|Other|Another|Some|Such|These|Those|That|There|Here|Most|"
    r"Each|Every|First|Second|Third|Last|Next|Among|Implementing|Donors?|En|Au|Aux|Dans|Avec|Selon|Pour|Par|Con|Por|Según|Desde|Tras|Durante|Chez|Depuis|Entre|Sous|Sur|Vers|A\.C|S\.A|S\.L|D\.C|Strengthening|Supporting|Preventing|Combat+ing|Improving|Enhancing|Building|Addressing|Promoting|Protecting|Countering|Delito|Trafficking|Human|Persons|Migrants?|Protocol|Convention|Palermo|Ministre|Ministro|Ministra|Monsieur|Madame|Señor|Señora|Mesdames|Messieurs|Señoras|Señores|Ladies|Gentlemen|Excellency|Le|La|Les|Los|Las|El|Il)(?:\b|$)|.*\bNGOs?$"
)
"""What begins with a capital and names no organisation."""

_PROJECT = (
    r"(?:[Pp]rojects?|[Pp]rogram(?:me)?s?|[Ii]nitiatives?|[Cc]ampaigns?|[Pp]rojets?|[Cc]ampagnes?|[Pp]royectos?|[Pp]rogramas?|[Ii]niciativas?|[Cc]ampañas?"
    r"|[Ss]cheme|[Ff]ilm|[Aa]pp|[Bb]ook|[Mm]anual|[Tt]oolkit|[Pp]elícula|[Aa]plicación)"
)
_NAMED_SO = r"(?:called|named|titled|entitled|dubbed|known as|intitulée?|appelée?|dénommée?|baptisée?|llamad[oa]|denominad[oa]|titulad[oa])"
_IS_PROJECT = re.compile(
    rf"[\"”»’]?(?: [a-z]+ [A-Z][\w ]{{2,30}}?)?(?: ?\([^()]{{2,15}}\))?, (?:an?|une?|un|una) "
    rf"(?:(?!for |of |to |by |pour |de |d['’]|para )[\w’'-]+ ){{0,3}}"
    rf"{_PROJECT}(?!\w)"
)
_PROJECT_BEHIND = re.compile(rf"[\"”»’]? {_PROJECT}(?!\w)")
_PROJECT_BEFORE = re.compile(rf"(?<!\w){_PROJECT},? (?:{_NAMED_SO} (?:[\"“«‘][ \u00a0]?)?|[\"“«‘][ \u00a0]?)$")
_CALLED = re.compile(r"(?:Le|La|Les|L['’]|El|Los|Las|Aux?|The) ?(?!Havre|Haye|Paz|Habana|Salvador|Réunion|Gambia|Hague)\w+")
"""A name with its article, right behind what it is: "la radio La Voix du Nord"."""

OVER = re.compile(
    r"[\"”»’]?(?:[,.;:)\n]|\s?\(|$|\s(?:and|to|in|on|for|at|as|is|are|has|have|had|will|was|were|from|during|which|who|et|ou|y|e|à|en|dans|pour|sur|a|ont"
    r"|est|sont|qui|para|al|ha|han|es|son|que|se|this|ce|cette|esta|este|\w{2,12}(?:ed|aron|ieron|ó|èrent))(?!\w))"
)
"""What may stand behind a name of one ordinary word; "European partners" goes on otherwise."""


class Apposed(NamedTuple):
    """text[start:end] is the name."""

    start: int
    end: int
    type: PartnerType = "ngo"


def find_apposed(text: str, language: str) -> Iterator[Apposed]:
    """Every such name, in no order; they may overlap names found otherwise, and names of places."""
    if any(mark in text for mark in _QUOTES):
        for match in _QUOTED.finditer(text):
            yield from _quoted(text, match, "ngo")
    for kind in _kinds(language).find(text):
        yield from _of_kind(text, kind.start, kind.end, kind.value)
    for match in _shortened(text):
        start = _where_acronym_begins(match[1], match[2])
        if start is None or NO_BODY.search(match[1]) or _SEVERAL.fullmatch(match[2]):
            continue
        if people_words(language).isdisjoint(match[1][start:].split()[:1]):
            yield Apposed(match.start(1) + start, match.end(1))


def _shortened(text: str) -> Iterator[re.Match[str]]:
    """Every name with its acronym behind it in brackets: looked for from the brackets, and no name reaches over another pair of them."""
    since = 0
    for bracket in _BRACKETED.finditer(text):
        if match := _ACRONYM.search(text, max(since, bracket.start() - _LONGEST_NAME), bracket.end()):
            yield match
        since = bracket.end()


def _of_kind(text: str, start: int, end: int, kind: PartnerType) -> Iterator[Apposed]:
    """The names behind "the NGO" or "two NGOs, ", or the one before ", a charity"."""
    if quote := _QUOTE_AFTER_KIND.match(text, end):
        yield from _quoted(text, quote, kind)
        return
    behind = _AFTER_KIND.match(text, end)
    if behind and (text[end - 1] == "s" or text[end] == " "):
        if not NONE.match(behind[1]) or _CALLED.match(behind[1]):
            yield Apposed(behind.start(1), end_before_acronym(text, *behind.span(1)), kind)
        if text[end - 1] in "sG":  # NGOs, ONG
            at = behind.end()
            for _ in range(_LONGEST_LIST):
                if not (following := LIST.match(text, at)) or NONE.match(following[1]):
                    break
                yield Apposed(following.start(1), name_end(text, following.end()), kind)
                at = following.end()
        return
    window = max(0, start - _REACH)
    if (before := _BEFORE_KIND.search(text[window:start])) and not NONE.match(before[1]):
        yield Apposed(window + before.start(1), window + before.end(1), kind)


def name_end(text: str, end: int) -> int:
    """Where a name ends whose words with a capital end at `end`: the Punjab police."""
    force = _FORCE.match(text, end)
    return force.end() if force else end


def quoted_projects(text: str) -> Iterator[str]:
    """The names in quotation marks behind what calls them projects: the campaign "Open Doors"."""
    for quote in _QUOTE.finditer(text):
        close = text.find(_QUOTES[quote[1]], quote.end(), quote.end() + 80)
        if close > 0 and _PROJECT_BEFORE.search(text, max(0, quote.start() - _REACH), quote.end()):
            yield text[quote.end() : close].strip()


def is_project(text: str, start: int, end: int, *, of_a_body: bool = False) -> bool:
    """Whether what is named is called a project or a campaign, before its name or behind it. `of_a_body`: where it may be that of who runs it."""
    if _IS_PROJECT.match(text, end) or _PROJECT_BEFORE.search(text, max(0, start - _REACH), start):
        return True
    return not of_a_body and bool(_PROJECT_BEHIND.match(text, end))


def _quoted(text: str, match: re.Match[str], kind: PartnerType) -> Iterator[Apposed]:
    close = text.find(_QUOTES[match[1]], match.end(), match.end() + 80)
    name = text[match.end() : close].rstrip(" \u00a0") if close > 0 else ""
    if name and name[0].isupper() and "\n" not in name:
        yield Apposed(match.end(), match.end() + len(name), kind)


def end_before_acronym(text: str, start: int, end: int) -> int:
    """Where the name that begins at `start` ends when an acronym behind it is made of its words: "Association des femmes" in "Association des
    femmes chefs de famille (AFCF)" goes on to the bracket. `end` without one."""
    rest = _REST.match(text, end)
    if rest is None:
        return end
    initials = [word[0] for word in _INITIAL.findall(unaccent(fold(text[start : rest.start(1)])))]
    letters = [c for c in unaccent(fold(rest[1])) if c.isalpha()]
    left = iter(initials)
    spelt = letters[0] == initials[0] and letters[-1] == initials[-1] and all(letter in left for letter in letters)
    return rest.start(1) - len(" (") if spelt else end


def _where_acronym_begins(name: str, acronym: str) -> int | None:
    """Where in `name` the words begin whose capitals the acronym takes; None when it is not made of them, or of one word only."""
    letters = [c.lower() for c in acronym if c.isalpha()]
    words = [(m.start(), m.group()) for m in re.finditer(r"[^\W\d_][\w’'-]*", name)]
    wanted = len(letters) - 1
    for position, word in reversed(words):
        if word[0].isupper() and wanted >= 0 and word[0].lower() == letters[wanted]:
            wanted -= 1
            if wanted < 0:
                return position if len(letters) > 1 else None
    return None


@of_each_language
def _kinds(language: str) -> Vocabulary[PartnerType]:
    """Common nouns that say what a name beside them is; English ones serve in every language."""
    found = (told for wanted in dict.fromkeys(("en", language)) for told in words_in("kind", wanted))
    return Vocabulary((Entry(word, kind, "exact", "strict") for word, kind in found), language)
