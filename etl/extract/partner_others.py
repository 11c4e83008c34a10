"""Who is named in a release and is no partner: the publisher and its offices, who pays, a programme, a bare "the Government"."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from etl.extract.country_names import find_country_names
from etl.extract.funders import funding_names
from etl.extract.groups import is_group
from etl.extract.organisation_words import is_generic
from etl.extract.organisations import OrganisationName, registry
from etl.extract.publisher import is_office_of, is_publisher, is_unit_of, publisher_ids, publisher_states
from etl.extract.vocabulary import START
from etl.model import Release
from etl.names import plain

_EMBASSY = re.compile(r"mbass|mbaj", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the )?(?:government|gouvernement|gobierno|ministry|ministère|ministerio|police|parliament|commission|committee|council)s?", re.IGNORECASE
)


class Others:
    """Who is named in a release and is no partner: the publisher and its offices, who pays, a programme, a bare "the Government"."""

    def __init__(self, release: Release, language: str) -> None:
        self.text, self.publisher, self.language = release.text, release.publisher, language
        self.own = publisher_ids(release.publisher, release.title, release.text, language)
        payers = [name for name, _ in funding_names(release.text, release.title, language)]
        self.paying = {name.organisation_id for name in payers} - {None}
        self.own_states = publisher_states(release.publisher, language)
        self.is_embassy = bool(release.publisher and _EMBASSY.search(release.publisher))
        self.known = self.own | self.paying | ({"un"} if any(registry()[i]["type"] == "un" for i in self.own) else set())
        self.paying_names = {plain(release.text[name.start : name.end]) for name in payers}
        payers.sort(key=START)
        self.starts = [payer.start for payer in payers]
        self.reached = list(accumulate((payer.end for payer in payers), max))  # how far the payers up to each one reach
        self.states = {c.start: f"gov-{c.code.lower()}" for c in find_country_names(release.text, language) if c.kind in ("name", "adjective")}

    def hold(self, name: OrganisationName, quote: str) -> bool:
        """Whether this naming is one of theirs."""
        if name.is_fund or name.organisation_id in self.known or _GENERIC.fullmatch(quote):
            return True
        if name.organisation_id is None and (is_generic(quote, self.language) or is_group(quote, self.language)):
            return True
        if name.organisation_id is None and self.states.get(name.start) in self.paying:
            return True  # the Danish Ministry of Foreign Affairs, where Denmark pays
        if self._is_own_state(name, quote):
            return True
        before = bisect_right(self.starts, name.start)
        if before and name.end <= self.reached[before - 1]:
            return True  # the embassy in "the Bureau of ... of the Embassy", which pays
        return (
            plain(quote) in self.paying_names
            or is_publisher(quote, self.publisher)
            or is_office_of(quote, self.own)
            or is_unit_of(self.text, name.start, name.end, self.own)
        )

    def _is_own_state(self, name: OrganisationName, quote: str) -> bool:
        """Whether it is the plain government of the state whose body publishes, or, where an embassy does, that embassy."""
        if _EMBASSY.search(quote):
            return self.is_embassy and (name.organisation_id or self.states.get(name.start)) in self.own_states
        return name.organisation_id in self.own_states
