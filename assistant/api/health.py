"""`/healthz`: the process answers. `/readyz`: it can answer questions, for whoever decides where requests go."""

import logging
import threading
import time
from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from assistant.api.problems import problem, told
from assistant.opening import Assistant
from corpus.errors import VraagbaakError

log = logging.getLogger(__name__)

KEPT_S = 5.0  # so long a finding holds: a probe each second must not become a question each second
Check = Callable[[], None]
"""Raises a `VraagbaakError` that says what is wrong."""


class Health(BaseModel):
    status: str = "ok"


class Readiness(BaseModel):
    """`checks` tells of each part that it works."""

    status: str
    checks: dict[str, str]


def health_router(current: Callable[[], Assistant], model: Check | None = None) -> APIRouter:
    """The two routes; `model` checks whether the configured chat model is reachable, where one is."""
    router = APIRouter(tags=["toestand"])
    checks = {"index": _Kept(lambda: _search(current))} | ({"model": _Kept(model)} if model else {})

    @router.get("/healthz")
    async def health() -> Health:
        """De server leeft."""
        return Health()

    @router.get("/readyz", response_model=Readiness, responses={503: {"description": "Nog niet, of niet meer."}})
    def ready() -> JSONResponse:
        """De index is bruikbaar en een ingesteld taalmodel antwoordt."""
        found = {name: check.finding() for name, check in checks.items()}
        wrong = [finding for finding in found.values() if finding]
        if wrong:
            return problem(503, " ".join(wrong), checks={name: finding or "ok" for name, finding in found.items()})
        return JSONResponse({"status": "ready", "checks": dict.fromkeys(found, "ok")})

    return router


class _Kept:
    """What a check found, kept a few seconds; one request at a time looks anew."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._lock = threading.Lock()
        self._found, self._until = "", 0.0

    def finding(self) -> str:
        """What is wrong, in Dutch; "" where nothing is."""
        with self._lock:
            if time.monotonic() >= self._until:
                self._found = self._look()
                self._until = time.monotonic() + KEPT_S
            return self._found

    def _look(self) -> str:
        try:
            self._check()
        except Exception as error:
            _, detail = told(error)
            if isinstance(error, VraagbaakError):
                log.warning("not ready: %s", detail)
            return detail
        return ""


def _search(current: Callable[[], Assistant]) -> None:
    """A real search: it reads the words, the vectors and the texts, and loads the embedding model."""
    from corpus.errors import IndexUnusableError

    if not current().index.search("beleid", k=1):
        raise IndexUnusableError("De index vindt niets. Maak hem opnieuw met `vraagbaak index`.")
