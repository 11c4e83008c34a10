"""The four Ps: how activities divide between prevention, protection, prosecution and partnership."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard.charts import pillars as chart
from dashboard.charts.theme import PILLAR, PILLARS
from dashboard.text import formats, strings
from dashboard.text.language import _
from dashboard.ui import block, cache, downloads
from dashboard.ui.page import Page

MOST = 12
"""Rows that are told apart; what is not stated has one more, the last."""


def mix(page: Page, by: str, most: int = MOST) -> None:
    """The mix of the most frequent values of one field, or of the latest years ("year")."""
    rows = _years(page, most) if by == "year" else _values(page, by, most)
    title = strings.MIX[by]
    with block.container(f"chart_pillars_{by}"):
        block.head(page, title, " ".join([_stated(rows, page.unit), *_beyond(page, by, rows)]), "pillars")
        if not rows:
            return
        st.html(_legend(page.dark))
        block.draw(page, chart.mixes(rows, page.dark, page.unit), f"pillars_{by}", _finding(title, rows), field="date" if by == "year" else by)
        _table(page, by, rows)


def _stated(rows: list[chart.Mix], unit: str) -> str:
    """The line under the title: how much the rows leave unsaid."""
    if not rows:
        return _("Nothing stated.")
    missing = sum(row.n.get("none", 0) for row in rows)
    line = _("Activity type not stated in {counted} of these rows.") if missing else _("Activity type always stated in these rows.")
    return line.format(counted=formats.counted(missing, unit))


def _beyond(page: Page, by: str, rows: list[chart.Mix]) -> list[str]:
    """That there are more rows than those drawn, where there are."""
    drawn = sum(row.code != "none" for row in rows)
    if by == "year":
        found = cache.periods(page.db, page.db.build_id, page.filters, "year")["period"].notna().sum()
        return [_("The {n} latest years are shown; the file holds all.").format(n=formats.number(drawn))] if found > drawn else []
    found = (cache.ranking(page.db, page.filters, by).rows["code"] != "none").sum()
    return [_("The {n} most frequent are shown; the file holds all.").format(n=formats.number(drawn))] if found > drawn else []


def _values(page: Page, by: str, most: int) -> list[chart.Mix]:
    ranking = cache.ranking(page.db, page.filters, by).rows
    stated, unstated = ranking[ranking["code"] != "none"].head(most), ranking[ranking["code"] == "none"]
    kept = pd.concat([stated, unstated.assign(name=strings.MISSING[by])])
    crossed = cache.crossed(page.db, page.db.build_id, page.filters, (by, tuple(stated["code"])), ("pillar", PILLARS))
    return [
        chart.Mix(code, formats.shorten(name, 34), int(n), _counts(crossed[crossed["one"] == code][["other", "n"]]))
        for code, name, n in kept[["code", "name", "n"]].itertuples(index=False)
    ]


def _years(page: Page, most: int) -> list[chart.Mix]:
    """The latest years first, each with what it serves, and last what has no date."""
    rows = cache.periods_by(page.db, page.db.build_id, page.filters, "pillar", "year")
    whole = cache.periods(page.db, page.db.build_id, page.filters, "year")
    codes, totals = rows["period"].map(_year), dict(zip(whole["period"].map(_year), whole["n"], strict=True))
    years = sorted(set(codes) - {"none"}, reverse=True)[:most]
    return [
        chart.Mix(code, strings.PERIOD_NOT_STATED["year"] if code == "none" else code, int(totals[code]), _counts(rows[codes == code][["code", "n"]]))
        for code in [*years, *({"none"} & set(totals))]
    ]


def _year(day: pd.Timestamp) -> str:
    return "none" if pd.isna(day) else str(day.year)


def _counts(rows: pd.DataFrame) -> dict[str, int]:
    return {str(pillar): int(n) for pillar, n in rows.itertuples(index=False)}


def _legend(dark: bool) -> str:
    squares = "".join(f'<span><i style="background:{colour}"></i>{escape(strings.PILLAR[pillar])}</span>' for pillar, colour in PILLAR[dark].items())
    return f'<div class="pillar-legend">{squares}</div>'


def _finding(title: str, rows: list[chart.Mix]) -> str:
    """The first three rows in words."""
    parts = []
    for row in rows[:3]:
        stated = {pillar: n for pillar, n in row.n.items() if pillar in PILLARS}
        if stated:
            most = max(stated, key=lambda pillar: stated[pillar])
            parts.append(f"{row.label}: {strings.PILLAR[most]} {formats.share(stated[most], sum(stated.values()))}")
    return f"{title}. {formats.parts(parts)}."


def _table(page: Page, by: str, rows: list[chart.Mix]) -> None:
    with st.expander(_("As a table")):
        shown = pd.DataFrame({strings.GRAIN["year"] if by == "year" else strings.FIELD[by]: [row.label for row in rows]})
        shown[strings.UNIT[page.unit]] = [row.total for row in rows]
        for pillar in PILLARS:
            shown[strings.PILLAR[pillar]] = [row.n.get(pillar, 0) for row in rows]
        height = min(36 * (len(shown) + 1) + 2, 470)
        block.rows(page, "date" if by == "year" else by, f"table_pillars_{by}", shown, codes=[row.code for row in rows], height=height)
        downloads.rows(page, f"summary/{by}/pillar", _("all pairs"))
