"""The stages in their order: the only room that knows all of them.

Whatever changes the store holds its lock, makes a NEW build beside the served one, and moves the pointer last: a process that is killed
at any point leaves the old build served.
"""

from etl.pipeline.building import build, is_current
from etl.pipeline.loading import LoadResult, collect, load, remove, rollback
from etl.pipeline.pools import Cluster
from etl.pipeline.printing import as_json
from etl.pipeline.reading import read, read_or_reject
from etl.pipeline.standing import Standing, standing

__all__ = [
    "Cluster",
    "LoadResult",
    "Standing",
    "as_json",
    "build",
    "collect",
    "is_current",
    "load",
    "read",
    "read_or_reject",
    "remove",
    "rollback",
    "standing",
]
