"""Which names of a sentence a phrase of paying points at: the ones right behind it, its "by" or "from", its subject, or the one beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from etl.extract.cues import SentenceCues
from etl.extract.funding_cues import FundingCues
from etl.extract.organisations import OrganisationName
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.vocabulary import Match

_SMALL = (
    r"and|et|y|e|as well as|ainsi que|así como|the|its|their|our|la|le|les|l['’]|el|los|las|al|of|from|by|de|du|des|d['’]|del|par|por|au|aux|à|a"
    r"|both|either|in part|partly|jointly|generous|financial|main(?:ly)?|notamment|également|también|kind|through|via|people of|dear"
)
_BETWEEN = re.compile(rf"[\s,;:(“\"«]*(?:(?:{_SMALL})(?:[\s,]+|(?<=['’]))){{0,6}}(?:[\w’'-]+[ ]){{0,2}}", re.IGNORECASE)
_CLOSE = re.compile(rf"[\s,:(“\"«]*(?:(?:{_SMALL})(?:[\s,]+|(?<=['’]))){{0,5}}", re.IGNORECASE)
_LIST = re.compile(
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
_AGENT = {
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
_OF = re.compile(r"(?:from|of|by|de|du|des|d['’]|del|par|por)(?:[\s,]*(?:the|la|le|les|l['’]|el|los|las)){0,2}\s*$", re.IGNORECASE)
_TO_SUBJECT = re.compile(
    r"(?:['’]s?)?(?: ?\([^)]{1,60}\))?(?: (?:in|at|of|to|en|à|au|a) (?:the )?[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)?)?"
    r"(?:,[^;:,]{1,70}(?:,[^;:,]{1,60})?,|,)?"
    r"(?: (?:has|have|had|is|are|was|were|be|been|will|would|also|both|all|together|now"
    r"|already|recently|today|yesterday|once|again|more|then|which|that|who|itself|alone|to"
    r"|plans?|agreed|intends?|wants|set|decided|pledged|promised|committed|continues?|in turn|further"
    r"|a|ont|avait|en|qui|se|lui|ha|han|que|quien|lo|la|\w{3,14}ly|\w{3,14}ment|\w{3,12}mente"
    r"|aussi|également|déjà|récemment|también|ya|only|helped?|helps)){0,5} ?"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|gets?|got)(?: \w+ly| also| not| now)? $")
_NEW_CLAUSE = re.compile(r"[;:]|\b(?:by|par|por|with|avec|con|to|for)\b")
_NOT_SUBJECT = re.compile(
    r"\b(?:to|for|by|of|in|on|à|pour|para|por|en|with|avec|con|from|against|between|including)\s+(?:the |la |le |les |el |los |l['’])?$"
)
_BEFORE_VERB = 110
_MONEY_AFTER = 90
_BILL_AFTER = 45
_SOURCE_REACH = 90
_THANKS_REACH = 160
_LONGEST_LIST = 12
_LONGEST_GAP = 90

Test = Callable[[OrganisationName], bool]


class Spot(NamedTuple):
    """A phrase of paying: its sentence, the names of that sentence in text order, the phrase itself."""

    sentence: int
    names: Sequence[OrganisationName]
    cue: Match[str]


class Payers:
    """One text, its names and phrases by sentence. `is_donor`: whether a name is one that pays by trade, for phrases that may mean other help."""

    def __init__(self, text: str, language: str, names: Sequence[OrganisationName], sums: Sequence[tuple[int, int]], is_donor: Test) -> None:
        self.text = text
        self.language = language
        self.sentences = split_sentences(text)
        self.cues = FundingCues(text, language)
        self.money = SentenceCues("money_words", text, language)
        self.is_donor = is_donor
        self.names: dict[int, list[OrganisationName]] = {}
        for name in names:
            self.names.setdefault(sentence_at(self.sentences, name.start), []).append(name)
        self.sums: dict[int, list[tuple[int, int]]] = {}
        for start, end in sums:
            self.sums.setdefault(sentence_at(self.sentences, start), []).append((start, end))

        self._readers: dict[str, Callable[[Spot], list[OrganisationName]]] = {
            "after": self._after,
            "after_name": self._after,
            "after_close": self._after_close,
            "after_donor": self._after_donor,
            "after_money": self._after_money,
            "agent": self._agent,
            "agent_money": self._agent_money,
            "source": self._source,
            "before": self._before,
            "before_absolute": self._before_absolute,
            "before_money": self._before_money,
            "before_bill": self._before_bill,
            "before_donor": self._before_donor,
            "inverted": self._inverted,
            "beside": self._beside,
            "beside_donor": self._beside,
            "hyphen": self._hyphen,
            "thanks": self._thanks,
        }

    def of_sentence(self, index: int) -> Iterator[tuple[OrganisationName, str]]:
        """(name, kind of phrase) of every name that a phrase of the sentence points at."""
        names = self.names[index]
        for kind, read in self._readers.items():
            for cue in self.cues.of(index, kind):
                yield from ((name, kind) for name in read(Spot(index, names, cue)))
        for _, end in self.sums.get(index, ()):
            yield from ((name, "sum") for name in self._from_source(names, end, _OF, 30) if self.is_donor(name))

    def speaks_of_money(self, index: int, start: int = 0, end: int | None = None) -> bool:
        """Whether a word of paying, a bill or a sum begins within start:end of the sentence."""
        return any(self._has_word(index, kind, start, len(self.text) if end is None else end) for kind in ("pays", "bill", "sum"))

    def _has_word(self, index: int, kind: str, start: int, end: int) -> bool:
        words = self.money.of(index, kind)
        at = bisect_left(words, start, key=lambda w: w.start)
        while at < len(words) and words[at].start < end:
            if not self.text.endswith("-", 0, words[at].start):  # "EU-funded" is a word about a project
                return True
            at += 1
        return False

    def _listed(self, names: Sequence[OrganisationName], start: int, between: re.Pattern[str] = _BETWEEN) -> list[OrganisationName]:
        """The names right after a phrase: the first behind a few small words, the next ones as a list."""
        found: list[OrganisationName] = []
        at = start
        first = bisect_left(names, start, key=lambda n: n.start)
        for name in names[first : first + _LONGEST_LIST]:
            if name.start - at > _LONGEST_GAP or not between.fullmatch(self.text, at, name.start):
                break
            found.append(name)
            at, between = name.end, _LIST
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

    def _from_source(
        self, names: Sequence[OrganisationName], start: int, agent: re.Pattern[str], reach: int = _SOURCE_REACH
    ) -> list[OrganisationName]:
        """The names behind the next "by" or "from" of the same clause; a name or two may stand before it ("the grant to IOM from Japan")."""
        first = bisect_left(names, start, key=lambda n: n.start)
        for name in names[first : first + 3]:
            gap = self.text[start : name.start]
            if name.start - start > reach or ";" in gap or ":" in gap:
                break
            if agent.search(gap):
                return self._listed(names, name.start, _LIST)
        return []

    def _subject(self, index: int, start: int) -> list[OrganisationName]:
        """The names right before a verb, or none where it is a passive, or where something else stands between."""
        names = self.names[index]
        last = bisect_right(names, start, key=lambda n: n.end) - 1
        if last < 0 or start - names[last].end > _BEFORE_VERB:
            return []
        gap = self.text[names[last].end : start]
        if not _TO_SUBJECT.fullmatch(gap) or _PASSIVE.search(gap):
            return []
        found = [names[last]]
        for name in reversed(names[max(0, last - _LONGEST_LIST) : last]):
            if found[0].start - name.end > _LONGEST_GAP or not _LIST.fullmatch(self.text, name.end, found[0].start):
                break
            found.insert(0, name)
        return found

    def _is_object(self, index: int, name: OrganisationName) -> bool:
        start = max(self.sentences[index].start, name.start - 16)
        return bool(_NOT_SUBJECT.search(self.text[start : name.start]))

    # one reader for each kind of phrase

    def _after(self, spot: Spot) -> list[OrganisationName]:
        return self._listed(spot.names, spot.cue.end)

    def _after_close(self, spot: Spot) -> list[OrganisationName]:
        return self._listed(spot.names, spot.cue.end, _CLOSE)

    def _after_donor(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self._listed(spot.names, spot.cue.end) if self.is_donor(name)]

    def _after_money(self, spot: Spot) -> list[OrganisationName]:
        return self._listed(spot.names, spot.cue.end) if self.speaks_of_money(spot.sentence, 0, spot.cue.start) else []

    def _agent(self, spot: Spot) -> list[OrganisationName]:
        return self._from_source(spot.names, spot.cue.end, _AGENT[self.language])

    def _agent_money(self, spot: Spot) -> list[OrganisationName]:
        return self._agent(spot) if self.speaks_of_money(spot.sentence, 0, spot.cue.end + _MONEY_AFTER) else []

    def _source(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self._agent(spot) if name.is_institution or self.is_donor(name)]

    def _before(self, spot: Spot) -> list[OrganisationName]:
        found = self._subject(spot.sentence, spot.cue.start)
        return [] if found and self._is_object(spot.sentence, found[0]) else found

    def _before_absolute(self, spot: Spot) -> list[OrganisationName]:
        """ "with Norway paying for the rooms"."""
        found = self._subject(spot.sentence, spot.cue.start)
        before = self.text[max(0, found[0].start - 10) : found[0].start].lower() if found else ""
        return found if before.rstrip().removesuffix(" the").endswith("with") else []

    def _before_money(self, spot: Spot) -> list[OrganisationName]:
        """The subject of a verb that may mean another gift: money must stand behind it."""
        return self._before(spot) if self.speaks_of_money(spot.sentence, spot.cue.end, spot.cue.end + _MONEY_AFTER) else []

    def _before_bill(self, spot: Spot) -> list[OrganisationName]:
        if not self._has_word(spot.sentence, "bill", spot.cue.end, spot.cue.end + _BILL_AFTER):
            return []
        return self._before(spot) or self._before_absolute(spot)

    def _before_donor(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self._before(spot) if self.is_donor(name)]

    def _inverted(self, spot: Spot) -> list[OrganisationName]:
        """A subject behind its verb, the object perhaps between: "Financia el curso la Unión Europea"."""
        if self._subject(spot.sentence, spot.cue.start):
            return []
        return self._listed(spot.names, spot.cue.end, _BETWEEN)

    def _beside(self, spot: Spot) -> list[OrganisationName]:
        """ "USAID money", "Norway's generous grant"; in French and Spanish behind the noun: "fonds suisses"."""
        if self.language != "en":
            at = bisect_left(spot.names, spot.cue.end, key=lambda n: n.start)
            return [n for n in spot.names[at : at + 1] if self.text[spot.cue.end : n.start] == " " and self.is_donor(n)]
        at = bisect_right(spot.names, spot.cue.start, key=lambda n: n.end) - 1
        if at < 0 or not re.fullmatch(
            r"(?:['’]s?)?(?: ?\([^)]{1,20}\)(?:['’]s?)?)?(?:[ -][a-z-]+){0,2}[ -]",
            self.text[max(spot.names[at].end, spot.cue.start - 60) : spot.cue.start],
        ):
            return []
        if not self.is_donor(spot.names[at]):
            return []
        found = [spot.names[at]]
        for name in reversed(spot.names[max(0, at - 3) : at]):
            if not re.fullmatch(r"(?:,| and|, and) (?:the )?", self.text[name.end : found[0].start][:12]):
                break
            found.insert(0, name)
        return found

    def _hyphen(self, spot: Spot) -> list[OrganisationName]:
        at = bisect_left(spot.names, spot.cue.start, key=lambda n: n.end)
        return [n for n in spot.names[at : at + 1] if n.end == spot.cue.start]

    def _thanks(self, spot: Spot) -> list[OrganisationName]:
        """Who is thanked in a sentence that speaks of money or support behind the name."""
        found = [name for name in self._listed(spot.names, spot.cue.end) if self.is_donor(name)]
        end = found[-1].end if found else spot.cue.end
        words = ("pays", "bill", "sum", "supports")
        return found if any(self._has_word(spot.sentence, kind, end, end + _THANKS_REACH) for kind in words) else []
