"""The documents over the API: what is known of them, and their files as they were received, run by no browser."""

from pathlib import Path

import pytest
from fake_answers import FakeChain
from fastapi.testclient import TestClient
from small_site import PAGE, small_assistant

from assistant.server import web_app


@pytest.fixture(scope="module")
def corpus_and_client(small_index: tuple[Path, Path]) -> tuple[Path, TestClient]:
    corpus, index = small_index
    assistant = small_assistant(index)
    return corpus, TestClient(web_app(lambda: assistant, corpus=corpus), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def corpus(corpus_and_client: tuple[Path, TestClient]) -> Path:
    return corpus_and_client[0]


@pytest.fixture(scope="module")
def client(corpus_and_client: tuple[Path, TestClient]) -> TestClient:
    return corpus_and_client[1]


def test_the_catalogue_tells_what_is_known(client: TestClient) -> None:
    pool, news, folder = client.get("/api/documents").json()
    assert (pool["id"], pool["date"], pool["url"]) == ("expertenpool", "2024", "https://www.voorbeeld.be/pool")
    assert (news["valid_until"], news["superseded"], pool["superseded"]) == ("2022", True, False)
    assert folder["length"] == len(client.get("/api/documents/folder/text").text)


def test_a_document_has_its_outline(client: TestClient) -> None:
    one = client.get("/api/documents/003_abc.txt").json()
    text = client.get("/api/documents/expertenpool/text").text
    assert one["id"] == "expertenpool" and one["received_as"] == ["003_abc.txt"]
    heading = next(s for s in one["sections"] if s["title"] == "Ceapire")
    assert "03 349 34 70" in text[heading["start"] : heading["end"]]


@pytest.mark.parametrize(
    ("id", "file", "kind", "disposition"),
    [
        ("expertenpool", "pool.md", "text/plain; charset=utf-8", "inline"),
        ("nieuws", "nieuws é.html", "text/plain; charset=utf-8", "attachment"),
        ("folder", "folder.pdf", "application/pdf", "inline"),
    ],
)
def test_a_file_comes_as_it_was_received_and_never_as_a_page(
    client: TestClient, corpus: Path, id: str, file: str, kind: str, disposition: str
) -> None:
    reply = client.get(f"/api/documents/{id}/file")
    assert reply.content == (corpus / file).read_bytes()
    assert reply.headers["content-type"] == kind
    assert reply.headers["content-disposition"].startswith(disposition)
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_a_name_that_is_not_ascii_is_kept(client: TestClient) -> None:
    assert "nieuws%20%C3%A9.html" in client.get("/api/documents/nieuws/file").headers["content-disposition"]


def test_a_part_of_a_file_can_be_asked(client: TestClient) -> None:
    reply = client.get("/api/documents/nieuws/file", headers={"range": "bytes=0-5"})
    assert (reply.status_code, reply.text) == (206, PAGE[:6])


def test_a_file_that_changed_since_the_index_is_not_given_for_the_one_that_is_quoted(
    client: TestClient, corpus: Path
) -> None:
    path = corpus / "pool.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("9 en 13", "10 en 12"), encoding="utf-8")
    try:
        reply = client.get("/api/documents/expertenpool/file")
        assert (reply.status_code, "vraagbaak index" in reply.json()["detail"]) == (404, True)
    finally:
        path.write_text(before, encoding="utf-8")
    assert client.get("/api/documents/expertenpool/file").status_code == 200


def test_a_file_that_is_gone_is_a_problem_that_names_the_text(client: TestClient, corpus: Path) -> None:
    path = corpus / "folder.pdf"
    content = path.read_bytes()
    path.unlink()
    try:
        reply = client.get("/api/documents/folder/file")
        assert (reply.status_code, "/text" in reply.json()["detail"]) == (404, True)
        assert client.get("/api/documents/folder/text").status_code == 200
    finally:
        path.write_bytes(content)


def test_without_a_folder_of_files_none_is_given() -> None:
    client = TestClient(web_app(FakeChain().assistant), raise_server_exceptions=False)
    assert client.get("/api/documents/expertenpool/file").json()["status"] == 404
