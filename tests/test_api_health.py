"""Alive and ready: a real index, one that is gone, and a model's server that answers, refuses, fails or is gone."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from fake_answers import FakeChain
from fastapi.testclient import TestClient
from small_site import small_assistant

from assistant.api import health
from assistant.api.model_check import model_check
from assistant.opening import Assistant
from assistant.server import web_app
from corpus.errors import IndexUnusableError, ModelUnusableError


class ModelServer(HTTPServer):
    """Answers every request with `status`."""

    status = 200
    asked: list[tuple[str, str | None]]


class _Answering(BaseHTTPRequestHandler):
    server: ModelServer

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("authorization")))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(b'{"data": []}')

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def model() -> Iterator[ModelServer]:
    server = ModelServer(("127.0.0.1", 0), _Answering)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def assistant(small_index: tuple[Path, Path]) -> Assistant:
    return small_assistant(small_index[1])


def test_a_usable_index_is_ready(assistant: Assistant) -> None:
    reply = TestClient(web_app(lambda: assistant)).get("/readyz")
    assert (reply.status_code, reply.json()) == (200, {"status": "ready", "checks": {"index": "ok"}})


def test_without_an_index_it_is_alive_but_not_ready() -> None:
    def current() -> Assistant:
        raise IndexUnusableError("Er is geen index in x.")

    client = TestClient(web_app(current), raise_server_exceptions=False)
    assert client.get("/healthz").json() == {"status": "ok"}
    reply = client.get("/readyz")
    assert (reply.status_code, reply.headers["content-type"]) == (503, "application/problem+json")
    assert reply.json()["checks"] == {"index": "Er is geen index in x."}


def test_a_model_that_is_down_is_told_beside_the_index(assistant: Assistant, model: ModelServer) -> None:
    model.status = 500
    check = model_check(f"http://127.0.0.1:{model.server_port}/v1")
    reply = TestClient(web_app(lambda: assistant, model_check=check), raise_server_exceptions=False).get("/readyz")
    assert reply.status_code == 503 and reply.json()["checks"]["index"] == "ok"
    assert "fout 500" in reply.json()["checks"]["model"]


def test_a_model_is_asked_for_its_list_with_the_key(model: ModelServer) -> None:
    check = model_check(f"http://127.0.0.1:{model.server_port}/v1/", "sleutel")
    assert check is not None
    check()
    assert model.asked == [("/v1/models", "Bearer sleutel")]


@pytest.mark.parametrize(("status", "said"), [(401, "VRAAGBAAK_MODEL_API_KEY"), (403, "sleutel"), (502, "502")])
def test_a_model_that_refuses_or_fails_is_told_without_the_key(model: ModelServer, status: int, said: str) -> None:
    model.status = status
    check = model_check(f"http://127.0.0.1:{model.server_port}", "geheim-123")
    assert check is not None
    with pytest.raises(ModelUnusableError, match=said) as told:
        check()
    assert "geheim-123" not in str(told.value)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "geen adres", "http://"])
def test_a_model_that_is_not_there_is_told(address: str) -> None:
    check = model_check(address)
    assert check is not None
    with pytest.raises(ModelUnusableError, match="niet bereikbaar"):
        check()


def test_without_an_address_there_is_nothing_to_ask() -> None:
    assert model_check("  ") is None


def test_a_finding_holds_a_while_and_then_is_looked_at_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    kept = health._Kept(lambda: looked.append(1))
    assert [kept.finding() for _ in range(3)] == ["", "", ""] and len(looked) == 1
    monkeypatch.setattr(health, "KEPT_S", 0.0)
    kept = health._Kept(lambda: looked.append(1))
    kept.finding(), kept.finding()
    assert len(looked) == 3


def test_a_bug_in_a_check_keeps_its_inside() -> None:
    class Broken:
        def search(self, *_: Any, **__: Any) -> None:
            raise RuntimeError("secret inside")

    def current() -> Assistant:
        return Assistant(Broken(), FakeChain().runnable)  # type: ignore[arg-type]

    reply = TestClient(web_app(current), raise_server_exceptions=False).get("/readyz")
    assert reply.status_code == 503 and "secret" not in reply.text
