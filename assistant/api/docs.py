"""`/api/docs`: the API's description as a page to read and try, with Swagger UI from a package instead of a CDN."""

from collections.abc import Iterable
from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

OPENAPI_URL = "/api/openapi.json"
_ASSETS = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
# Addresses are relative, for a server that stands under a path of its own.
_PAGE = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vraagbaak: de API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<noscript>Zonder JavaScript: de beschrijving staat ook in <a href="openapi.json">openapi.json</a>.</noscript>
<main id="swagger"></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""
# validatorUrl: else the page asks a server of Swagger's whether the description is valid.
_START = """SwaggerUIBundle({
    url: "openapi.json",
    dom_id: "#swagger",
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
    tryItOutEnabled: true,
});
"""
DESCRIPTION = """Antwoorden uit beleidsdocumenten, elk met letterlijke citaten.

- **Citaten**: `start` en `end` zijn Unicode-codepunten in de tekst van `/api/documents/{id}/text`.
- **Streaming**: `POST /api/ask` met `Accept: text/event-stream` geeft `status`, `sentence`, `citation` en `done`; een
  fout onderweg is `error`. De teksten van `sentence` achter elkaar zijn het antwoord; na een `status` met
  `state: restarted` begint het opnieuw, en `state: waiting` zegt waarop gewacht wordt. Wie de verbinding
  sluit, stopt het werk.
- **Ontwerpantwoorden**: `POST /api/drafts` met `Accept: text/event-stream` geeft `status` (welke deelvraag bewerkt
  wordt), `question`, `answer` (vervangt het vorige met hetzelfde nummer), `earlier` en `done`.
- **Fouten** zijn `application/problem+json` (RFC 9457), onder `/v1` in het formaat van OpenAI.
- **OpenAI-clients**: `POST /v1/chat/completions` met model `vraagbaak`. Systeemberichten worden genegeerd; de eerdere
  berichten van de gebruiker zijn de context. De citaten staan als `[n]` in de tekst met een bronnenlijst eronder, en
  als `citations` en `annotations` bij het bericht.
"""


def summarise(routes: Iterable[BaseRoute]) -> None:
    """The first sentence of what a route does, in Dutch, where FastAPI would show the name of our function."""
    for route in routes:
        if isinstance(route, APIRoute):
            route.summary = route.summary or route.description.split("\n")[0].split(". ")[0].rstrip(".")


def docs_router() -> APIRouter:
    """The page and its three files."""
    router = APIRouter(prefix="/api/docs", include_in_schema=False)

    @router.get("")
    def page() -> HTMLResponse:
        return HTMLResponse(_PAGE)

    @router.get("/start.js")
    def start() -> Response:
        return Response(_START, media_type="text/javascript")

    @router.get("/{name}")
    def asset(name: str) -> Response:
        if name not in _ASSETS:
            raise HTTPException(404)
        content = (files("fastapi_offline") / "static" / name).read_bytes()
        return Response(content, media_type=_ASSETS[name], headers={"Cache-Control": "max-age=86400"})

    return router
