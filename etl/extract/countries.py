"""Which of the countries that a release names its activity takes place in or serves.

Each country of the text is weighed by the parts its namings play (country_features), where they stand, and how often. The weights are data
(country_weights.csv), fitted by tools/country_weights.py; a country counts when their sum is above zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp

from etl import reference
from etl.extract.base import first_mentions, language_of
from etl.extract.country_features import RULES, WEAK, weigh
from etl.model import Country, Release, Statement


class CountryExtractor:
    """Countries and areas where the activity takes place or whose institutions or people it serves."""

    name = "country"
    version = 4

    def extract(self, release: Release) -> Iterator[Statement]:
        """One statement per country, by its first telling mention."""
        language = language_of(release)
        if language is None:
            return
        weights = _weights()
        for code, roles, features in weigh(release, language):
            total = sum(weights[feature] * value for feature, value in features.items())
            if total <= 0:
                continue
            telling = [r for r in roles if r.role not in WEAK] or roles
            rule = next(role for role in RULES if any(r.role == role for r in roles))
            mentions = first_mentions(release.text, [(r.name.start, r.name.end) for r in telling])
            yield Statement("country", Country(code), mentions, f"country.{rule}", round(1 / (1 + exp(-total)), 2))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in reference.load("country_weights", key=("feature",))}
