"""Which groups without a name take part: with a number of their own, or where nobody of their kind is named and joint work is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from etl.extract.base import first_mentions
from etl.extract.cues import SentenceCues
from etl.extract.groups import Group, find_groups
from etl.extract.organisations import find_organisations
from etl.extract.sentences import sentence_at, split_sentences
from etl.model import Partner, PartnerType, Statement

_TOGETHER = ("joint", "with", "by", "signing")
_JOINT = (*_TOGETHER, "aid")
"""Of joint work; "aid" is one that helps, trains or provides for another: it tells who acts where somebody is named."""
_MANY = 4
"""A release that names as many partners speaks of groups in passing, or as what the named ones are."""
_COUNTED = frozenset({"private", "media", "academic", "faith"})
"""Kinds whose number is told beside many names: "with 41 hotels"."""
_ONE = re.compile(r"(?:(?<!\w)(?:an?|une|una|la|another|otra)(?: [\w-]+){0,2} |(?<!\w)l['’])$", re.IGNORECASE)
"""Before an acronym that stands for one as for several: "an American NGO", "l'ONG"."""
_BACK = re.compile(r"(?<!\w)(?:the|these|those|les|des|aux|ces|los|las|estos|estas) $", re.IGNORECASE)
"""Before a number that counts whom the text has named: "the two organisations"."""
_REACH = 40
_LONG, _END = 1000, 0.7
"""From which character on, and which part of a text, something is late."""


def is_joint(cues: SentenceCues, sentence: int) -> bool:
    """Whether a sentence speaks of joint work."""
    return any(cues.of(sentence, kind) for kind in _JOINT)


def is_together(cues: SentenceCues, sentence: int) -> bool:
    """Whether a sentence speaks of joint work, and not only of help for others."""
    return any(cues.of(sentence, kind) for kind in _TOGETHER)


def is_late(text: str, start: int) -> bool:
    """Whether something stands where a longer release has told its story: what is named there first is mostly background."""
    return start > max(_LONG, _END * len(text))


def _takes_part(cues: SentenceCues, sentence: int) -> bool:
    """Whether groups of a sentence do something together, and not only should."""
    return is_together(cues, sentence) and not cues.of(sentence, "wish")


def _is_one(text: str, group: Group) -> bool:
    """Whether an acronym is that of one body, which is named beside it or nowhere."""
    return text[group.start : group.end].isupper() and bool(_ONE.search(text, max(0, group.start - _REACH), group.start))


def _points_back(text: str, group: Group, names: int) -> bool:
    """Whether a counted group is made of bodies that are named before it, as "les deux organisations" are. `names`: how many are."""
    return group.number is not None and group.number <= names and bool(_BACK.search(text, max(0, group.start - _REACH), group.start))


def find_partner_groups(text: str, language: str, named: Mapping[PartnerType, int]) -> Iterator[Statement]:
    """One statement for each type. `named`: how many partners of a type have names: they stand for the groups they belong to."""
    many = sum(named.values()) >= _MANY
    cues, sentences = SentenceCues("partner_cues", text, language), split_sentences(text)
    seen: dict[PartnerType, tuple[int | None, list[tuple[int, int]]]] = {}
    names = find_organisations(text, language)
    starts = [name.start for name in names]
    for group in find_groups(text, language):
        before = bisect_right(starts, group.start) - 1
        if (before >= 0 and group.end <= names[before].end) or _is_one(text, group) or _points_back(text, group, before + 1):
            continue
        if group.number is None and (
            named.get(group.type) or is_late(text, group.start) or not _takes_part(cues, sentence_at(sentences, group.start))
        ):
            continue
        if group.number and named.get(group.type, 0) >= group.number:
            continue
        if many and not (group.number and group.type in _COUNTED):
            continue
        count, spans = seen.get(group.type, (None, []))
        if group.number and not count:
            spans = []  # a number is shown where it stands, not at the first time the group is spoken of
        if group.number or not count:
            spans.append((group.start, group.end))
            seen[group.type] = (count or group.number, spans)
    for kind, (count, spans) in seen.items():
        yield Statement("partner", Partner(None, kind, count), first_mentions(text, spans), "partner.group", 0.7 if count else 0.55)
