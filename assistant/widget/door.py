"""The door before the widget's endpoints: site and origin, CORS, limits. What the endpoints answer, it does not know.

It stands around the whole application, so that every reply has its CORS headers: a problem that the page cannot read
would look like a network that is down.
"""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.problems import problem, told
from assistant.widget.admission import Admission, Refused, readable_by
from assistant.widget.limits import Call, Exceeded, Limits, waiting_text
from assistant.widget.site import Site

PATH = "/api/widget/"
SITE = "vraagbaak.site"  # the key of the admitted site in the scope
PREFLIGHT_KEPT_S = 600


class WidgetDoor:
    """Wraps an ASGI app; all but the widget's paths pass untouched. Admitted calls carry their site in the scope."""

    def __init__(self, app: ASGIApp, admission: Admission, limits: Limits) -> None:
        self.app, self.admission, self.limits = app, admission, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PATH):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        admitted = self.admission.admitted(_site_id(scope), headers, scope["scheme"])
        reader = readable_by(headers)
        if isinstance(admitted, Refused):
            preflight = scope["method"] == "OPTIONS"  # one that fails is how a browser learns not to send the call
            reply: Response | None = problem(403, admitted.why)
            sending = _with_origin(send, None if preflight else reader)
        else:
            reply = _preflight() if _is_preflight(scope, headers) else await self._over_limit(scope, admitted)
            sending = _with_origin(send, reader if reader in admitted.origins else None)
            scope = {**scope, SITE: admitted}
        if reply is not None:
            await reply(scope, receive, sending)
        else:
            await self._pass(scope, receive, sending)

    async def _over_limit(self, scope: Scope, site: Site) -> Response | None:
        call: Call = "ask" if scope["path"].endswith("/ask") else "other"
        address = scope["client"][0] if scope.get("client") else ""
        if self.limits.waits:
            exceeded = await run_in_threadpool(self.limits.count, site, address, call)
        else:
            exceeded = self.limits.count(site, address, call)
        return _too_many(exceeded) if exceeded else None

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it in. A bug is answered here, for the server's own answer to it comes without CORS headers."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if begun:
                raise
            await problem(*told(error))(scope, receive, send)


def _site_id(scope: Scope) -> str:
    return str(scope["path"])[len(PATH) :].split("/", 1)[0]


def _is_preflight(scope: Scope, headers: Headers) -> bool:
    return scope["method"] == "OPTIONS" and "access-control-request-method" in headers


def _preflight() -> Response:
    return Response(
        status_code=204,
        headers={
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Content-Type",
            "Access-Control-Max-Age": str(PREFLIGHT_KEPT_S),
        },
    )


def _too_many(exceeded: Exceeded) -> Response:
    reply = problem(429, waiting_text(exceeded), retry_after_s=exceeded.wait_s)
    reply.headers["Retry-After"] = str(exceeded.wait_s)
    return reply


def _with_origin(send: Send, reader: str | None) -> Send:
    """`send`, with what lets this origin read the reply, and no cache give it to another."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.add_vary_header("Origin")
            headers["Cache-Control"] = "no-store"
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            if reader is not None:
                headers["Access-Control-Allow-Origin"] = reader
                headers["Access-Control-Expose-Headers"] = "Retry-After"
        await send(message)

    return sending
