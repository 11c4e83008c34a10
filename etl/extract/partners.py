"""Who organises, hosts, implements or takes part beside the publisher: named organisations, and groups without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.base import first_mentions, language_of
from etl.extract.cues import SentenceCues
from etl.extract.organisations import find_organisations
from etl.extract.partner_groups import find_partner_groups, is_joint, is_late, is_together
from etl.extract.partner_keys import Keys, is_aside
from etl.extract.partner_others import EMBASSY, Others
from etl.extract.partner_passing import is_in_passing, is_right_behind
from etl.extract.posts import is_behind_post, is_employer
from etl.extract.registered import OrganisationName
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.shared_heads import members
from etl.model import Partner, PartnerType, Release, Statement
from etl.names import plain

_STATE_BODY = re.compile(r"overnment|ouvernement|obierno|mbass|mbaj", re.IGNORECASE)
_WITH_SPEAKERS = frozenset({"government", "academic", "media"})
"""Kinds whose people are asked about others' work; who speaks for an agency or an association speaks of its own."""
_ONLY_TOGETHER = frozenset({"un", "european-union"})
"""Named in passing all the time: partners in joint work only."""


class PartnerExtractor:
    """Organisations that are named beside the publisher; surer in sentences of joint work; not who pays, not a speaker's title."""

    name = "partner"
    version = 5

    def extract(self, release: Release) -> Iterator[Statement]:
        """Named partners first merged by name, then groups by type and number; all in text order."""
        language = language_of(release)
        if language is None:
            return
        found = [*_named(release, language)]
        named: dict[PartnerType, int] = {}
        for statement in found:
            assert isinstance(statement.fact, Partner)
            named[statement.fact.type] = named.get(statement.fact.type, 0) + 1
        found += find_partner_groups(release.text, language, named)
        yield from sorted(found, key=lambda s: s.mentions[0].start)


def _named(release: Release, language: str) -> Iterator[Statement]:
    text = release.text
    cues, sentences = SentenceCues("partner_cues", text, language), split_sentences(text)
    others = Others(release, language)
    spans: dict[str, list[OrganisationName]] = {}
    roles: dict[str, str] = {}
    keys = Keys(text)
    before = None
    for name in find_organisations(text, language):
        quote = text[name.start : name.end]
        if is_aside(text, before, name):
            continue
        before = name
        key, repeated = keys.of(name, quote)
        if others.hold(name, quote, key):
            continue
        role = _role(text, language, cues, sentence_at(sentences, name.start), name) if not repeated else ""
        spans.setdefault(key, []).append(name)
        if role and roles.get(key) != "partner.joint":
            roles[key] = role
    for short, long in keys.shortened(spans):
        spans[long] += spans.pop(short)
        if (role := roles.pop(short, "")) and roles.get(long) != "partner.joint":
            roles[long] = role
    for key, role in roles.items():
        if role == "partner.named" and len(spans[key]) == 1 < len(spans) and is_late(text, spans[key][0].start):
            continue  # without joint work, and alone
        name = _fullest(text, spans[key])
        confidence = 0.8 if role == "partner.joint" else 0.55
        if listed := members(text[name.start : name.end], name.start):
            yield from (
                Statement("partner", Partner(one.name, name.type), first_mentions(text, [(one.start, one.end)]), role, confidence)
                for one in listed
                if plain(one.name) not in roles
            )
            continue
        mentions = first_mentions(text, [(n.start, n.end) for n in spans[key]])
        yield Statement("partner", Partner(text[name.start : name.end], name.type), mentions, role, confidence)


def _fullest(text: str, names: list[OrganisationName]) -> OrganisationName:
    """The first naming; a later one when the first is an acronym only."""
    first = names[0]
    if not text[first.start : first.end].isupper():
        return first
    return next((name for name in names if " " in text[name.start : name.end]), first)


def _role(text: str, language: str, cues: SentenceCues, sentence: int, name: OrganisationName) -> str:
    """partner.joint in a sentence of joint work, partner.named in another one, "" for a title or in passing.

    States and the United Nations as a whole are named in passing all the time: they are partners in joint work only.
    """
    if is_in_passing(text, cues, sentence, name):
        return ""
    if (name.organisation_id or "").startswith("gov-") and not EMBASSY.search(text, name.start, name.end):
        helped = is_right_behind(cues, sentence, name, "helped", "with", "by")
        if not helped and not _takes_part(text, name):
            return ""
        if helped:
            return "partner.joint"
    if name.organisation_id is None and not is_together(cues, sentence) and is_behind_post(text, name.start, language):
        return ""
    if name.type in _WITH_SPEAKERS and not is_together(cues, sentence) and _is_of_speaker(text, language, cues, sentence, name):
        return ""
    if is_joint(cues, sentence):
        return "partner.joint"
    if name.organisation_id in _ONLY_TOGETHER:
        return ""
    return "partner.named"


def _is_of_speaker(text: str, language: str, cues: SentenceCues, sentence: int, name: OrganisationName) -> bool:
    """Whether it is named for somebody who heads it, or who says something: "Ana Mora, who heads the Unit", "the News Agency learned from"."""
    if is_right_behind(cues, sentence, name, "leader"):
        return True
    if not cues.of(sentence, "said"):
        return False
    return name.type == "media" or is_employer(text, name.start, name.end, language)


def _takes_part(text: str, name: OrganisationName) -> bool:
    """A state is a partner where its government or mission acts: "with the Government of", "and the Government of", or as a subject."""
    if not _STATE_BODY.search(text, name.start, name.end):
        return False
    before = text[max(0, name.start - 16) : name.start]
    return bool(
        re.search(
            r"(?:^|[.\n–-]\s|with |and |by |avec |et |con |y |por |par |, )(?:the |de la |de l['’]|du |del |le |la |el |l['’])?$",
            before,
            re.IGNORECASE,
        )
    )
