"""The most frequent values of a field as bars, each with its share and what changed since the year before."""

from __future__ import annotations

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


def ranked(page: Page, by: str, limit: int = 10, key: str = "", most: int = 0) -> None:
    """Bars of one field with their table and download; `key` tells two charts of a field on one page apart, `most` gives them one scale."""
    ranking = cache.ranking(page.db, page.filters, by)
    changes = cache.changes(page.db, page.filters)
    frame = ranking.rows
    title = sentences.title(page.unit, by, page.figures)
    missing = int(frame.loc[frame["code"] == "none", "n"].sum())
    said = sentences.named(ranking.named, missing, page.unit)
    with block.container(f"chart_{key or block.NAMES[by]}"):
        block.head(page, title, " ".join([said, *_compared(changes)]), "bars")
        chosen = page.filters.choice(by)
        rows = _bars(page, ranking, by, min(limit, TOP), changes)
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


def _bars(page: Page, ranking: Ranking, by: str, limit: int, changes: Changes | None) -> list[bar_chart.Bar]:
    frame = ranking.rows
    stated = list(frame[frame["code"] != "none"][["code", "name", "n"]].itertuples(index=False))
    kept = stated if len(stated) <= limit else stated[: limit - 1]
    found = [
        bar_chart.Bar(code, formats.shorten(name, 46), int(n), formats.share(n, page.total), _change(changes, by, code)) for code, name, n in kept
    ]
    if rest := stated[len(kept) :]:
        most = max(int(n) for _, _, n in rest)
        beyond = ranking.beyond(code for code, _, _ in kept)
        words = _(strings.ALL_OTHERS).format(n=formats.number(beyond), most=formats.number(most))
        found.append(bar_chart.Bar(None, words, 0, ""))
    for code, name, n in frame[frame["code"] == "none"][["code", "name", "n"]].itertuples(index=False):
        found.append(bar_chart.Bar(code, name, int(n), formats.share(n, page.total)))
    return found


def _change(changes: Changes | None, by: str, code: str) -> str:
    now, before = changes.values.get((by, code), (0, 0)) if changes else (0, 0)
    return formats.signed(now - before) if changes and (now or before) else ""
