"""What goes with every file: of which build and selection it is, what its rows and columns mean, what they do not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.db import Db
from dashboard.exports.codebook import COLUMNS, SAID, TRAILING
from dashboard.exports.tables import Table
from dashboard.filters import FACETS, Filters
from dashboard.queries import breakdowns, overview, quality
from dashboard.text import labels, sentences, strings
from dashboard.text.language import SOURCE, _, using


@dataclass(frozen=True, slots=True)
class Context:
    """What is said with the rows of one selection, in the reader's language. `address`: that of the rows, "" from the command line."""

    db: Db
    filters: Filters
    selection: str
    collection: str
    text_kind: str
    totals: overview.Totals
    address: str = ""

    def more(self, columns: Sequence[str], *, said: bool) -> dict[str, str]:
        """What every row of a table with these columns has beside them; `said`: in a format that has no other place for what the rows are."""
        values = {"selection": self.selection, "collection": self.collection, "text_kind": self.text_kind, "build_id": self.db.build_id}
        return {name: values[name] for name in added(columns, said=said)}


def context(db: Db, filters: Filters, address: str = "") -> Context:
    """The context of a selection."""
    collection = overview.collection(db)
    kind = "summary" if collection.summaries == collection.releases else "mixed" if collection.summaries else "original"
    with using(filters.lang):
        selected = sentences.selection(filters, names(db, filters))
        return Context(db, filters, selected, sentences.collection(collection), kind, overview.totals(db, filters), address)


def added(columns: Sequence[str], *, said: bool) -> tuple[str, ...]:
    """The columns that every row of a table has behind its own."""
    return (*(SAID if said else ()), *(name for name in TRAILING if name not in columns))


def names(db: Db, filters: Filters) -> dict[breakdowns.Key, str]:
    """The name of every value that a selection asks for and the build holds, by (field, code), as people read it."""
    keys = [(field, code) for field in FACETS for code in filters.choice(field).codes]
    return {(field, code): labels.label(field, code, name) for (field, code), name in breakdowns.names(db, filters, keys).items()}


def described(said: Context) -> dict[str, Any]:
    """The envelope's description of a selection and its build, without a table: what GET /meta answers with."""
    manifest = said.db.manifest
    with using(said.filters.lang):
        notes = [_(strings.MONEY_NOTE), _(strings.COUNTS), _(strings.BOUNDARIES)]
        notes += [f"{country}: {note}" for country, note in breakdowns.notes(said.db).rows.itertuples(index=False)]
    return {
        "build": {name: manifest[name] for name in ("build_id", "built_at", "schema_version", "code_version")},
        "selection": {
            "parameters": said.filters.to_params(), "words": said.selection, "unit": said.filters.unit, "language": said.filters.lang,
            "activities": said.totals.activities, "releases": said.totals.releases,
        },
        "collection": said.collection,
        "text_kind": said.text_kind,
        "notes": notes,
    }  # fmt: skip


def metadata(said: Context, table: Table, rows: int) -> dict[str, Any]:
    """The companion of a file (metadata.json): `described`, the table and its columns, and how well each field is read."""
    columns = (*table.columns, *added(table.columns, said=False))
    return {
        "table": table.name, "row": table.row, "rows": rows, "address": said.address, **described(said),
        "columns": [{"name": name, "type": COLUMNS[name].type, "description": COLUMNS[name].description} for name in columns],
        "quality": measured(said.db),
    }  # fmt: skip


@using(SOURCE)
def measured(db: Db) -> list[dict[str, Any]]:
    """Precision, recall and F1 of each field, measured on labelled releases that no rule was made on; empty when nobody measured."""
    scores = quality.scores(db).rows
    scores = scores[(scores["part"] == "test") & (scores["language"] == "all") & (scores["file"] == "all")]
    kept = scores[["field", "n", "precision", "recall", "f1", "low", "high"]].round(3)
    return [{str(k): None if v != v else v for k, v in row.items()} for row in kept.to_dict("records")]  # noqa: PLR0124 NaN is not itself
