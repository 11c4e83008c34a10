"""Chart, its words, its table and its download as one block. A click on a mark filters; the same click again takes the filter off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from dashboard import exports
from dashboard.charts import bars as bar_chart
from dashboard.charts import map as map_chart
from dashboard.charts import timeline as timeline_chart
from dashboard.queries import timeline
from dashboard.text import formats, sentences, strings
from dashboard.text.language import _, ngettext
from dashboard.ui import cache, state
from dashboard.ui.page import Page

TOP = 15
"""Bars of a chart at most; the rest is one bar."""
NAMES = {"country": "countries", "region": "regions", "partner": "partners", "funder": "funders", "type": "types", "publisher": "publishers"}
"""What a field's chart is called in keys and file names."""
CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False}


def ranked(page: Page, by: str, limit: int = 10) -> None:
    """Bars of one field with their table and download."""
    ranking = cache.ranking(page.db, page.filters, by)
    rows = ranking.rows
    title = sentences.title(page.unit, by, page.figures)
    stated = rows[rows["code"] != "none"]
    missing = int(rows.loc[rows["code"] == "none", "n"].sum())
    with st.container(key=f"chart_{NAMES[by]}"):
        line = ngettext("{n} named; not stated in {counted}.", "{n} named; not stated in {counted}.", ranking.named)
        _head(title, line.format(n=formats.number(ranking.named), counted=formats.counted(missing, page.unit)))
        figure = bar_chart.bars(_bars(page, rows, min(limit, TOP)), by, page.filters.choice(by).include, page.dark, page.unit)
        _draw(page, figure, by, _finding(title, stated, page))
        _table(page, by, NAMES[by], ranking_table(page, by, rows), lambda: exports.summary_csv(page.db, page.filters, by, page.collection))


def country_map(page: Page, height: int = 300) -> None:
    """The map, what it cannot draw, and its note."""
    rows = cache.ranking(page.db, page.filters, "country").rows
    undrawn = cache.undrawn(page.db, page.db.build_id)
    stated = rows[rows["code"] != "none"]
    areas = [map_chart.Area(code, name, int(n)) for code, name, n in stated[["code", "name", "n"]].itertuples(index=False) if code not in undrawn]
    missing = int(rows.loc[rows["code"] == "none", "n"].sum())
    title = sentences.title(page.unit, "country", page.figures)
    with st.container(key="chart_map"):
        places = formats.counted(len(stated), "countries")
        _head(title, _("{places}; none stated in {counted}.").format(places=places, counted=formats.counted(missing, page.unit)))
        alt = _("Map. {text}").format(text=_finding(title, stated, page))
        _draw(page, map_chart.country_map(areas, height, page.dark, page.unit), "country", alt, key="map")
        beside = [f"{name} ({formats.number(n)})" for code, name, n in stated[["code", "name", "n"]].itertuples(index=False) if code in undrawn]
        undrawn_note = [_(strings.NOT_DRAWN).format(places=", ".join(beside))] if beside else []
        notes = [_(text) for code, text in cache.notes(page.db, page.db.build_id).items() if code in set(stated["code"])]
        st.html(f'<p class="quiet">{escape(" ".join([*undrawn_note, _(strings.BOUNDARIES), *notes]))}</p>')
        _table(
            page,
            "country",
            "map",
            ranking_table(page, "country", rows),
            lambda: exports.summary_csv(page.db, page.filters, "country", page.collection),
        )


def over_time(page: Page, height: int = 300) -> None:
    """Bars by year, quarter or month, whichever the span asks for."""
    grain = timeline.grain_of(page.figures)
    rows = cache.periods(page.db, page.db.build_id, page.filters, grain)
    periods = _periods(rows, grain)
    missing = next((p.n or 0 for p in periods if p.code == "none"), 0)
    title = sentences.title(page.unit, grain, page.figures)
    built = date.fromisoformat(str(page.db.manifest["built_at"])[:10])
    dated = [p for p in periods if p.code != "none"]
    notes = [_("{year} is not over.").format(year=built.year)] if dated and dated[-1].code.startswith(str(built.year)) else []
    with st.container(key="chart_timeline"):
        counted = formats.counted(missing, page.unit)
        line = (_("Date not stated in {counted}.") if grain == "year" else _("Month not stated in {counted}.")).format(counted=counted)
        _head(title, " ".join([line, *notes]))
        figure = timeline_chart.timeline(periods, page.filters.period, height, page.dark, page.unit)
        best = max((p for p in dated if p.n), key=lambda p: p.n or 0, default=None)
        alt = _("{title}. Most in {period}: {n}.").format(title=title, period=best.label, n=formats.number(best.n or 0)) if best else title
        _draw(page, figure, "date", alt, key="timeline")
        shown = pd.DataFrame({strings.GRAIN[grain]: [p.label for p in periods if p.n], strings.UNIT[page.unit]: [p.n for p in periods if p.n]})
        _table(page, "date", "timeline", shown, lambda: exports.timeline_csv(page.db, page.filters, grain, page.collection))


