"""Where an organisation is named and takes no part: in a title, an aside, a view, a dateline, as a hall or as what a report is called after."""

from __future__ import annotations

import re

from etl.extract.cues import SentenceCues
from etl.extract.registered import OrganisationName

_REACH = 6
"""Characters between a phrase and the name that it is about: "Minister of" and the institution, "according to the"."""
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
_RANKING = frozenset({"us-state"})
"""Named where a country's tier in its yearly report is told."""


def is_right_behind(cues: SentenceCues, sentence: int, name: OrganisationName, *kinds: str) -> bool:
    """Whether the name stands right behind a phrase of one of these kinds."""
    return any(0 <= name.start - cue.end <= _REACH for kind in kinds for cue in cues.of(sentence, kind))


def is_in_passing(text: str, cues: SentenceCues, sentence: int, name: OrganisationName) -> bool:
    """Whether it stands in a person's title, an aside, a view, a dateline, as what something is called after, or as where something is held."""
    kinds = ("aside",) if cues.of(sentence, "signing") else ("aside", "title")  # who signs, signs for the body
    if is_right_behind(cues, sentence, name, *kinds):
        return True
    if "title" in kinds and any(title.start <= name.start < title.end + 2 for title in cues.of(sentence, "title")):
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
