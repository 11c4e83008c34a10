"""Which names of a sentence a phrase of paying points at: the ones right behind it, its "by" or "from", its subject, or the one beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from etl.extract.cues import SentenceCues
from etl.extract.funding_cues import FundingCues
from etl.extract.organisations import OrganisationName
from etl.extract.payer_clauses import AGENT, BETWEEN, CLOSE, OF, Clauses
from etl.extract.sentences import sentence_at
from etl.extract.vocabulary import Match

_MONEY_AFTER = 90
_BILL_AFTER = 45
_THANKS_REACH = 160

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
        self.clauses = Clauses(text, language)
        self.cues = FundingCues(text, language)
        self.money = SentenceCues("money_words", text, language)
        self.is_donor = is_donor
        self.names: dict[int, list[OrganisationName]] = {}
        for name in names:
            self.names.setdefault(sentence_at(self.clauses.sentences, name.start), []).append(name)
        self.sums: dict[int, list[tuple[int, int]]] = {}
        for start, end in sums:
            self.sums.setdefault(sentence_at(self.clauses.sentences, start), []).append((start, end))

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
            yield from ((name, "sum") for name in self.clauses.from_source(names, end, OF, 30) if self.is_donor(name))

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

    # one reader for each kind of phrase

    def _after(self, spot: Spot) -> list[OrganisationName]:
        return self.clauses.listed(spot.names, spot.cue.end)

    def _after_close(self, spot: Spot) -> list[OrganisationName]:
        return self.clauses.listed(spot.names, spot.cue.end, CLOSE)

    def _after_donor(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self.clauses.listed(spot.names, spot.cue.end) if self.is_donor(name)]

    def _after_money(self, spot: Spot) -> list[OrganisationName]:
        return self.clauses.listed(spot.names, spot.cue.end) if self.speaks_of_money(spot.sentence, 0, spot.cue.start) else []

    def _agent(self, spot: Spot) -> list[OrganisationName]:
        return self.clauses.from_source(spot.names, spot.cue.end, AGENT[self.language])

    def _agent_money(self, spot: Spot) -> list[OrganisationName]:
        return self._agent(spot) if self.speaks_of_money(spot.sentence, 0, spot.cue.end + _MONEY_AFTER) else []

    def _source(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self._agent(spot) if name.is_institution or self.is_donor(name)]

    def _before(self, spot: Spot) -> list[OrganisationName]:
        found = self.clauses.subject(spot.names, spot.cue.start)
        return [] if found and self.clauses.is_object(found[0]) else found

    def _before_absolute(self, spot: Spot) -> list[OrganisationName]:
        """ "with Norway paying for the rooms"."""
        found = self.clauses.subject(spot.names, spot.cue.start)
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
        if self.clauses.subject(spot.names, spot.cue.start):
            return []
        return self.clauses.listed(spot.names, spot.cue.end, BETWEEN)

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
        found = [name for name in self.clauses.listed(spot.names, spot.cue.end) if self.is_donor(name)]
        end = found[-1].end if found else spot.cue.end
        words = ("pays", "bill", "sum", "supports")
        return found if any(self._has_word(spot.sentence, kind, end, end + _THANKS_REACH) for kind in words) else []
