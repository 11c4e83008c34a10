"""Where names stand to a phrase of a sentence: listed right behind it, behind its "by" or "from", or before it as its subject."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from etl.extract.registered import OrganisationName
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import END, START

_SMALL = (
    r"and|et|y|e|as well as|ainsi que|así como|the|its|their|our|la|le|les|l['’]|el|los|las|al|of|from|by|de|du|des|d['’]|del|par|por|au|aux|à|a"
    r"|both|either|in part|partly|jointly|generous|financial|main(?:ly)?|notamment|également|también|kind|through|via|people of|dear"
)
_ENVOY = (
    r"(?:(?:Ambassador|High Commissioner|Consul(?:[ -]General)?|ambassad(?:eur|rice)|haut[- ]commissaire|embajador[a]?|consul[a]?)"
    r"(?: (?:of|for|de|del|du|des)(?: the| la| los)?[ ]| d['’]))?"
)
_WHOSE = r"(?:(?!través|travers|medio|favor)[\w’'-]+[ ]){1,2}(?:of|de|du|del)[ ](?:the[ ]|la[ ]|l['’])?"
""" "with help from the MATRA programme of the Dutch Embassy": something of the payer's."""
BETWEEN = re.compile(rf"[\s,;:(“\"«]*(?:(?:{_SMALL})(?:[\s,]+|(?<=['’]))){{0,6}}(?:{_WHOSE}|(?:[\w’'-]+[ ]){{0,2}}){_ENVOY}", re.IGNORECASE)
CLOSE = re.compile(rf"[\s,:(“\"«–—-]*(?:(?:{_SMALL})(?:[\s,]+|(?<=['’]))){{0,5}}", re.IGNORECASE)
LIST = re.compile(
    r"[\s,]*(?:\([^)]{1,20}\)[\s,]*)?"
    r"(?:(?:and|et|y|e|as well as|together with|along with|ainsi que|así como|the|la|le|les|l['’]|el|los|las|by|from|of|de|du|des|d['’]|del|par|por"
    r"|also)(?:[\s,]+|(?<=['’]))){0,5}",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"(?:[^.,]{2,60} [–—-] )?(?:With|Thanks|Through|Under|Using|Over|For|In|As|On|Funded|Financed|Supported|Avec|Grâce|Dans|Sous|Con|Gracias"
    r"|En|Mediante|Bajo)\b"
)
_ACTS = re.compile(r"(?: \([^)]{1,20}\))?(?:['’]s)? \w")
_BARE_COMMA = re.compile(r"(?: \([^)]{1,20}\))?, (?:the |le |la |les |l['’]|el |los )?")
AGENT = {
    "en": re.compile(r"(?:^|[\s,(])(?:by|from|out of)(?:[\s,]+(?:the|both|a|generous|kind)){0,3}\s*$", re.IGNORECASE),
    "fr": re.compile(
        r"(?:(?:^|[\s,(])par|(?:provien|provena|vien|vena|venu|éman|issu|tir|reçu|bénéfici)\w*(?: \w+){0,3} (?:de|du|des|d['’]))"
        r"(?:[\s,]*(?:le|la|les|l['’])){0,2}\s*$",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?:(?:^|[\s,(])por|(?:provien|proce|vien|proveni|recib)\w*(?: \w+){0,3} (?:de|del))(?:[\s,]*(?:el|la|los|las)){0,2}\s*$", re.IGNORECASE
    ),
}
FROM = {
    "en": re.compile(r"(?:^|[\s,(])(?:from|out of)(?:[\s,]+(?:the|both|a|generous|kind)){0,3}\s*$", re.IGNORECASE),
    "fr": re.compile(AGENT["fr"].pattern + r"|^\s*(?:de la part )?(?:de la |de l['’]|du |des |de |d['’])$", re.IGNORECASE),
    "es": re.compile(AGENT["es"].pattern + r"|^\s*(?:de parte )?(?:de la |de los |de las |del |de )$", re.IGNORECASE),
}
"""Behind "receives": in French and Spanish the payer may follow at once."""
OF = re.compile(r"(?:from|of|by|de|du|des|d['’]|del|par|por)(?:[\s,]*(?:the|la|le|les|l['’]|el|los|las)){0,2}\s*$", re.IGNORECASE)
_TO_SUBJECT = re.compile(
    r"(?:['’]s (?:[A-Z]\w+ ){0,4}(?:Minister|President|Ambassador|Premier|Secretary|Chancellor|government|cabinet)|['’]s?"
    r"| (?:governments|embassies|taxpayers|[Aa]mbassador|High Commissioner))?"
    r"(?: ?\([^)]{1,60}\))?(?: (?:in|at|of|to|en|à|au|a) (?:the )?[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)?)?"
    r"(?:,[^;:,]{1,70}(?:,[^;:,]{1,60})?,|,)?"
    r"(?: (?:has|have|had|is|are|was|were|be|been|will|would|shall|may|also|both|all|each|together|now|so far|thus far|just|since|duly|in its turn"
    r"|already|recently|today|yesterday|once|again|more|then|which|that|who|itself|alone|to"
    r"|plans?|agreed|intends?|wants|set|decided|pledged|promised|committed|continues?|in turn|further"
    r"|a|ont|avait|en|qui|se|lui|ha|han|que|quien|lo|la|le|les|los|las|\w{3,14}ly|\w{3,14}ment|\w{3,12}mente"
    r"|aussi|également|déjà|récemment|también|ya|only|helped?|helps|\w{3,12}(?:ed|es) and|\w{3,12}(?:ó|aron|ieron|a|an) y)){0,5} ?(?:l['’])?"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|gets?|got)(?: \w+ly| also| not| now)? $")
