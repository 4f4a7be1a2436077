"""Errors of the API as RFC 9457 problem details, in Dutch; under `/v1` in OpenAI's format, which its clients read.

A bug of ours is logged and answered without its inside.
"""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from assistant.api.workers import BusyError
from assistant.desk.bounded_threads import TooSlowError
from assistant.opening import UnknownDocumentError
from assistant.readable import readable
from corpus.errors import IndexUnusableError, ModelUnusableError, QuestionError, VraagbaakError

log = logging.getLogger(__name__)

PROBLEM_JSON = "application/problem+json"
OPENAI_PATH = "/v1/"
CLIENT_GONE = 499  # nobody reads it; it is what nginx calls this in its log
BUG = "De fout is genoteerd. Probeer het later opnieuw."
TITLES = {
    400: "Dit verzoek kan niet beantwoord worden",
    401: "Een sleutel is nodig",
    403: "Geen toegang",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    413: "Het verzoek is te groot",
    415: "Dit soort inhoud wordt niet gelezen",
    422: "Het verzoek klopt niet",
    429: "Te veel pogingen",
    500: "Er ging iets mis",
    503: "Nu niet beschikbaar",
}
WHOLE = "de inhoud"  # how a request's whole body is called
# What pydantic finds wrong, by its name for it; `{}` are its own values (limits).
_WRONG = {
    "missing": "ontbreekt",
    "extra_forbidden": "bestaat hier niet",
    "json_invalid": "is geen geldige JSON",
    "string_type": "moet tekst zijn",
    "bool_type": "moet true of false zijn",
    "bool_parsing": "moet true of false zijn",
    "int_type": "moet een geheel getal zijn",
    "int_parsing": "moet een geheel getal zijn",
    "int_from_float": "moet een geheel getal zijn",
    "list_type": "moet een lijst zijn",
    "dict_type": "moet een JSON-object zijn",
    "model_type": "moet een JSON-object zijn",
    "model_attributes_type": "moet een JSON-object zijn",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "string_too_short": "is te kort: minstens {min_length} teken(s)",
    "string_too_long": "is te lang: hoogstens {max_length} tekens",
    "too_short": "telt te weinig delen: minstens {min_length}",
    "too_long": "telt te veel delen: hoogstens {max_length}",
    "literal_error": "moet een van deze zijn: {expected}",  # pydantic joins them with "or"
    "string_pattern_mismatch": "heeft niet de verwachte vorm",
    "value_error": "{error}",
}


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    """A problem with its HTTP status, a fixed title and what is wrong this time; `more` are extension members."""
    return JSONResponse(problem_body(status, detail, **more), status_code=status, media_type=PROBLEM_JSON)


