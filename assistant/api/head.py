"""HEAD wherever GET answers: what link checkers, load balancers and Word ask first. For every path of the server."""

from starlette.types import ASGIApp, Receive, Scope, Send


class HeadAsGet:
    """Wraps an ASGI app, which sees a GET. The server around it still knows that it was a HEAD, and sends no body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_head = scope["type"] == "http" and scope["method"] == "HEAD"
        await self.app({**scope, "method": "GET"} if is_head else scope, receive, send)
