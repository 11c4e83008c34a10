"""Payers before a phrase: the subject of a verb, or the one whose money or project a noun says it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from etl.extract.payer_clauses import CLOSE
from etl.extract.payer_text import PayerText, Reader, Spot
from etl.extract.registered import OrganisationName
from etl.extract.vocabulary import END, START

_MONEY_AFTER = 90
_BILL_AFTER = 45
_MONEY_BEFORE = 70
_RELATIVE = 24
_IS_THE = re.compile(
    r"(?: \([^)]{1,20}\))? (?:is|are|was|were|remains?|has been|have been|est|sont|a été|reste|es|son|fue|sigue siendo)(?: also| now| by far)?"
    r"(?: (?:the|one of|among|its|their|our|le|l['’]un des|la|el|uno de los)){0,3}(?: [\w’'-]+['’]s)? "
)
_PORTION = re.compile(
    r" (?:(?:about|around|some|over|nearly|almost|près de|plus de|environ|más de|casi|alrededor de|el|la|le|les|los|las) ){0,2}"
    r"(?:[\d.,]+|[\w-]+)\s?(?:%|per ?cent|pour cent|por ciento)(?! (?:of|de|du|des|del) (?!(?:it|this|the sum|the total|ello|l['’]ensemble)\b))"
)
""" "bears 80 per cent and the ministry the rest": a portion, and no word of what."""
_SUM_AFTER = 60
_TO_NOUN = re.compile(
    r"(?:['’]s?)?(?: ?\([^)]{1,20}\)(?:['’]s?)?)?"
    r"(?:[ -](?!(?:for|to|of|in|on|by|with|and|or|from|through|as|at|into|its|their|the|a|any|no|more|about|against|over|under"
    r"|received|receives|gets|got|seeks|sought|needs|lacks|wants|requested|raised|manages|managed|use|uses|used) )[a-z-]+){0,2}[ -]"
)
_SUM_TO_NOUN = re.compile(
    r"['’]s? (?:(?:new|first|second|latest|annual|generous|initial|additional|further|fresh) ){0,2}"
    r"[^\s\w]{0,2}(?:[A-Z]{2,3}\$? ?|[£€$] ?)?\d[\d.,]*(?:[ -]?(?:thousand|million|billion|m|bn|k))?(?: (?:US |Canadian |Australian )?\w+s?)? "
)
""" "Canada's CAD 1.5 million contribution"."""
_IN_RELATIVE = re.compile(r"\b(?:that|which|what|que|qu['’])(?: the| la| le| les| l['’]| el| los| las)? ?$", re.IGNORECASE)
_PUTS_AT = re.compile(r"put(?:s|ting)? [^.;:]{2,80}? at (?:(?:some|about|around|over|nearly|almost|more than|up to) )?(?:[A-Z]{2,3}\$? ?|[$€£] ?)?\d")
"""An estimate: "puts the trade at USD 150 billion"."""
_BARE_GAP = re.compile(r"(?: governments| embassies)?(?: \([^)]{1,20}\))?(?: jointly| together| both| also| now)? ")
_AND = re.compile(r",? and(?: the)? $")
_BACK = 10
_TO_WHICH = re.compile(
    r"\b(?:(?:to|towards?|into|for) which|auxquel(?:le)?s|auquel|à laquelle|pour (?:le|la)quelle?|a(?:l|(?: la| las| los)?) (?:que|cual|cuales))"
    r"(?: the| la| le| les| l['’]| el| los| las)? ?$"
)


class Before:
    """One reader for each kind of phrase that a payer stands before; in French and Spanish an adjective behind its noun too."""

    def __init__(self, text: PayerText) -> None:
        self._paid = text
        self.readers: dict[str, Reader] = {
            "before": self._before,
            "before_absolute": self._before_absolute,
            "before_money": self._before_money,
            "before_bill": self._before_bill,
            "before_donor": self._before_donor,
            "before_plural": self._before_plural,
            "plural_donor": self._plural_donor,
            "before_relative": self._before_relative,
            "before_goods": self._before_goods,
            "before_launch": self._before_launch,
            "before_cover": self._before_cover,
            "possible": self._makes_possible,
            "available": self._makes_available,
            "rest": self._rest,
            "giver_of": self._giver_of,
            "own": self._own,
            "beside": self._beside,
            "beside_work": self._beside_work,
            "beside_donor": self._beside,
            "hyphen": self._hyphen,
        }

    def _before(self, spot: Spot) -> list[OrganisationName]:
        return self._paid.doer(spot.names, spot.cue.start)

    def _before_absolute(self, spot: Spot) -> list[OrganisationName]:
        """ "with Norway paying for the rooms"."""
        found = self._paid.subject(spot.names, spot.cue.start)
        before = self._paid.text[max(0, found[0].start - 10) : found[0].start].lower() if found else ""
        return found if before.rstrip().removesuffix(" the").endswith("with") else []

    def _before_money(self, spot: Spot) -> list[OrganisationName]:
        """The subject of a verb that may mean another gift: money must stand behind it, or before a clause that it ends ("funds that Malta gave")."""
        found = self._before(spot)
        if found and _PUTS_AT.match(self._paid.text, spot.cue.start):
            return []
        if not found or self._paid.speaks_of_money(spot.sentence, spot.cue.end, spot.cue.end + _MONEY_AFTER):
            return found
        if self._paid.has_word(spot.sentence, "rest", spot.cue.end, spot.cue.end + _RELATIVE):
            return found
        start = found[0].start - _MONEY_BEFORE
        told = any(self._paid.has_word(spot.sentence, kind, start, found[0].start) for kind in ("pays", "sum"))
        return found if told and self._is_relative(found[0]) else []

    def _is_relative(self, name: OrganisationName) -> bool:
        """Whether "that" or "which" stands before the name."""
        return _IN_RELATIVE.search(self._paid.text[max(0, name.start - _RELATIVE) : name.start]) is not None

    def _before_relative(self, spot: Spot) -> list[OrganisationName]:
        """ "a scheme to which Malta contributes"."""
        found = self._paid.subject(spot.names, spot.cue.start)
        return found if found and _TO_WHICH.search(self._paid.text[max(0, found[0].start - _RELATIVE) : found[0].start]) else []

    def _before_bill(self, spot: Spot) -> list[OrganisationName]:
        """The subject of a verb that costs stand behind, or before its clause ("a cost which Malta bears")."""
        if any(self._paid.has_word(spot.sentence, kind, spot.cue.end, spot.cue.end + _BILL_AFTER) for kind in ("bill", "upkeep")):
            return self._before(spot) or self._before_absolute(spot)
        found = self._before(spot)
        if found and _PORTION.match(self._paid.text, spot.cue.end) and self._paid.is_donor(found[0]):
            return found
        return found if found and self._is_relative(found[0]) and self._paid.has_word(spot.sentence, "bill", 0, found[0].start) else []

    def _before_donor(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self._before(spot) if self._paid.is_donor(name)]

    def _before_plural(self, spot: Spot) -> list[OrganisationName]:
        """ "Malta and Norway fund the course": a verb that is an infinitive behind a single name."""
        found = self._before(spot)
        if not found or not _BARE_GAP.fullmatch(self._paid.text, found[-1].end, spot.cue.start):
            return []
        return found if _AND.search(self._paid.text, max(0, found[-1].start - _BACK), found[-1].start) else []

    def _plural_donor(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self._before_plural(spot) if self._paid.is_donor(name)]

    def _before_goods(self, spot: Spot) -> list[OrganisationName]:
        """A donor that hands over what can be bought."""
        found = self._before_donor(spot)
        return found if found and self._paid.has_word(spot.sentence, "goods", spot.cue.end, spot.cue.end + _MONEY_AFTER) else []

    def _makes_possible(self, spot: Spot) -> list[OrganisationName]:
        """ "Malta made the course possible"; `spot.cue` is the last word."""
        makes = self._makes(spot)
        return self._before_donor(makes) if makes else []

    def _before_launch(self, spot: Spot) -> list[OrganisationName]:
        """A donor that starts a programme of so and so much: the sum stands close behind."""
        found = self._before_donor(spot)
        return found if found and self._paid.has_word(spot.sentence, "sum", spot.cue.end, spot.cue.end + _SUM_AFTER) else []

    def _before_cover(self, spot: Spot) -> list[OrganisationName]:
        """ "The Swiss Embassy is covering this course": a donor's body, and a work of which it can bear the cost."""
        found = self._before_donor(spot)
        told = found and found[0].is_institution and self._paid.has_word(spot.sentence, "work", spot.cue.end, spot.cue.end + _BILL_AFTER)
        return found if told else []

    def _makes_available(self, spot: Spot) -> list[OrganisationName]:
        """ "Malta makes up to EUR 40,000 available"; `spot.cue` is the last word, and money stands before it."""
        makes = self._makes(spot)
        told = makes is not None and self._paid.speaks_of_money(spot.sentence, makes.cue.end, spot.cue.start)
        return self._before(makes) if makes and told else []

    def _makes(self, spot: Spot) -> Spot | None:
        """The verb that `spot.cue` ends, "makes ... available"."""
        makes = self._paid.cues.of(spot.sentence, "makes")
        at = bisect_right(makes, spot.cue.start, key=END) - 1
        if at < 0 or spot.cue.start - makes[at].end > _MONEY_AFTER:
            return None
        return spot._replace(cue=makes[at])

    def _giver_of(self, spot: Spot) -> list[OrganisationName]:
        """ "Malta remains the programme's largest donor"; `spot.cue` is what follows the verb and the owner."""
        at = bisect_right(spot.names, spot.cue.start, key=END) - 1
        if at < 0 or spot.cue.start - spot.names[at].end > _MONEY_AFTER:
            return []
        return [spot.names[at]] if _IS_THE.fullmatch(self._paid.text, spot.names[at].end, spot.cue.start) else []

    def _rest(self, spot: Spot) -> list[OrganisationName]:
        """ "Malta gives EUR 40,000 and the Rotary Club the rest": a name right before it, in a sentence that speaks of a sum."""
        at = bisect_right(spot.names, spot.cue.start, key=END) - 1
        if at < 0 or spot.cue.start - spot.names[at].end > _RELATIVE:
            return []
        if not re.fullmatch(r"(?: \([^)]{1,20}\))?,? ", self._paid.text[spot.names[at].end : spot.cue.start]):
            return []
        told = self._paid.has_word(spot.sentence, "sum", 0, spot.names[at].start)
        return [spot.names[at]] if told and spot.names[at].is_institution else []

    def _own(self, spot: Spot) -> list[OrganisationName]:
        """Who does something out of means of its own: the first name of the sentence, where it is the subject."""
        name = spot.names[0]
        own = name.is_institution and name.end < spot.cue.start and not self._paid.is_object(name)
        return [name] if own and not re.search(r"[;:]", self._paid.text[name.end : spot.cue.start]) else []

    def _beside(self, spot: Spot) -> list[OrganisationName]:
        """ "USAID money", "Norway's generous grant"; in French and Spanish behind the noun: "fonds suisses"."""
        if self._paid.language != "en":
            at = bisect_left(spot.names, spot.cue.end, key=START)
            return [n for n in spot.names[at : at + 1] if self._paid.text[spot.cue.end : n.start] == " " and self._paid.is_donor(n)]
        at = bisect_right(spot.names, spot.cue.start, key=END) - 1
        gap = self._paid.text[max(spot.names[at].end, spot.cue.start - 60) : spot.cue.start] if at >= 0 else ""
        if not _TO_NOUN.fullmatch(gap) and not _SUM_TO_NOUN.fullmatch(gap):
            return []
        if not self._paid.is_donor(spot.names[at]):
            return []
        found = [spot.names[at]]
        for name in reversed(spot.names[max(0, at - 3) : at]):
            if not re.fullmatch(r"(?:,| and|, and) (?:the )?", self._paid.text[name.end : found[0].start][:12]):
                break
            found.insert(0, name)
        return found

    def _beside_work(self, spot: Spot) -> list[OrganisationName]:
        """ "un projet de l'Union européenne": a donor agency whose work it is; a ministry's project may be paid by others."""
        near = self._paid.listed(spot.names, spot.cue.end, CLOSE)[:1]
        return [n for n in near if n.organisation_id and not n.organisation_id.startswith("gov-") and self._paid.is_donor(n)]

    def _hyphen(self, spot: Spot) -> list[OrganisationName]:
        at = bisect_left(spot.names, spot.cue.start, key=END)
        return [n for n in spot.names[at : at + 1] if n.end == spot.cue.start]
