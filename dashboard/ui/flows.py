"""From funders to countries and areas to activity types: the bands, and the same pairs as tables that select."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts import flows as chart
from dashboard.queries.crossings import OTHER
from dashboard.text import formats, sentences, strings
from dashboard.text.language import _
from dashboard.ui import block, cache, downloads
from dashboard.ui.look import is_phone
from dashboard.ui.page import Page

MOST = {"funder": 8, "country": 10, "type": 12}
"""Values of each side that are told apart."""
PHONE_HEIGHT, PHONE_LONGEST = 420, 26
PAIRS = (("funder", "country"), ("country", "type"))


def flows(page: Page, height: int = 560) -> None:
    """The diagram and its two tables; on a phone, where three columns of names do not fit beside each other, a diagram to each table."""
    kept = {side: _kept(page, side) for side in chart.SIDES}
    crossed = {pair: _crossed(page, kept, pair) for pair in PAIRS}
    if not is_phone():
        title = sentences.title(page.unit, "flows", page.figures)
        bands = [band for pair in PAIRS for band in _bands(kept, pair, crossed[pair])]
        with block.container("chart_flows"):
            block.head(page, title, _told_apart(), "flows")
            figure = chart.flows(bands, height, page.dark, page.unit)
            block.still(figure, f"flows_{abs(hash(page.filters))}", _finding(page, title, kept, PAIRS[0], crossed[PAIRS[0]]))
    for column, pair in zip(st.columns(2, gap="small"), PAIRS, strict=True):
        with column:
            _pair(page, kept, pair, crossed[pair])


def _finding(page: Page, title: str, kept: dict[str, dict[str, str]], pair: tuple[str, str], rows: pd.DataFrame) -> str:
    """The three strongest pairs of names in words, or the title where there is none."""
    named = rows[~rows["one"].isin(["none", OTHER]) & ~rows["other"].isin(["none", OTHER])]
    (left, right), pairs = pair, named[["one", "other", "n"]].head(3).itertuples(index=False)
    top = [f"{kept[left][one]} → {kept[right][other]} {formats.number(n)}" for one, other, n in pairs]
    said = _("{title}: most in {top}, of {total}.")
    return said.format(title=title, top=", ".join(top), total=formats.counted(page.total, page.unit)) if top else title


def _kept(page: Page, side: str) -> dict[str, str]:
    """The most frequent codes of a side and their names, and the two that stand for the rest."""
    rows = cache.ranking(page.db, page.filters, side).rows
    stated = rows[rows["code"] != "none"].head(MOST[side])
    return dict(zip(stated["code"], stated["name"], strict=True)) | {OTHER: strings.OTHERS[side], "none": strings.MISSING[side]}


def _crossed(page: Page, kept: dict[str, dict[str, str]], pair: tuple[str, str]) -> pd.DataFrame:
    one, other = ((side, tuple(code for code in kept[side] if code not in (OTHER, "none"))) for side in pair)
    return cache.crossed(page.db, page.db.build_id, page.filters, one, other)


def _told_apart() -> str:
    words = _("The most frequent {funders} funders, {countries} countries and areas and {types} activity types; all others together.")
    return words.format(funders=formats.number(MOST["funder"]), countries=formats.number(MOST["country"]), types=formats.number(MOST["type"]))


def _bands(kept: dict[str, dict[str, str]], pair: tuple[str, str], rows: pd.DataFrame) -> list[chart.Band]:
    left, right = pair
    return [chart.Band((left, one, kept[left][one]), (right, other, kept[right][other]), int(n)) for one, other, n in rows.itertuples(index=False)]


def _pair(page: Page, kept: dict[str, dict[str, str]], pair: tuple[str, str], rows: pd.DataFrame) -> None:
    left, right = pair
    title = _("{left} and {right}").format(left=strings.FIELD[left], right=strings.FIELD[right])
    if is_phone():
        with block.container(f"chart_flows_{left}"):
            block.head(page, title, _told_apart(), "flows")
            figure = chart.flows(_bands(kept, pair, rows), PHONE_HEIGHT, page.dark, page.unit, PHONE_LONGEST)
            block.still(figure, f"flows_{left}_{abs(hash(page.filters))}", _finding(page, title, kept, pair, rows))
    block.heading("" if is_phone() else title, _("Choose a row to select both."))
    with_others = (rows["one"] == OTHER) | (rows["other"] == OTHER)
    told, rest = rows[~with_others], rows[with_others]
    block.pairs(page, pair, f"flows_{left}", _shown(page, kept, pair, told), list(zip(told["one"], told["other"], strict=True)))
    if not rest.empty:  # no selection is of all others: such a row would promise a number that its click does not give
        with st.expander(_("Pairs with all others together")):
            block.unselected(_shown(page, kept, pair, rest), f"flows_{left}_others", title)
    downloads.rows(page, f"summary/{left}/{right}", _("all pairs"))


def _shown(page: Page, kept: dict[str, dict[str, str]], pair: tuple[str, str], rows: pd.DataFrame) -> pd.DataFrame:
    left, right = pair
    return pd.DataFrame({
        strings.FIELD[left]: [kept[left][code] for code in rows["one"]],
        strings.FIELD[right]: [kept[right][code] for code in rows["other"]],
        strings.UNIT[page.unit]: rows["n"].to_list(),
        _("Share"): [formats.share(n, page.total) for n in rows["n"]],
    })  # fmt: skip
