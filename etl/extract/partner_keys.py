"""Which namings in one text are the same partner: by the registry, by a short form in brackets, by words left out later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from etl.extract.registered import OrganisationName, is_branch
from etl.names import plain

_ACRONYM = re.compile(r"\s?\((?:[^(),;]{6,110}(?: [–—-]|,) )?([A-Z][A-Za-z.&/-]{1,11})\)|\s?\((?=[^\W\d_a-z])[^(),;]{6,120}\)")
"""The brackets behind a name: its short form, its name in another language, or both."""
_OF = frozenset("of for in under against de del du des d para pour contra contre".split())  # noqa: SIM905

_APPOSED = re.compile(r", (?:the |la |le |l['’]|el )?")
"""Between a name and what it stands for, or what it is."""
_CLOSED = re.compile(
    r"[.;:)\n]|$|, (?!(?:and|et|y|e|ou|or|u|the|an?|l[ae]|les|l['’]|el|los|las|des|du|de|une?|una?|as|ainsi|así|its|ses|sus)(?!\w))[a-zà-ÿ]"
)
"""Behind an aside, where a list would go on with another name."""


def is_aside(text: str, before: OrganisationName | None, name: OrganisationName) -> bool:
    """Whether a common noun behind a name only says what that is: "Expertise France, agence publique de coopération technique"."""
    return before is not None and text[name.start].islower() and name.organisation_id is None and _is_apposed(text, before, name)


def _is_apposed(text: str, before: OrganisationName, name: OrganisationName) -> bool:
    joined = _APPOSED.fullmatch(text, before.end, name.start)
    return bool(joined and _CLOSED.match(text, name.end)) and text[before.start].isupper()


def _spells_out(text: str, before: OrganisationName, name: OrganisationName) -> bool:
    """Whether a name has the letters of the acronym that it stands behind: "IOM, the International Organization for Migration,"."""
    acronym = text[before.start : before.end]
    if not acronym.isupper() or " " in acronym or not _is_apposed(text, before, name):
        return False
    initials = Counter(word[0] for word in plain(text[name.start : name.end]).split())
    return not Counter(filter(str.isalpha, acronym.lower())) - initials


class Keys:
    """The keys of the names of one text, in text order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._acronyms: dict[str, str] = {}
        self._branches: dict[str, str] = {}  # network -> its first branch, which later is called by the network's name
        self._bracket_end, self._key = 0, ""
        self._before: OrganisationName | None = None

    def of(self, name: OrganisationName, quote: str) -> tuple[str, bool]:
        """The key of a naming, and whether it only repeats the name before it in brackets: ANLTP in "(ANLTP-TIM)"."""
        repeated = name.end <= self._bracket_end
        before, self._before = self._before, name
        if before and _spells_out(self._text, before, name):
            return self._key, False
        if not repeated:
            branch = is_branch(name, quote)
            self._key = self._acronyms.get(plain(quote)) or (None if branch else name.organisation_id) or plain(quote)
            if branch:
                self._branches.setdefault(name.organisation_id or "", self._key)
        if bracket := _ACRONYM.match(self._text, name.end):
            self._bracket_end = bracket.end()
            if bracket[1]:
                self._acronyms[plain(bracket[1])] = self._key
        return self._key, repeated

    def shortened(self, names: Mapping[str, list[OrganisationName]]) -> Iterator[tuple[str, str]]:
        """(short, long) keys of names that are one: a network's for its first branch; what repeats an earlier one without its end or beginning."""
        yield from ((network, branch) for network, branch in self._branches.items() if network in names and branch in names)
        yield from _repeats(self._text, names)


def _repeats(text: str, names: Mapping[str, list[OrganisationName]]) -> list[tuple[str, str]]:
    """(short, long) of names that repeat an earlier one without its end or beginning: "the Prosecutor's Office" for that of a country."""
    found: list[tuple[str, str]] = []
    longer: dict[str, list[str]] = {}
    for key, namings in names.items():  # in text order
        first = namings[0]
        words = plain(text[first.start : first.end]).split()
        whole = " ".join(words)
        if len(words) > 1 and not first.organisation_id and len(longer.get(whole, ())) == 1:
            found.append((key, longer[whole][0]))
            continue
        for i in range(2, len(words)):
            if words[i] in _OF:
                longer.setdefault(" ".join(words[:i]), []).append(key)
        for i in range(1, len(words) - 1):
            longer.setdefault(" ".join(words[i:]), []).append(key)
    return found
