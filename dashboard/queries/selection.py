"""What every query starts from: the selected activities, and what each weighs in the chosen unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.db import Db, kept_with_build
from dashboard.filters import Filters, HavingOneOf
from dashboard.queries import hits
from dashboard.search import bits

COLUMNS = "a.activity_key, a.published, a.published_precision, a.release_count"
FOUND = "get_bit(${name}::blob::bit, {key}) = 1"
"""Whether the search index found it. The hits are bound as a bit for each key: the same few milliseconds however many they are."""


_HAVING = """
select activity_key from activity_values where dimension = '{name}' and value_key in (
  select value_key from dimension_values where dimension = '{name}' and code in (select unnest($codes::varchar[])))
"""
_ALL = "select count(*) as n from activity_facts"


@dataclass(frozen=True, slots=True)
class Selection:
    """The start of a query, its condition and the values to bind.

    For a query on activities, `head` ("with selected as (...)", COLUMNS) and `from selected`; for one on the values of
    activities, `values_head` and `values`, a condition on `activity_values v`: what is known in the values themselves needs no head.
    """

    head: str
    values_head: str
    values: str
    bound: dict[str, Any]

    @property
    def values_bound(self) -> dict[str, Any]:
        """What `values_head` binds."""
        return dict(self.bound) if self.values_head else {}


def selection(db: Db, filters: Filters, columns: str = COLUMNS) -> Selection:
    """The activities of a selection, with these columns of `activity_facts a`. Raises SearchMissing when it asks for words without an index."""
    where, asked = filters.where()
    bound = {key: _having(db, value) if isinstance(value, HavingOneOf) else value for key, value in asked.items()}
    if filters.q:
        where = f"{where} and {FOUND.format(name='found', key='a.activity_key')}"
        bound["found"] = hits.activities(db, filters.q)
    kept = "materialized " if filters.narrows else ""  # without a filter there is nothing to keep: reading it again costs less
    head = f"with selected as {kept}(select {columns} from activity_facts a where {where})"  # noqa: S608 the words are the filters' own, values are bound
    if filters.narrows:
        return Selection(head, head, "v.activity_key in (select activity_key from selected)", bound)
    return Selection(head, "", "true" if filters.all else "v.counter_trafficking", bound)


@kept_with_build(256)
def _having(db: Db, asked: HavingOneOf) -> bytes:
    """A bit for each activity: whether it has one of these codes. At a million activities an eighth of a megabyte."""
    keys = db.arrow(_HAVING.format(name=asked.name), {"codes": list(asked.codes)})["activity_key"].to_numpy()
    return bits(keys, int(db.arrow(_ALL)["n"][0].as_py()))


def weight(filters: Filters, of: str = "") -> str:
    """What a selected activity counts for: 1, or its releases when releases are the unit; `of`: a table's name with its point."""
    return "1" if filters.unit == "activities" else f"{of}release_count"


def name_column(filters: Filters) -> str:
    """The column that holds names in the reader's language."""
    return f"name_{filters.lang}"
