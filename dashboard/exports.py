"""Frames to CSV bytes: codes and names, ISO dates, UTF-8, cells that no spreadsheet takes for a formula, and what the rows are in every row.

The same selection gives the same file in every language of the page: words are English, so that files can be compared and joined.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.db import Db
from dashboard.filters import Filters
from dashboard.queries import breakdowns, releases, timeline
from dashboard.queries.overview import Collection
from dashboard.text import formats, labels, sentences, strings
from dashboard.text.language import SOURCE, using

FORMULA = ("=", "+", "-", "@", "\t", "\r")
SUMMARY_COLUMNS = ("code", "name", "detail", "n", "unit", "selection", "collection", "build_id")
TIMELINE_COLUMNS = ("period", "n", "unit", "selection", "collection", "build_id")
RELEASE_COLUMNS = (
    "release_id", "title", "published", "date_precision", "publisher", "language", "country_codes", "countries", "partner_codes", "partners",
    "funder_codes", "funders", "activity_type_codes", "activity_types", "url", "text_kind", "about_counter_trafficking", "activity_id", "selection",
    "collection", "build_id",
)  # fmt: skip


@using(SOURCE)
def summary_csv(db: Db, filters: Filters, by: str, collection: Collection) -> bytes:
    """SUMMARY_COLUMNS of one of FACETS, `none` last: the rows of the chart and of its table."""
    filters = replace(filters, lang=SOURCE)
    rows = breakdowns.breakdown(db, filters, by).rows
    rows["name"] = [labels.label(by, code, name) for code, name in zip(rows["code"], rows["name"], strict=True)]
    rows["detail"] = [labels.detail(by, text) if by != "funder" else text for text in rows["detail"]]
    return _csv(_described(rows, db, filters, collection, unit=True), SUMMARY_COLUMNS)


@using(SOURCE)
def timeline_csv(db: Db, filters: Filters, grain: timeline.Grain, collection: Collection) -> bytes:
    """TIMELINE_COLUMNS: one row for each period with an activity, in order, "" for what has no date as precise as that."""
    rows = timeline.timeline(db, filters, grain).rows
    precision = "year" if grain == "year" else "month"
    rows["period"] = [formats.iso(period, precision) for period in rows["period"]]
    return _csv(_described(rows, db, filters, collection, unit=True), TIMELINE_COLUMNS)


@using(SOURCE)
def releases_csv(db: Db, filters: Filters, collection: Collection) -> bytes:
    """RELEASE_COLUMNS, one row for each release of the selection, in the order of the list. The texts stay out: their address leads to them."""
    filters = replace(filters, lang=SOURCE)
    rows = releases.page(db, filters, None).rows
    rows["published"] = [formats.iso(day, precision) for day, precision in zip(rows["published"], rows["published_precision"], strict=True)]
    names = {
        "published_precision": "date_precision", "type_codes": "activity_type_codes", "types": "activity_types",
        "counter_trafficking": "about_counter_trafficking",
    }  # fmt: skip
    rows = rows.rename(columns=names)
    rows["text_kind"] = [strings.TEXT_KIND.said(kind) for kind in rows["text_kind"]]
    rows["about_counter_trafficking"] = ["yes" if yes else "no" for yes in rows["about_counter_trafficking"]]
    return _csv(_described(rows, db, filters, collection, unit=False), RELEASE_COLUMNS)


def file_name(what: str, db: Db) -> str:
    """counter-trafficking-<what>-<date of the build>.csv."""
    return f"counter-trafficking-{what}-{str(db.manifest['built_at'])[:10]}.csv"


def _described(rows: pd.DataFrame, db: Db, filters: Filters, collection: Collection, *, unit: bool) -> pd.DataFrame:
    more = {"selection": sentences.selection(filters, {}), "collection": sentences.collection(collection), "build_id": db.build_id}
    return rows.assign(**more, **({"unit": filters.unit} if unit else {}))


def _csv(rows: pd.DataFrame, columns: tuple[str, ...]) -> bytes:
    safe = rows.loc[:, list(columns)].map(_harmless)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _harmless(cell: object) -> object:
    """Text that a spreadsheet would take for a formula, behind an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
