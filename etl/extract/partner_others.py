"""Who is named in a release and is no partner: the publisher and its offices, who pays, a programme, a bare "the Government"."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from etl.extract.country_names import find_country_names
from etl.extract.funders import funding_names
from etl.extract.groups import is_group
from etl.extract.organisation_words import is_generic
from etl.extract.publisher import is_office_of, is_publisher, is_unit_of, own_names, publisher_ids, publisher_states
from etl.extract.registered import OrganisationName
from etl.extract.vocabulary import START
from etl.model import Release
from etl.names import plain
from etl.reference import registry

EMBASSY = re.compile(r"mbass|mbaj", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the )?(?:government|gouvernement|gobierno|ministry|ministère|ministerio|police|parliament|commission|committee|council)s?", re.IGNORECASE
)

_ANY = re.compile(r"(?<!\w)(?:an?|une?|una?|cada|chaque|each|every|any|aucune?|alg[uú]na?|ningún|ninguna|toute?|otra|otro|autre) $", re.IGNORECASE)
"""Before a common noun, any such body: "una fiscalía especializada"."""
_ABROAD = re.compile(
    r"foreign|external|development|co-?operation|embass|\baid\b|state department|department of state|high commission|consulat|mission|étrangères"
    r"|extérieur|développement|coopération|ambassade|exterior|desarrollo|cooperación|embajada",
    re.IGNORECASE,
)
"""What the bodies are called by which a state pays and works abroad."""
_WHOSE = re.compile(r"(.{3,60}?)['’]s ")
_TITLE = re.compile(
    r"\b(?:[Pp]roje[ck]ts?|[Pp]rogram(?:me)?s?|[Ww]orkshop|[Cc]ourse|[Tt]raining|[Cc]ampaign|[Cc]onference|[Ss]eminar|[Ww]ebinar|[Tt]heme|[Tt]opic|[Tt]itled"
    r"|[Ee]ntitled|[Cc]alled|[Rr]eport|[Ii]nitiative|[Pp]rojets?|[Aa]telier|[Cc]ampagne|[Cc]onférence|[Ss]éminaire|[Tt]hème|[Ii]ntitulée?s?|[Rr]apport|[Pp]royectos?"
    r"|[Pp]rograma|[Tt]aller|[Cc]urso|[Cc]ampaña|[Cc]onferencia|[Ss]eminario|[Ll]ema|[Tt]itulad[oa]s?|[Dd]enominad[oa]s?|[Ii]nforme|[Ii]niciativa)"
    r"[^\n.;:\"“«]{0,30},? ?[\"“«]([^\"”»\n]{15,200})[\"”»]"
)
"""What a project, a meeting or a report is called, in quotation marks: names within are part of it."""


class Others:
    """Who is named in a release and is no partner: the publisher and its offices, who pays, a programme, a bare "the Government"."""

    def __init__(self, release: Release, language: str) -> None:
        self.text, self.publisher, self.language = release.text, release.publisher, language
        self.own = publisher_ids(release.publisher, release.url, release.title, release.text, language)
        payers = [name for name, _ in funding_names(release.text, release.title, language)]
        self.paying = {name.organisation_id for name in payers} - {None}
        self.own_names = own_names(release.publisher, self.own)
        self.keys: set[str] = set()  # of names that are theirs, for their later namings
        self.own_states = publisher_states(release.publisher, language)
        self.is_embassy = bool(release.publisher and EMBASSY.search(release.publisher))
        self.known = self.own | self.paying | ({"un"} if any(registry()[i]["type"] == "un" for i in self.own) else set())
        self.paying_names = {plain(release.text[name.start : name.end]) for name in payers}
        payers.sort(key=START)
        self.titles = [match.span(1) for match in _TITLE.finditer(release.text)] if any(mark in release.text for mark in '"“«') else []
        self.starts = [payer.start for payer in payers]
        self.reached = list(accumulate((payer.end for payer in payers), max))  # how far the payers up to each one reach
        self.states = {c.start: f"gov-{c.code.lower()}" for c in find_country_names(release.text, language) if c.kind in ("name", "adjective")}

    def hold(self, name: OrganisationName, quote: str, key: str) -> bool:
        """Whether this naming is one of theirs. `key`: by which its namings in one text are the same."""
        if key in self.keys or self._is_no_body(name, quote):
            return True
        theirs = name.is_fund or name.organisation_id in self.known or self._is_own(name, quote) or self._is_payer(name, quote)
        if theirs:
            self.keys.add(key)
        return theirs

    def _is_no_body(self, name: OrganisationName, quote: str) -> bool:
        """Whether it stands within the name of a project or a meeting, or means any such body, or several."""
        at = bisect_right(self.titles, name.start, key=START) - 1
        if at >= 0 and name.end <= self.titles[at][1] and name.end - name.start < self.titles[at][1] - self.titles[at][0]:
            return True
        if _GENERIC.fullmatch(quote) or (quote.islower() and _ANY.search(self.text, max(0, name.start - 12), name.start)):
            return True
        return name.organisation_id is None and (is_generic(quote, self.language) or is_group(quote, self.language))

    def _is_payer(self, name: OrganisationName, quote: str) -> bool:
        """Whether it is who pays, a body of the state that pays, or part of what who pays is called."""
        if name.organisation_id is None and self.states.get(name.start) in self.paying and _ABROAD.search(quote):
            return True  # the Danish Ministry of Foreign Affairs, where Denmark pays
        before = bisect_right(self.starts, name.start)
        return bool(before and name.end <= self.reached[before - 1]) or plain(quote) in self.paying_names

    def _is_own(self, name: OrganisationName, quote: str) -> bool:
        """Whether it is the publisher or a part of it; or the plain government of the state whose body it is, or, where an embassy is, that."""
        if is_publisher(quote, self.publisher) or is_office_of(quote, self.own) or is_unit_of(self.text, name.start, name.end, self.own_names):
            return True
        if self._is_held(quote):
            return True
        if EMBASSY.search(quote):
            return self.is_embassy and (name.organisation_id or self.states.get(name.start)) in self.own_states
        return name.organisation_id in self.own_states

    def _is_held(self, quote: str) -> bool:
        """Whether the name of a body begins with the publisher's, as Makerere University's School of Law does; one word must be all of it."""
        whose = _WHOSE.match(quote)
        return bool(whose and is_publisher(whose[1], self.publisher) and (" " in whose[1] or plain(whose[1]) == plain(self.publisher or "")))
