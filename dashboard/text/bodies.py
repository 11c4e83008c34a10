"""What bodies of the registry call themselves in languages other than English: dashboard/locale/organisations.csv. Files keep the one name."""

from __future__ import annotations

import csv
from functools import lru_cache

from dashboard.text.language import FOLDER, SOURCE

TABLE = FOLDER / "organisations.csv"


def body(code: str, lang: str) -> str:
    """Its name in that language; "" where it has none of its own, and in English, in which the build names it."""
    return "" if lang == SOURCE else _names().get(code, {}).get(lang, "")


@lru_cache
def _names() -> dict[str, dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["organisation_id"]: row for row in csv.DictReader(file)}
