"""Refuses a request whose body is larger than a limit, before it is read into memory. For every path of the server."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.problems import OPENAI_PATH, openai_error, problem

MAX_BODY_BYTES = 1_000_000
DRAFTS_PATH, MAX_DRAFT_BYTES = "/api/drafts", 10_000_000  # a scanned question; a draft with all its evidence


# A client that is still sending sees a broken connection instead of the reply, so a body not much too large is read and
# dropped first.
DRAINED_BYTES = 10 * MAX_BODY_BYTES


class BodyLimit:
    """Wraps an ASGI app. A size that is announced is refused at once, one that is not as soon as it is passed."""

    def __init__(self, app: ASGIApp, max_bytes: int = MAX_BODY_BYTES) -> None:
        self.app, self.max_bytes = app, max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = max(self.max_bytes, MAX_DRAFT_BYTES) if scope["path"].startswith(DRAFTS_PATH) else self.max_bytes
        if _announced(scope) > most:
            if _announced(scope) <= max(DRAINED_BYTES, 3 * most):
                await _drain(receive)
            openai = scope["path"].startswith(OPENAI_PATH)
            reply = (openai_error if openai else problem)(413, _complaint(most))
            await reply(scope, receive, send)
        else:
            await self.app(scope, _counted(receive, most), send)


def _counted(receive: Receive, most: int) -> Receive:
    received = 0

    async def counting() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise HTTPException(413, _complaint(most))
        return message

    return counting


def _complaint(most: int) -> str:
    return f"Een verzoek mag hoogstens {most:,} bytes groot zijn.".replace(",", ".")


async def _drain(receive: Receive) -> None:
    while True:
        message = await receive()
        if message["type"] != "http.request" or not message.get("more_body", False):
            return


def _announced(scope: Scope) -> int:
    """The length that the request says it has; 0 where it says none or nonsense, which the server refuses itself."""
    values = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(values[0]) if values and values[0].isdigit() else 0
