"""The one shape of an error: a problem document (RFC 9457, application/problem+json)."""

from __future__ import annotations

import logging
import secrets
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.errors import BuildMissing, DashboardError, NoSuchTable, QueryTooSlow, SearchMissing, TooManyRows, UnknownSchema
from dashboard.exports.encodings import dumped

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 30
"""A build is made in seconds to minutes; asking more often gains nothing."""
_STATUS = {BuildMissing: 503, UnknownSchema: 503, QueryTooSlow: 503, SearchMissing: 503, TooManyRows: 400, NoSuchTable: 404}


class Problem(DashboardError):  # noqa: N818 the word of RFC 9457
    """What is wrong with a request, in words. `more`: members beside the standard ones."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more


def bad_parameter(name: str, value: str, allowed: str) -> Problem:
    """400: which parameter, what it was, what it may be."""
    return Problem(400, f"{name}={value} cannot be used: {allowed}", parameter=name, value=value, allowed=allowed)


def answer(request: Request, error: Exception) -> Response:
    """The problem document of whatever was raised."""
    if isinstance(error, Problem):
        return _document(error.status, error.detail, error.more)
    if isinstance(error, DashboardError):
        return _document(_STATUS.get(type(error), 500), str(error))
    if isinstance(error, HTTPException):
        said = {404: "There is nothing at this address; GET /api/v1/ says what there is.", 405: "The API is read-only: GET and HEAD."}
        return _document(error.status_code, said.get(error.status_code, error.detail), headers=dict(error.headers or {}))
    reference = secrets.token_hex(4)
    log.error("unexpected failure %s at %s", reference, request.url.path, exc_info=error)
    return _document(500, f"Something went wrong that nobody foresaw. Tell the people who run this server: reference {reference}.")


def _document(status: int, detail: str, more: dict[str, Any] | None = None, headers: dict[str, str] | None = None) -> Response:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **(more or {})}
    retry = {"retry-after": str(RETRY_SECONDS)} if status == 503 else {}
    return Response(dumped(body), status, {"cache-control": "no-store", **retry, **(headers or {})}, MEDIA_TYPE)
