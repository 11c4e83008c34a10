"""The HTTP API: the tables of a selection in every format, at the address of the page's selection. Nothing here knows Streamlit."""

from dashboard.api.application import ROUTES

__all__ = ["ROUTES"]
