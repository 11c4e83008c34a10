"""Names of organisations by their shape: a head noun such as Ministry or Foundation within a capitalised run of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from etl.extract.country_names import CountryName
from etl.extract.organisation_edges import is_head
from etl.extract.organisation_joins import AND, LONGEST, Joins, is_acronym
from etl.extract.organisation_parts import IN_CHARGE, OF, Shaped, names_in
from etl.extract.organisation_words import Word, leads_on, read_sentences

_JOINING = {
    "en": frozenset("of for on in against to the and & de la du des d' l' del para e".split()),  # noqa: SIM905
    "fr": frozenset("de du des la le les l' d' et à au aux en contre pour & sur of for".split()),  # noqa: SIM905
    "es": frozenset("de del la las los el y e en contra para & sobre a al of for".split()),  # noqa: SIM905
}
_PURPOSE = frozenset({"pour", "para"})
_INFINITIVES = ("ar", "er", "ir", "re")
_NO_TOPIC = re.compile(r"polic|gendarm|minist|parquet|douan|tribun|fiscal|inspectora")
"""Bodies whose name does not say what they are about: "la gendarmerie sur la traite" are two things."""
_SENT = re.compile(r"mission|delegat|embass|ambass|represent|envoy|advis|liaison|observer|coordinat|secretar")
"""What a state or a body has at another one: the Mission of Ghana to the United Nations Office."""
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)
"""Behind a name when something was: "the Ministry of Justice on Monday"."""


def find_shaped(text: str, language: str, countries: Sequence[CountryName], known: Mapping[int, int]) -> Iterator[Shaped]:
    """Names with a head noun; `known`: where names of the registry begin and end, which no "and" takes into another name."""
    for words in read_sentences(text, language, countries):
        reader = _Run(words, language, known)
        end = 0
        for i, word in enumerate(words):
            if i >= end and reader.opens(word):
                end = reader.end(i)
                yield from names_in(words[i:end])


class _Run(Joins):
    """The capitalised runs of one sentence."""

    def __init__(self, words: list[Word], language: str, known: Mapping[int, int]) -> None:
        super().__init__(words, language, known)
        self.joining = _JOINING[language]

    def end(self, start: int) -> int:
        """The word after the run that begins at `start`; `start` + 1 for a word alone."""
        words = self.words
        last = i = start
        has_head = False
        while i < len(words) and i - start < LONGEST and not (i > start and self._begins_date(i)):
            word = words[i]
            if self.opens(word) or (word.text[0].isdigit() and i > start):
                has_head = has_head or (is_head(word) and not (i == start and word.place == "tail"))  # "International and ... Foundation"
                last = i = self._last_of_known(i)
            elif has_head and (word.place == "link" or word.country or self._leads_on(start, i)):
                last = i
            elif word.text == "," or word.low in AND:
                i = self._over_list(start, i, has_head=has_head) if word.text == "," or has_head else self._over_pair(start, i)
                if i < 0:
                    break
                has_head = has_head or is_head(words[i])
                last = i
            elif word.text == "(":
                if has_head or not self._is_short_form(i):
                    break
                i += 2
            elif not self._joins(i, has_head=has_head):
                if i > start and word.place == "tail" and word.text.islower() and self._is_held(i):
                    last = i
                break
            i += 1
        return last + 1

    def _begins_date(self, i: int) -> bool:
        """Whether a name is over because a date follows: Monday, on 3 May, on the 3rd, in June."""
        at = i + (self.words[i].low in ("on", "in"))
        at += at > i and at < len(self.words) and self.words[at].low == "the"
        word = self.words[at].text if at < len(self.words) else ""
        return bool(_CALENDAR.fullmatch(word)) or (at > i and word[:1].isdigit())

    def _last_of_known(self, i: int) -> int:
        """The last word of the registered name that begins with this one ("Union européenne" is whole); the word itself where none does."""
        end = self.known.get(self.words[i].start, 0)
        while i + 1 < len(self.words) and self.words[i + 1].end <= end:
            i += 1
        return i

    def _joins(self, i: int, *, has_head: bool) -> bool:
        """Whether a small word leads on within a name: "of the" does, a bare "the" does not."""
        words, word = self.words, self.words[i]
        if word.low not in self.joining:
            return False
        following = words[i + 1].text if i + 1 < len(words) else ""
        if word.low == "to":  # "Office to Monitor" goes on, "Government of Japan to IOM" does not
            return not is_acronym(following) and not (following == "the" and self._is_range(i))
        if word.low in ("a", "al", "à", "au", "aux") and (not has_head or any(is_head(w) for w in words[i + 1 : i + 3])):
            return False  # "offert par l'Union européenne à la gendarmerie": who gets it
        behind = words[i + 2 : i + 6] if word.low == "for" and following == "the" else ()
        if any(map(is_head, behind)) and any(_NO_TOPIC.match(w.low) for w in behind):
            return False  # "the OSCE Mission for the State Inspectorate": who gets it
        if word.low in _PURPOSE and self._is_over(i):
            return False
        if word.low == "sur" and any(_NO_TOPIC.match(w.low) for w in words[max(0, i - 6) : i]):
            return False
        if word.low not in ("the", "la", "le", "les", "el", "los", "las", "l'"):
            return True
        before = words[i - 1]  # "para Sancionar la Trata"
        return before.low in self.joining or (self.language != "en" and before.text[0].isupper() and before.low.endswith(_INFINITIVES))

    def _is_range(self, i: int) -> bool:
        """Whether "to the" leads to another body: "from the Department of Immigration to the Drug Enforcement Commission"; a mission is to one."""
        words = self.words
        return any(map(is_head, words[i + 2 : i + 6])) and not any(_SENT.match(w.low) for w in words[max(0, i - 6) : i])

    def _is_over(self, i: int) -> bool:
        """Whether "pour" begins what was done, behind the whole name of a ministry or force: "le ministère de la Justice pour la formation"."""
        words = self.words
        if any(w.text[0].isupper() for w in words[i + 1 : i + 3]):
            return False
        at = next((j for j in range(i - 1, max(-1, i - LONGEST), -1) if is_head(words[j])), i)
        return bool(_NO_TOPIC.match(words[at].low)) and any(w.low in OF for w in words[at:i])

    def _leads_on(self, start: int, i: int) -> bool:
        """Whether a small word that no table knows goes on within a French or Spanish name whose head has a capital; none does behind a country."""
        name = self.words[start:i]
        if (
            self.language == "en"
            or (any(w.country for w in name) and not any(w.low in _PURPOSE for w in name))
            or not any((is_head(w) and w.text[0].isupper()) or IN_CHARGE.fullmatch(w.low) for w in name)
        ):
            return False
        return leads_on(self.words[i], self.words[i - 1], self.words[i - 2] if i - start > 1 else None, self.language)

    def _is_short_form(self, i: int) -> bool:
        """ "(CTiP)" between the words of a name: "Counter Trafficking in Persons (CTiP) Secretariat"."""
        words = self.words
        return i + 3 < len(words) and words[i + 2].text == ")" and words[i + 1].text[0].isupper() and is_head(words[i + 3])
