"""Answers: what is wanted of a selection, made once for each build and address, with the headers by which it is kept and told apart."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dashboard.db import Db
from dashboard.settings import ANSWERS_KEPT, KEPT_BESIDE

VERSION = "1.0.0"
"""Of the API: its addresses, names of columns and envelope."""
KEPT_AT_MOST = 1 << 20
"""Bytes of an answer that is kept; a longer one is streamed as it is made."""
Body = Callable[[], Iterable[bytes]]


class Answers:
    """The answers kept, the least recently used dropped first. May be used from any number of threads."""

    def __init__(self, size: int = ANSWERS_KEPT) -> None:
        self._kept: LRUCache[str, bytes] = LRUCache(size, getsizeof=lambda body: len(body) + KEPT_BESIDE)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()

    def body(self, key: str, made: Body) -> bytes | Iterator[bytes]:
        """The whole body where it is short, else its parts."""
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                return found
        parts = iter(made())
        read: list[bytes] = []
        size = 0
        for part in parts:
            read.append(part)
            size += len(part)
            if size > KEPT_AT_MOST:
                return chain(read, parts)
        whole = b"".join(read)
        with self._lock:
            self._kept[key] = whole
        return whole


ANSWERS = Answers()


def answer(request: Request, db: Db, media_type: str, made: Body, *, file_name: str = "", described_by: str = "") -> Response:
    """The answer of a build at the request's address; 304 when the client has it. `file_name`: it is a file to keep.

    `described_by`: where the meaning of a file's rows stands.
    """
    kind = media_type.partition(";")[0]
    headers = {
        "etag": f'W/"{db.build_id}-{kind.rpartition("/")[2]}-{VERSION}"',
        "cache-control": "public, no-cache",
        "vary": "Accept",
        "x-build-id": db.build_id,
    }
    if _has(request, headers["etag"]):
        return Response(None, 304, headers)
    if file_name:
        headers["content-disposition"] = f'attachment; filename="{file_name}"'
    if described_by:
        headers["link"] = f'<{described_by}>; rel="describedby"'
    if request.method == "HEAD":
        head = Response(None, 200, headers, media_type)
        del head.headers["content-length"]  # it would say that the answer is empty
        return head
    key = f"{db.build_id} {media_type} {request.url.path}?{request.url.query}"
    body = ANSWERS.body(key, made)
    if isinstance(body, bytes):
        return Response(body, 200, headers, media_type)
    return StreamingResponse(body, 200, headers, media_type)


def _has(request: Request, etag: str) -> bool:
    sent = request.headers.get("if-none-match", "")
    return sent.strip() == "*" or etag.removeprefix("W/") in (tag.strip().removeprefix("W/") for tag in sent.split(","))
