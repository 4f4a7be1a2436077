"""The one door of every operator route: access, the token of a form, and errors as a page or as a problem.

A route added to a router with this class is behind the door; it cannot be forgotten.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from assistant.desk.bounded_threads import TooSlowError
from assistant.desk.database import DatabaseUnusableError
from assistant.desk.draft_facts import DraftFactsError
from assistant.desk.operator_access import OperatorAccess
from corpus.errors import IndexUnusableError, VraagbaakError

ENTRANCE_PATH = "/beheer/aanmelden"
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src 'self'"
)
HEADERS = {"Content-Security-Policy": CONTENT_POLICY, "Cache-Control": "no-store"}
CLOSED = (
    "Deze pagina opent zonder sleutel alleen rechtstreeks op de machine zelf, op http://localhost. "
    "Zet VRAAGBAAK_OPERATOR_KEY om ze ook van elders te openen."
)
NOT_OURS = "Dit formulier is verlopen of komt van een andere pagina. Open de pagina opnieuw en probeer het nog eens."
TOO_BIG = "Dit formulier is te groot. Maak de velden korter."
MOST_BYTES = 500_000
REPEATABLE = (DatabaseUnusableError, TooSlowError, DraftFactsError, IndexUnusableError)

Told = Callable[[int, str], Response]
"""A reply that tells an error: its status and its Dutch text."""
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def door(access: OperatorAccess, told: Told, *, bearer: bool = False) -> type[APIRoute]:
    """The class of routes behind the door; with `bearer`, a program may send the key with each request."""

    class Behind(APIRoute):
        def get_route_handler(self) -> Handler:
            handler = super().get_route_handler()

            async def entered(request: Request) -> Response:
                reply = refusal(request, access, told, bearer) or await _form_refusal(request, access, told)
                if reply is None and not access.needs_key and not access.session(request):
                    access.begin(request)
                reply = reply or await _answered(handler, request, told)
                access.give(request, reply)
                reply.headers.update(HEADERS)
                return reply

            return entered

    return Behind


def refusal(request: Request, access: OperatorAccess, told: Told, bearer: bool) -> Response | None:
    """Why this request does not come in, or None."""
    entrance = access.entrance(request)
    if entrance == "open":
        return None
    if entrance == "closed":
        return told(403, CLOSED)
    if not bearer:
        return RedirectResponse(ENTRANCE_PATH, status_code=303)
    return _key_refusal(request, access, told)


def is_too_big(request: Request) -> bool:
    """Whether a form is larger than ours can be, or does not say how large it is."""
    size = request.headers.get("content-length", "")
    return not size.isdigit() or int(size) > MOST_BYTES


def too_many(wait_s: float) -> str:
    """What someone is told who tried too many wrong keys."""
    return f"Te veel verkeerde sleutels. Probeer het over {max(1, round(wait_s / 60))} minuten opnieuw."


def _key_refusal(request: Request, access: OperatorAccess, told: Told) -> Response | None:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    wait_s = access.wait_s(request)
    if wait_s:
        return told(429, too_many(wait_s))
    if scheme.lower() == "bearer" and access.is_key(request, key.strip()):
        return None
    reply = told(401, "Stuur de sleutel van de beheerder mee: Authorization: Bearer SLEUTEL.")
    reply.headers["WWW-Authenticate"] = "Bearer"
    return reply


async def _form_refusal(request: Request, access: OperatorAccess, told: Told) -> Response | None:
    if request.method in ("GET", "HEAD"):
        return None
    if is_too_big(request):
        return told(413, TOO_BIG)
    token = (await request.form(max_files=0, max_fields=100)).get("token", "")
    return None if access.is_form_of_ours(request, str(token)) else told(403, NOT_OURS)


async def _answered(handler: Handler, request: Request, told: Told) -> Response:
    try:
        return await handler(request)
    except RequestValidationError as error:
        names = ", ".join(sorted({str(each["loc"][-1]) for each in error.errors()}))
        return told(422, f"Deze waarde is niet bruikbaar: {names}. Pas ze aan en probeer opnieuw.")
    except HTTPException as error:
        return told(error.status_code, str(error.detail))
    except VraagbaakError as error:
        return told(503 if isinstance(error, REPEATABLE) else 500, str(error))
