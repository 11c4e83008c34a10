"""Writes docs/codebook.md from the tables and columns of the exports: `python -m tools.codebook`. tests/docs holds the two together."""

from __future__ import annotations

from pathlib import Path

from dashboard.exports.codebook import COLUMNS, DIMENSIONS, SAID
from dashboard.exports.context import added
from dashboard.exports.tables import TABLES, Table, summary

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"
HEAD = """# Codebook

Written by `python -m tools.codebook` from `dashboard/exports/codebook.py`; do not edit. What every column of a file, and every member of a row
of the API, means. A name means the same in every table, and columns keep their order.

- Text is UTF-8, dates are ISO 8601. Empty (CSV, Excel) and null (JSON, Parquet) mean *not stated*; in columns of codes of a summary that is the
  code `none`, a row of its own.
- Names of values are in the language asked for (`lang`), codes and column names are the same in all.
- In CSV, text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) stands behind an apostrophe.
- CSV and JSON Lines rows also hold `selection` and `collection`, since those formats have no other place to say what the rows are of.
- Rows of a summary do not add up: an activity with two values counts in both.
- Where files of OCHA's financial tracking have a column for the same, its header stands behind the description.
"""


def codebook_page() -> str:
    """The page: what a summary may be by, then each table with its columns."""
    by_what = "A summary is by one of these, or by two of which one at most is a period.\n"
    parts = [HEAD, "## Dimensions\n", by_what, "| dimension | what it is |", "|---|---|"]
    parts += [f"| `{by}` | {words} |" for by, words in DIMENSIONS.items()]
    parts.append("")
    for table in (summary("country"), summary("funder", "year"), *TABLES.values()):
        parts += _section(table)
    return "\n".join(parts)


def _section(table: Table) -> list[str]:
    title = f"{table.name} (and so for every dimension)" if table.name.startswith("summary/") else table.name
    return [
        f"## {title}\n", f"{table.row}\n", "| column | type | what it means |", "|---|---|---|",
        *(_line(name) for name in (*table.columns, *added(table.columns, said=True))), "",
    ]  # fmt: skip


def _line(name: str) -> str:
    column = COLUMNS[name]
    notes = " In CSV and JSON Lines alone." if name in SAID else f" (OCHA: {column.ocha})" if column.ocha else ""
    return f"| `{name}` | {column.type} | {column.description.replace('|', '/')}{notes} |"


if __name__ == "__main__":
    PAGE.write_text(codebook_page(), encoding="utf-8")
