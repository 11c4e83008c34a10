"""A release's text with its evidence marked, and its statements beside it, each linked to its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.queries.values import STATE
from dashboard.text import formats, rules, sentences, strings
from dashboard.text.highlight import Mark, marked
from dashboard.text.language import _
from dashboard.ui.look import EVIDENCE


def text(release_text: str, statements: pd.DataFrame, mentions: pd.DataFrame, hits: Sequence[tuple[int, int]] = ()) -> None:
    """The legend, which switches the marks of each field on and off, and the marked text; `hits` are the words that were looked for."""
    said = {row["statement_id"]: words(row) for row in _records(statements)}
    marks = [
        Mark(int(m["start"]), int(m["end"]), m["field"], m["statement_id"], sentences.included(m["field"], said[m["statement_id"]]))
        for m in mentions.to_dict("records")
        if m["field"] in EVIDENCE
    ]
    present = [field for field in EVIDENCE if any(m.field == field for m in marks)]
    legend = "".join(_switch(field, sum(mark.field == field for mark in marks)) for field in present)
    if hits:
        legend += f'<a href="#hit"><mark class="hit">{escape(_(strings.WORDS_IN_TEXT))}</mark></a> ({formats.number(len(hits))})'
    st.html(f'<div class="legend">{legend}</div><div class="release-text">{marked(release_text, marks, hits)}</div>')


def _switch(field: str, n: int) -> str:
    """A field of the legend with the box that shows and hides its marks; the style sheet does it, no run is needed."""
    words = f'<mark class="ev ev-{field}">{escape(strings.TAG[field])}</mark> {formats.number(n)}'
    return f'<label><input type="checkbox" class="ev-switch ev-switch-{field}" checked> {words}</label>'


def facts(statements: pd.DataFrame, mentions: pd.DataFrame) -> None:
    """Statements by field: what is said, its words in the text as a link to them, rule and confidence."""
    quotes: dict[str, str] = {}
    for m in mentions.to_dict("records"):
        quotes.setdefault(m["statement_id"], m["quote"])
    parts = []
    for field in EVIDENCE:
        rows = [row for row in _records(statements) if row["field"] == field]
        items = "".join(_item(row, quotes.get(row["statement_id"], "")) for row in rows) or f"<li>{escape(_(strings.NOT_STATED))}</li>"
        parts.append(f'<h4 class="ev-{field}">{escape(strings.FIELD[field])}</h4><ul>{items}</ul>')
    st.html(f'<div class="statements">{"".join(parts)}</div>')


def words(row: dict[str, Any]) -> str:
    """A statement in words: a name, an amount with its status, a number of people."""
    match row["field"]:
        case "country" | "activity_type":
            return str(row["label"])
        case "partner":
            group = strings.GROUPS.get(row["type"], strings.GROUPS["other"])
            named = row["name"] if isinstance(row["name"], str) else ""
            count = "" if pd.isna(row["count"]) else f"{formats.number(int(row['count']))} "
            return named or _(strings.NOT_NAMED).format(group=f"{count}{group}")
        case "funder":
            return str(row["name"])
        case "amount":
            return f"{formats.money(row['amount'], row['currency'])}, {strings.STATUS.said(row['status'])}"
        case "people":
            return f"{formats.number(int(row['count']))} {row['who']}"
        case _:
            return str(row["value"])


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def _item(row: dict[str, Any], quote: str) -> str:
    link = f'<a href="#m-{escape(row["statement_id"], quote=True)}">{escape(formats.quoted(formats.shorten(quote, 90)))}</a>' if quote else ""
    how = _("{rule} · confidence {share}").format(rule=rules.in_words(row["rule"]), share=formats.share(row["confidence"], 1))
    anchor = escape(f"s-{row['statement_id']}", quote=True)
    return f'<li id="{anchor}">{escape(words(row))}{_resolved(row)}<small>{link} · {escape(how)}</small></li>'


def _resolved(row: dict[str, Any]) -> str:
    """What a name was resolved to, when that is another name; or that it was not."""
    if row["field"] not in ("partner", "funder") or row["kind"] == "group":
        return ""
    if row["kind"] == "unresolved":
        return f" <em>({escape(_('not resolved'))})</em>"
    is_state = row["value"].startswith(STATE)  # its own name says which
    state = f", {row['label']}" if row["field"] == "funder" and row["label"] and not is_state and row["label"] != row["organisation"] else ""
    return f" → {escape(row['organisation'] + state)}" if row["organisation"] != row["name"] or state else ""
