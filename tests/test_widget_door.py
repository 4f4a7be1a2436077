"""Who may call the widget: sites and origins, what a browser is told, and what the operator reads."""

from pathlib import Path

import pytest
from fake_answers import FakeChain
from fastapi.testclient import TestClient
from starlette.datastructures import Headers
from widget_site import FROM, ORIGIN, OTHER, SITES, widget_client

from assistant.widget.admission import MOST_TOLD, Admission, Refused
from assistant.widget.site_list import SiteList

EVIL = "https://evil.example"
SITE = "/api/widget/gemeente-x"
ASKED = {"question": "Welke expert biedt een helpdesk?"}


@pytest.fixture(scope="module")
def chain() -> FakeChain:
    return FakeChain()


@pytest.fixture(scope="module")
def client(chain: FakeChain, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return widget_client(tmp_path_factory.mktemp("door"), chain.assistant)


@pytest.mark.parametrize(
    ("site", "headers", "allowed"),
    [
        ("gemeente-x", {"origin": ORIGIN}, ORIGIN),
        ("gemeente-x", {"origin": "http://localhost:8123"}, "http://localhost:8123"),
        ("gemeente-x", {"origin": ORIGIN, "sec-fetch-site": "cross-site"}, ORIGIN),
        ("school", {"origin": OTHER}, OTHER),
        ("gemeente-x", {"sec-fetch-site": "same-origin"}, None),
        ("gemeente-x", {"origin": "http://testserver"}, None),
        ("gemeente-x", {"origin": "null", "sec-fetch-site": "same-origin"}, None),
        ("demo", {"origin": "http://testserver", "sec-fetch-site": "same-origin"}, None),
        ("demo", {"sec-fetch-site": "same-origin"}, None),
    ],
)
def test_a_listed_origin_and_a_page_of_the_server_itself_are_let_in(
    client: TestClient, site: str, headers: dict[str, str], allowed: str | None
) -> None:
    reply = client.get(f"/api/widget/{site}", headers=headers)
    assert (reply.status_code, reply.headers.get("access-control-allow-origin")) == (200, allowed)
    assert "Origin" in reply.headers["vary"] and reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("site", "headers", "reader", "said"),
    [
        ("onbekend", {"origin": ORIGIN}, ORIGIN, f'id = "onbekend" en origins = ["{ORIGIN}"]'),
        ("gemeente-x", {"origin": EVIL}, EVIL, f'voeg "{EVIL}" toe aan origins'),
        ("gemeente-x", {"origin": OTHER}, OTHER, f"{OTHER} staat niet bij haar origins"),
        ("school", {"origin": ORIGIN}, ORIGIN, f"{ORIGIN} staat niet bij haar origins"),
        ("gemeente-x", {"origin": "http://www.gemeente-x.be"}, "http://www.gemeente-x.be", "staat niet bij"),
        ("gemeente-x", {"origin": f"{ORIGIN}:8443"}, f"{ORIGIN}:8443", "staat niet bij"),
        ("gemeente-x", {"origin": f"{ORIGIN}.evil.be"}, f"{ORIGIN}.evil.be", "staat niet bij"),
        ("gemeente-x", {"origin": "null"}, "null", "geen oorsprong (null"),
        ("gemeente-x", {"origin": "null", "sec-fetch-site": "cross-site"}, "null", "geen oorsprong (null"),
        ("gemeente-x", {}, None, "noemt geen oorsprong"),
        ("gemeente-x", {"sec-fetch-site": "same-site"}, None, "noemt geen oorsprong"),
        ("gemeente-x", {"sec-fetch-site": "none"}, None, "noemt geen oorsprong"),
        ("gemeente-x", {"origin": EVIL, "sec-fetch-site": "same-origin"}, EVIL, "staat niet bij haar origins"),
        ("gemeente-x", {"origin": "http://testserver", "sec-fetch-site": "cross-site"}, "http://testserver", "staat"),
        ("gemeente-x", {"origin": "https://testserver"}, "https://testserver", "staat niet bij haar origins"),
        ("demo", {"origin": ORIGIN}, ORIGIN, "demonstratie is er enkel op deze server"),
        ("demo", {}, None, "noemt geen oorsprong"),
        ("gemeente-x", {"origin": "*"}, None, "staat niet bij haar origins"),
        ("gemeente-x", {"origin": "https://x.be, *"}, None, "staat niet bij haar origins"),
        ("gemeente-x", {"origin": "https://" + "x" * 5_000}, None, "staat niet bij haar origins"),
        ("x" * 5_000, {"origin": ORIGIN}, ORIGIN, "is niet bekend"),
        ("%3Cimg%20src=x%3E%1B[31m", {"origin": ORIGIN}, ORIGIN, "“<img src=x> [31m”"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_others_get_one_line_that_says_why_and_what_to_do(
    client: TestClient, chain: FakeChain, method: str, site: str, headers: dict[str, str], reader: str | None, said: str
) -> None:
    before = len(chain.asked)
    path = f"/api/widget/{site}" + ("/ask" if method == "POST" else "")
    reply = client.request(method, path, headers=headers, json=ASKED if method == "POST" else None)
    assert (reply.status_code, reply.headers["content-type"]) == (403, "application/problem+json")
    assert reply.headers.get("access-control-allow-origin") == reader
    detail = reply.json()["detail"]
    assert said in detail and "\n" not in detail and "\x1b" not in detail and len(detail) < 900
    assert len(chain.asked) == before, "refused before any work"


def preflight(client: TestClient, origin: str, site: str = "gemeente-x") -> dict[str, str]:
    headers = {"origin": origin, "access-control-request-method": "POST"}
    reply = client.options(
        f"/api/widget/{site}/ask", headers={**headers, "access-control-request-headers": "content-type"}
    )
    return {"status": str(reply.status_code), **reply.headers}


def test_a_preflight_of_a_listed_origin_is_answered(client: TestClient) -> None:
    told = preflight(client, ORIGIN)
    assert (told["status"], told["access-control-allow-origin"]) == ("204", ORIGIN)
    assert told["access-control-allow-headers"] == "Content-Type" and "POST" in told["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in told and "Origin" in told["vary"]


@pytest.mark.parametrize(("origin", "site"), [(EVIL, "gemeente-x"), (ORIGIN, "onbekend"), ("null", "gemeente-x")])
def test_a_preflight_of_another_is_refused_so_that_the_call_is_never_sent(
    client: TestClient, origin: str, site: str
) -> None:
    told = preflight(client, origin, site)
    assert told["status"] == "403" and not [name for name in told if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/ask", {"question": "?!" * 5000}, 400),
        ("/ask", {"question": 3}, 422),
        ("/ask", {"question": "kapot"}, 500),
        ("/ask", {"question": "x", "documents": ["weg"]}, 422),
        ("/ask", {"question": "x" * 1_100_000}, 413),
        ("/nergens", {}, 404),
        ("/", {}, 404),
        ("", {}, 405),
    ],
)
def test_every_problem_can_be_read_by_the_page(client: TestClient, path: str, body: object, status: int) -> None:
    reply = client.post(f"{SITE}{path}", json=body, headers=FROM, follow_redirects=False)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    assert reply.headers["access-control-allow-origin"] == ORIGIN
    assert "secret" not in reply.text


def test_the_other_endpoints_stay_closed_to_other_sites(client: TestClient) -> None:
    for path in ("/api/documents/expertenpool/text", "/healthz", "/api/nergens"):
        assert "access-control-allow-origin" not in client.get(path, headers=FROM).headers


def test_who_may_frame_a_page_follows_the_list(tmp_path: Path, chain: FakeChain, client: TestClient) -> None:
    framing = f"frame-ancestors 'self' http://localhost:8123 {ORIGIN}"
    assert client.get("/").headers["content-security-policy"].endswith(framing)
    assert framing in client.get("/demo").headers["content-security-policy"]
    assert OTHER not in client.get("/").headers["content-security-policy"], "its visitors may not go on in the chat"
    assert ORIGIN not in client.get("/healthz").headers["content-security-policy"]
    unlisted = widget_client(tmp_path, chain.assistant, sites="")
    assert "frame-ancestors" not in unlisted.get("/").headers["content-security-policy"]


def test_a_refusal_is_logged_once_a_minute_for_each_pair(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "sites.toml").write_text(SITES, encoding="utf-8")
    now = [0.0]
    admission = Admission(SiteList(tmp_path / "sites.toml"), clock=lambda: now[0])

    def refused(origin: str) -> None:
        assert isinstance(admission.admitted("gemeente-x", Headers({"origin": origin}), "https"), Refused)

    for second in (0, 30, 59):
        now[0] = second
        refused(EVIL)
    refused("https://ander.example")
    assert caplog.text.count(EVIL + " staat niet") == 1 and caplog.text.count("https://ander.example staat") == 1
    now[0] = 61
    refused(EVIL)
    assert caplog.text.count(EVIL + " staat niet") == 2


def test_invented_origins_do_not_fill_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "sites.toml").write_text(SITES, encoding="utf-8")
    admission = Admission(SiteList(tmp_path / "sites.toml"), clock=lambda: 0.0)
    for number in range(3 * MOST_TOLD):
        admission.admitted("gemeente-x", Headers({"origin": f"https://x{number}.example"}), "https")
    assert len(caplog.records) == MOST_TOLD
