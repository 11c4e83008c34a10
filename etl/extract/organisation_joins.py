"""What "and" and commas join within the name of one organisation: "Ministry of Labour, Gender and Social Welfare", "Gender and Equity Centre"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.extract.organisation_edges import ARTICLES, is_head, is_possessive
from etl.extract.organisation_parts import OF
from etl.extract.organisation_words import Word, leads_on

AND = frozenset({"and", "&", "et", "y", "e"})
LONGEST = 22
"""Words of a name at most: longer runs are headings."""
_OWN_NAME = frozenset({"department", "ministry", "police", "prefecture"})
"""Small nouns that newspapers write at the end of a body's own name: "the Home Affairs ministry"."""
_LINKS = frozenset("de du des d' del la las les los l'".split())  # noqa: SIM905
_AGAINST = frozenset({"contra", "contre"})
_AGAINST_ARTICLES = frozenset("la le les l' el los las".split())  # noqa: SIM905
_SERVICES = frozenset({"social", "human", "health"})


class Joins:
    """The words of one sentence. `known`: where names of the registry begin and end, which no "and" takes into another name."""

    def __init__(self, words: list[Word], language: str, known: Mapping[int, int]) -> None:
        self.words, self.known, self.language = words, known, language

    def opens(self, word: Word) -> bool:
        """A capital, or a head noun that French and Spanish write without one (ministère, gobierno)."""
        return word.text[0].isupper() or (word.place == "head")

    def _is_held(self, i: int) -> bool:
        """Whether a small noun ends the name before it: "Attorney General's office", "Thyolo police"; "the German police" and "Lagos office" are
        any."""
        before = self.words[i - 1]
        if before.text.endswith(("'s", "’s", "s'", "s’")):
            return True
        return before.text[0].isupper() and not before.country and before.place in (None, "head", "tail") and self.words[i].low in _OWN_NAME

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
        return at + (at < len(words) and words[at].low in _AGAINST_ARTICLES and any(w.low in _AGAINST for w in words[start:i]))

    def _over_list(self, start: int, i: int, *, has_head: bool) -> int:
        """The last word of ", Gender and Social Welfare" behind "Ministry of Labour", or of ", Youth and Sports Ministry"; -1 for another name."""
        words = self.words
        if (
            has_head
            and not any(w.low in OF or w.low in _AGAINST for w in words[start:i])
            and (words[i].low not in AND or (i - start > 1 and is_head(words[i - 1])))
        ):
            return -1
        if (not has_head and not self._opens_list(start, i)) or (words[i - 1].country and words[i].text != "&"):
            return -1
        at = i
        while at < len(words) and at - i < LONGEST:
            following = at + 1 < len(words) and words[at + 1].low in AND
            closing = following or words[at].low in AND
            at += 1 + following
            if has_head:
                at = self._over_article(start, i, at)
            if at >= len(words) or words[at].low in ARTICLES:
                return -1
            first = self._content(at)
            last, with_head = self._chunk(first)
            if last < first or any(is_acronym(w.text.removesuffix("s")) or w.country for w in words[first : last + 1]):
                return -1
            if closing:
                if has_head:
                    with_head = with_head and not (first == last and words[last].place == "tail")  # "Labour and Immigration"
                    return -1 if with_head or (words[first].place == "fund" and last > first) else last
                return last if with_head and not is_head(words[first]) else -1
            if with_head or last + 1 >= len(words) or not (words[last + 1].text == "," or words[last + 1].low in AND):
                return -1
            at = last + 1
        return -1

    def _over_pair(self, start: int, i: int) -> int:
        """The last word of "and Equity Centre" behind "Gender": the head of both stands at the end; -1 for another name."""
        words = self.words
        before = words[i - 1]
        taken = before.place in ("people", "title") or any(w.start in self.known for w in words[start:i])
        if i + 1 >= len(words) or taken or before.country or is_possessive(words[i + 1]) or is_acronym(before.text):
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


def is_acronym(word: str) -> bool:
    """Whether a word is letters that stand for others: IOM."""
    return len(word) > 1 and word.isupper()