def problem_body(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """The members of a problem; for where it is not a response of its own, as in an event stream."""
    return {"type": "about:blank", "title": _title(status), "status": status, "detail": readable(detail), **more}


def openai_error(status: int, detail: str, *, code: str | None = None, param: str | None = None) -> JSONResponse:
    """An error as OpenAI's clients read it."""
    return JSONResponse(openai_error_body(status, detail, code=code, param=param), status_code=status)


def openai_error_body(
    status: int, detail: str, *, code: str | None = None, param: str | None = None
) -> dict[str, dict[str, str | None]]:
    """The members of such an error."""
    kind = "invalid_request_error" if status < 500 else "server_error"
    return {"error": {"message": readable(detail), "type": kind, "param": param, "code": code}}


def answer_with_problems(app: FastAPI) -> None:
    """Let `app` answer every error as a problem."""

    @app.exception_handler(VraagbaakError)
    def ours(request: Request, error: VraagbaakError) -> JSONResponse:
        status, detail = told(error)
        # An unknown document in the path is a page that is not there; elsewhere it is a wrong value.
        misnamed = isinstance(error, UnknownDocumentError) and "document" not in request.path_params
        reply = _shaped(request, 422 if misnamed else status, detail)
        if isinstance(error, BusyError):
            reply.headers["Retry-After"] = "5"
        return reply

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        return _malformed(request, error.errors())

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        reply = _shaped(request, error.status_code, _http_detail(request, error))
        reply.headers.update(error.headers or {})
        return reply

    @app.exception_handler(ClientDisconnect)
    def gone(request: Request, error: ClientDisconnect) -> Response:
        return Response(status_code=CLIENT_GONE)

    @app.exception_handler(Exception)
    def bug(request: Request, error: Exception) -> JSONResponse:
        status, detail = told(error)
        return _shaped(request, status, detail)


def told(error: Exception) -> tuple[int, str]:
    """The status and the Dutch text of an error; a bug of ours is logged here and its text kept back."""
    if not isinstance(error, VraagbaakError):
        log.error("bug while answering", exc_info=error)
        return 500, BUG
    if isinstance(error, QuestionError):
        return 400, str(error)
    if isinstance(error, UnknownDocumentError):
        return 404, str(error)
    passing = isinstance(error, IndexUnusableError | ModelUnusableError | BusyError | TooSlowError)
    return (503 if passing else 500), str(error)


def _shaped(request: Request, status: int, detail: str, *, param: str | None = None, **more: Any) -> JSONResponse:
    if request.url.path.startswith(OPENAI_PATH):
        status = 400 if status == 422 else status  # what OpenAI itself answers
        return openai_error(status, detail, param=param)
    return problem(status, detail, **more)


def _malformed(request: Request, errors: Sequence[dict[str, Any]]) -> JSONResponse:
    kind = request.headers.get("content-type", "")
    if any(tuple(each["loc"]) == ("body",) for each in errors) and not _is_json(kind) and _has_body(request):
        got = f"Ontvangen: {kind}." if kind else "Er stond geen soort bij."
        return _shaped(request, 415, f"Stuur de vraag als JSON, met Content-Type: application/json. {got}")
    wrong = [_wrong(each) for each in errors]
    detail = "; ".join(f"{name} {what}" for name, what, _ in wrong[:5])
    status = 400 if errors[0]["type"] == "json_invalid" else 422
    members = [{"detail": f"{name} {what}", **place} for name, what, place in wrong]
    param = wrong[0][0] if wrong[0][0] != WHOLE else None
    return _shaped(request, status, f"Niet bruikbaar: {detail}.", param=param, errors=members)


def _wrong(error: dict[str, Any]) -> tuple[str, str, dict[str, str]]:
    """Of one finding of pydantic: the name of the field, what is wrong in Dutch, and where as RFC 9457's example."""
    where, *path = error["loc"]
    what = _WRONG.get(error["type"], "heeft een verkeerde waarde").format_map(_Known(error.get("ctx") or {}))
    if error["type"] == "literal_error":
        what = what.replace(" or ", " of ")
    got = error.get("input")
    if isinstance(got, str | int | float) and len(str(got)) <= 40:
        what += f" (gekregen: {got})"
    if where != "body":
        return ".".join(map(str, path)), what, {"parameter": ".".join(map(str, path))}
    if error["type"] == "json_invalid":
        return WHOLE, f"{what} (bij teken {path[0]})", {"pointer": "#"}
    return ".".join(map(str, path)) or WHOLE, what, {"pointer": "#" + "".join(f"/{part}" for part in path)}


class _Known(dict[str, Any]):
    """Values for a text; one that pydantic did not give is shown as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def _http_detail(request: Request, error: HTTPException) -> str:
    if error.status_code == 404:
        return f"{request.method} {_short(request.url.path)} bestaat niet. Wat er wel is, staat op /api/docs."
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "")
        return f"{request.method} kan niet op {_short(request.url.path)}. Toegelaten: {allowed or 'zie /api/docs'}."
    if error.status_code == 400:
        return "De inhoud is niet te lezen als JSON in UTF-8."
    own = error.detail and error.detail != HTTPStatus(error.status_code).phrase
    return error.detail if own else f"{request.method} {_short(request.url.path)}"


def _short(path: str) -> str:
    return path if len(path) <= 200 else f"{path[:200]}…"


def _title(status: int) -> str:
    return TITLES.get(status) or HTTPStatus(status).phrase


def _is_json(content_type: str) -> bool:
    kind = content_type.split(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


def _has_body(request: Request) -> bool:
    return request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers
