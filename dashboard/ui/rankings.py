"""The most frequent values of a field as bars, each with its share and what changed since the year before."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.charts import bars as bar_chart
from dashboard.queries.breakdowns import Ranking
from dashboard.queries.changes import Changes
from dashboard.text import formats, sentences, strings
from dashboard.text.language import _
from dashboard.ui import block, cache
from dashboard.ui.page import Page

TOP = 15
"""Bars of a chart at most; the rest is one bar."""


def ranked(page: Page, by: str, limit: int = 10, *, key: str = "", most: int = 0, shared: Mapping[str, str] | None = None) -> None:
    """Bars of one field with their table and download; `key` tells two charts of a field on one page apart.

    Charts beside each other have one scale (`most`) and one order: the bars of `shared` (code -> name), however few activities name them.
    """
    ranking = cache.ranking(page.db, page.filters, by)
    changes = cache.changes(page.db, page.filters)
    frame = ranking.rows
    title = sentences.title(page.unit, by, page.figures)
    missing = int(frame.loc[frame["code"] == "none", "n"].sum())
    said = sentences.named(ranking.named, missing, page.unit)
    with block.container(f"chart_{key or block.NAMES[by]}"):
        block.head(page, title, " ".join([said, *_compared(changes)]), "bars")
        chosen = page.filters.choice(by)
        rows = _bars(page, ranking, by, changes, _kept(frame, min(limit, TOP)) if shared is None else shared)
        if shared is not None:
            rows = _as_many(rows, len(shared) + 2)
        figure = bar_chart.bars(rows, by, (*chosen.include, *chosen.every), page.dark, page.unit, most=most)
        block.draw(page, figure, key or by, finding(page, by, title), field=by)
        shown = ranking_table(page, by, frame, changes)
        block.table(page, by, key or block.NAMES[by], shown, codes=list(frame["code"]), of=f"summary/{by}", note=_(strings.COUNTS))


def ranking_table(page: Page, by: str, frame: pd.DataFrame, changes: Changes | None) -> pd.DataFrame:
    """The rows of a ranking as a reader sees them: name, count in the chosen unit, share of the selection, the last two whole years."""
    shown = {
        strings.FIELD[by]: frame["name"],
        strings.UNIT[page.unit]: frame["n"],
        _("Share"): [formats.share(n, page.total) for n in frame["n"]],
    }
    if changes:
        pairs = [changes.values.get((by, code), (0, 0)) for code in frame["code"]]
        unknown = frame["code"] == "none"
        for place, year in enumerate((changes.year, changes.year - 1)):
            shown[str(year)] = pd.Series([pair[place] for pair in pairs], dtype="Int64").mask(unknown.reset_index(drop=True))
    return pd.DataFrame(shown)


def finding(page: Page, by: str, title: str) -> str:
    """What a ranking shows, for those who do not see its chart."""
    frame = cache.ranking(page.db, page.filters, by).rows
    stated = frame[frame["code"] != "none"]
    top = [f"{name} {formats.number(n)}" for name, n in stated[["name", "n"]].head(3).itertuples(index=False)]
    if not top:
        return _("{title}: nothing stated.").format(title=title)
    return _("{title}: most in {top}, of {total}.").format(title=title, top=", ".join(top), total=formats.counted(page.total, page.unit))


def _compared(changes: Changes | None) -> list[str]:
    """What the sign behind a bar's share means, where there are any."""
    return [_("± from {before} to {year}, the last whole year.").format(before=changes.year - 1, year=changes.year)] if changes else []


def _kept(frame: pd.DataFrame, limit: int) -> dict[str, str]:
    """Code -> name of the values that have a bar of their own: as many as there is room for, all others taking the last."""
    stated = frame[frame["code"] != "none"]
    shown = stated if len(stated) <= limit else stated.head(limit - 1)
    return dict(zip(shown["code"], shown["name"], strict=True))


def _bars(page: Page, ranking: Ranking, by: str, changes: Changes | None, kept: Mapping[str, str]) -> list[bar_chart.Bar]:
    n = dict(zip(ranking.rows["code"], ranking.rows["n"].astype(int), strict=True))
    found = [
        bar_chart.Bar(code, formats.shorten(name, 46), n.get(code, 0), formats.share(n.get(code, 0), page.total), _change(changes, by, code))
        for code, name in kept.items()
    ]
    if rest := [many for code, many in n.items() if code not in kept and code != "none"]:
        words = _(strings.ALL_OTHERS).format(n=formats.number(ranking.beyond(code for code in kept if code in n)), most=formats.number(max(rest)))
        found.append(bar_chart.Bar(None, words, 0, ""))
    if "none" in n:
        name = ranking.rows.loc[ranking.rows["code"] == "none", "name"].iloc[0]
        found.append(bar_chart.Bar("none", name, n["none"], formats.share(n["none"], page.total)))
    return found


def _as_many(rows: list[bar_chart.Bar], many: int) -> list[bar_chart.Bar]:
    """The same with empty rows before what is not stated, which is last: charts beside each other are as high."""
    stated = [row for row in rows if row.code != "none"]
    unstated = [row for row in rows if row.code == "none"] or [bar_chart.Bar("none", _(strings.NOT_STATED), 0, formats.share(0, 1))]
    return [*stated, *[bar_chart.Bar(None, "", 0, "")] * (many - len(stated) - 1), *unstated]


def _change(changes: Changes | None, by: str, code: str) -> str:
    now, before = changes.values.get((by, code), (0, 0)) if changes else (0, 0)
    return formats.signed(now - before) if changes and (now or before) else ""
