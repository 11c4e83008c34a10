"""Bodies that pay by trade: donor agencies, trust funds, donor states and their embassies abroad; and where one of them does not pay here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from etl.extract.country_roles import country_roles, donor_states
from etl.extract.payer_clauses import LIST
from etl.extract.registered import OrganisationName
from etl.extract.sentences import sentence_at, split_sentences
from etl.reference import registry

_DONOR = re.compile(
    r"Embassy|Government|Ambassade|Embajada|Gouvernement|Gobierno|Fund|Fonds|Fondo|Foundation|Fondation|Fundación|Cooperation|Coopération"
    r"|Cooperación|Grants|people"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:by|par|por|to|into|in|within|inside|across|at|between|alongside|outside|towards?|until|joins?|joined|entered|vers|chez|dans|hacia"
    r"|dentro de|ask(?:ed|s|ing)?|urged?s?|invited?|requested|told|call(?:s|ed) on|(?<!agreement )(?<!contract )(?<!arrangement )with"
    r"|(?<!accord )(?<!convention )(?<!contrat )avec|(?<!convenio )(?<!acuerdo )(?<!contrato )con"
    r"|(?:experts?|officers?|officials?|representatives?|staff|members?|delegates?|trainers?|ambassadors?|head|director|rules|laws?"
    r"|borders?|citizens|standards|nationals|territory|countries|states) (?:of|from|at)|(?:came|come|were) from"
    r"|expertos de|funcionarios de|representantes de|experts de|représentants? de)"
    r"(?: the| le| la| les| l['’]| el| los| las)? ?)$",
    re.IGNORECASE,
)
"""Where a name stands as a place, a recipient or somebody's employer; whatever says that money was paid by it is found otherwise."""
_ITS_MONEY = re.compile(
    r"(?: \([^)]{1,60}\))?[ -](?:and [\w-]+ )?(?:co-?)?(?:money|funds?|funding|funded|financed|grants?|contributions?|financing)\b"
)
_NOT_AFTER = re.compile(
    r"(?: \([^)]{1,60}\))?(?: in [A-Z]\w+)?(?:"
    r"(?:['’]s)? (?:Ambassador|High Commissioner|Chargé|Consul|Commissioner|[Oo]fficials?|[Oo]fficers?|[Ee]xperts?|[Rr]epresentatives?|advis|staff"
    r"|countries|[Mm]ember [Ss]tates|citizens|nationals|law|rules|standards|market|border|accession|mission director)"
    r"|(?:,[^,;:.]{0,60},)?(?: also| jointly| then)? (?:took part|takes part|attend|was represented|were represented"
    r"|(?:is|are|was|were) (?:also )?(?:an? )?partners?"
    r"|hosts?\b|hosted|welcomes?\b|praises?\b|thanks\b|applauds?|commends?\b|salue|saluent|remercie|agradece"
    r"|run\b|runs\b|ran\b|manage|implement|execut|carry out|carried out|ejecuta|gestiona|gèrent"
    r"|co-?organi[sz]e|organi[sz]e|co-?host|ha[sv]e? asked|asked|met\b|visited|welcomed|praised|stressed|said\b|participa|asisti"
    r"|es soci[oa]|son soci[oa]s|est partenaire|a participé|ont participé|a salué|a assuré que|imparti|help(?:s|ed)? with)"
    r")"
)
_EARLIER = re.compile(
    r"\b(?=[abefmps])(?:(?:earlier|previous|preceding|former|past|similar|antérieure?|précédente?|anterior) (?:[\w-]+ ){0,3}?"
    r"(?:projects?|programmes?|programs?|pilots?|phases?|courses?|trainings?|stud(?:y|ies)|campaigns?|initiatives?|schemes?|projet|proyecto)"
    r"|(?:projet|programme|phase|proyecto|programa|fase) (?:précédente?|antérieure?|anterior|previ[oa])|preceded|predecessor|builds? on|building on"
    r"|follow(?:s|ing|ed)? on from|modelled on|fait suite)\b",
    re.IGNORECASE,
)
"""Behind it, up to the next semicolon or colon, stands who paid for something else."""
_BEFORE_NAME = 44
_REACH = 200
_LONGEST_LIST = 6
_CLAUSE = 110


class Donors:
    """One text: which of its names pay by trade, and are not where the activity is."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._sentences = split_sentences(text)
        self._here = {
            found.name.code
            for found in country_roles(text, language)
            if found.role in ("dateline", "place", "scope") or (found.role in ("institution", "people") and found.name.code not in donor_states())
        }

    def has(self, name: OrganisationName) -> bool:
        """Whether a name that helped somehow pays: a donor state abroad, a government or embassy abroad, a donor agency, a fund."""
        if name.organisation_id and name.organisation_id.startswith("gov-"):
            code = name.organisation_id.removeprefix("gov-").upper()
            return code not in self._here and (name.is_institution or code in donor_states())
        if name.organisation_id:
            return name.is_fund or bool(registry()[name.organisation_id]["donor"])
        return name.is_fund or bool(_DONOR.search(self._text[name.start : name.end]))

    def by_trade(self, names: Sequence[OrganisationName]) -> Iterator[OrganisationName]:
        """Those of a sentence's names that pay wherever they stand beside money: known donors that are not said to do something else."""
        for at, name in enumerate(names):
            if self._is_known(name) and not self._does_else(name, self._end_of_list(names, at)):
                yield name

    def clause(self, name: OrganisationName) -> tuple[int, int]:
        """Between which places a word of money must begin for a known donor: near the name, on its side of a semicolon."""
        left = self._text.rfind(";", max(0, name.start - _REACH), name.start) + 1
        right = self._text.find(";", name.end, name.end + _REACH)
        return left or max(0, name.start - _REACH), right if right >= 0 else name.end + _REACH

    def paid_before(self, name: OrganisationName) -> bool:
        """Whether the name stands behind the words that it was another, earlier project."""
        opening = self._sentences[sentence_at(self._sentences, name.start)].start
        last = bisect_right(self._earlier, name.start) - 1
        end = self._earlier[last] if last >= 0 else -1
        return end > max(opening, name.start - _CLAUSE) and not any(mark in self._text[end : name.start] for mark in ";:")

    @cached_property
    def _earlier(self) -> list[int]:
        """Where the words of another project end."""
        return [words.end() for words in _EARLIER.finditer(self._text)]

    def _is_known(self, name: OrganisationName) -> bool:
        if name.organisation_id is None or name.end - name.start < 2 or self._text.endswith("Report", name.start, name.end):
            return False
        if name.organisation_id.startswith("gov-"):
            code = name.organisation_id.removeprefix("gov-").upper()
            return name.is_institution and code in donor_states() and code not in self._here
        return bool(registry()[name.organisation_id]["donor"])

    def _does_else(self, name: OrganisationName, end: int) -> bool:
        """Whether what stands before the name, or behind the list of names that ends at `end`, tells another part than paying."""
        if _ITS_MONEY.match(self._text, name.end):
            return False
        before = self._text[max(0, name.start - _BEFORE_NAME) : name.start]
        return bool(_NOT_BEFORE.search(before) or _NOT_AFTER.match(self._text, name.end) or _NOT_AFTER.match(self._text, end))

    def _end_of_list(self, names: Sequence[OrganisationName], at: int) -> int:
        end = names[at].end
        for name in names[at + 1 : at + 1 + _LONGEST_LIST]:
            if name.start - end > _BEFORE_NAME or not LIST.fullmatch(self._text, end, name.start):
                break
            end = name.end
        return end
