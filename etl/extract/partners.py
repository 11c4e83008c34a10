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
from etl.extract.posts import is_behind_post, is_employer
from etl.extract.registered import OrganisationName
from etl.extract.sentences import sentence_at, split_sentences
from etl.extract.shared_heads import members
from etl.model import Partner, PartnerType, Release, Statement
from etl.names import plain

_REACH = 6
"""Characters between a phrase and the name that it is about: "Minister of" and the institution, "according to the"."""
_STATE_BODY = re.compile(r"overnment|ouvernement|obierno|mbass|mbaj", re.IGNORECASE)
_HALL = re.compile(r"(?:Cent(?:re|er)|Hall|Palace|Theat(?:re|er)|Hotel|Forum|Congress|Summit|Conference|Assembly)$")
_AT = re.compile(r"(?<!\w)[Aa]t (?:the )?(?:recent |annual |last |next |latest |[a-z]+th |first |second |third )?$")
"""Before a building or a meeting it is where people met."""
_WHERE = re.compile(r"(?<!\w)(?:at(?: the)?|en (?:el|la|los|las)|à (?:la|l['’])|aux?|dans (?:la|le|les|l['’])) ?$", re.IGNORECASE)
_SAYS = re.compile(r"(?:^|[.\n] ?)(?:For|Pour|Para)(?: the| la| le| les| el| los| l['’])? ?$")
"""Before whose view a sentence tells, when a comma is behind the name: "Pour l'UNICEF, quelque 100 000 enfants"."""
_COMMA = re.compile(r"(?: \([^()]{2,15}\))?,")
_DATELINE = re.compile(r"(?: \([^()\n]{2,40}\))? ?[–—-]")
"""Behind the place that a news agency writes from: "UNITED NATIONS (CNS) –"."""
_SAYING, _FAR = 12, 60
"""Characters before a name in which "Para la" or "at the" is looked for, and between a verb of meeting and the place."""
_OWN = re.compile(r"(?: \([^()]{2,15}\))?(?:['’]s?(?: (?:\d{4}|[\w-]+)){0,4}|) ?")
"""Between a name and what is its own: "'s 2020 Global "."""
_ADJECTIVE = re.compile(r"-\w")
"""Behind a name that says what was done with another: EU-trained."""
_OF_FAMILY = re.compile(
    r"(?:agenc\w+|organisms?|organismes|organismos|entit\w+|entidades|syst[eè]me?|sistema) (?:of|de|des|del)(?: the| las?)? $", re.IGNORECASE
)
"""Before the United Nations: some of them take part, unnamed."""
_WITH_SPEAKERS = frozenset({"government", "academic", "media"})
"""Kinds whose people are asked about others' work; who speaks for an agency or an association speaks of its own."""
_RANKING = frozenset({"us-state"})
"""Named where a country's tier in its yearly report is told."""
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
    if _in_passing(text, cues, sentence, name):
        return ""
    if (name.organisation_id or "").startswith("gov-") and not EMBASSY.search(text, name.start, name.end):
        helped = _is_right_behind(cues, sentence, name, "helped", "with", "by")
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


def _is_right_behind(cues: SentenceCues, sentence: int, name: OrganisationName, *kinds: str) -> bool:
    """Whether the name stands right behind a phrase of one of these kinds."""
    return any(0 <= name.start - cue.end <= _REACH for kind in kinds for cue in cues.of(sentence, kind))


def _is_of_speaker(text: str, language: str, cues: SentenceCues, sentence: int, name: OrganisationName) -> bool:
    """Whether it is named for somebody who heads it, or who says something: "Ana Mora, who heads the Unit", "the News Agency learned from"."""
    if _is_right_behind(cues, sentence, name, "leader"):
        return True
    if not cues.of(sentence, "said"):
        return False
    return name.type == "media" or is_employer(text, name.start, name.end, language)


def _in_passing(text: str, cues: SentenceCues, sentence: int, name: OrganisationName) -> bool:
    """Whether it stands in a person's title, in an aside, as what something is called after, or as the hall where something is held."""
    titles = () if cues.of(sentence, "signing") else cues.of(sentence, "title")  # who signs, signs for the body
    if any(0 <= name.start - title.end <= _REACH or title.start <= name.start < title.end + 2 for title in titles):
        return True
    if _is_right_behind(cues, sentence, name, "aside"):
        return True
    if _is_met_at(text, cues, sentence, name) or (_SAYS.search(text, max(0, name.start - _SAYING), name.start) and _COMMA.match(text, name.end)):
        return True
    if name.start == 0 and _DATELINE.match(text, name.end) and text[: name.end].isupper():
        return True
    if text[name.start - 1 : name.start] == "_" or _is_about(text, cues, sentence, name) or _ADJECTIVE.match(text, name.end):
        return True
    if name.organisation_id in _RANKING and cues.of(sentence, "ranking"):
        return True
    if (name.organisation_id == "un" or (name.organisation_id or "").startswith("gov-")) and _OF_FAMILY.search(
        text, max(0, name.start - 40), name.start
    ):
        return True
    return bool(_HALL.search(text, name.start, name.end) and _AT.search(text, max(0, name.start - 20), name.start))


def _is_met_at(text: str, cues: SentenceCues, sentence: int, name: OrganisationName) -> bool:
    """Whether it is only where something was held: "a workshop held on Monday at the Ministry of Justice"."""
    held = cues.last_before(sentence, "venue", name.start)
    if held is None or not _WHERE.search(text, max(0, name.start - _SAYING), name.start):
        return False
    return name.start - held.end <= _FAR and not any(held.end <= cue.start < name.start for kind in ("with", "by") for cue in cues.of(sentence, kind))


def _is_about(text: str, cues: SentenceCues, sentence: int, name: OrganisationName) -> bool:
    """Whether its report or convention is spoken of, or what it estimates: "OECD member states", "its 2020 Report", "the agency estimates"."""
    subjects = cues.of(sentence, "subject")
    if not subjects:
        return False
    behind = _OWN.match(text, name.end)
    reach = max(name.end + 1, behind.end() if behind else 0)
    return any(name.end <= cue.start <= reach for cue in subjects)


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
