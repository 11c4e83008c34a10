"""Fit data/reference/country_weights.csv. Run: PYTHONPATH=. python tools/country_weights.py [--write] [FILE.jsonl ...]

It learns from the development part of the bundled releases, from tests/gold/written, and from further labelled releases that are named:
one logistic regression, kept small (ridge), over the features of etl/extract/country_features.py; each country that a text names is one case.
Printed is what counts: F1 on releases that the weights were not fitted on (cross-validation), beside F1 on those they were.
Run it after a change of the features, the vocabulary or the labels. It needs numpy, which the dashboard's libraries bring.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from etl.evaluation.gold import read_gold
from etl.extract.base import language_of
from etl.extract.country_features import weigh
from etl.issues import IssueLog
from etl.model import Document
from etl.parse import parse
from etl.settings import CHECKOUT, data_folder
from etl.sources import read_paths

Numbers = NDArray[np.float64]
GOLD = CHECKOUT / "tests" / "gold"

STRENGTH = 1.0
"""Inverse of the ridge; higher values fit the labelled releases more closely, and unseen ones no better."""
FOLDS, ROUNDS = 8, 3
CONSTANT = "always"  # it is not held small


class Case(NamedTuple):
    """One release: a row of features for each country that it names, which of them count, and how many countries readers gave it."""

    values: Numbers
    counts: Numbers
    wanted: int


def labelled_documents(further: Sequence[Path]) -> Iterator[tuple[Document, frozenset[str]]]:
    """The development part of the bundled releases, then the written and the further ones, each with its countries."""
    for labelled in read_gold(GOLD):
        if labelled.part == "development":
            yield labelled.document, frozenset(labelled.labels["countries"])
    for path in (*sorted((GOLD / "written").glob("*.jsonl")), *further):
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        countries = {row["url"]: frozenset(row["gold"]["countries"]) for row in rows}
        for document in read_paths([path], IssueLog(), source_id="labelled"):
            yield document, countries[document.url or ""]


def weighed(further: Sequence[Path]) -> Iterator[tuple[Mapping[str, Mapping[str, float]], frozenset[str]]]:
    """Of each release that is read: the features of its countries, and the countries that readers gave it."""
    for document, countries in labelled_documents(further):
        release = parse(document, IssueLog())
        if release is not None and (language := language_of(release)) is not None:
            yield {code: features for code, _, features in weigh(release, language)}, countries


def case(found: Mapping[str, Mapping[str, float]], countries: frozenset[str], names: Sequence[str]) -> Case:
    """The release in numbers."""
    values = np.array([[features.get(name, 0.0) for name in names] for features in found.values()]).reshape(len(found), len(names))
    return Case(values, np.array([float(code in countries) for code in found]), len(countries))


def fit(cases: Sequence[Case], names: Sequence[str]) -> Numbers:
    """Weights of a ridge regression, rounded as they are written."""
    values, counts = np.vstack([one.values for one in cases]), np.concatenate([one.counts for one in cases])
    ridge = np.array([1e-3 if name == CONSTANT else 1 / STRENGTH for name in names])
    weights = np.zeros(len(names))
    for _ in range(30):  # Newton's method
        likely = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (counts - likely) - ridge * weights
        bend = (values * (likely * (1 - likely))[:, None]).T @ values + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights.round(2)


def f1(cases: Sequence[Case], weights: Numbers) -> tuple[int, int]:
    """(right twice, stated and labelled): what F1 is the quotient of, so that folds can be added up."""
    right = stated = 0
    for one in cases:
        said = one.values @ weights > 0
        right += int(one.counts[said].sum())
        stated += int(said.sum())
    return 2 * right, stated + sum(one.wanted for one in cases)


def cross_validated(cases: Sequence[Case], names: Sequence[str]) -> float:
    """F1 on releases left out of the fit, over FOLDS parts, mixed anew ROUNDS times."""
    right = whole = 0
    for seed in range(ROUNDS):
        for part in np.array_split(np.random.default_rng(seed).permutation(len(cases)), FOLDS):
            left_out = set(part.tolist())
            weights = fit([one for at, one in enumerate(cases) if at not in left_out], names)
            one = f1([cases[at] for at in part], weights)
            right, whole = right + one[0], whole + one[1]
    return right / whole


def main() -> None:
    """Print both figures; with --write, write the table."""
    releases = list(weighed([Path(name) for name in sys.argv[1:] if name != "--write"]))
    names = sorted({name for found, _ in releases for features in found.values() for name in features})
    cases = [case(found, countries, names) for found, countries in releases]
    weights = fit(cases, names)
    right, whole = f1(cases, weights)
    print(f"{len(cases)} releases, {len(names)} features: F1 {cross_validated(cases, names):.3f} left out, {right / whole:.3f} fitted on")
    if "--write" in sys.argv:
        with (data_folder("reference") / "country_weights.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["feature", "weight"])
            writer.writerows([name, f"{weight:.2f}"] for name, weight in zip(names, weights, strict=True))


if __name__ == "__main__":
    main()
