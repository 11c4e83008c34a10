"""Which names of a sentence a phrase of paying, or a sum, points at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from etl.extract.payer_clauses import OF
from etl.extract.payer_text import PayerText, Spot, Test
from etl.extract.payers_before import Before
from etl.extract.payers_behind import Behind
from etl.extract.registered import OrganisationName
from etl.extract.sentences import sentence_at
from etl.extract.vocabulary import END, START

_OPENING = 90
_GIFT_REACH = 60
_ARTICLE_REACH = 40
_GIFT_OF = re.compile(
    r"\b(?:(?:thanks to|gracias a|grâce à)(?: a| an| un| une)?|(?:grants?|contributions?|donations?|gifts?|awards?|subsid(?:y|ies)"
    r"|aportes?|aportación|donación|donativo|subvenci(?:ón|ones)|dons?|financements?|subventions?|bourses?|financiamiento)"
    r"(?: \w+){0,2} (?:of|de|d['’]|worth|totalling)"
    r"|receiv(?:es?|ed|ing)|gets?|got|won|reçoi(?:t|vent)|reçu|recevr(?:a|ont)|perçoi(?:t|vent)|recib(?:en?|ió|ieron|irán?|ido)|percib(?:en?|ió|irán?))"
    r"(?: about| more than| over| nearly| almost| some| près de| plus de| más de| unos| environ)? ?$",
    re.IGNORECASE,
)
"""Behind "a grant of USD 40,000 from" or "receives USD 40,000 from" whoever stands pays, a donor by trade or not."""
_WITH = re.compile(r"(?:[^.,]{2,60} [–—-] )?(?:With|Avec|Con)(?: [\w’'-]+){0,5} ?(?:\w{2,3}\$? ?)?")
_PROJECT_WITH = re.compile(r"[ -](?:[\w-]+ ){0,3}(?:initiative|project|programme|program|activity|agreement|partnership|contract) with (?:the )?")
_ARTICLE_BEFORE = re.compile(
    r"(?:^|\W)(?:an?|this|new|another|under the|(?:an?|the|its|this) (?:[\w-]+ ){0,2}(?:[\w-]+-(?:year|month)|larger|wider|ongoing|current)) $"
)
_WORK = re.compile(r" (?:initiative|project|programme|program|activity|scheme)\b")
_ITS_WORK = re.compile(r"['’]s?(?: [\w&’'-]+){0,6} (?:[Ii]nitiative|[Pp]roject|[Pp]rogramme|[Pp]rogram|[Aa]ctivity|[Ss]cheme|[Cc]ourse)\b")
_AND_ALSO = re.compile(r"(?:,|;|,? and|,? et|,? y)(?: the| la| le| l['’]| el)? ?$")
_THEN = re.compile(r"(?: (?:over|for|in|spread over|sur|en|durante|a lo largo de|pour)[^,;:]{2,60})?, ?(?:the |la |le |l['’]|el )?")


class Payers:
    """One text, its names and sums by sentence. `is_donor`: whether a name is one that pays by trade, for phrases that may mean other help."""

    def __init__(self, text: str, language: str, names: Sequence[OrganisationName], sums: Sequence[tuple[int, int]], is_donor: Test) -> None:
        self._text = PayerText(text, language, is_donor)
        self._readers = {**Behind(self._text).readers, **Before(self._text).readers}
        self.names: dict[int, list[OrganisationName]] = {}
        for name in names:
            self.names.setdefault(sentence_at(self._text.sentences, name.start), []).append(name)
        self._sums: dict[int, list[tuple[int, int]]] = {}
        for start, end in sums:
            self._sums.setdefault(sentence_at(self._text.sentences, start), []).append((start, end))

    def of_sentence(self, index: int) -> Iterator[tuple[OrganisationName, str]]:
        """(name, kind of phrase) of every name that a phrase of the sentence points at."""
        names = self.names[index]
        if cues := self._text.cues.of_sentence(index):
            for kind, read in self._readers.items():
                for cue in cues.get(kind, ()):
                    yield from ((name, kind) for name in read(Spot(index, names, cue)))
        yield from ((name, "beside_work") for name in names if self._is_of_agency(name))
        for start, end in self._sums.get(index, ()):
            sources = self._text.from_source(names, end, OF, 30)
            is_gift = bool(_GIFT_OF.search(self._text.text[max(0, start - _GIFT_REACH) : start]))
            yield from ((name, "sum") for name in sources if self._text.is_donor(name) or (is_gift and name.is_institution))
            yield from ((name, "sum") for name in self._in_a_row(names, index, start) if self._text.is_donor(name))
            yield from ((name, "sum") for name in self._with_whom(names, end) if self._text.is_donor(name))
            yield from ((name, "sum") for name in self._with_sum(names, start, end) if self._text.is_donor(name))

    def speaks_of_money(self, index: int, start: int = 0, end: int | None = None) -> bool:
        """Whether a word of paying, a bill or a sum begins within start:end of the sentence."""
        return self._text.speaks_of_money(index, start, end)

    def speaks_of_crime(self, index: int) -> bool:
        """Whether the sentence's money is that of criminals or of a sanction."""
        return self._text.has_word(index, "crime", 0, len(self._text.text))

    def _is_of_agency(self, name: OrganisationName) -> bool:
        """ "a USAID project", "JICA's course": a donor agency whose work it is; a ministry's project may be paid by others."""
        found = name.organisation_id
        if found is None or found.startswith("gov-") or not self._text.is_donor(name):
            return False
        text = self._text.text
        if _WORK.match(text, name.end):
            return _ARTICLE_BEFORE.search(text[max(0, name.start - _ARTICLE_REACH) : name.start]) is not None
        return (_ITS_WORK.match(text, name.end) or _ITS_WORK.search(text, name.start, name.end)) is not None

    def _in_a_row(self, names: Sequence[OrganisationName], index: int, start: int) -> list[OrganisationName]:
        """ "Malta is giving EUR 40,000 and Cyprus EUR 20,000": a name right before a sum that is not the first of the sentence."""
        at = bisect_left(names, start, key=END) - 1
        if at < 1 or self._sums[index][0][0] >= start or start - names[at].end > 2 or self._text.text[names[at].end : start].strip(" :"):
            return []
        return [names[at]] if _AND_ALSO.search(self._text.text[max(0, names[at].start - 12) : names[at].start]) else []

    def _with_whom(self, names: Sequence[OrganisationName], end: int) -> list[OrganisationName]:
        """ "a EUR 40,000 project with Malta": whose project it is beside the publisher's."""
        at = bisect_left(names, end, key=START)
        if at == len(names) or not names[at].is_institution or names[at].start - end > _GIFT_REACH:
            return []
        return [names[at]] if _PROJECT_WITH.fullmatch(self._text.text, end, names[at].start) else []

    def _with_sum(self, names: Sequence[OrganisationName], start: int, end: int) -> list[OrganisationName]:
        """ "With EUR 40,000, Malta is helping": the subject behind a sum that begins the sentence."""
        at = bisect_left(names, end, key=START)
        text, opening = self._text.text, self._text.sentences[sentence_at(self._text.sentences, start)].start
        if start - opening > _OPENING or at == len(names) or names[at].start - end > _OPENING:
            return []
        if not _WITH.fullmatch(text, opening, start) or not _THEN.fullmatch(text, end, names[at].start):
            return []
        return self._text.listed(names, names[at].start)
