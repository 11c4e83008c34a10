"""The server: it sets what it needs itself, so that it starts from any folder and listens on this machine alone."""

from __future__ import annotations

import os
import socket
import tomllib
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from dashboard.api import ROUTES
from dashboard.errors import DashboardError
from dashboard.settings import PACKAGE
from dashboard.ui.shell import Shell

APP = PACKAGE / "app.py"


def serve(host: str, port: int, store: Path) -> None:
    """Serve the builds of a store until stopped."""
    os.environ["CTDASH_STORE"] = str(store)
    st.App(APP, routes=[*ROUTES, Route("/overview", first)], middleware=[Middleware(Shell)]).run(config={**_theme(), **_server(host, port)})


async def first(request: Request) -> RedirectResponse:
    """The overview by the name that its menu entry bears: Streamlit serves a default page at the root alone."""
    return RedirectResponse(f"/?{request.url.query}")


def _server(host: str, port: int) -> dict[str, Any]:
    return {
        "server.address": host,
        "server.port": port,
        "server.headless": True,
        "server.enableStaticServing": True,
        "server.fileWatcherType": "none",
        "client.toolbarMode": "viewer",
        "client.showErrorDetails": "none",
        "browser.gatherUsageStats": False,
    }


def _theme() -> dict[str, Any]:
    """The theme of .streamlit/config.toml, from the checkout or from the wheel, with dotted names."""
    places = (PACKAGE.parent / ".streamlit" / "config.toml", PACKAGE / "_config" / "config.toml")
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        return {}
    return dict(_flat("theme", tomllib.loads(path.read_text(encoding="utf-8")).get("theme", {})))


def _flat(name: str, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in _flat(f"{name}.{key}", inner)]
    return [(name, value)]


def check_port(host: str, port: int) -> None:
    """Raise DashboardError, in words, when the port cannot be listened on."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise DashboardError(f"{host}:{port} cannot be used ({error.strerror}). Stop what listens there, or choose another --port.") from error
