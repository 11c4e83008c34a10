"""What a brief says, as plain data in the reader's language: everything is counted, named and shortened here, and only laid out later."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from dashboard.colours import HUE
from dashboard.exports.brief.quotes import quotes
from dashboard.exports.context import Context, measured, names
from dashboard.filters import NONE, Choice, Filters
from dashboard.queries import breakdowns, overview, stated, timeline
from dashboard.queries.breakdowns import Ranking
from dashboard.queries.overview import Figures
from dashboard.text import formats, labels, method, sentences, strings
from dashboard.text.language import N_, Words, _, ngettext, using

RANKED = 12
"""Values of a ranking; the rest is one bar."""
BESIDE = 8
"""Other values of the brief's own field."""
SUMS = 6
"""Currencies and statuses of sums."""
HEADINGS = Words({"country": "Countries and areas", "partner": "Partners", "funder": "Funders", "type": "Activity types"})
_QUOTED = Words({
    "summary": "Quoted from summaries in our own words; the address leads to the original. Underlined: what the {field} was read from.",
    "original": "Quoted from the releases; the address leads to each. Underlined: what the {field} was read from.",
    "mixed": "Quoted from releases or from our summaries of them; the address leads to the original. Underlined: what the {field} was read from.",
})  # fmt: skip
_MEASURED = ("countries", "partners", "funders", "activity_types", "amounts")
_READ = N_(
    "Each release is read once, by rules, and every number rests on words of a release, which the dashboard shows marked. An activity is what "
    "releases of the same text report."
)
_ERRS = N_("Rules err. Measured on labelled releases that no rule was made on, as precision / recall: {scores}.")
_NAMES = N_("Names of countries and areas do not imply endorsement or acceptance by the makers of this dashboard.")


def content(said: Context, by: str, code: str) -> dict[str, Any]:
    """Everything that stands on the two pages, under the names that brief.typ knows; `said.filters` selects the value `code` of `by`."""
    db, filters = said.db, said.filters
    with using(filters.lang):
        rankings = breakdowns.rankings(db, filters, breakdowns.CHARTED)
        figures = overview.figured(said.totals, rankings)
        name = formats.shorten(names(db, filters)[(by, code)], 110)
        sentence = sentences.profiled(figures, by, code, overview.beside(db, filters, by, code))
        ranked, quoted = _ranked(said, by, code, figures, rankings), _quoted(said, by, code)
        return {
            "lang": filters.lang, "built_at": str(db.manifest["built_at"]), "build": db.build_id, "by": by,
            "hue": {field: HUE[field] for field in ("country", "partner", "funder", "type", "date", "none")},
            "product": _(strings.PRODUCT), "kind": strings.FIELD[by], "name": name, "sentence": sentence,
            "narrowed": formats.shorten(said.selection, 200) if filters.with_choice(by, Choice()).active else "",
            "figures": _figures(figures, filters), "timeline": _timeline(said, figures), "ranked": ranked,
            "quotes": quoted, "money": _money(said), "missing": _missing(figures, rankings, filters),
            "notes": _notes(said, by, _noted(said, rankings, [name, ranked, quoted])),
            "made": _("Build of {date}").format(date=formats.day(db.built, "day")), "page": _("Page {n} of {total}"),
        }  # fmt: skip


def _figures(f: Figures, filters: Filters) -> list[dict[str, str]]:
    """The key figures; of a selection by date nothing lacks one."""
    cells = [
        (f.activities, _("activities")), (f.releases, _("releases")), (f.countries, _("countries and areas")), (f.partners, _("named partners")),
        (f.funders, _("funders")), (f.activities - f.funded, _("funder not stated")),
        *([] if filters.dated else [(f.undated, _("date not stated"))]),
    ]  # fmt: skip
    return [{"n": formats.number(n), "words": words} for n, words in cells]


