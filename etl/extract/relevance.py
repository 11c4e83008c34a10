"""Whether a release is about work against trafficking in persons: what it names, how often and how early, against neighbouring subjects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp

from etl.extract.base import first_mentions, language_of
from etl.extract.cues import find_cues
from etl.extract.sentences import split_sentences
from etl.extract.vocabulary import Match
from etl.model import Release, Statement
from etl.model import Relevance as RelevanceFact
from etl.reference import Row

_PLAIN = 3.0
"""The weight from which a cue names the subject plainly ("human trafficking"), not only one of its marks ("exploitation")."""
_COUNTED = 4
"""Repetitions beyond this add nothing: length is not relevance."""
_UNREAD = RelevanceFact(counter_trafficking=False, score=0.0)


class RelevanceExtractor:
    """Exactly one statement per release."""

    name = "relevance"
    version = 1

    def extract(self, release: Release) -> Iterator[Statement]:
        """True rests on mentions of the text, or on a headline that names the subject where the text only speaks of its cases: then without mentions.

        A release in a language without vocabulary is False, with confidence 0.
        """
        language = language_of(release)
        if language is None:
            yield Statement("relevance", _UNREAD, (), "relevance.language_not_read", 0.0)
            return
        cues = find_cues("relevance_cues", release.text, language)
        titled = find_cues("relevance_cues", release.title, language)
        score = _score(release.text, titled, cues)
        positive = [cue for cue in cues if cue.value["kind"] == "trafficking"]
        telling = [cue for cue in positive if _is_plain(cue)] or positive
        headlined = any(_is_plain(cue) for cue in titled)
        relevant = score >= 0.5 and bool(telling or headlined)
        mentions = first_mentions(release.text, [(cue.start, cue.end) for cue in telling]) if relevant else ()
        about = "relevance.named" if telling else "relevance.headline"
        not_about = "relevance.other_subject" if positive else "relevance.not_named"
        yield Statement("relevance", RelevanceFact(relevant, score), mentions, about if relevant else not_about, max(score, round(1 - score, 2)))


def _is_plain(cue: Match[Row]) -> bool:
    return cue.value["kind"] == "trafficking" and float(cue.value["weight"]) >= _PLAIN


def _score(text: str, titled: Sequence[Match[Row]], cues: Sequence[Match[Row]]) -> float:
    """0 to 1. The title and the first two sentences count double; a neighbouring subject weighs against as much as its own cues do."""
    sentences = split_sentences(text)
    early = sentences[min(1, len(sentences) - 1)].end if sentences else 0
    body = [(cue, 2.0 if cue.end <= early else 1.0) for cue in cues]
    weighed = [(cue.value["kind"], float(cue.value["weight"]), place) for cue, place in (*((cue, 3.0) for cue in titled), *body)]
    subject = _sum(weighed, "trafficking", least=_PLAIN)
    marks = _sum(weighed, "trafficking", most=_PLAIN)
    rivals = _sum(weighed, "rival")
    return round(1 / (1 + exp(-(0.55 * subject + 0.45 * min(marks, 14.0) - 0.25 * min(rivals, 14.0) - 0.85))), 2)


def _sum(cues: Sequence[tuple[str, float, float]], kind: str, *, least: float = 0.0, most: float = 100.0) -> float:
    """Sum of weight times place over the weightiest _COUNTED of the cues (kind, weight, place) of a kind."""
    return sum(sorted((weight * place for told, weight, place in cues if told == kind and least <= weight < most), reverse=True)[:_COUNTED])
