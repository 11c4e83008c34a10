"""What the words around a sum say of it: that it is promised, given, spent, the size of a project; or that it is not the activity's at all."""

from __future__ import annotations

import re
from bisect import bisect_left

from etl.extract.cues import SentenceCues
from etl.extract.sentences import Sentence
from etl.extract.vocabulary import END, START
from etl.model import AmountStatus

_STATUSES: tuple[tuple[str, AmountStatus], ...] = (
    ("future", "pledged"),
    ("pledged", "pledged"),
    ("spent", "spent"),
    ("committed", "committed"),
    ("gift", "committed"),
    ("budget", "budget"),
)
"""Kinds of cues; of two as near as each other the first decides."""
_OTHER_IS_NEAR = 25
"""So close to a sum, a word such as ransom or price decides, whatever else the sentence says (characters)."""
_BESIDE_SIZE = 20
"""Characters: how much nearer "worth" must be than "grants" to decide."""
_ASKED = 40
_RIGHT_BESIDE = 2
_GOVERNS = 70
"""Characters that a verb's object may stand behind it: "will give the shelter a grant of"."""
_PHRASE = 60
_SINCE_REACH = 80
"""A sum that was given over years is that of many activities."""
_MEANS_REACH = 40
_SMALL = (
    r"of|for|to|in|from|and|or|is|are|was|were|will|over|on|by|at|with|has|have|had|that|which|who|this|into|towards?|out|as|the|an?|its|their|our"
    r"|de|du|des|pour|dans|par|et|est|sont|sur|en|que|qui|avec|del|para|por|y|es|son|con|à|au|aux|les?|las?|los|el|une?"
)
_WORTH = (
    r"of|worth|valued at|budgeted at|costing|totall?ing|amounting to|estimated at|de|d['’]|évalué à|estimé à|doté de"
    r"|d['’]un (?:montant|coût|budget|total)(?: \w+)? (?:de|d['’])|d['’]une (?:valeur|enveloppe)(?: \w+)? (?:de|d['’])"
    r"|por (?:un )?(?:valor|monto|total)(?: total)? de|valorado en|estimado en|dotado con|de hasta"
)
_ABOUT = r"some|about|around|over|more than|nearly|almost|close to|approximately|just over|environ|près de|plus de|cerca de|más de|unos|casi"
_NOUN_AFTER = re.compile(rf"(?:,? \w+-(?:year|month|phase)s?(?:-long)?,?)?(?: in)?(?: (?!(?:{_SMALL}) )[\w’'.&/-]+){{0,5}}[ -]")
_NOUN_BEFORE = re.compile(
    rf"(?: [\w’'-]+){{0,3}}(?:,? (?:is |was |are |itself )?(?:{_WORTH}))(?: ?(?:{_ABOUT}))?(?: |(?<=['’]))|(?: [\w’'-]+){{0,4}},? ?\("
)

_IN_GOODS = re.compile(r" (?:in|worth of)(?: [\w’'-]+){0,3} ")

_MEANS = re.compile(
    rf"\b(?:with|thanks to|using|avec|grâce à|con|gracias a) (?:(?:{_ABOUT}|an? (?:further|additional|extra)|the|les|los) )?$", re.IGNORECASE
)
"""The sum as what somebody works with: "With USD 40,000, Sweden helps ..."."""

_PURPOSE = re.compile(r"(?: to|pour|para) $")
_ABOUT_GAP = re.compile(rf"(?: (?:of|de|is|was|est|es|era|{_ABOUT}|up to)){{0,4}}[ :\u00a0]{{1,2}}")
_BUDGET = re.compile(r"budget|presupuesto|dotación|coût|costo?\b|coste|monto", re.IGNORECASE)
_GIVEN_BEHIND = re.compile(
    r",? (?:(?:a|ont|is|are|was|were|has|have|fue|fueron|ha|han|generously) (?:été |been |sido )?)?(?:granted|provided|given|awarded|set aside"
    r"|octroyée?s?|accordée?s?|allouée?s?|débloquée?s?|versée?s?|otorgad[oa]s?|concedid[oa]s?|aportad[oa]s?|desembolsad[oa]s?)\b"
)
_OF_THIS_GIFT = re.compile(
    r",? (?:ce|cet|cette|ces|this|these|the|este|esta|estos|estas|la|los|las) (?:dons?|équipements?|matériels?|véhicules?|lot|gift|donation"
    r"|equipment|items|vehicles?|donación|donativo|equipos?|vehículos?)\b"
)
_CLAUSE = re.compile(r"[,;:] ?(?:which|who|that|where|qui|que|dont|où|quien|la cual|and|et|y)\b")
_BRACKET = re.compile(r" \([^()\d]{0,12}[^()]{0,6}\d[^()]{0,24}\)")
"""The same sum in another currency."""

