"""The script that runs for every visit and click: configuration, navigation, one error boundary."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.text import language, strings
from dashboard.text.language import _
from dashboard.ui import build, state
from dashboard.ui import page as pages
from dashboard.ui.notice import notice
from dashboard.ui.paths import PATHS, page_at
from dashboard.ui.sidebar import sidebar, unit
from dashboard.views import compare, coverage, flows, method, overview, pillars, profile, release, releases, timeline, values

log = logging.getLogger(__name__)


def main() -> None:
    """Draw the page that the address names."""
    language.use(state.language())
    st.set_page_config(layout="wide", initial_sidebar_state="auto")  # its title is the page's own
    try:
        _page()
    except DashboardError as error:
        pages.entitle("")
        st.title(_(strings.PRODUCT))
        st.info(str(error))
    except Exception:
        # st.stop and st.rerun are no errors: Streamlit raises them as BaseException, so they pass by here
        reference = secrets.token_hex(4)
        log.exception("unexpected failure %s", reference)
        st.error(_(strings.UNEXPECTED).format(reference=reference))


def _page() -> None:
    page, unknown = pages.open_page(build.served())
    one = st.Page(lambda: release.render(page, every), title=strings.PAGE["release"], url_path=PATHS["release"], visibility="hidden")
    profiled = st.Page(lambda: profile.render(page, one, fields), title=strings.PAGE["profile"], url_path=PATHS["profile"], visibility="hidden")
    every = st.Page(lambda: releases.render(page, one, profiled), title=strings.PAGE["releases"], url_path=PATHS["releases"])
    first = st.Page(lambda: overview.render(page, one, every, profiled), title=strings.PAGE["overview"], url_path=PATHS["overview"], default=True)
    fields = [
        st.Page(lambda by=by: values.render(page, by, profiled), title=strings.PAGE[by], url_path=PATHS[by])  # type: ignore[misc]
        for by in ("country", "partner", "funder")
    ]
    over_time = st.Page(lambda: timeline.render(page, one, profiled), title=strings.PAGE["timeline"], url_path=PATHS["timeline"])
    others = [
        st.Page(lambda view=view: view.render(page, profiled), title=strings.PAGE[name], url_path=PATHS[name])  # type: ignore[misc]
        for name, view in (("flows", flows), ("pillars", pillars), ("compare", compare), ("coverage", coverage))
    ]
    about = st.Page(lambda: method.render(page), title=strings.PAGE["method"], url_path=PATHS["method"])
    menu = [first, *fields, over_time, *others, every, about]
    chosen = st.navigation([*menu, one, profiled], position="hidden")
    unit(page)
    pages.head(page.filters)
    pages.links(menu, page.filters, chosen.url_path)
    build.offer(page.db)
    notice(page, page_at(chosen.url_path), unknown)
    chosen.run()
    sidebar(page)


main()
