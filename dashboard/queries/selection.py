"""The common table that every query starts from: the selected activities, each with what it weighs in the chosen unit."""

from __future__ import annotations

from typing import Any

from dashboard.filters import Filters


def selected(filters: Filters) -> tuple[str, dict[str, Any]]:
    """("with selected as (...)", values): columns of `activities` plus `weight` (1, or its releases when releases are the unit)."""
    where, bound = filters.where()
    weight = "1" if filters.unit == "activities" else "a.release_count"
    return f"with selected as (select a.*, {weight} as weight from activities a where {where})", bound  # noqa: S608 the words are the filters' own, values are bound


def name_column(filters: Filters) -> str:
    """The column that holds names in the reader's language."""
    return f"name_{filters.lang}"
