"""The page that the browser loads first, made ours: its title, its language, and where the server is; where there is none, words that say so.

Streamlit's client, opened at /release, first asks /release/_stcore/health and only after a 404 the right place. Told where it is, it asks once.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.api.addresses import BASE
from dashboard.filters import LANGUAGES
from dashboard.text import sentences, strings
from dashboard.text.language import closest, using
from dashboard.ui import look
from dashboard.ui.nowhere import nowhere
from dashboard.ui.paths import page_at

WHERE = "<script>window.__streamlit={BACKEND_BASE_URL:location.origin,MAIN_PAGE_BASE_URL:location.origin}</script>"


class Shell:
    """Middleware that rewrites the HTML of pages; everything else, the API's own page among it, passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold an HTML answer back until it is whole, then send it rewritten."""
        if scope["type"] != "http" or scope["path"].startswith(BASE):
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def rewrite(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_html(message):
                start = message if page_at(scope["path"]) else {**message, "status": 404}
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    whole = _ours(body, scope["path"], _language(scope))
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


def _language(scope: Scope) -> str:
    """As pages choose it: the address, else what the browser asks for, else English."""
    said = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return said if said in LANGUAGES else closest(dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1"))


def _ours(page: bytes, path: str, lang: str) -> bytes:
    with using(lang):
        if not (name := page_at(path)):
            return nowhere(path, lang).encode()
        title = f"<title>{sentences.page_title(strings.PAGE[name])}</title>"
    for theirs, ours in (
        (b'<html lang="en"', f'<html lang="{lang}"'),
        (b"<head>", f"<head>{WHERE}"),
        (b"</head>", f"{look.head()}</head>"),
        (b"<title>Streamlit</title>", title),
    ):
        page = page.replace(theirs, ours.encode(), 1)
    return page