_GERUND = re.compile(r"(?:jointly |also |now )?[\w-]{2,20}ing\b")
_NOT_SUBJECT = re.compile(
    r"\b(?:to|for|by|of|in|on|à|pour|para|por|en|with|avec|con|from|against|between|including)\s+(?:the |la |le |les |el |los |l['’])?$"
)
_DONE_BY = re.compile(
    r"(?:^ out|\b(?:carried out|implemented|executed|run|led|managed|organi[sz]ed|hosted|developed|conducted|coordinated|delivered|operated"
    r"|headed|held|written|built|prepared|undertaken|facilitated|chaired|launched|staged|taught|created|established|designed|directed"
    r"|opened|attended|accepted|received|obtained|secured|won|administered|requested|sought|utilisée?s?|perçue?s?|utilizad[oa]s?|recibid[oa]s?"
    r"|produced|served|supervised|affected|signed|used|mis(?:e?s?) en œuvre|mené|menée|exécutée?|organisée?s?|gérée?|conduite?|réalisée?|pilotée?"
    r"|portée?|coordonnée?|développée?|lancée?|dirigée?|animée?s?|tenue?|ouverte?|ejecutad[oa]s?|implementad[oa]s?|organizad[oa]s?|impulsad[oa]s?"
    r"|liderad[oa]s?|gestionad[oa]s?|realizad[oa]s?|coordinad[oa]s?|desarrollad[oa]s?|dirigid[oa]s?|impartid[oa]s?|administrad[oa]s?))"
    r"(?: \w+ly| jointly| conjointement| conjuntamente)? (?:by|par|por)\b"
)
"""Behind another verb's "by" stands who did the work."""
_WHICH = re.compile(r"(?: \([^)]{1,20}\))?,? (?:which|who|that|qui|que|quien|(?:el|la) cual)\b")
"""Behind a name that is the object of one clause and the subject of the next: "with Malta, which pays"."""
_BEFORE_VERB = 110
_SOURCE_REACH = 90
_LONGEST_LIST = 12
_LONGEST_GAP = 90


class Clauses:
    """The sentences of one text. Names are those of one sentence, in text order."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.sentences = split_sentences(text)

    def listed(self, names: Sequence[OrganisationName], start: int, between: re.Pattern[str] = BETWEEN) -> list[OrganisationName]:
        """The names right after a phrase: the first behind a few small words, the next ones as a list."""
        found: list[OrganisationName] = []
        at = start
        first = bisect_left(names, start, key=START)
        for name in names[first : first + _LONGEST_LIST]:
            if name.start - at > _LONGEST_GAP or not between.fullmatch(self.text, at, name.start):
                break
            found.append(name)
            at, between = name.end, LIST
        return self._without_next_subject(found, start)

    def _without_next_subject(self, names: list[OrganisationName], start: int) -> list[OrganisationName]:
        """ "With funds from Japan, IOM and the police have ...": what follows the last comma is who acts."""
        if (
            len(names) < 2
            or not _FRONTED.match(self.text, self.sentences[sentence_at(self.sentences, start)].start)
            or not _ACTS.match(self.text, names[-1].end)
        ):
            return names
        commas = [i for i in range(1, len(names)) if _BARE_COMMA.fullmatch(self.text, names[i - 1].end, names[i].start)]
        return names[: commas[-1]] if commas else names

    def from_source(
        self, names: Sequence[OrganisationName], start: int, agent: re.Pattern[str], reach: int = _SOURCE_REACH
    ) -> list[OrganisationName]:
        """The names behind the next "by" or "from" of the same clause; a name or two may stand before it ("the grant to IOM from Japan")."""
        first = bisect_left(names, start, key=START)
        for name in names[first : first + 3]:
            gap = self.text[start : name.start]
            if name.start - start > reach or ";" in gap or ":" in gap:
                break
            if agent.search(gap) and not _DONE_BY.search(gap):
                return self.listed(names, name.start, LIST)
        return []

    def subject(self, names: Sequence[OrganisationName], start: int) -> list[OrganisationName]:
        """The names right before a verb, or none where it is a passive, or where something else stands between."""
        last = bisect_right(names, start, key=END) - 1
        if last < 0 or start - names[last].end > _BEFORE_VERB:
            return []
        gap = self.text[names[last].end : start]
        if not _TO_SUBJECT.fullmatch(gap) or (_PASSIVE.search(gap) and not _GERUND.match(self.text, start)):
            return []
        found = [names[last]]
        for name in reversed(names[max(0, last - _LONGEST_LIST) : last]):
            if found[0].start - name.end > _LONGEST_GAP or not LIST.fullmatch(self.text, name.end, found[0].start):
                break
            found.insert(0, name)
        return found

    def doer(self, names: Sequence[OrganisationName], start: int) -> list[OrganisationName]:
        """The names right before a verb that do what it says: no objects, but such as its "which" stands for."""
        found = self.subject(names, start)
        if not found or not self.is_object(found[0]):
            return found
        return found[-1:] if _WHICH.match(self.text, found[-1].end) else []

    def is_object(self, name: OrganisationName) -> bool:
        """Whether a preposition stands before the name."""
        start = max(self.sentences[sentence_at(self.sentences, name.start)].start, name.start - 16)
        return bool(_NOT_SUBJECT.search(self.text[start : name.start]))
