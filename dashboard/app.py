"""The script that runs for every visit and click: configuration, navigation, one error boundary."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.text import language, strings
from dashboard.text.language import _
from dashboard.ui import look, state
from dashboard.ui import page as pages
from dashboard.ui.sidebar import sidebar
from dashboard.views import method, overview, profile, release, releases, values

log = logging.getLogger(__name__)


def main() -> None:
    """Draw the page that the address names."""
    language.use(state.language())
    st.set_page_config(page_title=_(strings.PRODUCT), layout="wide", initial_sidebar_state="auto")
    look.style()
    try:
        _page()
    except DashboardError as error:
        st.title(_(strings.PRODUCT))
        st.info(str(error))
    except Exception:
        # st.stop and st.rerun are no errors: Streamlit raises them as BaseException, so they pass by here
        reference = secrets.token_hex(4)
        log.exception("unexpected failure %s", reference)
        st.error(_(strings.UNEXPECTED).format(reference=reference))


def _page() -> None:
    page, unknown = pages.open_page()
    first = st.Page(lambda: overview.render(page, one, every), title=_("Overview"), url_path="overview", default=True)
    every = st.Page(lambda: releases.render(page, one), title=_("Releases"), url_path="releases")
    one = st.Page(lambda: release.render(page, every, one), title=_("Release"), url_path="release", visibility="hidden")
    profiled = st.Page(lambda: profile.render(page, one), title=_("Profile"), url_path="profile", visibility="hidden")
    fields = [
        st.Page(lambda by=by: values.render(page, by, profiled), title=strings.PAGE[by], url_path=path)  # type: ignore[misc]
        for by, path in (("country", "countries"), ("partner", "partners"), ("funder", "funders"))
    ]
    about = st.Page(lambda: method.render(page), title=_("Method and data quality"), url_path="method")
    chosen = st.navigation([first, *fields, every, one, profiled, about], position="hidden")
    pages.head()
    pages.links([first, *fields, every, about], page.filters)
    if unknown:
        st.warning(_(strings.UNKNOWN_VALUES).format(values=", ".join(unknown)))
    chosen.run()
    sidebar(page)


main()
