"""Errors of the API as RFC 9457 problem details, in Dutch. A bug of ours is logged and answered without its inside."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.opening import UnknownDocumentError
from assistant.readable import readable
from corpus.errors import IndexUnusableError, ModelUnusableError, QuestionError, VraagbaakError

log = logging.getLogger(__name__)

TITLES = {
    400: "Deze vraag kan niet beantwoord worden",
    401: "Een sleutel is nodig",
    403: "Geen toegang",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    413: "Het verzoek is te groot",
    422: "Het verzoek klopt niet",
    429: "Te veel pogingen",
    500: "Er ging iets mis",
    503: "Nu niet beschikbaar",
}


def problem(status: int, detail: str) -> JSONResponse:
    """A problem with its HTTP status, a fixed title and what is wrong this time."""
    title = TITLES.get(status, HTTPStatus(status).phrase)
    body = {"type": "about:blank", "title": title, "status": status, "detail": readable(detail)}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def answer_with_problems(app: FastAPI) -> None:
    """Let `app` answer every error as a problem."""

    @app.exception_handler(VraagbaakError)
    def ours(request: Request, error: VraagbaakError) -> JSONResponse:
        return problem(_status(error), str(error))

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        places = ", ".join(sorted({".".join(str(part) for part in each["loc"]) for each in error.errors()}))
        return problem(422, f"Ontbreekt of heeft een verkeerd type: {places}.")

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, f"{request.method} {request.url.path}")

    @app.exception_handler(Exception)
    def bug(request: Request, error: Exception) -> JSONResponse:
        log.error("bug while answering %s", request.url.path, exc_info=error)
        return problem(500, "De fout is genoteerd. Probeer het later opnieuw.")


def _status(error: VraagbaakError) -> int:
    if isinstance(error, QuestionError):
        return 400
    if isinstance(error, UnknownDocumentError):
        return 404
    return 503 if isinstance(error, IndexUnusableError | ModelUnusableError) else 500
