"""The operator's pages: who comes in, what is shown of hostile entries, and drafts of facts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_fakes import HOSTILE, KEY, desk, given, here
from fake_answers import QUOTE, citation
from fastapi.testclient import TestClient

from assistant.desk.database import feedback
from assistant.desk.desk import Desk
from assistant.desk.feedback import Rating
from assistant.desk.operator_access import COOKIE, OperatorAccess
from assistant.desk.operator_door import CONTENT_POLICY
from eval.facts import check_facts, read_facts

PAGES = ("/beheer", "/beheer/vragen", "/beheer/cijfers", "/beheer/feiten")
AFAR = ("203.0.113.9", 40_000)


@pytest.fixture
def made(tmp_path: Path) -> Desk:
    return desk(tmp_path)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[TestClient]:
    """A client from elsewhere, of a desk with a key."""
    with here(desk(tmp_path, key=KEY), client=AFAR, base_url="https://vraagbaak.stad.be") as client:
        yield client


def rated(made: Desk, id: str = "a1", thumb: str = "up", **values: Any) -> None:
    reason, remark = values.pop("reason", ""), values.pop("remark", "")
    made.recent.keep(given(id, **values))
    made.rate(id, Rating(thumb, reason, remark))  # type: ignore[arg-type]


def token(client: TestClient, path: str = "/beheer") -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get(path).text)
    assert found
    return found[1]


def facts(made: Desk) -> list[dict[str, Any]]:
    return [json.loads(line) for line in made.facts.path.read_text(encoding="utf-8").splitlines()]


def enter(client: TestClient, key: str = KEY) -> Any:
    return client.post("/beheer/aanmelden", data={"key": key}, follow_redirects=False)


# Who comes in


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", ["localhost:7860", "127.0.0.1", "[::1]:7860"])
def test_without_a_key_this_machine_comes_in(made: Desk, path: str, name: str) -> None:
    assert here(made, base_url=f"http://{name}").get(path).status_code == 200


@pytest.mark.parametrize("client", [("::1", 1), ("127.8.8.8", 1), ("::ffff:127.0.0.1", 1)])
def test_every_loopback_address_is_this_machine(made: Desk, client: tuple[str, int]) -> None:
    assert here(made, client=client).get("/beheer").status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/beheer/feiten/x", "/beheer/nergens", "/beheer/"])
@pytest.mark.parametrize(
    ("client", "headers"),
    [
        (AFAR, {}),
        (("10.0.0.5", 1), {}),
        (("testclient", 1), {}),
        (AFAR, {"X-Forwarded-For": "127.0.0.1"}),
        (("127.0.0.1", 1), {"X-Forwarded-For": "127.0.0.1"}),
        (("127.0.0.1", 1), {"Forwarded": "for=127.0.0.1"}),
        (("127.0.0.1", 1), {"X-Real-IP": "127.0.0.1"}),
        (("127.0.0.1", 1), {"Via": "1.1 proxy"}),
        (("127.0.0.1", 1), {"Host": "kwaad.be"}),
        (("127.0.0.1", 1), {"Host": "127.0.0.1.kwaad.be"}),
        (("127.0.0.1", 1), {"Host": "["}),
    ],
)
def test_without_a_key_nobody_else_comes_in(
    made: Desk, path: str, client: tuple[str, int], headers: dict[str, str]
) -> None:
    rated(made, question="Geheime vraag?")
    reply = here(made, client=client).get(path, headers=headers, follow_redirects=False)
    assert reply.status_code == 403 and "Geheime" not in reply.text and "VRAAGBAAK_OPERATOR_KEY" in reply.text


def test_uvicorn_cannot_be_talked_into_another_client_address(made: Desk) -> None:
    """It believes the forwarded address of a proxy on this machine; the header itself is what keeps it out here."""
    from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

    inner = here(made).app
    client = TestClient(ProxyHeadersMiddleware(inner), client=("127.0.0.1", 1), base_url="http://localhost")  # type: ignore[arg-type]
    assert client.get("/beheer").status_code == 200
    assert client.get("/beheer", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403


@pytest.mark.parametrize("path", [*PAGES, "/beheer/nergens"])
def test_with_a_key_a_page_leads_to_the_form_also_on_this_machine(tmp_path: Path, path: str) -> None:
    for client in (("127.0.0.1", 1), AFAR):
        reply = here(desk(tmp_path, key=KEY), client=client).get(path, follow_redirects=False)
        assert (reply.status_code, reply.headers["location"]) == (303, "/beheer/aanmelden")


def test_the_key_begins_a_session_in_a_cookie_no_script_or_other_site_can_use(locked: TestClient) -> None:
    reply = enter(locked)
    assert (reply.status_code, reply.headers["location"]) == (303, "/beheer")
    cookie = reply.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=") and KEY not in cookie
    for part in ("HttpOnly", "SameSite=strict", "Secure", "Path=/", "Max-Age=28800"):
        assert part in cookie
    assert locked.get("/beheer").status_code == 200


def test_on_plain_http_the_cookie_is_not_secure_or_it_would_be_lost(tmp_path: Path) -> None:
    assert "Secure" not in enter(here(desk(tmp_path, key=KEY))).headers["set-cookie"]


@pytest.mark.parametrize("key", ["", "fout", KEY + " ", KEY.upper(), "x" * 100_000, "\U0001f600 é", "\x00"])
def test_another_key_does_not_open(locked: TestClient, key: str) -> None:
    reply = enter(locked, key)
    assert reply.status_code == 403 and "set-cookie" not in reply.headers and "klopt niet" in reply.text


def test_an_empty_key_opens_nothing_where_none_is_set(made: Desk) -> None:
    client = here(made, client=AFAR)
    assert "set-cookie" not in enter(client, "").headers
    assert client.get("/beheer").status_code == 403


def test_after_five_wrong_keys_the_address_waits_and_others_do_not(tmp_path: Path) -> None:
    one_app = here(desk(tmp_path, key=KEY)).app
    client, other = (TestClient(one_app, client=(host, 1)) for host in ("203.0.113.9", "203.0.113.10"))
    assert [enter(client, "fout").status_code for _ in range(6)] == [403] * 5 + [429]
    reply = enter(client)
    assert reply.status_code == 429 and "15 minuten" in reply.text and "set-cookie" not in reply.headers
    assert enter(other).status_code == 303


def test_the_wait_passes_and_one_ipv6_network_is_one_address() -> None:
    now = [0.0]
    access = OperatorAccess(KEY, clock=lambda: now[0])
    for number in range(5):
        access.is_key(connection(f"2001:db8::{number}"), "fout")
    assert access.wait_s(connection("2001:db8::ffff")) == 900.0
    assert access.wait_s(connection("2001:db8:1::1")) == 0.0
    now[0] = 900.0
    assert access.wait_s(connection("2001:db8::1")) == 0.0


def test_wrong_keys_from_everywhere_do_not_fill_the_memory() -> None:
    access = OperatorAccess(KEY)
    for number in range(10_500):
        access.is_key(connection(f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"), "fout")
    assert len(access._wrong._moments) == 10_000


def connection(host: str, cookie: str = "") -> Any:
    from starlette.requests import Request

    headers = [(b"cookie", f"{COOKIE}={cookie}".encode())] if cookie else []
    return Request({"type": "http", "client": (host, 1), "headers": headers, "scheme": "http", "method": "GET"})


def test_a_session_ends_after_eight_hours_and_a_forged_one_never_begins() -> None:
    now = [1_000.0]
    access = OperatorAccess(KEY, clock=lambda: now[0])
    request = connection("203.0.113.9")
    access.begin(request)
    cookie = request.state.operator_session
    assert access.entrance(connection("203.0.113.9", cookie)) == "open"
    for forged in (cookie[:-2] + "xx", "x" + cookie, cookie.split(".")[0], "", "x" * 10_000, "é"):
        assert access.entrance(connection("203.0.113.9", forged)) == "key"
    assert OperatorAccess(KEY).entrance(connection("203.0.113.9", cookie)) == "key"  # of another process
    now[0] += 8 * 3600
    assert access.entrance(connection("203.0.113.9", cookie)) == "key"


def test_leaving_ends_the_session_also_for_a_copy_of_the_cookie(locked: TestClient) -> None:
    enter(locked)
    copied = locked.cookies[COOKIE]
    assert locked.post("/beheer/afmelden", data={"token": token(locked)}, follow_redirects=False).status_code == 303
    assert COOKIE not in locked.cookies
    locked.cookies.set(COOKIE, copied)
    assert locked.get("/beheer", follow_redirects=False).status_code == 303


# Forms of others


@pytest.mark.parametrize(
    ("data", "headers"),
    [
        ({}, {}),
        ({"token": ""}, {}),
        ({"token": "0" * 64}, {}),
        ({"token": "é" * 100}, {}),
        ({"token": "OK"}, {"Origin": "https://kwaad.be"}),
        ({"token": "OK"}, {"Sec-Fetch-Site": "cross-site"}),
        ({"token": "OK"}, {"Sec-Fetch-Site": "same-site"}),
    ],
)
@pytest.mark.parametrize("path", ["/beheer/oordelen/a1/verwijderen", "/beheer/oordelen/a1/feit"])
def test_a_form_of_another_page_changes_nothing(
    made: Desk, path: str, data: dict[str, str], headers: dict[str, str]
) -> None:
    rated(made)
    client = here(made)
    own = token(client)
    data = {"token": own} if data.get("token") == "OK" else data
    assert client.post(path, data=data, headers=headers).status_code == 403
    assert made.feedback.entry("a1") is not None and made.facts.all() == {}


def test_a_token_of_another_session_does_not_count(made: Desk) -> None:
    rated(made)
    one_app = here(made).app
    one, other = (TestClient(one_app, client=("127.0.0.1", 1), base_url="http://localhost") for _ in range(2))
    taken = token(other)
    token(one)
    assert one.post("/beheer/oordelen/a1/verwijderen", data={"token": taken}).status_code == 403
    assert made.feedback.entry("a1") is not None


@pytest.mark.parametrize("origin", [None, "null", "http://localhost:7860"])
def test_a_form_of_this_page_counts_though_the_browser_tells_no_origin(made: Desk, origin: str | None) -> None:
    rated(made)
    client = here(made)
    headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"} if origin else {}
    data = {"token": token(client)}
    assert client.post("/beheer/oordelen/a1/verwijderen", data=data, headers=headers).status_code == 200
    assert made.feedback.entry("a1") is None


def test_a_form_that_is_too_big_is_refused_unread(made: Desk) -> None:
    client = here(made)
    reply = client.post("/beheer/oordelen/a1/feit", data={"token": "x" * 600_000})
    assert reply.status_code == 413


# What is shown


def test_every_page_allows_no_script_and_is_kept_by_no_cache(made: Desk) -> None:
    rated(made)
    client = here(made)
    for path in (*PAGES, "/beheer/stijl.css", "/beheer/nergens", "/beheer/aanmelden"):
        reply = client.get(path, follow_redirects=False)
        assert reply.headers["content-security-policy"] == CONTENT_POLICY
        assert reply.headers["cache-control"] == "no-store"
        assert "<script" not in reply.text and "style=" not in reply.text and "https://" not in reply.text
    assert "script" not in CONTENT_POLICY and "default-src 'none'" in CONTENT_POLICY


def test_hostile_text_stays_text_on_every_page(tmp_path: Path) -> None:
    made = desk(tmp_path, days=30, withheld=lambda: {HOSTILE: {HOSTILE: HOSTILE}, "last": [{HOSTILE: HOSTILE}]})
    hostile = citation().model_copy(
        update={"title": HOSTILE, "quote": HOSTILE, "section": [HOSTILE], "document": "a/../<b>", "url": "javascript:x"}
    )
    made.asked.store(HOSTILE, "no_answer")
    rated(made, thumb="up", question=HOSTILE, answer=HOSTILE, citations=[hostile], remark=HOSTILE[:900])
    client = here(made)
    client.post("/beheer/oordelen/a1/feit", data={"token": token(client)})
    (fact,) = made.facts.all()
    for path in (*PAGES, f"/beheer/feiten/{fact}"):
        reply = client.get(path)
        assert reply.status_code == 200 and "&lt;script&gt;" in reply.text
        assert not any(c in reply.text for c in ("<script", "\u202e", "\x00", "\x1b", "javascript:"))
        assert "x" * 900 in reply.text


def test_a_rating_is_shown_with_all_that_is_known_of_it(made: Desk) -> None:
    rated(made, thumb="down", reason="verouderd", remark="Er is een nieuw plan.", context=("Wie?",), model="ollama:x")
    text = here(made).get("/beheer").text
    for expected in (
        "Duim omlaag",
        "verouderd",
        "Er is een nieuw plan.",
        "Wie?",
        QUOTE,
        "20261101T000000-1",
        "ollama:x",
    ):
        assert expected in text


def test_the_list_is_filtered_and_paged(made: Desk) -> None:
    for number in range(25):
        rated(made, f"a{number}", "up" if number % 5 else "down", question=f"Vraag {number:02}?")
    client = here(made)
    first, second = client.get("/beheer").text, client.get("/beheer?blad=2").text
    assert (first.count("<article"), second.count("<article")) == (20, 5)
    assert 'rel="next"' in first and 'rel="prev"' in second and 'rel="next"' not in second
    down = client.get("/beheer?duim=down").text
    assert down.count("<article") == 5 and 'value="down" selected' in down
    assert client.get("/beheer?van=2999-01-01").text.count("<article") == 0


@pytest.mark.parametrize(
    "query", ["duim=opzij", "status=weg", "van=gisteren", "tot=2026-13-01", "blad=0", "blad=x", f"van={'9' * 10_000}"]
)
@pytest.mark.parametrize("path", ["/beheer", "/api/operator/feedback"])
def test_a_useless_filter_is_told_in_dutch(made: Desk, path: str, query: str) -> None:
    if path.startswith("/api"):
        for dutch, english in (("duim", "thumb"), ("van", "since"), ("tot", "until"), ("blad", "most")):
            query = query.replace(f"{dutch}=", f"{english}=")
    reply = here(made).get(f"{path}?{query}")
    assert reply.status_code == 422 and re.search("Kies uit|geen dag|niet bruikbaar", reply.text)


def test_an_unknown_page_or_entry_is_a_page_that_says_so(made: Desk) -> None:
    client = here(made)
    assert client.get("/beheer/nergens").status_code == 404
    assert client.get("/beheer/feiten/fb-x").status_code == 404
    own = {"token": token_of_figures(client, made)}
    assert client.post("/beheer/oordelen/weg/feit", data=own).status_code == 404
    assert client.post("/beheer/oordelen/weg/verwijderen", data=own).status_code == 404


def token_of_figures(client: TestClient, made: Desk) -> str:
    rated(made, "elders")
    return token(client)


def test_questions_without_an_answer_are_listed_when_they_are_stored(tmp_path: Path) -> None:
    made = desk(tmp_path, days=30)
    for question, status in [
        ("Weer?", "no_answer"),
        ("Weer?", "no_answer"),
        ("Half?", "partial"),
        ("Heel?", "answered"),
    ]:
        made.asked.store(question, status)
    text = here(made).get("/beheer/vragen").text
    assert text.index("Weer?") < text.index("Half?") and "Heel?" not in text and "30 dagen" in text
    assert "Heel?" in here(made).get("/beheer/vragen?status=").text
    off = here(desk(tmp_path / "uit")).get("/beheer/vragen").text
    assert "Vragen worden niet bewaard." in off and "VRAAGBAAK_KEEP_QUESTIONS_DAYS" in off


def test_counts_show_answers_ratings_and_what_the_gate_withheld(tmp_path: Path) -> None:
    withheld = {"sentences": {"kept": 7, "withheld": 2}, "reasons": {"een bedrag dat er niet staat": 2}, "last": []}
    made = desk(tmp_path, withheld=lambda: withheld)
    made.recent.count("no_answer")
    rated(made, thumb="down", reason="onjuist")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", here(made).get("/beheer/cijfers").text))
    for expected in ("Niet gevonden in de bronnen 1", "onjuist 1", "getoond 7", "een bedrag dat er niet staat 2"):
        assert expected in text


def test_a_broken_database_is_told_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("geen map")
    reply = here(desk(tmp_path)).get("/beheer")
    assert reply.status_code == 503 and "niet bereikbaar" in reply.text and "<main" in reply.text


# Facts


def test_one_click_makes_a_draft_fact_of_a_thumb_up_with_its_citations_as_evidence(made: Desk) -> None:
    rated(made, "a1b2", context=("Wie?",))
    client = here(made)
    reply = client.post("/beheer/oordelen/a1b2/feit", data={"token": token(client)}, follow_redirects=False)
    assert reply.headers["location"] == "/beheer/feiten/fb-a1b2?nieuw=1"
    (fact,) = facts(made)
    assert fact == {
        "id": "fb-a1b2",
        "question": "Welke expert biedt een helpdesk?",
        "type": "follow-up",
        "doc": ["expertenpool"],
        "evidence": [QUOTE],
        "must": [],
        "must_not": [],
        "context": ["Wie?"],
        "draft": True,
    }
    assert "Nog in te vullen: wat het antwoord moet bevatten" in client.get("/beheer/feiten/fb-a1b2").text


def test_the_same_entry_or_the_same_question_is_never_a_fact_twice(made: Desk) -> None:
    rated(made, "a1")
    rated(made, "a2", question="welke  expert biedt een HELPDESK?")
    rated(made, "a3", context=("Iets anders?",))
    client = here(made)
    own = {"token": token(client)}
    places = [
        client.post(f"/beheer/oordelen/{id}/feit", data=own, follow_redirects=False) for id in ("a1", "a1", "a2", "a3")
    ]
    assert [reply.headers["location"].split("?")[1] for reply in places] == [
        "nieuw=1",
        "bestond=1",
        "bestond=1",
        "nieuw=1",
    ]
    assert [fact["id"] for fact in facts(made)] == ["fb-a1", "fb-a3"]


def test_a_thumb_down_gives_no_evidence_and_a_good_silence_is_unanswerable(made: Desk) -> None:
    rated(made, "a1", "down")
    rated(made, "a2", "up", question="Weer?", status="no_answer", citations=[])
    rated(
        made, "a3", "down", question="Waar?", status="no_answer", citations=[], reason="niet gevonden maar staat er wel"
    )
    client = here(made)
    own = {"token": token(client)}
    for id in ("a1", "a2", "a3"):
        client.post(f"/beheer/oordelen/{id}/feit", data=own)
    down, silent, missed = facts(made)
    assert (down["doc"], down["evidence"], down["draft"]) == (["expertenpool"], [], True)
    assert (silent["type"], silent["doc"], "draft" in silent) == ("unanswerable", [], False)
    assert (missed["type"], missed["doc"], missed["draft"]) == ("other", [], True)


def filled(client: TestClient, id: str, **values: str) -> Any:
    usual = {
        "question": "Welke expert?",
        "type": "who-offers",
        "doc": "003_abc.txt",
        "evidence": QUOTE,
        "must": "Solentra",
    }
    data = {**usual, "token": token(client, f"/beheer/feiten/{id}"), **values}
    return client.post(f"/beheer/feiten/{id}", data=data, follow_redirects=False)


def test_the_form_completes_a_fact_that_eval_reads(made: Desk) -> None:
    rated(made)
    client = here(made)
    client.post("/beheer/oordelen/a1/feit", data={"token": token(client)})
    assert filled(client, "fb-a1", must="Solentra | solentra vzw\n\n helpdesk ", must_not="Ceapire").status_code == 303
    (fact,) = read_facts(made.facts.path)
    assert (fact.must, fact.must_not, fact.doc) == (
        [["Solentra", "solentra vzw"], ["helpdesk"]],
        ["Ceapire"],
        ["003_abc.txt"],
    )
    assert "draft" not in facts(made)[0] and not made.facts.all()["fb-a1"].draft
    from fake_answers import DOCUMENT, SOURCE

    assert check_facts([fact], [SOURCE], lambda _: DOCUMENT.raw) == []
    assert "Solentra | solentra vzw" in client.get("/beheer/feiten/fb-a1").text


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"evidence": "Dit staat nergens."}, "staat niet letterlijk"),
        ({"doc": "onbekend"}, "onbekend"),
        ({"doc": ""}, "staat niet letterlijk"),
        ({"question": " "}, "De vraag is leeg"),
        ({"type": ""}, "Het soort is leeg"),
        ({"must": "x" * 20_001}, "te lang"),
    ],
)
def test_a_fact_that_cannot_be_met_is_not_stored_and_what_was_typed_stays(
    made: Desk, values: dict[str, str], told: str
) -> None:
    rated(made)
    client = here(made)
    client.post("/beheer/oordelen/a1/feit", data={"token": token(client)})
    before = facts(made)
    reply = filled(client, "fb-a1", **{"must_not": "Getypt &amp; bewaard", **values})
    assert reply.status_code == 422 and told in reply.text and "Getypt &amp;amp; bewaard" in reply.text
    assert facts(made) == before


def test_a_fact_with_gaps_stays_a_draft(made: Desk) -> None:
    rated(made)
    client = here(made)
    client.post("/beheer/oordelen/a1/feit", data={"token": token(client)})
    assert filled(client, "fb-a1", must="").status_code == 303
    assert facts(made)[0]["draft"] is True


def test_lines_of_others_in_the_file_stay_as_they_are(made: Desk) -> None:
    made.facts.path.parent.mkdir()
    made.facts.path.write_text('{"id": "eigen", "question": "q", "type": "x", "extra": 1}\nkapot {', encoding="utf-8")
    rated(made)
    client = here(made)
    client.post("/beheer/oordelen/a1/feit", data={"token": token(client)})
    lines = made.facts.path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ['{"id": "eigen", "question": "q", "type": "x", "extra": 1}', "kapot {"] and len(lines) == 3


def test_a_file_of_facts_that_cannot_be_written_is_told(made: Desk, tmp_path: Path) -> None:
    rated(made)
    (tmp_path / "var" / "facts.jsonl").mkdir()
    client = here(made)
    reply = client.get("/beheer")
    assert reply.status_code == 503 and "VRAAGBAAK_DRAFT_FACTS" in reply.text


# The operator's own programs


def test_the_api_gives_entries_and_counts_with_the_key_and_not_without(tmp_path: Path) -> None:
    made = desk(tmp_path, key=KEY, withheld=lambda: {"sentences": {"withheld": 2}})
    rated(made, thumb="down", reason="onjuist")
    client = here(made, client=AFAR)
    bearer = {"Authorization": f"Bearer {KEY}"}
    reply = client.get("/api/operator/feedback?thumb=down", headers=bearer).json()
    assert reply["count"] == 1 and reply["entries"][0]["rating"]["reason"] == "onjuist"
    assert client.get("/api/operator/counts", headers=bearer).json()["withheld"] == {"sentences": {"withheld": 2}}
    assert client.get("/api/operator/questions", headers=bearer).json() == {"kept_days": 0, "count": 0, "questions": []}
    for headers in (
        {},
        {"Authorization": "Bearer fout"},
        {"Authorization": f"Basic {KEY}"},
        {"Authorization": "Bearer"},
    ):
        refused = client.get("/api/operator/feedback", headers=headers)
        assert refused.status_code == 401 and refused.headers["www-authenticate"] == "Bearer"
        assert refused.headers["content-type"] == "application/problem+json" and "onjuist" not in refused.text


def test_wrong_keys_at_the_api_make_the_address_wait_too(tmp_path: Path) -> None:
    client = here(desk(tmp_path, key=KEY), client=AFAR)
    wrong = {"Authorization": "Bearer fout"}
    assert [client.get("/api/operator/counts", headers=wrong).status_code for _ in range(6)] == [401] * 5 + [429]
    assert client.get("/api/operator/counts", headers={"Authorization": f"Bearer {KEY}"}).status_code == 429


def test_without_a_key_the_api_is_for_this_machine(made: Desk) -> None:
    assert here(made).get("/api/operator/counts").status_code == 200
    reply = here(made, client=AFAR).get("/api/operator/counts", headers={"Authorization": "Bearer "})
    assert reply.status_code == 403


def test_the_columns_of_the_export_are_those_of_the_table(made: Desk) -> None:
    rated(made)
    entry = here(made).get("/api/operator/feedback").json()["entries"][0]
    rating = entry.pop("rating")
    assert {*entry, *rating} == {column.name for column in feedback.columns}