def _timeline(said: Context, figures: Figures) -> dict[str, Any]:
    """Bars by period; n is null in a gap."""
    grain = timeline.grain_of(figures)
    found = timeline.filled(timeline.timeline(said.db, said.filters, grain).rows, grain)
    dated = [(day, n) for day, n in found if day is not None]
    missing = next((n or 0 for day, n in found if day is None), 0)
    by_date = said.filters.dated
    stated = "" if by_date and not missing else sentences.undated(missing, said.filters.unit, grain)
    line = " ".join(filter(None, (stated, _left_out(said) if by_date else "")))
    open_year = bool(dated) and dated[-1][0].year == said.db.built.year
    return {
        "title": sentences.title(said.filters.unit, grain, figures),
        "line": f"{line} {_('{year} is not over.').format(year=said.db.built.year)}".strip() if open_year else line,
        "bars": [{"label": formats.period(day, grain), "n": n, "said": formats.number(n or 0)} for day, n in dated],
        "missing": missing, "missing_said": formats.number(missing), "missing_label": _(strings.NOT_STATED),
        "none": _("No activity of this selection has a date."),
    }  # fmt: skip


def _left_out(said: Context) -> str:
    """How many have no date, where the selection is by date and leaves them out; "" for none."""
    n = overview.totals(said.db, replace(said.filters, since=NONE, until="")).counted(said.filters.unit)
    return sentences.without_date(formats.counted(n, said.filters.unit)) if n else ""


def _ranked(said: Context, by: str, code: str, figures: Figures, rankings: dict[str, Ranking]) -> dict[str, Any]:
    """Activities by country or area, partner, and activity type, 2006 to 2022: whichever fields are not the brief's own."""
    filters, fields = said.filters, [field for field in breakdowns.CHARTED if field != by]
    total = figures.counted(filters.unit)
    line = _("Their number, and their share of {counted}. {note}")
    title = strings.TITLE[filters.unit].format(by=formats.both(strings.BY[field] for field in fields))
    if figures.first is not None:
        title = _("{title}, {years}").format(title=title, years=formats.span(figures.first, figures.last))
    return {
        "title": title, "line": line.format(counted=formats.counted(total, filters.unit), note=_(strings.COUNTS)),
        "columns": [_ranking(field, rankings[field], total, filters) for field in fields] if total else [],
        "beside": _beside(by, code, rankings[by]),
    }  # fmt: skip


def _quoted(said: Context, by: str, code: str) -> dict[str, Any]:
    line = _QUOTED[said.text_kind].format(field=strings.TAG["activity_type" if code == NONE else by])
    return {
        "title": _("Key sentences"), "line": line, "rows": quotes(said.db, said.filters, by, code),
        "none": _("No sentence can be quoted for this selection."),
    }  # fmt: skip


def _beside(by: str, code: str, ranking: Ranking) -> str:
    """Other values of the brief's own field that stand in the same activities, on one line; "" without any."""
    others = ranking.rows[~ranking.rows["code"].isin((code, "none"))]
    if others.empty:
        return ""
    shown = [
        f"{formats.shorten(labels.label(by, other, name), 50)} {formats.number(int(n))}"
        for other, name, n in others[["code", "name", "n"]].head(BESIDE).itertuples(index=False)
    ]
    more = len(others) - len(shown)
    listed = formats.parts([*shown, *([_("and {n} more").format(n=formats.number(more))] if more else [])])
    return _("In the same activities: {names}.").format(names=listed)


def _ranking(by: str, ranking: Ranking, total: int, filters: Filters) -> dict[str, Any]:
    """The most frequent values, a line for the others, which has no bar (their sum is no number of activities), and what is not stated."""
    named = ranking.rows[ranking.rows["code"] != "none"]
    kept = named if len(named) <= RANKED + 1 else named.head(RANKED)
    rows = [_bar(labels.label(by, code, name), n, total) for code, name, n in kept[["code", "name", "n"]].itertuples(index=False)]
    if len(named) > len(kept):
        most = int(named["n"].iloc[len(kept)])
        others = _(strings.ALL_OTHERS).format(n=formats.number(ranking.beyond(kept["code"])), most=formats.number(most))
        rows.append({**_bar(others, 0, total), "kind": "others", "said": "", "share": ""})
    missing = int(ranking.rows.loc[ranking.rows["code"] == "none", "n"].sum())
    if missing:
        rows.append({**_bar(_(strings.NOT_STATED), missing, total), "kind": "none"})
    return {"by": by, "title": HEADINGS[by], "line": sentences.named(ranking.named, missing, filters.unit), "rows": rows}


