"""`/api/ask`, `/api/search` and their errors, on a small real index and, for what must go wrong, a fake chain."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fake_answers import FakeChain
from fastapi.testclient import TestClient
from live import Live
from small_site import small_assistant

from assistant.answer import Answer
from assistant.chain import Question
from assistant.server import web_app
from corpus.errors import IndexUnusableError

QUESTION = {"question": "Wat is het telefoonnummer van Ceapire?"}
EVENTS = {"accept": "text/event-stream"}


@pytest.fixture(scope="module")
def client(small_index: tuple[Path, Path]) -> TestClient:
    corpus, index = small_index
    assistant = small_assistant(index)
    return TestClient(web_app(lambda: assistant, corpus=corpus), raise_server_exceptions=False)


def read_events(text: str) -> list[tuple[str, Any]]:
    blocks = [block.split("\n") for block in text.strip().split("\n\n") if not block.startswith(":")]
    assert all(len(b) == 2 and b[0].startswith("event: ") and b[1].startswith("data: ") for b in blocks), text
    return [(block[0][7:], json.loads(block[1][6:])) for block in blocks]


def raw(content: bytes, kind: str = "application/json") -> dict[str, Any]:
    return {"content": content, "headers": {"content-type": kind}}


def test_the_events_tell_the_same_answer_as_json(client: TestClient) -> None:
    whole = client.post("/api/ask", json=QUESTION).json()
    reply = client.post("/api/ask", json=QUESTION, headers=EVENTS)
    assert reply.headers["content-type"].startswith("text/event-stream")
    events = read_events(reply.text)
    told = {name: [data for kind, data in events if kind == name] for name in ("sentence", "citation", "done")}
    assert "".join(each["text"] for each in told["sentence"]) == whole["answer"]
    assert "03 349 34 70" in whole["answer"]
    assert told["citation"] == whole["citations"]
    [done] = told["done"]
    assert {**done, "id": "", "seconds": 0} == {**whole, "id": "", "seconds": 0}
    assert (events[0][0], events[-1][0]) == ("status", "done")


def test_a_citation_comes_after_the_sentence_it_proves(client: TestClient) -> None:
    names = [name for name, _ in read_events(client.post("/api/ask", json=QUESTION, headers=EVENTS).text)]
    assert names.index("citation") > names.index("sentence")


def test_a_question_that_cannot_be_read_is_a_problem_before_any_event(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": "?!"}, headers=EVENTS)
    assert (reply.status_code, reply.headers["content-type"]) == (400, "application/problem+json")


def test_search_gives_slices_best_first(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "subsidie Genk", "k": 3}).json()
    assert 1 <= len(found) <= 3 and found[0]["document"] == "nieuws"
    text = client.get("/api/documents/nieuws/text").text
    assert all(text[p["start"] : p["end"]] == p["text"] for p in found if p["document"] == "nieuws")


def test_search_keeps_to_the_documents_and_the_period_asked(client: TestClient) -> None:
    inside = client.get("/api/search", params={"q": "subsidie Genk", "document": ["003_abc.txt"]}).json()
    assert {p["document"] for p in inside} == {"expertenpool"}
    late = client.get("/api/search", params={"q": "subsidie Genk", "date_from": "2023"}).json()
    assert {p["document"] for p in late} == {"expertenpool", "folder"}


def test_ask_keeps_to_the_documents_asked(client: TestClient) -> None:
    reply = client.post("/api/ask", json={**QUESTION, "documents": ["nieuws"]}).json()
    assert reply["status"] == "no_answer" and {p["document"] for p in reply["passages"]} <= {"nieuws"}


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "said"),
    [
        ("GET", "/api/ask", {}, 405, "POST"),
        ("DELETE", "/api/documents", {}, 405, "GET"),
        ("POST", "/healthz", {}, 405, "GET"),
        ("GET", "/api/nergens", {}, 404, "/api/nergens"),
        ("GET", "/api/" + "x" * 5000, {}, 404, "x… bestaat niet"),
        ("GET", "/api/documents/nergens", {}, 404, "expertenpool, nieuws, folder"),
        ("GET", "/api/documents/" + "x" * 5000, {}, 404, "x…”"),
        ("GET", "/api/documents/..%2f..%2fetc%2fpasswd/file", {}, 404, ""),
        ("POST", "/api/ask", raw(b"vraag=x", "text/plain"), 415, "text/plain"),
        ("POST", "/api/ask", {"data": {"question": "x"}}, 415, "application/json"),
        ("POST", "/api/ask", raw(b'{"question": "x"'), 400, "JSON"),
        ("POST", "/api/ask", raw(b'{"question": "\xff"}'), 400, "UTF-8"),
        ("POST", "/api/ask", raw(b"[" * 200_000), 400, "JSON"),
        ("POST", "/api/ask", raw(b"{}" + b" " * 1_000_000), 413, "1.000.000"),
        ("POST", "/api/ask", {"json": ["x"]}, 422, "JSON-object"),
        ("POST", "/api/ask", {}, 422, "ontbreekt"),
        ("POST", "/api/ask", {"json": {"question": None}}, 422, "question moet tekst zijn"),
        ("POST", "/api/ask", {"json": {"question": "x", "context": "y"}}, 422, "context moet een lijst zijn"),
        ("POST", "/api/ask", {"json": {"question": "x" * 100_000}}, 400, "100000 tekens"),
        ("POST", "/api/ask", {"json": {**QUESTION, "documents": ["zz"]}}, 422, "“zz”"),
        ("GET", "/api/search", {}, 422, "q ontbreekt"),
        ("GET", "/api/search?q=%20", {}, 400, "leeg"),
        ("GET", "/api/search?q=" + "x" * 3000, {}, 422, "2000 tekens"),
        ("GET", "/api/search?q=x&k=0", {}, 422, "minstens 1 zijn (gekregen: 0)"),
        ("GET", "/api/search?q=x&k=201", {}, 422, "hoogstens 200 zijn (gekregen: 201)"),
        ("GET", "/api/search?q=x&k=veel", {}, 422, "geheel getal"),
        ("POST", "/api/ask", {"json": {**QUESTION, "documnts": ["nieuws"]}}, 422, "documnts bestaat hier niet"),
        ("GET", "/api/search?q=x&date_from=gisteren", {}, 422, "date_from is geen datum: schrijf JJJJ, JJJJ-MM of"),
        ("GET", "/api/search?q=x&date_until=2021-13", {}, 422, "date_until is geen datum"),
        ("GET", "/api/search?q=x&date_until=2021-2-3", {}, 422, "date_until is geen datum"),
        ("GET", "/api/search?q=x&document=zz", {}, 422, "“zz”"),
    ],
)  # fmt: skip
def test_every_error_is_a_problem_in_dutch(
    client: TestClient, method: str, path: str, sent: dict[str, Any], status: int, said: str
) -> None:
    reply = client.request(method, path, **sent)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json"), reply.text
    problem = reply.json()
    assert problem["status"] == status and problem["title"] and said in problem["detail"]
    assert len(reply.text) < 1500
    if status == 405:
        assert said in reply.headers["allow"]


def test_head_is_answered_as_get_without_a_body(client: TestClient) -> None:
    with Live(client.app) as live:  # type: ignore[arg-type]
        for path in ("/healthz", "/api/documents", "/api/documents/nieuws/file", "/api/docs", "/"):
            got, asked = httpx.get(live.url + path), httpx.head(live.url + path)
            assert (asked.status_code, asked.content) == (200, b"")
            assert asked.headers["content-type"] == got.headers["content-type"]
        assert httpx.head(live.url + "/api/ask").status_code == 405


def test_a_problem_points_to_each_field(client: TestClient) -> None:
    errors = client.post("/api/ask", json={"question": 3, "context": [1]}).json()["errors"]
    assert [each["pointer"] for each in errors] == ["#/question", "#/context/0"]


def test_a_body_that_tells_no_length_is_cut_off(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(300):
            yield b" " * 10_000

    reply = client.post("/api/ask", content=pieces(), headers={"content-type": "application/json"})
    assert (reply.status_code, reply.json()["status"]) == (413, 413)


def test_a_bug_while_streaming_ends_with_an_error_event_without_its_inside() -> None:
    chain = FakeChain()
    chain.hold.clear()
    steps = chain._steps

    def broken(question: Question) -> Iterator[Answer]:
        first, *_ = steps(question) if chain.hold.is_set() else [next(steps(question))]
        yield first
        raise RuntimeError("secret inside")

    chain._steps = broken  # type: ignore[method-assign]
    reply = TestClient(web_app(chain.assistant)).post("/api/ask", json={"question": "x"}, headers=EVENTS)
    name, problem = read_events(reply.text)[-1]
    assert (name, problem["status"], "secret" in reply.text) == ("error", 500, False)


def test_an_index_that_is_gone_is_503_as_json_and_as_events() -> None:
    def current() -> Any:
        raise IndexUnusableError("Er is geen index in x. Maak hem met `vraagbaak index`.")

    client = TestClient(web_app(current), raise_server_exceptions=False)
    for headers in ({}, EVENTS):
        reply = client.post("/api/ask", json=QUESTION, headers=headers)
        assert (reply.status_code, reply.json()["detail"][:18]) == (503, "Er is geen index i")


class Endless:
    """A chain that never ends; tells when its work was closed."""

    def __init__(self) -> None:
        self.closed = threading.Event()
        self.steps = 0

    def stream(self, question: Question) -> Iterator[Answer]:
        try:
            while True:
                self.steps += 1
                yield Answer(id="a", question="x", status="answered", answer="zin " * self.steps)
                time.sleep(0.02)
        finally:
            self.closed.set()


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_a_client_that_goes_away_stops_the_work_and_is_no_bug(accept: str, caplog: pytest.LogCaptureFixture) -> None:
    chain, fake = Endless(), FakeChain()

    def current() -> Any:
        assistant = fake.assistant()
        object.__setattr__(assistant, "chain", chain)
        return assistant

    with Live(web_app(current)) as live:
        host, port = live.url.removeprefix("http://").split(":")
        body = json.dumps(QUESTION)
        head = f"POST /api/ask HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\nContent-Type: application/json\r\n"
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
            while chain.steps < 5:
                time.sleep(0.02)
        assert chain.closed.wait(timeout=10)
    assert caplog.records == []


def test_the_description_has_examples_and_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/api/docs").text
    assert "http://" not in page and "https://" not in page and "<script>" not in page
    for asset in ("swagger-ui-bundle.js", "swagger-ui.css", "start.js"):
        assert f'"docs/{asset}"' in page and client.get(f"/api/docs/{asset}").status_code == 200
    assert client.get("/api/docs/zz.js").json()["status"] == 404
    described = client.get("/api/openapi.json").json()
    assert described["paths"]["/api/ask"]["post"]["summary"] == "Beantwoord een vraag"
    paths = ["/api/ask", "/api/search", "/api/documents", "/api/documents/{document}/file", "/healthz", "/readyz"]
    assert set(paths) <= set(described["paths"])
    assert described["components"]["schemas"]["Asked"]["examples"][0]["question"]
    assert (
        "event: done"
        in described["paths"]["/api/ask"]["post"]["responses"]["200"]["content"]["text/event-stream"]["example"]
    )


def test_a_path_with_the_examples_of_the_description_works(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    for example in described["components"]["schemas"]["Asked"]["examples"]:
        assert client.post("/api/ask", json=example).status_code == 200