def ranking_table(page: Page, by: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a ranking as a reader sees them: name, count in the chosen unit, share of the selection."""
    shares = [formats.share(n, page.total) for n in rows["n"]]
    return pd.DataFrame({strings.FIELD[by]: rows["name"], strings.UNIT[page.unit]: rows["n"], _("Share"): shares})


def heading(title: str) -> None:
    """The heading of a block without a chart."""
    st.html(f'<h3 class="chart-title">{escape(title)}</h3>')


def _head(title: str, line: str) -> None:
    st.html(f'<h3 class="chart-title">{escape(title)}</h3><p class="quiet" style="margin:0">{escape(line)}</p>')


def _draw(page: Page, figure: object, field: str, alt: str, key: str = "") -> None:
    """The key changes with the selection, so that a click always comes from a chart without a selection of its own."""
    name = f"click_{key or field}_{abs(hash(page.filters))}"
    st.plotly_chart(
        figure, key=name, theme=None, config={**CONFIG, "topojsonURL": map_chart.OUTLINES}, selection_mode="points", alt=alt,
        on_select=lambda: state.click(page.filters, field, name),
    )  # fmt: skip


def _table(page: Page, by: str, key: str, shown: pd.DataFrame, csv: Callable[[], bytes]) -> None:
    with st.expander(_("As a table")):
        alt = _("Table: {what}").format(what=strings.FIELD[by])
        st.dataframe(shown, hide_index=True, height=min(36 * (len(shown) + 1) + 2, 320), alt=alt, key=f"table_{key}")
        if by != "date":
            st.caption(_(strings.COUNTS))
        name = NAMES.get(by, "dates")
        words = _("Download {what} (CSV)").format(what=formats.counted(len(shown), "rows"))
        st.download_button(words, csv, exports.file_name(f"{page.filters.unit}-by-{name}", page.db), "text/csv", key=f"csv_{key}", on_click="ignore")


def _bars(page: Page, rows: pd.DataFrame, limit: int) -> list[bar_chart.Bar]:
    stated = list(rows[rows["code"] != "none"][["code", "name", "n"]].itertuples(index=False))
    kept = stated if len(stated) <= limit else stated[: limit - 1]
    found = [bar_chart.Bar(code, formats.shorten(name, 46), int(n), formats.share(n, page.total)) for code, name, n in kept]
    if rest := stated[len(kept) :]:
        most = max(int(n) for _, _, n in rest)
        words = _(strings.ALL_OTHERS).format(n=formats.number(len(rest)), most=formats.number(most))
        found.append(bar_chart.Bar(None, words, most, formats.share(most, page.total)))
    for code, name, n in rows[rows["code"] == "none"][["code", "name", "n"]].itertuples(index=False):
        found.append(bar_chart.Bar(code, name, int(n), formats.share(n, page.total)))
    return found


def _periods(rows: pd.DataFrame, grain: timeline.Grain) -> list[timeline_chart.Period]:
    """Every period from the first to the last, those without an activity with n None, and what is not stated at the end."""
    counts = {day.date(): int(n) for day, n in rows.itertuples(index=False) if not pd.isna(day)}
    found = []
    if counts:
        step = {"year": "YS", "quarter": "QS", "month": "MS"}[grain]
        for day in pd.date_range(min(counts), max(counts), freq=step):
            code = {"year": f"{day.year}", "quarter": f"{day.year}-Q{(day.month + 2) // 3}", "month": f"{day:%Y-%m}"}[grain]
            found.append(timeline_chart.Period(code, formats.period(day.date(), grain), counts.get(day.date())))
    for day, n in rows.itertuples(index=False):
        if pd.isna(day):
            found.append(timeline_chart.Period("none", strings.PERIOD_NOT_STATED[grain], int(n)))
    return found


def _finding(title: str, stated: pd.DataFrame, page: Page) -> str:
    """What a chart shows, for those who do not see it."""
    top = [f"{name} {formats.number(n)}" for name, n in stated[["name", "n"]].head(3).itertuples(index=False)]
    if not top:
        return _("{title}: nothing stated.").format(title=title)
    return _("{title}: most in {top}, of {total}.").format(title=title, top=", ".join(top), total=formats.counted(page.total, page.unit))
