"""The page that the browser loads first, made ours: our title, and where the server is.

Streamlit's client, opened at /release, first asks /release/_stcore/health and only after a 404 the right place. Told where it is, it asks once.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.settings import PRODUCT

WHERE = "<script>window.__streamlit={BACKEND_BASE_URL:location.origin,MAIN_PAGE_BASE_URL:location.origin}</script>"


class Shell:
    """Middleware that rewrites HTML answers; everything else passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold an HTML answer back until it is whole, then send it rewritten."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def rewrite(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    whole = _ours(body)
                    await send({**start, "headers": [*_without_length(start), (b"content-length", str(len(whole)).encode())]})
                    await send({**message, "body": whole, "more_body": False})

        await self.app(_plain(scope), receive, rewrite)


def _plain(scope: Scope) -> Scope:
    """The same request; one for a page asks for it uncompressed, since a compressed one cannot be rewritten."""
    headers = scope["headers"]
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    return {**scope, "headers": [(name, value) for name, value in headers if name != b"accept-encoding"]}


def _is_html(message: Message) -> bool:
    headers = dict(message["headers"])
    return headers.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in headers


def _without_length(message: Message) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in message["headers"] if name.lower() not in (b"content-length", b"etag")]


def _ours(page: bytes) -> bytes:
    return page.replace(b"<head>", b"<head>" + WHERE.encode(), 1).replace(b"<title>Streamlit</title>", f"<title>{PRODUCT}</title>".encode(), 1)
