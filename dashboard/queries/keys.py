"""Keys of the selected activities and releases, in the order of every list: newest first, undated last, or the best match first.

A million keys are four megabytes and a few milliseconds; what a list shows of a selection is then read for the rows of one page alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.db import Db, kept_with_build
from dashboard.filters import Filters
from dashboard.queries import hits
from dashboard.queries.hits import Keys
from dashboard.queries.selection import selection
from dashboard.search import Hits

_ACTIVITIES = "{head} select activity_key from selected order by activity_key"
_PUBLISHED = "select release_key from releases where publisher_id in (select unnest($publishers::varchar[]))"


def activities(db: Db, filters: Filters) -> Keys:
    """Keys of the selected activities."""
    return _selected(db, filters) if filters.narrows else _unfiltered(db, Filters(all=filters.all))


def releases(db: Db, filters: Filters) -> Keys:
    """Keys of the releases of the selected activities; with words or publishers, of those that match themselves."""
    return np.flatnonzero(_chosen(db, filters)).astype(np.int32)


def ranked(db: Db, filters: Filters, rows: int | None = None, holding: int | None = None) -> Hits:
    """The same, the best match of the words first, the newest first among equals. Raises SearchMissing when there is no index.

    Not all of a long list is ranked: `rows` are enough, or one more than those up to the key that the caller is `holding`.
    """
    found = Hits(np.array([], np.int32), np.array([], np.float32), whole=True)
    for found in hits.ranked(db, filters.q, among=_chosen(db, filters)):
        if (rows is not None and len(found.release_key) >= rows) or (holding is not None and holding in found.release_key[:-1]):
            break
    return found


def _chosen(db: Db, filters: Filters) -> NDArray[np.bool_]:
    """For each release, whether the selection has it."""
    reported = hits.reported(db)
    chosen: NDArray[np.bool_] = _among(activities(db, filters), int(reported.max(initial=-1)) + 1)[reported]
    if filters.q:
        chosen &= _among(db.search.keys(filters.q), len(reported))
    if filters.publisher.include:
        published = db.arrow(_PUBLISHED, {"publishers": list(filters.publisher.include)})["release_key"].to_numpy()
        chosen &= _among(published, len(reported))
    return chosen


def bounds(listed: Keys) -> dict[str, int]:
    """`low` and `high` to bind: keys of a page lie close together, so that their bounds leave most of a table unread."""
    return {"low": int(listed.min(initial=2**31 - 1)), "high": int(listed.max(initial=-1))}


def reported_by(db: Db, listed: Keys) -> Keys:
    """The activities that these releases report."""
    return hits.reported(db)[listed]


@kept_with_build(2)
def _unfiltered(db: Db, filters: Filters) -> Keys:
    return _selected(db, filters)


def _selected(db: Db, filters: Filters) -> Keys:
    chosen = selection(db, filters, "a.activity_key")
    found: Keys = db.arrow(_ACTIVITIES.format(head=chosen.head), chosen.bound)["activity_key"].to_numpy()
    return found


def _among(keys: NDArray[np.integer], size: int) -> NDArray[np.bool_]:
    chosen = np.zeros(size, np.bool_)
    chosen[keys] = True
    return chosen
