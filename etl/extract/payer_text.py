"""A text as payers are looked for in it: its clauses, its phrases of paying, its words of money."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from etl.extract.cues import SentenceCues
from etl.extract.funding_cues import FundingCues
from etl.extract.payer_clauses import Clauses
from etl.extract.registered import OrganisationName
from etl.extract.vocabulary import Match

_PEOPLE = re.compile(
    r" (?:more |de |d['’]|of )?(?:people|persons|victims|individuals|men|women|girls|boys|children|workers|migrants|refugees|slaves"
    r"|personnes|victimes|femmes|enfants|hommes|travailleurs|migrantes|personas|víctimas|mujeres|niñ[oa]s|hombres|trabajador(?:es|as))(?![\w’'])"
)
"""Behind "40 million", what no money is."""
Test = Callable[[OrganisationName], bool]


class Spot(NamedTuple):
    """A phrase of paying: its sentence, the names of that sentence in text order, the phrase itself."""

    sentence: int
    names: Sequence[OrganisationName]
    cue: Match[str]


Reader = Callable[[Spot], list[OrganisationName]]


class PayerText(Clauses):
    """`is_donor`: whether a name is one that pays by trade, for phrases that may mean other help."""

    def __init__(self, text: str, language: str, is_donor: Test) -> None:
        super().__init__(text, language)
        self.cues = FundingCues(text, language)
        self.is_donor = is_donor
        self._money = SentenceCues("money_words", text, language)
        self._starts: dict[tuple[int, str], list[int]] = {}

    def speaks_of_money(self, sentence: int, start: int = 0, end: int | None = None) -> bool:
        """Whether a word of paying, a bill or a sum begins within start:end of the sentence."""
        return any(self.has_word(sentence, kind, start, len(self.text) if end is None else end) for kind in ("pays", "bill", "sum"))

    def has_word(self, sentence: int, kind: str, start: int, end: int) -> bool:
        """Whether a word of that kind begins within start:end; "EU-funded" is a word about a project, and none."""
        starts = self._starts.get((sentence, kind))
        if starts is None:
            words = self._money.of(sentence, kind)
            starts = self._starts[sentence, kind] = [
                word.start
                for word in words
                if not self.text.endswith("-", 0, word.start) and not (kind == "sum" and _PEOPLE.match(self.text, word.end))
            ]
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end
