"""The measured quality as the project keeps it: two tables in data/reference for the dashboard, docs/quality.md for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Any

from etl.errors import SourceError
from etl.evaluation.checks import Check, check
from etl.evaluation.errors import Error, errors
from etl.evaluation.gold import PARTS, Labelled, read_gold, read_retold
from etl.evaluation.scores import ALL, FIELDS, Score, evaluate
from etl.issues import IssueLog
from etl.model import Document
from etl.pipeline import as_json, read
from etl.settings import CHECKOUT, data_folder
from etl.store import write_whole

EXAMPLES = 3
LONGEST = 260


@dataclass(frozen=True, slots=True)
class Measurement:
    """All scores and checks of one reading of the labelled records, and the errors of the development part by field."""

    scores: Sequence[Score]
    checks: Sequence[Check]
    errors: Mapping[str, Sequence[Error]]


def measure() -> Measurement:
    """Read every bundled and every unread retold record and hold it against its labels; dates as they are read without the record's own.

    Raises SourceError outside a checkout: labels are not in the wheel.
    """
    folder = CHECKOUT / "tests" / "gold"
    if not folder.is_dir():
        raise SourceError(f"{folder}: the labels are not here. Run this in a checkout of the project.")
    gold = [*read_gold(folder), *read_retold(folder / "retold" / "unread")]
    found = [_read(labelled) for labelled in gold]
    return Measurement(evaluate(found, gold), check(found, gold), {field: [*errors(field, found, gold)] for field in FIELDS})


def _read(labelled: Labelled) -> dict[str, Any]:
    reading, dateless = (read(document, IssueLog()) for document in (labelled.document, _dateless(labelled.document)))
    if reading is None or dateless is None:
        raise SourceError(f"{labelled.document.locator} could not be read; `python -m etl build` says why")
    published = dateless.release.published
    return {**as_json(reading), "published": str(published) if published else None}


def _dateless(document: Document) -> Document:
    return replace(document, body=json.dumps({**json.loads(document.body), "published": ""}).encode())


def write_quality(measured: Measurement) -> None:
    """Write all three files, each whole."""
    for name, text in as_csv(measured).items():
        write_whole(data_folder("reference") / f"{name}.csv", text)
    write_whole(CHECKOUT / "docs" / "quality.md", as_markdown(measured))


def as_csv(measured: Measurement) -> dict[str, str]:
    """The tables `quality` and `quality_checks` of the build."""
    return {"quality": _csv(Score, measured.scores), "quality_checks": _csv(Check, measured.checks)}


def _csv(kind: type[Score | Check], rows: Sequence[Score | Check]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, fieldnames=list(kind.__slots__), lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in rows)
    return file.getvalue()


def as_markdown(measured: Measurement) -> str:
    """The page for people."""
    whole = [s for s in measured.scores if s.language == s.file == ALL]
    return "\n".join(
        [
            HEAD,
            *_gaps(whole),
            CHECKS_HEAD,
            *(f"| {c.what} | {c.part} | {c.right} of {c.n} |" for c in measured.checks),
            "\n## In detail\n",
            *_table(measured.scores),
            ERRORS_HEAD,
            *(line for field in FIELDS for line in _errors(field, measured.errors[field])),
            "",
        ]
    )


def _gaps(scores: Sequence[Score]) -> Iterator[str]:
    yield "| field | development F1 | n | test F1 | interval | gap | n | retold F1 | interval |"
    yield "|---|---|---|---|---|---|---|---|---|"
    development, test, retold = ({s.field: s for s in scores if s.part == part} for part in PARTS)
    for field, before in development.items():
        after, wordier = test[field], retold[field]
        yield f"| {_words(field)} | {before.f1:.3f} | {_unseen(after)} | {before.f1 - after.f1:+.3f} | {_unseen(wordier)} |"


def _unseen(score: Score) -> str:
    return f"{score.n} | {score.f1:.3f} | {score.low:.3f} to {score.high:.3f}"


def _table(scores: Sequence[Score]) -> Iterator[str]:
    yield "| field | part | language | file | n | precision | recall | F1 | interval |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for s in scores:
        figures = " | ".join(f"{value:.3f}" for value in (s.precision, s.recall, s.f1))
        yield f"| {_words(s.field)} | {s.part} | {s.language} | {s.file} | {s.n} | {figures} | {s.low:.3f} to {s.high:.3f} |"


def _errors(field: str, found: Sequence[Error]) -> Iterator[str]:
    ordered = sorted(found, key=lambda error: error.kind)
    kinds = {kind: [*group] for kind, group in groupby(ordered, key=lambda error: error.kind)}
    yield f"\n### {_words(field).capitalize()}\n"
    if not kinds:
        yield "None."
    for kind, group in sorted(kinds.items(), key=lambda entry: -len(entry[1])):
        yield f"- **{kind}**: {len(group)}"
        yield from (f"  - {_example(error)}" for error in [*filter(lambda e: e.sentence, group), *group][:EXAMPLES])


def _example(error: Error) -> str:
    sentence = error.sentence if len(error.sentence) <= LONGEST else f"{error.sentence[:LONGEST]} ..."
    return f"{error.value}: “{sentence}”" if sentence else error.value


def _words(field: str) -> str:
    return field.replace("_", " ")


HEAD = """# Measured quality of the extraction

Written by `make evaluate`; do not edit. Labels were made by people for the bundled records (tests/gold). Rules are written on the
development part (four fifths, chosen by the hash of the address); of the test part only the scores are looked at, and so of the retold part:
releases that are not bundled, retold at the length and in the manner of their originals, and labelled without sight of the rules. The bundled
records are summaries; what to expect of releases as they are published, the retold part says. n: labelled values; the intervals are those of
F1, 95 %, by drawing releases with replacement. Dates are read without the record's own, and one that was found where there is none counts
against.
"""
CHECKS_HEAD = """
## What F1 does not see

| what | part | right |
|---|---|---|"""
ERRORS_HEAD = """
## What is still read wrong

Errors of the development part by kind, with their number and examples. "Not named in these words": a reader joined or rephrased what the text
says, or the name comes from elsewhere."""
