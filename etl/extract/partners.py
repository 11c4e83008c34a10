"""Who organises, hosts, implements or takes part beside the publisher: named organisations, and groups without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.base import first_mentions, language_of
from etl.extract.cues import SentenceCues
from etl.extract.funders import funding_names
from etl.extract.groups import find_groups
from etl.extract.organisations import OrganisationName, find_organisations
from etl.extract.publisher import is_office_of, is_publisher, publisher_ids
from etl.extract.sentences import sentence_at, split_sentences
from etl.model import Partner, PartnerType, Release, Statement
from etl.names import plain

_TITLE_REACH = 4
"""Characters between "Minister of" and the institution."""
_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z.&/-]{1,11})\)")
_STATE_BODY = re.compile(r"overnment|ouvernement|obierno|mbass|mbaj", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the )?(?:government|gouvernement|gobierno|ministry|ministère|ministerio|police|parliament|commission|committee|council)s?", re.IGNORECASE
)


class PartnerExtractor:
    """Organisations that are named beside the publisher; surer in sentences of joint work; not who pays, not a speaker's title."""

    name = "partner"
    version = 1

    def extract(self, release: Release) -> Iterator[Statement]:
        """Named partners first merged by name, then groups by type and number; all in text order."""
        language = language_of(release)
        if language is None:
            return
        found = [*_named(release, language), *_groups(release, language)]
        yield from sorted(found, key=lambda s: s.mentions[0].start)


def _named(release: Release, language: str) -> Iterator[Statement]:
    text = release.text
    cues, sentences = SentenceCues("partner_cues", text, language), split_sentences(text)
    others = _Others(release, language)
    spans: dict[str, list[tuple[int, int]]] = {}
    first: dict[str, OrganisationName] = {}
    roles: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for name in find_organisations(text, language):
        quote = text[name.start : name.end]
        key = acronyms.get(plain(quote)) or name.organisation_id or plain(quote)
        if bracket := _ACRONYM.match(text, name.end):
            acronyms[plain(bracket[1])] = key
        if others.hold(name, quote):
            continue
        role = _role(text, cues, sentence_at(sentences, name.start), name)
        spans.setdefault(key, []).append((name.start, name.end))
        first.setdefault(key, name)
        if role and roles.get(key) != "partner.joint":
            roles[key] = role
    for key, role in roles.items():
        quote = text[first[key].start : first[key].end]
        yield Statement("partner", Partner(quote, first[key].type), first_mentions(text, spans[key]), role, 0.8 if role == "partner.joint" else 0.55)


class _Others:
    """Who is named in a release and is no partner: the publisher and its offices, who pays, a programme, a bare "the Government"."""

    def __init__(self, release: Release, language: str) -> None:
        self.publisher = release.publisher
        self.own = publisher_ids(release.publisher, release.title, release.text, language)
        payers = [name for name, _ in funding_names(release.text, release.title, language)]
        self.paying = {name.organisation_id for name in payers} - {None}
        self.paying_names = {plain(release.text[name.start : name.end]) for name in payers}

    def hold(self, name: OrganisationName, quote: str) -> bool:
        """Whether this naming is one of theirs."""
        if name.is_fund or name.organisation_id in self.own | self.paying or _GENERIC.fullmatch(quote):
            return True
        return plain(quote) in self.paying_names or is_publisher(quote, self.publisher) or is_office_of(quote, self.own)


def _role(text: str, cues: SentenceCues, sentence: int, name: OrganisationName) -> str:
    """partner.joint in a sentence of joint work, partner.named in another one, "" for a title or in a speaker's sentence.

    States, unions of states and the United Nations as a whole are named in passing all the time: they are partners in joint work only.
    """
    for title in cues.of(sentence, "title"):
        if 0 <= name.start - title.end <= _TITLE_REACH or title.start <= name.start < title.end + 2:
            return ""
    if (name.organisation_id or "").startswith("gov-") and not _takes_part(text, name):
        return ""
    if cues.of(sentence, "joint"):
        return "partner.joint"
    if name.organisation_id == "un" or name.type == "igo" or cues.of(sentence, "speech"):
        return ""
    return "partner.named"


def _takes_part(text: str, name: OrganisationName) -> bool:
    """A state is a partner where its government or mission acts: "with the Government of", "and the Government of", or as a subject."""
    if not _STATE_BODY.search(text, name.start, name.end):
        return False
    before = text[max(0, name.start - 16) : name.start]
    return bool(re.search(r"(?:^|[.\n–-]\s|with |and |by |avec |et |con |y |por |par |, )(?:the |le |la |el |l['’])?$", before, re.IGNORECASE))


def _groups(release: Release, language: str) -> Iterator[Statement]:
    """One statement for each type and number; a group that is only spoken of in the background is none."""
    text = release.text
    cues, sentences = SentenceCues("partner_cues", text, language), split_sentences(text)
    seen: dict[PartnerType, tuple[int | None, list[tuple[int, int]]]] = {}
    for group in find_groups(text, language):
        index = sentence_at(sentences, group.start)
        if group.number is None and not cues.of(index, "joint"):
            continue
        count, spans = seen.get(group.type, (None, []))
        if group.number and not count:
            spans = []  # a number is shown where it stands, not at the first time the group is spoken of
        if group.number or not count:
            seen[group.type] = (count or group.number, [*spans, (group.start, group.end)])
    for kind, (count, spans) in seen.items():
        yield Statement("partner", Partner(None, kind, count), first_mentions(text, spans), "partner.group", 0.7 if count else 0.55)
