"""Names of organisations by their shape: a head noun such as Ministry or Foundation within a capitalised run of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from etl.extract.country_names import CountryName
from etl.extract.organisation_edges import ARTICLES, is_head, is_possessive
from etl.extract.organisation_parts import OF, Shaped, names_in
from etl.extract.organisation_words import Word, leads_on, read_sentences

_JOINING = {
    "en": frozenset("of for on in against to the and & de la du des d' l' del para e".split()),  # noqa: SIM905
    "fr": frozenset("de du des la le les l' d' et à au aux en contre pour & sur of for".split()),  # noqa: SIM905
    "es": frozenset("de del la las los el y e en contra para & sobre a al of for".split()),  # noqa: SIM905
}
_AND = frozenset({"and", "&", "et", "y", "e"})
_AGAINST = frozenset({"contra", "contre"})
_AGAINSTARTICLES = frozenset("la le les l' el los las".split())  # noqa: SIM905
_LINKS = frozenset("de du des d' del la las les los l'".split())  # noqa: SIM905
_PURPOSE = frozenset({"pour", "para"})
_INFINITIVES = ("ar", "er", "ir", "re")
_NO_TOPIC = re.compile(r"polic|gendarm|minist|parquet|douan|tribun|fiscal|inspectora")
"""Bodies whose name does not say what they are about: "la gendarmerie sur la traite" are two things."""
_IN_CHARGE = re.compile(r"charg[ée]e?s?$|encargad[ao]s?$")
"""Behind a small head, what it is for belongs to its name: "la commission nationale chargée de la coordination des mesures"."""
_SENT = re.compile(r"mission|delegat|embass|ambass|represent|envoy|advis|liaison|observer|coordinat|secretar")
"""What a state or a body has at another one: the Mission of Ghana to the United Nations Office."""
_SERVICES = frozenset({"social", "human", "health"})
_OWN_NAME = frozenset({"department", "ministry", "police", "prefecture"})
"""Small nouns that newspapers write at the end of a body's own name: "the Home Affairs ministry"."""
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)
"""Behind a name when something was: "the Ministry of Justice on Monday"."""
_LONGEST = 22
"""Words of a name at most: longer runs are headings."""


def find_shaped(text: str, language: str, countries: Sequence[CountryName], known: Mapping[int, int]) -> Iterator[Shaped]:
    """Names with a head noun; `known`: where names of the registry begin and end, which no "and" takes into another name."""
    for words in read_sentences(text, language, countries):
        reader = _Run(words, language, known)
        end = 0
        for i, word in enumerate(words):
            if i >= end and reader.opens(word):
                end = reader.end(i)
                yield from names_in(words[i:end])


