"""The last layer before the browser: headers that forbid a page to load or tell anything outside this server.

It also makes Gradio's own HTML shell ours: Dutch, and without its preview tags, which name addresses on the network.
"""

import re
from collections.abc import Callable, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio's front end needs inline scripts and styles; everything still has to come from this server.
CONTENT_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'self'",
        "object-src 'none'",
    ]
)
PREVIEW_TAG = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')


def no_origins() -> Sequence[str]:
    """No site is listed: who may show our pages in a frame is not limited."""
    return ()


class Sealed:
    """Wraps an ASGI app; streams pass through untouched, HTML pages are rewritten whole.

    Where `framing` gives origins, they and this server alone may show a page of ours in a frame.
    """

    def __init__(self, app: ASGIApp, framing: Callable[[], Sequence[str]] = no_origins) -> None:
        self.app, self.framing = app, framing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Rewriting(send, self.framing))


def _policy(origins: Sequence[str]) -> str:
    return f"{CONTENT_POLICY}; frame-ancestors 'self' {' '.join(origins)}" if origins else CONTENT_POLICY


class _Rewriting:
    """`send`, with our headers; holds an HTML page back until it is whole."""

    def __init__(self, send: Send, framing: Callable[[], Sequence[str]]) -> None:
        self.send, self.framing = send, framing
        self.held: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            is_page = headers.get("content-type", "").startswith("text/html")
            policy = _policy(self.framing() if is_page else ())
            headers.setdefault("Content-Security-Policy", policy)  # a page of ours may allow less
            headers["Referrer-Policy"] = "no-referrer"
            headers["X-Content-Type-Options"] = "nosniff"
            if is_page:
                self.held = message
                return
        elif self.held is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self.held)
            return
        await self.send(message)

    async def _send_page(self, start: Message) -> None:
        page = PREVIEW_TAG.sub(b"", self.body).replace(b'lang="en"', b'lang="nl"', 1)
        MutableHeaders(scope=start)["content-length"] = str(len(page))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": page})
