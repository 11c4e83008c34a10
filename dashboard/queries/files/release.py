"""One release with everything that was read from it, and where each of it stands in the text."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries.files import releases, statements

_ONE = "select release_key, text, relevance, source, licence, fetched_at from releases where release_id = $release"
_MENTIONS = 'select statement_id, start, "end", quote from mentions where release_id = $release order by statement_id, position'


def one(db: Db, filters: Filters, release_id: str) -> dict[str, Any] | None:
    """The release as in its table, its text where our words are all of it, `statements`, each with all its `mentions`; None without one.

    A text that is not ours stays with its publisher: it is null, and `url` leads to it.
    """
    found = db.arrow(_ONE, {"release": release_id}).to_pylist()
    if not found:
        return None
    keys = np.array([found[0].pop("release_key")], np.int32)
    release: dict[str, Any] = releases.rows(db, filters, keys).to_pylist()[0]
    if release["text_kind"] != "summary":
        found[0]["text"] = None
    places: dict[str, list[dict[str, Any]]] = {}
    for mention in db.arrow(_MENTIONS, {"release": release_id}).to_pylist():
        places.setdefault(mention.pop("statement_id"), []).append(mention)
    repeated = set(release) - {"release_id", "activity_id"}
    read = [
        {name: value for name, value in row.items() if name not in repeated} | {"mentions": places.get(row["statement_id"], [])}
        for row in statements.rows(db, filters, keys).to_pylist()
    ]
    whole: dict[str, Any] = release | found[0] | {"statements": read}
    return whole
