"""What words find in a build: releases, best match first or by their keys, and the activities that they report."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dashboard.db import Db, kept_with_build
from dashboard.search import Hits, bits

Keys = NDArray[np.int32]
AT_FIRST = 1_000
"""Best matches that are ranked at once: more than a reader turns pages for. Each further look ranks ten times as many."""
_REPORTED = "select activity_key from releases order by release_key"


def activities(db: Db, words: str) -> bytes:
    """A bit for each activity: whether one of its releases holds what the words ask for. Raises SearchMissing."""
    by_release = reported(db)
    return bits(by_release[db.search.keys(words)], int(by_release.max(initial=-1)) + 1)


def ranked(db: Db, words: str, among: NDArray[np.bool_]) -> Iterator[Hits]:
    """Longer and longer beginnings of the list of those hits that are `among` the releases of a selection; the last is all of it."""
    most = AT_FIRST
    while True:
        best = db.search.best(words, most)
        chosen = among[best.release_key]
        yield Hits(best.release_key[chosen], best.score[chosen], best.whole)
        if best.whole:
            return
        most *= 10


@kept_with_build(1)
def reported(db: Db) -> Keys:
    """The activity that each release reports, by release key."""
    found: Keys = db.arrow(_REPORTED)["activity_key"].to_numpy()
    return found
