"""Keys of the selected activities and releases, in the order of every list: newest first, undated last, or the best match first.

A million keys are four megabytes and a few milliseconds; what a list shows of a selection is then read for the rows of one page alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.db import Db, kept_with_build
from dashboard.filters import Filters
from dashboard.queries.selection import selection

Keys = NDArray[np.int32]

_ACTIVITIES = "{head} select activity_key from selected order by activity_key"
_REPORTED = "select activity_key from releases order by release_key"
_PUBLISHED = "select release_key from releases where publisher_id in (select unnest($publishers::varchar[]))"


def activities(db: Db, filters: Filters) -> Keys:
    """Keys of the selected activities."""
    chosen = selection(db, filters, "a.activity_key")
    found: Keys = db.arrow(_ACTIVITIES.format(head=chosen.head), chosen.bound)["activity_key"].to_numpy()
    return found


def releases(db: Db, filters: Filters) -> Keys:
    """Keys of the releases of the selected activities; with words or publishers, of those that match themselves."""
    reported = _reported(db)
    chosen = _among(activities(db, filters), int(reported.max(initial=-1)) + 1)[reported]
    if filters.q:
        chosen &= _among(db.search.hits(filters.q).release_key, len(reported))
    if filters.publisher.include:
        published = db.arrow(_PUBLISHED, {"publishers": list(filters.publisher.include)})["release_key"].to_numpy()
        chosen &= _among(published, len(reported))
    return np.flatnonzero(chosen).astype(np.int32)


def ranked(db: Db, filters: Filters) -> Keys:
    """The same, the best match of the words first, the newest first among equals. Raises SearchMissing when there is no index."""
    hits = db.search.hits(filters.q).release_key
    chosen = _among(releases(db, filters), len(_reported(db)))
    return hits[chosen[hits]].astype(np.int32)


def bounds(listed: Keys) -> dict[str, int]:
    """`low` and `high` to bind: keys of a page lie close together, so that their bounds leave most of a table unread."""
    return {"low": int(listed.min(initial=2**31 - 1)), "high": int(listed.max(initial=-1))}


def reported_by(db: Db, listed: Keys) -> Keys:
    """The activities that these releases report."""
    return _reported(db)[listed]


@kept_with_build(1)
def _reported(db: Db) -> Keys:
    """The activity that each release reports, by release key."""
    found: Keys = db.arrow(_REPORTED)["activity_key"].to_numpy()
    return found


def _among(keys: NDArray[np.integer], size: int) -> NDArray[np.bool_]:
    chosen = np.zeros(size, np.bool_)
    chosen[keys] = True
    return chosen
