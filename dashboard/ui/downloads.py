"""Files of what is on the screen, as links to the API: the same selection, the same rows, and the address that a sheet refreshes itself from."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from dashboard.api.addresses import BASE, address
from dashboard.text import formats, strings
from dashboard.text.language import _
from dashboard.ui import cache
from dashboard.ui.page import Page

FORMATS = {"xlsx": "Excel", "parquet": "Parquet", "json": "JSON"}
"""Beside CSV; the names are the same in every language."""


def rows(page: Page, table: str, counted: str) -> None:
    """One table of the API: what the list or chart above it shows, `counted` in words."""
    st.html(_files(page, table, _("Download {what} (CSV)").format(what=counted)))


def releases(page: Page) -> None:
    """Lists of the selection, one row each, and all of its tables at once."""
    activities = formats.counted(page.figures.activities, "activities")
    listed = formats.counted(cache.release_count(page.db, page.db.build_id, page.filters), "releases")
    whole = (
        ("workbook", "xlsx", _("Everything in one workbook (Excel)")),
        ("package", "zip", _("Everything with a codebook (.zip)")),
    )
    links = "".join(_link(address(what, page.filters, ending), words) for what, ending, words in whole)
    st.html(
        _files(page, "releases", _("Download {what} (CSV)").format(what=listed))
        + _files(page, "activities", _("Download {what} (CSV)").format(what=activities), use=False)
        + f'<p class="files">{links}</p>'
    )


def brief(page: Page, by: str, code: str) -> None:
    """Two pages to print of a profile."""
    st.html(f'<p class="files">{_link(address(f"brief/{by}/{code}", page.filters, "pdf"), _("Two pages to print (PDF)"), main=True)}</p>')


def _files(page: Page, table: str, words: str, *, use: bool = True) -> str:
    links = "".join(_link(address(table, page.filters, ending), name) for ending, name in FORMATS.items())
    main = _link(address(table, page.filters, "csv"), words, main=True)
    return f'<p class="files">{main}{links}</p>{_use(page, table) if use else ""}'


def _use(page: Page, table: str) -> str:
    """The address for a sheet that refreshes itself, and the steps."""
    found = f"{_origin()}{address(table, page.filters, 'csv')}"
    steps = "".join(f"<li>{escape(_(step))}</li>" for step in strings.USE_STEPS)
    more = f'<a href="{BASE}/#excel" target="_blank">{escape(_("More on files and the API"))}</a>'
    return (
        f'<details class="use"><summary>{escape(_("Use in Excel / Power BI"))}</summary>'
        f"<p><code>{escape(found)}</code></p><ol>{steps}</ol><p>{more}</p></details>"
    )


def _link(href: str, words: str, *, main: bool = False) -> str:
    style = ' class="quiet-button"' if main else ""
    return f'<a href="{escape(href, quote=True)}"{style} download>{escape(words)}</a>'


def _origin() -> str:
    """Where the reader's browser has the page from."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}" if here.netloc else ""
