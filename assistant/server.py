"""One process that serves the chat page and the API on the same index. Settings are read by the command."""

import errno
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match

from assistant.api.ask import asking_router
from assistant.api.body_limit import BodyLimit
from assistant.api.docs import DESCRIPTION, OPENAPI_URL, docs_router, summarise
from assistant.api.documents import documents_router
from assistant.api.head import HeadAsGet
from assistant.api.health import Check, health_router
from assistant.api.openai_api import openai_router
from assistant.api.problems import answer_with_problems
from assistant.api.sealed import Sealed
from assistant.api.workers import THREADS, Workers
from assistant.desk.desk import Desk
from assistant.desk.routes import desk_routers
from assistant.drafts.api import drafts_router
from assistant.drafts.page import FILES_PATH as DRAFT_FILES_PATH
from assistant.drafts.page import draft_files, draft_page_router
from assistant.drafts.work import REAL_WORK, DraftWork
from assistant.opening import Assistant
from assistant.widget.admission import Admission
from assistant.widget.api import widget_router, without_model
from assistant.widget.built_file import BUILT, file_router
from assistant.widget.door import WidgetDoor
from assistant.widget.pages import FILES_PATH as WIDGET_FILES_PATH
from assistant.widget.pages import page_files as widget_files
from assistant.widget.pages import pages_router
from assistant.widget.proxies import BehindProxies
from assistant.widget.widget import Widget
from corpus.errors import VraagbaakError

OURS = ("/api/{rest:path}", "/v1/{rest:path}", "/healthz", "/readyz")
STOP_S = 5  # so long running answers may take when the server is told to stop
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class ServerError(VraagbaakError):
    """The server cannot listen where it was told to."""


def web_app(
    current: Callable[[], Assistant],
    *,
    corpus: Path | None = None,
    model_check: Check | None = None,
    threads: int = THREADS,
    desk: Desk | None = None,
    draft_work: DraftWork = REAL_WORK,
    widget: Widget | None = None,
    widget_file: Path = BUILT,
) -> FastAPI:
    """The API and, mounted at `/`, the page; each question is answered by what `current` gives at that moment.

    `corpus` is the folder that holds the documents' files, `model_check` tells whether a configured model is reachable.
    `threads` answer at the same time: few for what only computes, many where they wait for a model.
    Without a desk there is no feedback, no export and no operator page. `draft_work` makes the drafts. Without a widget
    no other site is listed.
    """
    import gradio

    from assistant.page.page import FILES_PATH, chat_page, page_files, page_look

    # No `/docs` of FastAPI: it would load its scripts from a CDN.
    app = FastAPI(
        title="Vraagbaak", description=DESCRIPTION, docs_url=None, redoc_url=None, openapi_url=OPENAPI_URL, version="1"
    )
    answer_with_problems(app)
    verbatim = without_model(current)
    current, verbatim = (desk.watching(current), desk.watching(verbatim)) if desk else (current, verbatim)
    widget = widget or Widget()
    workers = Workers(threads)
    routers = [
        *_routers(current, workers, corpus, model_check),
        widget_router(current, verbatim, workers, desk),
        file_router(widget_file),
        pages_router(widget.sites, widget_file),
        *(desk_routers(desk, current) if desk else ()),
        drafts_router(current, draft_work),
        draft_page_router(),
    ]
    for router in routers:
        summarise(router.routes)
        app.include_router(router)
    _answer_the_rest(app, [route for router in routers for route in router.routes])
    app.mount(FILES_PATH, page_files())
    app.mount(DRAFT_FILES_PATH, draft_files())
    app.mount(WIDGET_FILES_PATH, widget_files())
    page = chat_page(current, desk.storing_sentence) if desk else chat_page(current)
    gradio.mount_gradio_app(app, page, path="/", **page_look())
    app.add_middleware(HeadAsGet)
    app.add_middleware(BodyLimit)
    app.add_middleware(WidgetDoor, admission=Admission(widget.sites), limits=widget.limits)
    app.add_middleware(Sealed, framing=widget.sites.framing_origins)
    app.add_middleware(BehindProxies, trusted=widget.proxies)
    return app


def run(
    current: Callable[[], Assistant],
    *,
    host: str,
    port: int,
    corpus: Path | None = None,
    model_check: Check | None = None,
    threads: int = THREADS,
    desk: Desk | None = None,
    widget: Widget | None = None,
) -> None:
    """Serve until interrupted; says where as soon as a browser can connect."""
    import uvicorn

    with listening(host, port) as connection:
        app = web_app(current, corpus=corpus, model_check=model_check, threads=threads, desk=desk, widget=widget)
        print(f"Vraagbaak staat klaar op {address(connection)} (stoppen met Ctrl-C)", flush=True)
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="warning",
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=STOP_S,
            )
        )
        server.run(sockets=[connection])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is a free one. Raises `ServerError` before anything slow was loaded."""
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(place[:2], family=family)  # type: ignore[arg-type]
    except OSError as error:
        reason = "al in gebruik" if error.errno == errno.EADDRINUSE else f"niet bruikbaar ({error.strerror})"
        raise ServerError(f"Poort {port} op {host} is {reason}. Kies een andere met --port of --host.") from error


def address(connection: socket.socket) -> str:
    """Where a browser on this machine finds it."""
    host, port = connection.getsockname()[:2]
    shown = "localhost" if host in ("0.0.0.0", "::", "127.0.0.1", "::1") else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"


def _routers(
    current: Callable[[], Assistant], workers: Workers, corpus: Path | None, model_check: Check | None
) -> list[APIRouter]:
    """Every router of the API, each from its own module."""
    return [
        asking_router(current, workers),
        documents_router(current, corpus),
        openai_router(current, workers),
        health_router(current, model_check),
        docs_router(),
    ]


def _answer_the_rest(app: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Under our paths, what no route answers is 405 where another method would do and else 404; the page never sees
    it."""

    def unknown(request: Request) -> None:
        matched = [route for route in routes if route.matches(request.scope)[0] is Match.PARTIAL]
        methods = sorted({method for route in matched for method in getattr(route, "methods", None) or ()})
        if methods:
            raise HTTPException(405, headers={"Allow": ", ".join(methods)})
        raise HTTPException(404)

    for path in OURS:
        app.add_api_route(path, unknown, methods=METHODS, include_in_schema=False)
