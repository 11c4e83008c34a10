"""The routes, with what all of them share: problems as one shape, compression, other origins."""

from __future__ import annotations

import re

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route

from dashboard.api import document, problems, resources
from dashboard.api.addresses import BASE
from dashboard.errors import DashboardError
from dashboard.settings import allowed_origins

_MIDDLEWARE = [
    Middleware(CORSMiddleware, allow_origins=allowed_origins(), allow_methods=["GET", "HEAD"], expose_headers=["ETag", "Link", "X-Build-Id"]),
    Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4),  # a fifth of the time of level 9 for a tenth more bytes
]
_HANDLERS = dict.fromkeys((problems.Problem, DashboardError, HTTPException, Exception), problems.answer)

API = Starlette(
    routes=[
        Route("/", document.page),
        Route("/openapi.json", document.openapi),
        Route("/meta", resources.meta),
        Route("/releases/{release_id}", resources.release),
        Route("/summary/{by:path}", resources.summed),
        Route("/{name}", resources.listed),
    ],
    middleware=_MIDDLEWARE,
    exception_handlers=_HANDLERS,
)

ROUTES: list[Route | Mount] = [Route("/healthz", resources.health), Mount(BASE, API)]
"""Beside the pages, in the same process."""

for route in (*API.routes, *ROUTES):
    # a line break in an address would end what `.*` matches: the pages would answer instead, in HTML
    if isinstance(route, Route | Mount):
        route.path_regex = re.compile(route.path_regex.pattern, re.DOTALL)
