"""Which namings in one text are the same partner: by the registry, by a short form in brackets, by words left out later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from etl.extract.organisations import OrganisationName, is_branch
from etl.names import plain

_ACRONYM = re.compile(r"\s?\((?:[^(),;]{6,110}(?: [–—-]|,) )?([A-Z][A-Za-z.&/-]{1,11})\)|\s?\((?=[^\W\d_a-z])[^(),;]{6,120}\)")
"""The brackets behind a name: its short form, its name in another language, or both."""
_OF = frozenset("of for in under against de del du des d para pour contra contre".split())  # noqa: SIM905


class Keys:
    """The keys of the names of one text, in text order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._acronyms: dict[str, str] = {}
        self._branches: dict[str, str] = {}  # network -> its first branch, which later is called by the network's name
        self._bracket_end, self._key = 0, ""

    def of(self, name: OrganisationName, quote: str) -> tuple[str, bool]:
        """The key of a naming, and whether it only repeats the name before it in brackets: ANLTP in "(ANLTP-TIM)"."""
        repeated = name.end <= self._bracket_end
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
