"""Names of values as people read them, for queries whose rows go into files: with the words for "not stated", for groups and for pillars."""

from __future__ import annotations

from typing import Any

from dashboard.filters import NONE, Filters
from dashboard.queries.selection import name_column
from dashboard.text import labels, strings
from dashboard.text.language import using

DIMENSIONS = ("country", "region", "partner", "funder", "state", "type", "pillar", "publisher")

NAMED = """
named as (
  select d.dimension, d.value_key, d.code, d.detail, coalesce(w.label, nullif(d.{name}, ''), d.code) as name
  from dimension_values d
  left join (select unnest($label_of::varchar[]) as dimension, unnest($label_code::varchar[]) as code, unnest($label::varchar[]) as label) w
    on w.dimension = d.dimension::varchar and w.code = d.code
)"""

PUBLISHED = "left({of}published::varchar, case {of}published_precision when 'day' then 10 when 'month' then 7 when 'year' then 4 else 0 end)"
"""2023-02-09, 2023-02 or 2023, as precise as known; null without a date."""


def named(filters: Filters) -> tuple[str, dict[str, Any]]:
    """(common table `named`: dimension, value_key, code, detail, name in the reader's language; what it binds)."""
    with using(filters.lang):
        said = [(by, code, labels.label(by, code, "")) for by, code in _worded()]
    bound = {"label_of": [by for by, _, _ in said], "label_code": [code for _, code, _ in said], "label": [label for _, _, label in said]}
    return NAMED.format(name=name_column(filters)), bound


def _worded() -> list[tuple[str, str]]:
    """Values whose names are words of ours, not names in the build."""
    groups = [("partner", f"group-{kind}") for kind in strings.GROUPS]
    return [*((by, NONE) for by in DIMENSIONS), *groups, *(("pillar", pillar) for pillar in strings.PILLAR)]
