"""The API around a fake chain: answers, documents, problems in Dutch, headers that keep the browser on this server."""

import json
import socket

import pytest
from fake_answers import QUOTE, TEXT, FakeChain
from fastapi.testclient import TestClient

from assistant.answer import Answer
from assistant.opening import Assistant
from assistant.server import ServerError, address, listening, web_app
from corpus.errors import ModelUnusableError


@pytest.fixture(scope="module")
def chain() -> FakeChain:
    return FakeChain()


@pytest.fixture(scope="module")
def client(chain: FakeChain) -> TestClient:
    return TestClient(web_app(chain.assistant), raise_server_exceptions=False)


def test_ask_returns_the_answer_format(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": "Welke expert biedt een helpdesk?"})
    answer = Answer.model_validate(reply.json())
    assert answer.status == "answered"
    text = client.get(f"/api/documents/{answer.citations[0].document}/text").text
    assert text[answer.citations[0].start : answer.citations[0].end] == QUOTE


def test_ask_hands_on_context_and_documents(client: TestClient, chain: FakeChain) -> None:
    client.post("/api/ask", json={"question": "En wanneer?", "context": ["Wie?"], "documents": ["expertenpool"]})
    assert (chain.asked[-1].context, chain.asked[-1].documents) == (["Wie?"], ["expertenpool"])


def test_document_text_is_found_by_id_and_by_received_name(client: TestClient) -> None:
    assert client.get("/api/documents/expertenpool/text").text == TEXT
    reply = client.get("/api/documents/003_abc.txt/text")
    assert (reply.text, reply.headers["content-type"]) == (TEXT, "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/api/ask", {"question": " "}, 400),
        ("POST", "/api/ask", {"question": "x" * 100_000}, 400),
        ("POST", "/api/ask", {"question": 3}, 422),
        ("POST", "/api/ask", {}, 422),
        ("POST", "/api/ask", {"question": "kapot"}, 500),
        ("GET", "/api/documents/bestaat-niet/text", None, 404),
        ("GET", "/api/nergens", None, 404),
    ],
)
def test_errors_are_problem_details(client: TestClient, method: str, path: str, body: object, status: int) -> None:
    reply = client.request(method, path, json=body)
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert (reply.status_code, problem["status"], problem["type"]) == (status, status, "about:blank")
    assert problem["title"] and "secret" not in problem["detail"]


def test_a_model_that_cannot_be_loaded_is_a_problem_of_the_service_not_a_bug() -> None:
    def current() -> Assistant:
        raise ModelUnusableError("VRAAGBAAK_RERANKER=/x is niet te laden.")

    reply = TestClient(web_app(current), raise_server_exceptions=False).post("/api/ask", json={"question": "Wie?"})
    assert (reply.status_code, reply.json()["detail"]) == (503, "VRAAGBAAK_RERANKER=/x is niet te laden.")


def test_surrogates_and_control_characters_in_a_question_do_no_harm(client: TestClient, chain: FakeChain) -> None:
    body = json.dumps({"question": "helpdesk\ud800\x00\x1b[31m?"})
    reply = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert reply.status_code == 200
    assert chain.asked[-1].question == "helpdesk\ufffd  [31m?"


def test_every_reply_forbids_the_browser_to_leave_this_server(client: TestClient) -> None:
    for path in ("/", "/healthz", "/api/nergens", "/theme.css"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"


def test_page_is_dutch_and_names_no_outside_address_to_load(client: TestClient) -> None:
    page = client.get("/").text
    assert '<html\n\tlang="nl"' in page
    assert "og:image" not in page and "twitter:" not in page
    assert "fonts.googleapis" not in page and "cdn" not in page.lower()


def test_page_takes_no_uploads(client: TestClient) -> None:
    reply = client.post("/gradio_api/upload", files={"files": ("a.txt", b"more than one byte")})
    assert reply.status_code == 413


def test_health_says_ok(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_port_in_use_is_a_clear_error() -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert address(taken) == f"http://localhost:{port}"
        with pytest.raises(ServerError, match=f"Poort {port} .* al in gebruik.*--port"):
            listening("127.0.0.1", port)


def test_an_unknown_host_is_a_clear_error() -> None:
    with pytest.raises(ServerError, match="niet bruikbaar"):
        listening("256.256.256.256", 0)


def test_addresses_of_every_interface_are_shown_as_localhost() -> None:
    with socket.create_server(("0.0.0.0", 0)) as everywhere:
        assert address(everywhere).startswith("http://localhost:")
