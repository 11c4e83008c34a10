"""The values that activities are counted by: countries, regions, organisations, activity types, publishers.

A build names organisations in English alone. Here a state that pays or takes part bears the name that it has as a country, and a body of the
registry the one that it gives itself in the reader's language; files and the API keep to the build's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.db import Db, kept_with_build
from dashboard.filters import LANGUAGES, Filters
from dashboard.queries.hits import Keys
from dashboard.queries.keys import bounds
from dashboard.text.bodies import body
from dashboard.text.language import SOURCE

ORGANISATIONS = ("partner", "funder")
STATE = "gov-"
"""How the codes of states among the organisations begin; the code of the country follows, in small letters."""
NOT_STATED = 0
"""The key of "not stated" in every dimension. Below it are groups without a name, above it names."""
_VALUES = """
select d.dimension::varchar as dimension, d.value_id, d.value_key, d.code, d.name_en, d.name_fr, d.name_es,
       coalesce(p.name_en, d.detail) as detail_en, coalesce(p.name_fr, d.detail) as detail_fr, coalesce(p.name_es, d.detail) as detail_es
from dimension_values d
left join dimension_values p on p.dimension = 'region' and p.code = d.detail and d.dimension in ('country', 'region')
order by 1, 2
"""
_NAMED = """
select activity_key, value_ids from activity_facts
where activity_key between $low and $high and activity_key in (select unnest($activities::integer[]))
"""
Words = NDArray[np.object_]


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """The values of one dimension in the order of their keys; `name` and `detail` by language, `place` by code and by value_id.

    detail: the region of a country or region, the type of an organisation, the state of a funder.
    """

    key: NDArray[np.int64]
    code: Words
    name: Mapping[str, Words]
    detail: Mapping[str, Words]
    place: Mapping[str, int]
    place_of_id: Mapping[int, int]

    def at(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where these keys, all of them known, stand in the arrays."""
        return np.searchsorted(self.key, keys)


@kept_with_build(1)
def values(db: Db) -> Mapping[str, Values]:
    """The values of each dimension."""
    found = db.arrow(_VALUES).to_pandas()
    known = {str(dimension): _values(rows) for dimension, rows in found.groupby("dimension")}
    return known | {by: _called(known[by], known["country"]) for by in ORGANISATIONS if by in known}


def called(db: Db, filters: Filters, by: str, code: str, otherwise: str) -> str:
    """The name of a value in the reader's language; `otherwise` where the build does not count it."""
    known = values(db)[by]
    return str(known.name[filters.lang][known.place[code]]) if code in known.place else otherwise


def named(db: Db, filters: Filters, activities: Keys, dimensions: Sequence[str]) -> dict[tuple[int, str], list[tuple[str, str]]]:
    """By (activity key, dimension), the code and name of each of its names: by the alphabet, activity types in the order of their code list."""
    found = db.arrow(_NAMED, {"activities": activities.tolist(), **bounds(activities)}).to_pydict()
    known, said = values(db), {}
    for activity, ids in zip(*found.values(), strict=True):
        for dimension in dimensions:
            of = known[dimension]
            places = [place for place in map(of.place_of_id.get, ids) if place is not None and of.key[place] > NOT_STATED]
            names = [(of.code[place], of.name[filters.lang][place]) for place in places]
            said[activity, dimension] = names if dimension == "type" else sorted(names, key=itemgetter(1))
    return said


def _called(organisations: Values, countries: Values) -> Values:
    """Organisations by their names in each language."""

    def name(code: str, lang: str, otherwise: str) -> str:
        state = countries.place.get(code.removeprefix(STATE).upper()) if code.startswith(STATE) and lang != SOURCE else None
        return str(countries.name[lang][state]) if state is not None else body(code, lang) or otherwise

    names = {
        lang: np.array([name(code, lang, said) for code, said in zip(organisations.code, column, strict=True)], object)
        for lang, column in organisations.name.items()
    }
    return replace(organisations, name=names)


def _values(rows: pd.DataFrame) -> Values:
    code, keys = rows["code"].to_numpy(object), rows["value_key"].to_numpy(np.int64)
    name, detail = ({lang: rows[f"{what}_{lang}"].to_numpy(object) for lang in LANGUAGES} for what in ("name", "detail"))
    return Values(keys, code, name, detail, _places(code), _places(rows["value_id"]))


def _places(column: Iterable[Any]) -> dict[Any, int]:
    return {one: place for place, one in enumerate(column)}
