"""Fit data/reference/country_weights.csv. Run: python -m tools.country_weights [--write]

One logistic regression, kept small (ridge), over the features of etl/extract/country_features.py; each country that a release names is one case.
Printed is what counts: F1 on releases that the weights were not fitted on (cross-validation), beside F1 on those they were.
Run it after a change of the features, the vocabulary or the labels. It needs numpy, which the dashboard's libraries bring.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from etl.extract.country_features import weigh
from etl.settings import data_folder
from tools.labelled import Numbers, cross_validated, fit, labelled

STRENGTH = 2.0
"""Inverse of the ridge; higher values fit the labelled releases more closely, and unseen ones no better."""
CONSTANT = "always"  # it is not held small


class Case(NamedTuple):
    """One release: a row of features for each country that it names, which of them count, and how many countries readers gave it."""

    values: Numbers
    counts: Numbers
    wanted: int


def case(found: Mapping[str, Mapping[str, float]], countries: frozenset[str], names: Sequence[str]) -> Case:
    """The release in numbers."""
    values = np.array([[features.get(name, 0.0) for name in names] for features in found.values()]).reshape(len(found), len(names))
    return Case(values, np.array([float(code in countries) for code in found]), len(countries))


def fit_all(cases: Sequence[Case], names: Sequence[str]) -> Numbers:
    """A weight for each feature, rounded as they are written."""
    values, counts = np.vstack([one.values for one in cases]), np.concatenate([one.counts for one in cases])
    return fit(values, counts, np.array([1e-3 if name == CONSTANT else 1 / STRENGTH for name in names])).round(2)


def f1(cases: Sequence[Case], weights: Numbers) -> tuple[int, int]:
    """(right twice, stated and labelled): what F1 is the quotient of, so that folds can be added up."""
    right = stated = 0
    for one in cases:
        said = one.values @ weights > 0
        right += int(one.counts[said].sum())
        stated += int(said.sum())
    return 2 * right, stated + sum(one.wanted for one in cases)


def main() -> None:
    """Print both figures; with --write, write the table."""
    found = ((weigh(release, language), countries) for release, language, countries in labelled("countries"))
    releases = [({code: features for code, _, features in named}, countries) for named, countries in found]
    names = sorted({name for found, _ in releases for features in found.values() for name in features})
    cases = [case(found, countries, names) for found, countries in releases]
    weights = fit_all(cases, names)
    right, whole = f1(cases, weights)
    unseen = cross_validated(len(cases), lambda rest, part: f1([cases[at] for at in part], fit_all([cases[at] for at in rest], names)))
    print(f"{len(cases)} releases, {len(names)} features: F1 {unseen:.3f} left out, {right / whole:.3f} fitted on")
    if "--write" in sys.argv:
        with (data_folder("reference") / "country_weights.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["feature", "weight"])
            writer.writerows([name, f"{weight:.2f}"] for name, weight in zip(names, weights, strict=True))


if __name__ == "__main__":
    main()
