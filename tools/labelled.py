"""What the fitted tables of data/reference learn from: labelled releases, and one logistic regression."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from etl.evaluation.gold import read_gold
from etl.extract.base import language_of
from etl.issues import IssueLog
from etl.model import Document, Release
from etl.parse import parse
from etl.settings import CHECKOUT
from etl.sources import read_paths

Numbers = NDArray[np.float64]
GOLD = CHECKOUT / "tests" / "gold"
FOLDS, ROUNDS = 8, 3
LONGER = ("retold/learned", "written")
"""Folders of releases in wordier language that are there to learn from."""


def labelled(field: str) -> Iterator[tuple[Release, str, frozenset[str]]]:
    """Releases that are read, their language, and their labels of one field (countries, activity_types): the development part of the bundled ones,
    then the longer ones."""
    for document, labels in _documents(field):
        release = parse(document, IssueLog())
        if release is not None and (language := language_of(release)) is not None:
            yield release, language, labels


def _documents(field: str) -> Iterator[tuple[Document, frozenset[str]]]:
    for bundled in read_gold(GOLD):
        if bundled.part == "development":
            yield bundled.document, frozenset(bundled.labels[field])
    for path in (path for folder in LONGER for path in sorted((GOLD / folder).glob("*.jsonl"))):
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        labels = {row["url"]: frozenset(row["gold"][field]) for row in rows}
        for document in read_paths([path], IssueLog(), source_id="labelled"):
            yield document, labels[document.url or ""]


def fit(values: Numbers, holds: Numbers, ridge: Numbers) -> Numbers:
    """Weights of a logistic regression by Newton's method: a row of `values` for each case, `holds` 0 or 1, `ridge` what holds each weight small."""
    weights = np.zeros(values.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (holds - likely) - ridge * weights
        bend = (values * (likely * (1 - likely))[:, None]).T @ values + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def cross_validated(releases: int, score: Callable[[NDArray[np.intp], NDArray[np.intp]], tuple[int, int]]) -> float:
    """F1 on releases left out of the fit, over FOLDS parts, mixed anew ROUNDS times. `score`: of those to fit on and those left out, by number,
    what F1 is the quotient of (right twice; stated and labelled)."""
    right = whole = 0
    for seed in range(ROUNDS):
        for part in np.array_split(np.random.default_rng(seed).permutation(releases), FOLDS):
            one = score(np.setdiff1d(np.arange(releases), part), part)
            right, whole = right + one[0], whole + one[1]
    return right / whole
