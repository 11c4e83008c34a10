"""What was read wrong in the development part, with the sentences: `evaluate --errors FIELD`. The other parts are never looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.evaluation.gold import Labelled
from etl.evaluation.names import same_name, words
from etl.evaluation.scores import tally
from etl.extract.organisations import find_organisations
from etl.extract.sentences import sentence_at, split_sentences
from etl.names import plain

_KEYS = {"countries": "code", "activity_types": "code", "people": "count"}
"""What the tally holds of a value of these fields, instead of the value whole."""


@dataclass(frozen=True, slots=True)
class Error:
    """One value too much or missed; `kind` says which and how. `sentence`: where it was read, or could have been; "" for nowhere."""

    url: str
    kind: str
    value: str
    sentence: str


def errors(field: str, found: Sequence[dict[str, Any]], gold: Sequence[Labelled]) -> Iterator[Error]:
    """Every error of one field, in the order of the records, of the development part alone."""
    for one, labelled in zip(found, gold, strict=True):
        if labelled.part == "development":
            counted = tally(one, labelled)[field]
            yield from (Error(labelled.url, "too much", said(value), _read_in(field, value, one)) for value in counted.extra)
            for value in counted.missed:
                yield Error(labelled.url, *_missed(value, one))


def said(value: Any) -> str:
    """A value or a label in one short line."""
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(str(part) for name, part in value.items() if name not in ("evidence", "id", "status") and part not in (None, ""))


def _read_in(field: str, value: Any, one: dict[str, Any]) -> str:
    """The sentence of a value's first mention; "" of a field that is one value for the whole release."""
    if not isinstance(value, dict):
        key = _KEYS.get(field)
        value = next((v for v in one[field] if v[key] == value), {}) if key else {}
    evidence = value.get("evidence") or []
    return _sentence(one["text"], evidence[0]["start"]) if evidence else ""


def _missed(label: Any, one: dict[str, Any]) -> tuple[str, str, str]:
    """(kind, label in words, sentence): whether the extractors saw the name at all tells where to mend."""
    if not isinstance(label, dict):
        return "missed", said(label), ""
    name = label.get("name")
    if not name:
        return "missed without a name", said(label), ""
    seen = next((n for n in find_organisations(one["text"], one["language"]) if same_name(one["text"][n.start : n.end], name)), None)
    if seen:
        return "seen, and judged otherwise", said(label), _sentence(one["text"], seen.start)
    sentence = _named_in(name, one["text"])
    return ("named, and not seen as an organisation" if sentence else "not named in these words"), said(label), sentence


def _named_in(name: str, text: str) -> str:
    """The first sentence that holds all telling words of a name; "" when none does."""
    wanted = words(name).split()
    for start, end, _ in split_sentences(text):
        inside = f" {plain(text[start:end])} "
        if wanted and all(word in inside for word in wanted):
            return " ".join(text[start:end].split())
    return ""


def _sentence(text: str, position: int) -> str:
    sentences = split_sentences(text)
    start, end, _ = sentences[sentence_at(sentences, position)]
    return " ".join(text[start:end].split())