class _Run:
    """The capitalised runs of one sentence."""

    def __init__(self, words: list[Word], language: str, known: Mapping[int, int]) -> None:
        self.words, self.known, self.joining, self.language = words, known, _JOINING[language], language

    def opens(self, word: Word) -> bool:
        """A capital, or a head noun that French and Spanish write without one (ministère, gobierno)."""
        return word.text[0].isupper() or (word.place == "head")

    def end(self, start: int) -> int:
        """The word after the run that begins at `start`; `start` + 1 for a word alone."""
        words = self.words
        last = i = start
        has_head = False
        while i < len(words) and i - start < _LONGEST and not (i > start and self._begins_date(i)):
            word = words[i]
            if self.opens(word) or (word.text[0].isdigit() and i > start):
                has_head = has_head or (is_head(word) and not (i == start and word.place == "tail"))  # "International and ... Foundation"
                last = i = self._last_of_known(i)
            elif has_head and (word.place == "link" or word.country or self._leads_on(start, i)):
                last = i
            elif word.text == "," or word.low in _AND:
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
            return not _is_acronym(following) and not (following == "the" and self._is_range(i))
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

    def _is_held(self, i: int) -> bool:
        """Whether a small noun ends the name before it: "Attorney General's office", "Thyolo police"; "the German police" and "Lagos office" are
        any."""
        before = self.words[i - 1]
        if before.text.endswith(("'s", "’s", "s'", "s’")):
            return True
        return before.text[0].isupper() and not before.country and before.place in (None, "head", "tail") and self.words[i].low in _OWN_NAME

    def _is_range(self, i: int) -> bool:
        """Whether "to the" leads to another body: "from the Department of Immigration to the Drug Enforcement Commission"; a mission is to one."""
        words = self.words
        return any(map(is_head, words[i + 2 : i + 6])) and not any(_SENT.match(w.low) for w in words[max(0, i - 6) : i])

    def _is_over(self, i: int) -> bool:
        """Whether "pour" begins what was done, behind the whole name of a ministry or force: "le ministère de la Justice pour la formation"."""
        words = self.words
        if any(w.text[0].isupper() for w in words[i + 1 : i + 3]):
            return False
        at = next((j for j in range(i - 1, max(-1, i - _LONGEST), -1) if is_head(words[j])), i)
        return bool(_NO_TOPIC.match(words[at].low)) and any(w.low in OF for w in words[at:i])

    def _leads_on(self, start: int, i: int) -> bool:
        """Whether a small word that no table knows goes on within a French or Spanish name whose head has a capital; none does behind a country."""
        name = self.words[start:i]
        if (
            self.language == "en"
            or (any(w.country for w in name) and not any(w.low in _PURPOSE for w in name))
            or not any((is_head(w) and w.text[0].isupper()) or _IN_CHARGE.match(w.low) for w in name)
        ):
            return False
        return leads_on(self.words[i], self.words[i - 1], self.words[i - 2] if i - start > 1 else None, self.language)

    def _is_short_form(self, i: int) -> bool:
        """ "(CTiP)" between the words of a name: "Counter Trafficking in Persons (CTiP) Secretariat"."""
        words = self.words
        return i + 3 < len(words) and words[i + 2].text == ")" and words[i + 1].text[0].isupper() and is_head(words[i + 3])

    def _content(self, i: int) -> int:
        """The first word from `i` on that is no "de la": where the next part of a list begins."""
        words = self.words
        while i < len(words) and words[i].low in ("de", "du", "des", "d'", "del", "of", "for") and i + 1 < len(words):
            i += 1
            if words[i].low in ("la", "las", "los", "les", "l'", "the"):
                i += 1
        return i

    def _chunk(self, i: int) -> tuple[int, bool]:
        """(last word, whether with a head) of the capitalised words from `i` on; i - 1 for none."""
        words = self.words
        with_head = False
        before = last = i - 1
        while i < len(words) and i - last < 2 and (self.opens(words[i]) or words[i].place == "link") and words[i].start not in self.known:
            with_head = with_head or (is_head(words[i]) and words[i].place != "fund" and not _is_subject(words, i))
            last = i
            i += 1
        while last > before and not with_head and (further := self._small_words(last)) > last:
            last = further
        return last, with_head

    def _small_words(self, last: int) -> int:
        """The last word of "de la femme" behind "Promotion", in a French or Spanish list; `last` where nothing goes on."""
        words = self.words
        if self.language == "en" or last < 1 or is_head(words[last]):
            return last
        at = last + 1
        while at < len(words) and words[at].low in _LINKS:
            at += 1
        if at >= len(words) or words[at].start in self.known or words[at].country or is_head(words[at]):
            return last
        goes_on = words[at].place == "link" or leads_on(words[at], words[at - 1], words[at - 2], self.language)
        return at if goes_on else last

    def _opens_list(self, start: int, i: int) -> bool:
        """Whether a few words behind an article may begin a list whose head noun closes it: "the Youth, Sports and Culture Ministry"."""
        return start > 0 and i - start <= 3 and self.words[start - 1].low in ("the", "la", "el", "l'")

    def _over_article(self, start: int, i: int, at: int) -> int:
        """The word behind an article that a name against something goes on with: "contra la Droga y el Delito"; `at` itself without one."""
        words = self.words
        return at + (at < len(words) and words[at].low in _AGAINSTARTICLES and any(w.low in _AGAINST for w in words[start:i]))

    def _over_list(self, start: int, i: int, *, has_head: bool) -> int:
        """The last word of ", Gender and Social Welfare" behind "Ministry of Labour", or of ", Youth and Sports Ministry"; -1 for another name."""
        words = self.words
        if (
            has_head
            and not any(w.low in OF or w.low in _AGAINST for w in words[start:i])
            and (words[i].low not in _AND or (i - start > 1 and is_head(words[i - 1])))
        ):
            return -1
        if (not has_head and not self._opens_list(start, i)) or (words[i - 1].country and words[i].text != "&"):
            return -1
        at = i
        while at < len(words) and at - i < _LONGEST:
            following = at + 1 < len(words) and words[at + 1].low in _AND
            closing = following or words[at].low in _AND
            at += 1 + following
            if has_head:
                at = self._over_article(start, i, at)
            if at >= len(words) or words[at].low in ARTICLES:
                return -1
            first = self._content(at)
            last, with_head = self._chunk(first)
            if last < first or any(_is_acronym(w.text.removesuffix("s")) or w.country for w in words[first : last + 1]):
                return -1
            if closing:
                if has_head:
                    with_head = with_head and not (first == last and words[last].place == "tail")  # "Labour and Immigration"
                    return -1 if with_head or (words[first].place == "fund" and last > first) else last
                return last if with_head and not is_head(words[first]) else -1
            if with_head or last + 1 >= len(words) or not (words[last + 1].text == "," or words[last + 1].low in _AND):
                return -1
            at = last + 1
        return -1

    def _over_pair(self, start: int, i: int) -> int:
        """The last word of "and Equity Centre" behind "Gender": the head of both stands at the end; -1 for another name."""
        words = self.words
        before = words[i - 1]
        taken = before.place in ("people", "title") or any(w.start in self.known for w in words[start:i])
        if i + 1 >= len(words) or taken or before.country or is_possessive(words[i + 1]) or _is_acronym(before.text):
            return -1
        last, with_head = self._chunk(i + 1)
        if i < last < len(words) - 1 and self._is_held(last + 1):  # "the Immigration and Customs department"
            last, with_head = last + 1, True
        if not with_head or last < i + 2:
            return -1
        return last if not is_head(words[i + 1]) or is_head(words[i + 2]) else -1  # "and Customs Authority": customs have one


def _is_subject(words: Sequence[Word], i: int) -> bool:
    """Whether "Services" is what a ministry is for, behind "and Social", and heads no name of its own."""
    return words[i].low == "services" and words[i - 1].low in _SERVICES


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
