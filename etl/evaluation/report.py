"""The measured quality as the project keeps it: data/reference/quality.csv for the dashboard, docs/quality.md for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict

from etl.errors import SourceError
from etl.evaluation.gold import read_gold
from etl.evaluation.scores import Score, evaluate
from etl.issues import IssueLog
from etl.pipeline import as_json, read
from etl.settings import CHECKOUT, data_folder
from etl.store import write_whole


def measure() -> list[Score]:
    """Read every bundled record and score it against its labels. Raises SourceError outside a checkout: labels are not in the wheel."""
    folder = CHECKOUT / "tests" / "gold"
    if not folder.is_dir():
        raise SourceError(f"{folder}: the labels are not here. Run this in a checkout of the project.")
    gold = read_gold(folder)
    found = [reading and as_json(reading) for reading in (read(labelled.document, IssueLog()) for labelled in gold)]
    if not all(found):
        raise SourceError("a bundled record could not be read; `python -m etl build` says which")
    return evaluate([one for one in found if one], gold)


def write_quality(scores: Sequence[Score]) -> None:
    """Write both files, whole."""
    write_whole(data_folder("reference") / "quality.csv", as_csv(scores))
    write_whole(CHECKOUT / "docs" / "quality.md", as_markdown(scores))


def as_csv(scores: Sequence[Score]) -> str:
    """The table `quality` of the build."""
    file = io.StringIO()
    writer = csv.DictWriter(file, fieldnames=list(Score.__slots__), lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(score) for score in scores)
    return file.getvalue()


def as_markdown(scores: Sequence[Score]) -> str:
    """The page for people."""
    rows = []
    for s in scores:
        figures = " | ".join(f"{value:.3f}" for value in (s.precision, s.recall, s.f1))
        rows.append(f"| {s.field.replace('_', ' ')} | {s.part} | {s.language} | {s.n} | {figures} | {s.low:.3f} to {s.high:.3f} |")
    return "\n".join([_HEAD, *rows, ""])


_HEAD = """# Measured quality of the extraction

Written by `make evaluate`; do not edit. Labels were made by people for the bundled records (tests/gold). Rules are written on the
development part (four fifths, chosen by the hash of the address); of the test part only the scores are looked at. n: labelled values;
the interval is that of F1, 95 %, by drawing releases with replacement. The bundled records are summaries: on wordier originals expect
lower figures.

| field | part | language | n | precision | recall | F1 | interval |
|---|---|---|---|---|---|---|---|"""
