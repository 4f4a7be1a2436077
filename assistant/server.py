"""One process that serves the chat page and a small JSON API on the same index. Settings are read by the command."""

import errno
import socket
from collections.abc import Callable
from typing import Annotated

from fastapi import FastAPI, HTTPException
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, BeforeValidator, Field

from assistant.answer import Answer
from assistant.chain import Question
from assistant.opening import Assistant, named_document
from assistant.problems import answer_with_problems
from assistant.readable import readable
from assistant.sealed import Sealed
from corpus.errors import VraagbaakError

Typed = Annotated[str, BeforeValidator(lambda value: readable(value) if isinstance(value, str) else value)]


class ServerError(VraagbaakError):
    """The server cannot listen where it was told to."""


class Asked(BaseModel):
    """The body of `POST /api/ask`."""

    question: Typed
    context: list[Typed] = Field(default_factory=list)
    documents: list[Typed] = Field(default_factory=list)


def web_app(current: Callable[[], Assistant]) -> FastAPI:
    """The API and, mounted at `/`, the page; each question is answered by what `current` gives at that moment."""
    import gradio

    from assistant.page import FILES_PATH, chat_page, page_files, page_look

    # No `/docs`: FastAPI's would load its scripts from a CDN.
    app = FastAPI(title="Vraagbaak", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    answer_with_problems(app)
    _add_routes(app, current)
    app.mount(FILES_PATH, page_files())
    gradio.mount_gradio_app(app, chat_page(current), path="/", **page_look())
    app.add_middleware(Sealed)
    return app


def run(current: Callable[[], Assistant], *, host: str, port: int) -> None:
    """Serve until interrupted; says where as soon as a browser can connect."""
    import uvicorn

    with listening(host, port) as connection:
        app = web_app(current)
        print(f"Vraagbaak staat klaar op {address(connection)} (stoppen met Ctrl-C)", flush=True)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
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


def _add_routes(app: FastAPI, current: Callable[[], Assistant]) -> None:
    @app.post("/api/ask")
    def ask(asked: Asked) -> Answer:
        question = Question(question=asked.question, context=asked.context, documents=asked.documents)
        return current().chain.invoke(question)

    @app.get("/api/documents/{document}/text", response_class=PlainTextResponse)
    def text(document: str) -> str:
        return named_document(current().index, document).text

    @app.api_route("/api/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    def unknown(rest: str) -> None:
        raise HTTPException(404)

    @app.get("/healthz")
    def health() -> dict[str, str]:
        return {"status": "ok"}
