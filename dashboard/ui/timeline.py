"""The selection over time, in all and by activity type, in years, quarters or months, whichever its span asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.charts import timeline as chart
from dashboard.charts.matrix import Cell
from dashboard.charts.periods import Period, Room, dated
from dashboard.queries import timeline
from dashboard.text import formats, sentences, strings
from dashboard.text.language import _
from dashboard.ui import block, cache
from dashboard.ui.look import is_phone
from dashboard.ui.page import Page

WIDE, PHONE = Room(780, 9), Room(190, 3)
"""What the periods have across the page, and on a phone."""


def over_time(page: Page, height: int = 400, *, kinds: bool = True, room: Room = chart.HALF, key: str = "timeline", most: int = 0) -> None:
    """Bars by period, and with `kinds` a row of squares for each activity type. A click selects a period or a square, a drag selects a span.

    `most`: what the scale of the bars reaches to at least.
    """
    grain = timeline.grain_of(page.figures)
    figures = page.figures
    span = [day for day in (figures.first, figures.last) if day]
    found = periods(cache.periods(page.db, page.db.build_id, page.filters, grain), grain, span)
    missing = next((p.n or 0 for p in found if p.code == "none"), 0)
    title = sentences.title(page.unit, grain, page.figures)
    known = dated(found)
    notes = [_("{year} is not over.").format(year=page.built.year)] if known and known[-1].code.startswith(str(page.built.year)) else []
    line = "" if page.filters.dated and not missing else sentences.undated(missing, page.unit, grain)
    with block.container(f"chart_{key}"):
        below = _kinds(page, found, grain) if kinds else None
        block.head(page, title, " ".join([*([line] if line else []), *notes, *fullest(below.cells if below else ())]), "timeline")
        room = PHONE if is_phone() else room
        figure = chart.timeline(found, page.filters.period, height, dark=page.dark, unit=page.unit, kinds=below, room=room, most=most)
        best = max((p for p in known if p.n), key=lambda p: p.n or 0, default=None)
        alt = _("{title}. Most in {period}: {n}.").format(title=title, period=best.label, n=formats.number(best.n or 0)) if best else title
        block.draw(page, figure, key, alt, field="date", cells="type", span=True)
        rows = [p for p in found if p.n]
        shown = pd.DataFrame({strings.GRAIN[grain]: [p.label for p in rows], strings.UNIT[page.unit]: [p.n for p in rows]})
        block.table(page, "date", key, shown, codes=[p.code for p in rows], of=f"summary/{grain}")


def periods(rows: pd.DataFrame, grain: timeline.Grain, span: Sequence[date] = ()) -> list[Period]:
    """Every period from the first to the last, those without an activity with n None, and what is not stated at the end. `span` as in `filled`."""
    return [
        Period("none", strings.PERIOD_NOT_STATED[grain], n) if day is None else Period(code_of(day, grain), formats.period(day, grain), n)
        for day, n in timeline.filled(rows, grain, span)
    ]


def code_of(day: date, grain: str) -> str:
    """2019, 2019-Q2 or 2019-05, by the first day of the period."""
    return {"year": f"{day.year}", "quarter": f"{day.year}-Q{(day.month + 2) // 3}", "month": f"{day:%Y-%m}"}[grain]


def cells_of(rows: pd.DataFrame, names: dict[str, str], found: list[Period], grain: str) -> list[Cell]:
    """Squares of (period, code, n): a row for each of `names` in their order, a column for each period."""
    row, column = {code: i for i, code in enumerate(names)}, {period.code: i for i, period in enumerate(found)}
    cells = []
    for day, code, n in rows.itertuples(index=False):
        period = "none" if pd.isna(day) else code_of(day, grain)
        if code in row and period in column:
            label = f"{names[code]}, {found[column[period]].label}"
            cells.append(Cell(row[code], column[period], f"{code}|{period}", label, int(n)))
    return cells


def fullest(cells: Sequence[Cell]) -> list[str]:
    """What the darkest shade of squares stands for, where there are any."""
    return [_("The fullest square holds {n}.").format(n=formats.number(max(cell.n for cell in cells)))] if cells else []


def _kinds(page: Page, found: list[Period], grain: timeline.Grain) -> chart.Kinds:
    ranking = cache.ranking(page.db, page.filters, "type").rows
    names = {code: name for code, name in ranking[["code", "name"]].itertuples(index=False) if code != "none"}
    rows = cache.periods_by(page.db, page.db.build_id, page.filters, "type", grain)
    return chart.Kinds([formats.shorten(name, 30) for name in names.values()], cells_of(rows, names, found, grain))
