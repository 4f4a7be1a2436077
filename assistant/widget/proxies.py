"""Who asks, behind proxies: the forwarded header of a trusted one counts, no other does, on every path.

uvicorn's own handling, which trusts this machine unasked, is switched off where it is run.
"""

import logging
from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

log = logging.getLogger(__name__)


class BehindProxies:
    """Wraps an ASGI app; `trusted` are addresses and networks (none: no header counts)."""

    def __init__(self, app: ASGIApp, trusted: Sequence[str] = ()) -> None:
        self._trusting = ProxyHeadersMiddleware(app, trusted_hosts=list(trusted))  # type: ignore[arg-type]
        self._told = bool(trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._told and any(name == b"x-forwarded-for" for name, _ in scope.get("headers", ())):
            self._told = True
            log.warning(
                "X-Forwarded-For telt niet, want VRAAGBAAK_TRUSTED_PROXIES is leeg. "
                "Staat deze server achter een proxy, noem daar dan zijn adres, anders delen alle bezoekers één grens."
            )
        await self._trusting(scope, receive, send)  # type: ignore[arg-type]
