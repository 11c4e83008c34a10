"""Fit data/reference/activity_weights.csv. Run: python -m tools.activity_weights [--write]

One logistic regression per activity type over the concepts of etl/extract/activity_concepts.py, kept small (ridge). A type's own concepts
may weigh freely; the others are held smaller by OTHERS, since six hundred releases say little about a word's part in twelve decisions.
Printed is what counts: F1 on releases that the weights were not fitted on (cross-validation), beside F1 on those they were.
Run it after a change of the vocabulary or of the labels. It needs numpy, which the dashboard's libraries bring.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence

import numpy as np

from etl import reference
from etl.extract.activity_concepts import concept_types, weigh
from etl.extract.activity_types import choose
from etl.settings import data_folder
from tools.labelled import Numbers, cross_validated, fit, labelled

STRENGTH = 0.4
"""Inverse of the ridge; higher values fit the development part more closely, and unseen releases no better."""
OTHERS = 0.35
RARE = 4  # releases; a concept of fewer gets no weight


def fit_one(values: Numbers, labels: Numbers, scales: Numbers) -> Numbers:
    """Weights of one type, the constant first (it is not held small); `scales` says how freely each column may weigh."""
    spread = values.std(axis=0) + 0.15
    scaled = np.hstack([np.ones((len(values), 1)), values / spread * 0.6 * scales])
    ridge = np.full(scaled.shape[1], 1 / STRENGTH)
    ridge[0] = 1e-3
    weights = fit(scaled, labels, ridge)
    weights[1:] *= 0.6 * scales / spread
    return weights


def scales_of(code: str, names: Sequence[str]) -> Numbers:
    """1 for a type's own concepts, OTHERS for the rest."""
    types = concept_types()
    own = {f"pair.{code}", f"all.{code}", f"title.{code}"} | {name for name, kind in types.items() if kind == code}
    return np.array([1.0 if name in own else OTHERS for name in names])


def fit_all(values: Numbers, labels: Numbers, names: Sequence[str], codes: Sequence[str]) -> Numbers:
    """One row of weights per type."""
    return np.array([fit_one(values, labels[:, index], scales_of(code, names)) for index, code in enumerate(codes)])


def f1(values: Numbers, labels: Numbers, weights: Numbers, codes: Sequence[str]) -> tuple[int, int]:
    """(right twice, stated and labelled): what F1 is the quotient of, so that folds can be added up."""
    likely = 1 / (1 + np.exp(-(weights[:, 0] + values @ weights[:, 1:].T)))
    right = stated = 0
    for row, wanted in zip(likely, labels, strict=True):
        chosen = {code for code, _ in choose(dict(zip(codes, map(float, row), strict=True)))}
        right += sum(codes[index] in chosen for index in np.flatnonzero(wanted))
        stated += len(chosen)
    return 2 * right, stated + int(labels.sum())


def main() -> None:
    """Print both figures; with --write, write the table."""
    codes = [row["activity_type"] for row in reference.load("activity_types", key=("activity_type",))]
    weighed = ((weigh(release, language), types) for release, language, types in labelled("activity_types"))
    releases = [({name: concept.value for name, concept in found.items()}, types) for found, types in weighed]
    seen = [name for found, _ in releases for name in found]
    names = sorted(name for name in set(seen) if seen.count(name) >= RARE)
    values = np.array([[found.get(name, 0.0) for name in names] for found, _ in releases])
    labels = np.array([[float(code in given) for code in codes] for _, given in releases])
    weights = fit_all(values, labels, names, codes)
    right, whole = f1(values, labels, weights, codes)
    unseen = cross_validated(len(values), lambda rest, part: f1(values[part], labels[part], fit_all(values[rest], labels[rest], names, codes), codes))
    print(f"{len(releases)} releases, {len(names)} concepts: F1 {unseen:.3f} left out, {right / whole:.3f} fitted on")
    if "--write" in sys.argv:
        with (data_folder("reference") / "activity_weights.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["activity_type", "concept", "weight"])
            for code, row in zip(codes, weights, strict=True):
                for name, weight in zip(["always", *names], row, strict=True):
                    if round(weight, 2):
                        writer.writerow([code, name, f"{weight:.2f}"])


if __name__ == "__main__":
    main()
