"""The widget's file: by name and by hash, its integrity value, what caches may keep; and the pages about it."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from fake_answers import FakeChain
from fastapi.testclient import TestClient
from widget_site import ORIGIN, SCRIPT, widget_client

FILES = Path(__file__).resolve().parent.parent / "assistant" / "widget" / "files"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("file")


@pytest.fixture(scope="module")
def client(folder: Path) -> TestClient:
    return widget_client(folder, FakeChain().assistant)


def hashed_path(client: TestClient) -> str:
    return f"/{client.get('/widget/gegevens').json()['file']}"


def test_the_newest_file_is_asked_again_soon_and_sent_only_when_it_changed(client: TestClient) -> None:
    reply = client.get("/widget.js", headers={"origin": "https://waar.dan.ook"})
    assert (reply.text, reply.headers["cache-control"]) == (SCRIPT, "public, max-age=300")
    assert reply.headers["content-type"].startswith("text/javascript")
    again = client.get("/widget.js", headers={"if-none-match": reply.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", reply.headers["etag"])
    assert client.get("/widget.js", headers={"if-none-match": '"anders"'}).status_code == 200


def test_it_is_packed_for_who_can_unpack_it(client: TestClient) -> None:
    packed = client.get("/widget.js", headers={"accept-encoding": "gzip"})
    plain = client.get("/widget.js", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.text == plain.text == SCRIPT and packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_the_file_by_its_hash_never_changes_and_fits_its_integrity_value(client: TestClient) -> None:
    told = client.get("/widget/gegevens").json()
    reply = client.get(f"/{told['file']}")
    assert re.fullmatch(r"widget\.[0-9a-f]{16}\.js", told["file"])
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert reply.headers["access-control-allow-origin"] == "*"
    digest = base64.b64encode(hashlib.sha384(reply.content).digest()).decode()
    assert told["integrity"] == f"sha384-{digest}"


def test_another_version_is_a_problem_that_says_what_to_paste(client: TestClient) -> None:
    reply = client.get("/widget.0123456789abcdef.js")
    assert reply.status_code == 404 and hashed_path(client)[1:] in reply.json()["detail"]
    assert "immutable" not in reply.headers.get("cache-control", "")


def test_a_new_build_is_served_at_once_under_a_new_name(folder: Path, client: TestClient) -> None:
    before = hashed_path(client)
    try:
        (folder / "widget.js").write_text("1;", encoding="utf-8")
        assert client.get("/widget.js").text == "1;" and hashed_path(client) != before
        assert client.get(before).status_code == 404
    finally:
        (folder / "widget.js").write_text(SCRIPT, encoding="utf-8")


def test_a_file_that_was_not_built_is_a_problem(tmp_path: Path) -> None:
    client = widget_client(tmp_path, FakeChain().assistant)
    (tmp_path / "widget.js").unlink()
    for path in ("/widget.js", "/widget.0123456789abcdef.js", "/widget/gegevens"):
        reply = client.get(path)
        assert reply.status_code == 503 and "make widget" in reply.json()["detail"]


@pytest.mark.parametrize("path", ["/demo", "/widget"])
def test_a_page_allows_only_what_has_its_fresh_nonce(client: TestClient, path: str) -> None:
    nonces = set()
    for _ in range(2):
        reply = client.get(path)
        policy = reply.headers["content-security-policy"]
        [nonce] = re.findall(r"script-src 'nonce-([\w-]{20,})'", policy)
        assert set(re.findall(r'nonce="([^"]*)"', reply.text)) == {nonce}
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert reply.headers["cache-control"] == "no-store"
        nonces.add(nonce)
    assert len(nonces) == 2


@pytest.mark.parametrize("path", ["/demo", "/widget", "/widget/handleiding"])
def test_a_page_holds_no_inline_script_or_style_and_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    html = client.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", html.split("<main>")[0])
    assert not re.search(r"(?:src|href)=\"https?://", html.split("<main>")[0])
    for address in re.findall(r'(?:src|href)="([^"#]+)"', html):
        if not address.startswith(("http", "mailto")):
            found = client.get(f"{path.rpartition('/')[0]}/{address}".replace("/widget/../", "/"))
            assert found.status_code == 200, address


def test_the_line_is_made_of_ids_and_titles_alone(client: TestClient) -> None:
    told = client.get("/widget/gegevens").json()
    assert [site["id"] for site in told["sites"]] == ["gemeente-x", "school", "demo"]
    assert ORIGIN not in str(told) and "folder" not in str(told)
