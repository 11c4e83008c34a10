"""Payers behind a phrase: right behind it, behind its "by" or "from", or behind a verb that its subject follows."""

from __future__ import annotations

import re

from etl.extract.payer_clauses import AGENT, BETWEEN, CLOSE, FROM, OF
from etl.extract.payer_text import PayerText, Reader, Spot
from etl.extract.registered import OrganisationName

_MONEY_AFTER = 90
_THANKS_REACH = 160
_GOODS_BEFORE = 70
_FOR_MONEY = re.compile(
    r"(?: \([^)]{1,20}\))?,? (?:for|pour|por) (?:the|its|their|his|her|leurs?|son|sa|su|sus|el|la|los)?(?: \w+)?"
    r" ?(?:financial|financing|funding|funds|grants?|contributions?|contribution financière|financement|soutien financier|appui financier"
    r"|contribución financiera|apoyo financiero|aportes?|financiamiento|financiación)\b"
)
"""Behind the names of those who are thanked: then none of them must pay by trade."""


class Behind:
    """One reader for each kind of phrase that a payer stands behind."""

    def __init__(self, text: PayerText) -> None:
        self._paid = text
        self.readers: dict[str, Reader] = {
            "after": self._after,
            "after_name": self._after,
            "after_pronoun": self._after_pronoun,
            "after_close": self._after_close,
            "after_donor": self._after_donor,
            "after_money": self._after_money,
            "after_goods": self._after_goods,
            "after_work": self._after_work,
            "agent": self._agent,
            "agent_from": self._agent_from,
            "agent_money": self._agent_money,
            "agent_goods": self._agent_goods,
            "agent_donor": self._agent_donor,
            "after_bill": self._after_bill,
            "source": self._source,
            "handed_goods": self._handed_goods,
            "inverted": self._inverted,
            "inverted_donor": self._inverted_donor,
            "thanks": self._thanks,
        }

    def _after(self, spot: Spot) -> list[OrganisationName]:
        return self._paid.listed(spot.names, spot.cue.end)

    def _after_pronoun(self, spot: Spot) -> list[OrganisationName]:
        """ "El curso lo financia Malta", or "Malta lo financia"."""
        return self._paid.doer(spot.names, spot.cue.start) or self._after(spot)

    def _after_close(self, spot: Spot) -> list[OrganisationName]:
        return self._paid.listed(spot.names, spot.cue.end, CLOSE)

    def _after_donor(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self._paid.listed(spot.names, spot.cue.end) if self._paid.is_donor(name)]

    def _after_money(self, spot: Spot) -> list[OrganisationName]:
        """ "money that was provided by"; "funded by A, was approved by B" has its payer already."""
        told = self._paid.cues.of(spot.sentence, "names")
        if not self._paid.speaks_of_money(spot.sentence, 0, spot.cue.start) or (told and told[0].start < spot.cue.start):
            return []
        return self._paid.listed(spot.names, spot.cue.end)

    def _after_goods(self, spot: Spot) -> list[OrganisationName]:
        """Whoever goods were given by."""
        told = self._paid.has_word(spot.sentence, "goods", spot.cue.start - _GOODS_BEFORE, spot.cue.start)
        return [name for name in self._paid.listed(spot.names, spot.cue.end, CLOSE) if self._paid.is_donor(name)] if told else []

    def _after_work(self, spot: Spot) -> list[OrganisationName]:
        """On whose behalf a project is carried out; not on whose behalf somebody speaks."""
        return self._after_donor(spot) if self._paid.has_word(spot.sentence, "work", 0, spot.cue.start) else []

    def _agent(self, spot: Spot) -> list[OrganisationName]:
        return self._paid.from_source(spot.names, spot.cue.end, AGENT[self._paid.language])

    def _agent_money(self, spot: Spot) -> list[OrganisationName]:
        return self._agent(spot) if self._paid.speaks_of_money(spot.sentence, 0, spot.cue.end + _MONEY_AFTER) else []

    def _agent_donor(self, spot: Spot) -> list[OrganisationName]:
        """ "was backed in this by Malta": help of a donor."""
        return [name for name in self._agent(spot) if self._paid.is_donor(name)]

    def _agent_from(self, spot: Spot) -> list[OrganisationName]:
        """ "The shelter receives EUR 40,000 from Malta"; in English nobody receives "by" a payer."""
        if not self._paid.speaks_of_money(spot.sentence, 0, spot.cue.end + _MONEY_AFTER):
            return []
        return self._paid.from_source(spot.names, spot.cue.end, FROM[self._paid.language])

    def _agent_goods(self, spot: Spot) -> list[OrganisationName]:
        """ "The unit received two vehicles from Malta"."""
        found = [name for name in self._paid.from_source(spot.names, spot.cue.end, OF) if self._paid.is_donor(name)]
        return found if found and self._paid.has_word(spot.sentence, "goods", spot.cue.end, found[0].start) else []

    def _handed_goods(self, spot: Spot) -> list[OrganisationName]:
        """ "Two vehicles were handed to the unit by Malta"."""
        if not self._paid.has_word(spot.sentence, "goods", spot.cue.start - _GOODS_BEFORE, spot.cue.start):
            return []
        return self._agent_donor(spot)

    def _after_bill(self, spot: Spot) -> list[OrganisationName]:
        """ "The costs fall to Malta"; a prize that falls to somebody is no payment of his."""
        return self._after(spot) if self._paid.has_word(spot.sentence, "bill", 0, spot.cue.start) else []

    def _source(self, spot: Spot) -> list[OrganisationName]:
        return [name for name in self._agent(spot) if name.is_institution or self._paid.is_donor(name)]

    def _inverted(self, spot: Spot) -> list[OrganisationName]:
        """A subject behind its verb, the object perhaps between: "Financia el curso la Unión Europea"."""
        if self._paid.subject(spot.names, spot.cue.start):
            return []
        return self._paid.listed(spot.names, spot.cue.end, BETWEEN)

    def _inverted_donor(self, spot: Spot) -> list[OrganisationName]:
        """ "Auspició el encuentro la Embajada de Malta"."""
        return [name for name in self._inverted(spot) if self._paid.is_donor(name)]

    def _thanks(self, spot: Spot) -> list[OrganisationName]:
        """Who is thanked in a sentence that speaks of money or support behind the name."""
        thanked = self._paid.listed(spot.names, spot.cue.end)
        if thanked and _FOR_MONEY.match(self._paid.text, thanked[-1].end):
            return [name for name in thanked if name.is_institution or self._paid.is_donor(name)]
        found = [name for name in thanked if self._paid.is_donor(name)]
        end = found[-1].end if found else spot.cue.end
        words = ("pays", "bill", "sum", "supports")
        return found if any(self._paid.has_word(spot.sentence, kind, end, end + _THANKS_REACH) for kind in words) else []