def _bar(name: str, n: int, total: int) -> dict[str, Any]:
    part = int(n) / total if total else 0
    return {"name": formats.shorten(name, 60), "part": part, "said": formats.number(int(n)), "share": formats.share(int(n), total), "kind": "value"}


def _money(said: Context) -> dict[str, Any]:
    rows = stated.amounts(said.db, said.filters).rows
    head = [_("Currency"), _("Status"), _("Activities"), _("Smallest"), _("Median"), _("Largest")]
    counts = ["activities", "smallest", "median", "largest"]
    shown = [
        [row["currency"], strings.STATUS.said(row["status"]), *(formats.number(row[name]) for name in counts)]
        for row in rows.head(SUMS).to_dict("records")
    ]
    more = len(rows) - len(shown)
    note = [ngettext("{n} more row is in the dashboard.", "{n} more rows are in the dashboard.", more).format(n=formats.number(more))] if more else []
    return {
        "title": _("Money as stated in releases"), "head": head, "rows": shown, "none": _("No sum is stated in this selection."),
        "note": " ".join([_(strings.MONEY_NOTE), *note]),
    }  # fmt: skip


def _missing(figures: Figures, rankings: dict[str, Ranking], filters: Filters) -> dict[str, Any]:
    """Activities that do not state a field; the date only where the selection is not by date."""
    date = [] if filters.dated else [("date", strings.FIELD["date"], figures.undated)]
    counts = [*date, *((by, strings.FIELD[by], rankings[by].nothing) for by in breakdowns.CHARTED)]
    return {
        "title": _("What is not stated"),
        "line": _("Of {counted}. What a release does not say may still be so.").format(counted=formats.counted(figures.activities, "activities")),
        "rows": [{**_bar(words, n, figures.activities), "by": by, "kind": "none"} for by, words, n in counts],
    }


def _notes(said: Context, by: str, countries: list[str]) -> dict[str, Any]:
    """How the pages are to be read, and of what they are: (heading, paragraph) each; `countries`: notes on their names."""
    address = f"/profile?{urlencode({'by': by, **said.filters.to_params()}, safe=',:')}"
    return {
        "title": _("How to read these pages"),
        "rows": [
            [_("Method"), " ".join([_(_READ), _scores(said)])],
            [_("Coverage"), " ".join([said.collection, _(method.LIMITS[0]).replace("**", "")])],
            [_("Money"), _(method.LIMITS[2])],
            [_("Names"), " ".join([_(_NAMES), *countries])],
            [_("Selection"), f"{formats.shorten(said.selection, 320)}."],
            [_("Address"), formats.shorten(address, 300)],
            [_("Build"), f"{said.db.build_id}, {formats.day(said.db.built, 'day')}"],
        ],
    }  # fmt: skip


def _noted(said: Context, rankings: dict[str, Ranking], printed: Any) -> list[str]:
    """The notes on names of countries that are printed."""
    text = json.dumps(printed, ensure_ascii=False)
    named: dict[str, str] = dict(rankings["country"].rows[["code", "name"]].itertuples(index=False))
    return [_(note) for country, note in breakdowns.notes(said.db).rows.itertuples(index=False) if country in named and named[country] in text]


def _scores(said: Context) -> str:
    """Measured precision and recall of the fields on these pages."""
    found = {score["field"]: score for score in measured(said.db)}
    scores = [
        f"{strings.QUALITY_FIELD[field].lower()} {formats.score(found[field]['precision'])} / {formats.score(found[field]['recall'])}"
        for field in _MEASURED
        if field in found and None not in (found[field]["precision"], found[field]["recall"])
    ]
    return _(_ERRS).format(scores=formats.parts(scores)) if scores else _(method.NOT_MEASURED)
