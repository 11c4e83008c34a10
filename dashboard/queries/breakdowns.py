"""Activities by country, region, partner, funder, state of the funder, activity type, pillar and publisher: a row for each value, "not stated"
included. One pass over the values of activities counts any number of dimensions.

Regions are those of UN M49, both levels: an activity in Ghana counts in Africa and in Western Africa.

`n` counts the chosen unit; an activity with two values counts in both rows, so a column of `n` does not add up to the number of activities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.db import Db, Result
from dashboard.filters import NONE, Choice, Filters
from dashboard.queries.counts import Cells, counts, summed
from dashboard.queries.values import NOT_STATED, Values, values

COLUMNS = ("code", "name", "detail", "n")
"""code: as in the address; name: "" for `none`; detail: what else tells values apart (M49 region, organisation type, state of a funder)."""

MOST = 300
"""Values of a dimension that a page holds; files hold all of them."""
CHARTED = ("country", "partner", "funder", "type")
"""Dimensions that Overview draws: counted in one query, and before those that only the sidebar lists."""
LISTED = ("region", "publisher")
Key = tuple[str, str]
"""(dimension, code)."""

_GROUP = "group-"
"""How the codes of groups without a name begin (etl/load/schema.sql)."""
EVERYTHING = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """One dimension: `rows` (COLUMNS, most frequent first, `none` last), `named` values in all, activities that state `nothing`."""

    rows: pd.DataFrame
    named: int
    nothing: int

    def beyond(self, shown: Iterable[str]) -> int:
        """How many names there are beside those that are `shown` (codes); groups without a name are none."""
        return self.named - sum(not code.startswith(_GROUP) for code in shown)


def rankings(db: Db, filters: Filters, dimensions: Sequence[str], most: int = EVERYTHING, always: Collection[str] = ()) -> dict[str, Ranking]:
    """Each dimension's `most` frequent values, and those of `always` however rare they are; a dimension without a row is empty."""
    counted = counts(db, filters, only=dimensions[0] if len(dimensions) == 1 else "")
    return {name: _ranking(counted.of(name), values(db)[name], filters, most, always) for name in dimensions}


def breakdown(db: Db, filters: Filters, by: str) -> Result:
    """All rows of one dimension."""
    return Result(rankings(db, filters, [by])[by].rows)


def without(filters: Filters, by: str) -> Filters:
    """The selection that a field's choices are counted in: without its own filter, but for values that have to stand together."""
    return filters.with_choice(by, Choice(every=filters.choice(by).every))


def names(db: Db, filters: Filters, keys: Collection[Key]) -> dict[Key, str]:
    """The name of each of those values that the build holds."""
    known = values(db)
    return {(by, code): known[by].name[filters.lang][known[by].place[code]] for by, code in keys if by in known and code in known[by].place}


def undrawn(db: Db) -> Result:
    """Countries and areas that the map's outlines have no shape for."""
    return db.query("select country from countries where not drawn order by country")


def notes(db: Db) -> Result:
    """Countries and areas whose name is to be read with a note: country, note."""
    return db.query("select country, note from countries where note <> '' order by country")


def identifiers(db: Db) -> Result:
    """Organisations whose identifier in IATI is known: organisation_id, iati_id."""
    return db.query("select organisation_id, iati_id from organisations where iati_id is not null order by 1")


def _ranking(cells: Cells, known: Values, filters: Filters, most: int, always: Collection[str]) -> Ranking:
    keys, n = summed(cells.key, cells.n(filters.unit))
    ranked = keys[np.lexsort((keys, -n))]
    wanted = known.key[[known.place[code] for code in always if code in known.place]]
    shown = np.isin(keys, np.r_[ranked[ranked != NOT_STATED][:most], NOT_STATED, wanted])
    at, n = known.at(keys[shown]), n[shown]
    code, name, detail = known.code[at], known.name[filters.lang][at], known.detail[filters.lang][at]
    order = sorted(range(len(at)), key=lambda row: (code[row] == NONE, -n[row], name[row], code[row]))
    rows = pd.DataFrame(dict(zip(COLUMNS, (column[order] for column in (code, name, detail, n)), strict=True)))
    return Ranking(rows, int((keys > NOT_STATED).sum()), int(cells.activities[cells.key == NOT_STATED].sum()))