_TO_WHOM = re.compile(r" (?:to|à|a) (?:\d|the |an? |[A-Z]|l['’]|la |le |les |el |los |las |un |une |una )")
"""A line of a list of grants: "USD 40,000 to the Red Cross"."""


class SumStatus:
    """The cues of one text."""

    def __init__(self, text: str, language: str, sentences: tuple[Sentence, ...]) -> None:
        self.text = text
        self.sentences = sentences
        self.cues = SentenceCues("amount_cues", text, language)

    def of(self, sentence: int, start: int, end: int, *, is_paid: bool) -> AmountStatus | None:
        """The status of the sum text[start:end]; None: the money is not the activity's. `is_paid`: the sentence says who pays.

        A word of size ("worth") tells a budget only where no verb or noun of giving stands beside it ("grants worth").
        """
        if self.cues.distance_before(sentence, "apart", start) is not None:
            return None
        far = self._distances(sentence, start, end)
        near = [(distance, told) for kind, told in _STATUSES if (distance := far[kind]) is not None]
        nearest = min((distance for distance, _ in near), default=far["size"])
        other, size = far["other"], far["size"]
        if other is not None and (nearest is None or other < nearest or other <= _OTHER_IS_NEAR):
            return None
        if self._is_since(sentence, start, end) or self._is_asked_for(sentence, start, nearest):
            return None
        if self._is_promised(sentence, start):
            return "pledged"
        if (nearest is None or nearest > 2) and _MEANS.search(self.text[max(self.sentences[sentence].start, start - _MEANS_REACH) : start]):
            return "committed"
        if (told := self._by_phrase(sentence, start, end, size=size, nearest=nearest)) is not None:
            return told
        if size is not None and (nearest is None or not near or size + _BESIDE_SIZE < nearest):
            return "budget"
        asked = (self.cues.distance(sentence, kind, start, end) for kind in ("needed", "appeal"))
        needed = min((distance for distance in asked if distance is not None), default=None)
        if near and (needed is None or nearest is None or needed > nearest):
            return min(near, key=lambda pair: pair[0])[1]
        given = is_paid or _TO_WHOM.match(self.text, end)
        return "committed" if given and needed is None else "unclear"

    def _is_asked_for(self, sentence: int, start: int, nearest: int | None) -> bool:
        """Whether somebody lacks or asks for it, and no word of giving is as near; what an agency appeals for to all is stated."""
        needed = self.cues.distance_before(sentence, "needed", start)
        return needed is not None and needed <= _ASKED and (nearest is None or needed < nearest)

    def _distances(self, sentence: int, start: int, end: int) -> dict[str, int | None]:
        """Kind of cue -> characters to the nearest one; what the money is for ("to support two shelters") says nothing of its status."""
        far = {kind: self.cues.distance(sentence, kind, start, end) for kind in ("other", "size", *(kind for kind, _ in _STATUSES))}
        for kind in ("committed", "gift"):
            if (distance := far[kind]) is not None and self._is_purpose(sentence, kind, end, distance):
                far[kind] = self.cues.distance_before(sentence, kind, start)
        return far

    def _by_phrase(self, sentence: int, start: int, end: int, *, size: int | None, nearest: int | None) -> AmountStatus | None:
        """What the phrase that the sum stands in says, None where it is the words around it that must tell."""
        if self._is_budget(sentence, start, end):
            return "budget"
        if _GIVEN_BEHIND.match(self.text, end):
            return "committed"
        if (size is not None and size <= _RIGHT_BESIDE and _OF_THIS_GIFT.match(self.text, end)) or self._bought(sentence, start):
            return "spent"
        if self._holds_goods(sentence, end) and self.cues.distance_before(sentence, "pledged", start) is None:
            return "spent"
        if size is not None and (nearest is None or size <= nearest) and self._is_of_goods(sentence, start):
            return "spent"
        return self._named(sentence, start, end)

    def _is_since(self, sentence: int, start: int, end: int) -> bool:
        """Whether it was given over years; a "since 2017" in the next clause tells of something else."""
        cues = self.cues.of(sentence, "since")
        after = bisect_left(cues, start, key=START)
        if after and start - cues[after - 1].end <= _SINCE_REACH:
            return True
        behind = cues[after : after + 1]
        return any(cue.start - end <= _SINCE_REACH and not _CLAUSE.search(self.text, end, cue.start) for cue in behind)

    def _bought(self, sentence: int, start: int) -> bool:
        """Whether something was bought or built with the sum: "the van was purchased with a donation of EUR 25,000"."""
        bought = self.cues.last_before(sentence, "bought", start)
        return bought is not None and start - bought.end <= _GOVERNS and ";" not in self.text[bought.end : start]

    def _is_purpose(self, sentence: int, kind: str, end: int, distance: int) -> bool:
        """Whether the nearest word stands behind the sum as what it is for: "USD 40,000 to support two shelters"."""
        cues = self.cues.of(sentence, kind)
        at = bisect_left(cues, end, key=START)
        return at < len(cues) and cues[at].start - end == distance and bool(_PURPOSE.search(self.text, max(end, cues[at].start - 6), cues[at].start))

    def _is_budget(self, sentence: int, start: int, end: int) -> bool:
        """Whether "budget of" stands right before the sum, and no word of giving right behind it."""
        budget = self.cues.last_before(sentence, "budget", start)
        if budget is None or not _ABOUT_GAP.fullmatch(self.text, budget.end, start) or not _BUDGET.search(self.text, budget.start, start):
            return False
        return not _GIVEN_BEHIND.match(self.text, end)

    def _named(self, sentence: int, start: int, end: int) -> AmountStatus | None:
        """By the noun whose sum it is: "a $2 million pilot project", "un projet de 2 millions"; None where a gift is named so, or nothing."""
        end = self._behind_bracket(end)
        after = [(cue, "budget") for cue in self._behind(sentence, "project", end)] + [(cue, "gift") for cue in self._behind(sentence, "gift", end)]
        if after:
            return "budget" if max(after)[1] == "budget" else "committed"
        project, gift = (self.cues.last_before(sentence, kind, start) for kind in ("project", "gift"))
        if project is None or start - project.end > _PHRASE or not _NOUN_BEFORE.fullmatch(self.text, project.end, start):
            return None
        return "budget" if gift is None or gift.start < project.start else None

    def _is_of_goods(self, sentence: int, start: int) -> bool:
        """Whether it is the worth of goods named right before it, or right behind it as "worth of"."""
        goods = self.cues.of(sentence, "goods")
        at = bisect_left(goods, start, key=END) - 1
        behind = at + 1 < len(goods) and goods[at + 1].start - start <= _PHRASE and " worth of " in self.text[start : goods[at + 1].start]
        return behind or (at >= 0 and start - goods[at].end <= _PHRASE)

    def _holds_goods(self, sentence: int, end: int) -> bool:
        """Whether the sum is one "in new equipment", whatever verb says who gave it."""
        end = self._behind_bracket(end)
        goods = self.cues.of(sentence, "goods")
        at = bisect_left(goods, end, key=START)
        return at < len(goods) and goods[at].start - end <= _PHRASE and bool(_IN_GOODS.fullmatch(self.text, end, goods[at].start))

    def _behind_bracket(self, end: int) -> int:
        """Where a sum ends with what stands behind it for the same sum."""
        return bracket.end() if (bracket := _BRACKET.match(self.text, end)) else end

    def _behind(self, sentence: int, kind: str, end: int) -> list[int]:
        """Where nouns of a kind stand within the noun phrase that a sum begins."""
        cues = self.cues.of(sentence, kind)
        first = bisect_left(cues, end, key=START)
        return [cue.start for cue in cues[first : first + 3] if cue.start - end <= _PHRASE and _NOUN_AFTER.fullmatch(self.text, end, cue.start)]

    def _is_promised(self, sentence: int, start: int) -> bool:
        """Whether a verb in the future has the sum for its object."""
        future = self.cues.last_before(sentence, "future", start)
        if future is None or start - future.end > _GOVERNS:
            return False
        return not re.search(r"[,;:(]| (?:thanks to|of which|grâce à|gracias a) ", self.text[future.end : start])
