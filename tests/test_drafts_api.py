"""`/api/drafts` and its siblings around hand-written work: JSON, files, events, limits, problems in Dutch, exports."""

import json
import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from draft_fakes import ASKED, GAP, FakeWork, PageChain, question
from fake_answers import QUOTE
from fastapi import FastAPI
from fastapi.testclient import TestClient
from live import Live
from page_site import HOSTILE_QUOTE

from assistant.api.problems import answer_with_problems
from assistant.drafts.api import drafts_router, file_name
from assistant.drafts.draft import Draft, ParliamentaryQuestion
from assistant.drafts.work import REAL_WORK, DraftWork
from assistant.server import web_app

EVENTS = {"accept": "text/event-stream"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def app() -> tuple[FakeWork, FastAPI]:
    fake = FakeWork()
    return fake, web_app(PageChain().assistant, draft_work=fake.work())


@pytest.fixture
def work(app: tuple[FakeWork, FastAPI]) -> Iterator[FakeWork]:
    app[0].calls.clear()
    yield app[0]
    app[0].trouble = None
    app[0].hold.set()


@pytest.fixture
def client(app: tuple[FakeWork, FastAPI], work: FakeWork) -> TestClient:
    return TestClient(app[1], raise_server_exceptions=False)


def read_events(text: str) -> list[tuple[str, Any]]:
    blocks = [block.split("\n") for block in text.strip().split("\n\n") if not block.startswith(":")]
    return [(block[0][7:], json.loads(block[1][6:])) for block in blocks]


def asked(**more: Any) -> dict[str, Any]:
    return {"question": question(ASKED).model_dump(), **more}


def test_a_text_is_understood(client: TestClient) -> None:
    reply = client.post("/api/drafts/question", json={"text": ASKED})
    understood = ParliamentaryQuestion.model_validate(reply.json())
    assert [part.number for part in understood.parts] == ["1", "2", "3"]
    assert [part.text for part in understood.parts[0].parts] == ["Welke expert biedt een helpdesk?", "wanneer?"]


def test_a_file_is_understood_by_its_name_and_bytes(client: TestClient, work: FakeWork) -> None:
    reply = client.post("/api/drafts/question", files={"file": ("vraag é.docx", ASKED.encode(), DOCX)})
    assert reply.status_code == 200 and len(reply.json()["parts"]) == 3
    assert work.uploads[-1] == ("vraag é.docx", ASKED.encode())


def test_a_file_of_several_megabytes_arrives_whole(client: TestClient, work: FakeWork) -> None:
    data = b"1. Wat?\n" + b"x" * 5_000_000
    assert client.post("/api/drafts/question", files={"file": ("v.pdf", data)}).status_code == 200
    assert work.uploads[-1][1] == data


@pytest.mark.parametrize("body", [{"text": ASKED}, asked()], ids=["text", "question"])
def test_a_draft_has_an_answer_for_every_part(client: TestClient, work: FakeWork, body: dict[str, Any]) -> None:
    draft = Draft.model_validate(client.post("/api/drafts", json=body).json())
    assert [answer.number for answer in draft.answers] == ["1", "2", "3"]
    assert draft.answers[1].gaps and draft.earlier_answers[0].date == "2021-07"
    assert work.calls[0][1] == {"writer": None, "exclude": (), "documents": [], "only": []}


def test_a_file_is_drafted_with_the_choices_of_its_form(client: TestClient, work: FakeWork) -> None:
    fields = {"exclude": ["vijandig"], "only": ["1", "3"], "until": "2024"}
    reply = client.post("/api/drafts", files={"file": ("v.txt", ASKED.encode())}, data=fields)
    assert [answer["number"] for answer in reply.json()["answers"]] == ["1", "3"]
    options = work.calls[0][1]
    assert (list(options["exclude"]), options["documents"], options["only"]) == (
        ["vijandig"],
        ["expertenpool"],
        ["1", "3"],
    )


def test_a_period_and_documents_narrow_what_is_searched(client: TestClient, work: FakeWork) -> None:
    client.post("/api/drafts", json=asked(**{"from": "2020", "until": "2024"}))
    client.post("/api/drafts", json=asked(documents=["003_abc.txt"]))
    assert [call[1]["documents"] for call in work.calls] == [["expertenpool"], ["expertenpool"]]


def test_the_events_grow_to_the_same_draft(client: TestClient) -> None:
    whole = client.post("/api/drafts", json=asked()).json()
    reply = client.post("/api/drafts", json=asked(), headers=EVENTS)
    assert reply.headers["content-type"].startswith("text/event-stream")
    events = read_events(reply.text)
    assert [data for name, data in events if name == "answer"] == whole["answers"]
    assert [data for name, data in events if name == "done"] == [whole]
    assert [data["earlier_answers"] for name, data in events if name == "earlier"] == [whole["earlier_answers"]]
    working = [(data["number"], data["done"], data["of"]) for name, data in events if data.get("state") == "drafting"]
    assert working == [("1", 0, 3), ("2", 1, 3), ("3", 2, 3), ("", 3, 3)]
    assert events[0][1]["state"] == "reading" and events[-1][0] == "done"


def test_the_events_of_one_part_count_that_part_alone(client: TestClient) -> None:
    events = read_events(client.post("/api/drafts", json=asked(only=["3"]), headers=EVENTS).text)
    assert [data["of"] for name, data in events if data.get("state") == "drafting"] == [1, 1]
    assert [data["number"] for name, data in events if name == "answer"] == ["3"]


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({}, 400, "Er is geen vraag"),
        ({"text": "  "}, 400, "leeg"),
        ({"text": "Geachte minister"}, 400, "deelvragen"),
        ({"text": 3}, 422, "text moet tekst zijn"),
        ({"text": "x" * 500_001}, 422, "hoogstens 500000"),
        ({"question": {"parts": []}}, 400, "geen deelvragen"),
        ({"question": {"parts": [{"number": "1", "text": " "}]}}, 400, "geen deelvragen"),
        ({"question": {"parts": [{"number": "1", "text": "a"}, {"number": "1", "text": "b"}]}}, 400, "meer dan één"),
        ({"question": {"parts": [{"number": str(n), "text": "a"} for n in range(201)]}}, 400, "201 deelvragen"),
        ({"question": {"parts": [{"number": "1", "text": "a" * 200_001}]}}, 400, "te lang"),
        (asked(only=["9"]), 400, "geen deelvraag “9”"),
        (asked(exclude=["bestaat-niet"]), 422, "bestaat-niet"),
        (asked(exclude=["expertenpool", "vijandig"]), 400, "geen document over"),
        (asked(**{"from": "2030"}), 400, "vanaf 2030"),
        (asked(**{"from": "juni"}), 422, "from"),
        ({"text": ASKED, "only": ["9"]}, 400, "geen deelvraag “9”"),
        ([], 422, "JSON-object"),
    ],
)
@pytest.mark.parametrize("headers", [{}, EVENTS], ids=["json", "events"])
def test_what_is_wrong_is_a_problem_in_dutch(
    client: TestClient, body: Any, status: int, told: str, headers: dict[str, str]
) -> None:
    reply = client.post("/api/drafts", json=body, headers=headers)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json"), reply.text
    assert told in reply.json()["detail"]


@pytest.mark.parametrize(
    ("kind", "content", "status"),
    [
        ("text/plain", b"1. Wat?", 415),
        ("application/json", b"{", 400),
        ("application/json", b"\xff\xfe", 400),
        ("application/json", b"[" * 100_000, 400),
        ("multipart/form-data", b"geen grens", 400),
        ("multipart/form-data; boundary=x", b"geen deel", 400),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem(client: TestClient, kind: str, content: bytes, status: int) -> None:
    for path in ("/api/drafts", "/api/drafts/question"):
        reply = client.post(path, content=content, headers={"content-type": kind})
        assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json"), reply.text


def test_a_body_over_the_limit_is_refused_and_other_paths_keep_theirs(client: TestClient) -> None:
    assert client.post("/api/drafts/question", files={"file": ("v.txt", b"x" * 10_000_001)}).status_code == 413
    reply = client.post("/api/drafts/question", json={"text": "x" * 11_000_000})
    assert reply.status_code == 413 and "10.000.000 bytes" in reply.json()["detail"]
    assert client.post("/api/ask", json={"question": "x" * 1_100_000}).status_code == 413


def test_what_breaks_halfway_is_an_event_or_a_problem_without_its_inside(client: TestClient, work: FakeWork) -> None:
    work.trouble = RuntimeError("secret inside")
    events = read_events(client.post("/api/drafts", json=asked(), headers=EVENTS).text)
    assert [name for name, _ in events if name == "answer"] == ["answer"]  # what was ready stays
    assert events[-1][0] == "error" and events[-1][1]["status"] == 500
    reply = client.post("/api/drafts", json=asked())
    assert reply.status_code == 500 and "secret" not in reply.text + json.dumps(events)


def small_app(work: DraftWork, **limits: Any) -> FastAPI:
    app = FastAPI()
    answer_with_problems(app)
    app.include_router(drafts_router(PageChain().assistant, work, **limits))
    return app


def test_a_draft_that_takes_too_long_says_what_is_ready() -> None:
    fake = FakeWork()
    fake.hold.clear()
    with TestClient(small_app(fake.work(), limit_s=0.2)) as client:
        reply = client.post("/api/drafts", json=asked())
        events = read_events(client.post("/api/drafts", json=asked(), headers=EVENTS).text)
        fake.hold.set()
    assert reply.status_code == 503 and "Klaar: deelvraag 1, 2." in reply.json()["detail"]
    assert events[-1][0] == "error" and "Klaar: deelvraag 1, 2." in events[-1][1]["detail"]


@pytest.mark.parametrize(
    ("request_of", "words"),
    [
        ({"json": {"text": " \n "}}, "De tekst van de vraag is leeg."),
        ({"json": {"text": "Geachte minister, dank u."}}, "staat geen vraag"),
        ({"files": {"file": ("vraag.docx", b"geen zip")}}, "geen leesbaar Word-bestand"),
        ({"files": {"file": ("vraag.xlsx", b"PK")}}, "“vraag.xlsx” is geen .txt, .docx of .pdf"),
    ],
)
def test_what_cannot_be_read_is_the_senders_to_mend(request_of: dict[str, Any], words: str) -> None:
    with TestClient(small_app(REAL_WORK)) as client:
        reply = client.post("/api/drafts/question", **request_of)
    assert reply.status_code == 400 and words in reply.json()["detail"] and "/tmp" not in reply.text


def test_a_file_whose_reading_hangs_is_given_up() -> None:
    fake, released = FakeWork(), threading.Event()
    real = fake.work()

    def hanging(name: str, data: bytes) -> ParliamentaryQuestion:
        released.wait(timeout=20)
        return question(ASKED)

    work = DraftWork(real.read, hanging, real.drafting, real.docx, real.markdown)
    with TestClient(small_app(work, read_limit_s=0.1)) as client:
        reply = client.post("/api/drafts/question", files={"file": ("v.pdf", b"x")})
        released.set()
    assert reply.status_code == 503 and "Plak de tekst zelf" in reply.json()["detail"]


def test_only_so_many_drafts_are_made_at_once() -> None:
    fake, most = FakeWork(), 0
    busy, lock = 0, threading.Lock()

    def drafting(*values: Any, **options: Any) -> Iterator[Draft]:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.1)
        with lock:
            busy -= 1
        yield Draft(question=values[0])

    real = fake.work()
    work = DraftWork(real.read, real.upload, drafting, real.docx, real.markdown)
    import httpx

    with Live(small_app(work, at_once=2)) as live:
        threads = [
            threading.Thread(target=httpx.post, args=(f"{live.url}/api/drafts",), kwargs={"json": asked()})
            for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert most == 2


def drafted(client: TestClient) -> dict[str, Any]:
    return client.post("/api/drafts", json=asked()).json()


@pytest.mark.parametrize(
    ("format", "kind"), [("docx", DOCX), ("md", "text/markdown; charset=utf-8"), ("json", "application/json")]
)
def test_a_draft_becomes_a_file(client: TestClient, format: str, kind: str) -> None:
    reply = client.post(f"/api/drafts/export?format={format}", json=drafted(client))
    assert reply.headers["content-type"] == kind
    named = reply.headers["content-disposition"]
    assert named.startswith('attachment; filename="ontwerpantwoord-12-') and named.endswith(f'.{format}"')
    if format == "json":
        assert [answer["number"] for answer in reply.json()["answers"]] == ["1", "2", "3"]
        assert GAP in reply.json()["answers"][1]["text"]


def test_the_name_of_a_file_holds_nothing_but_plain_characters() -> None:
    from datetime import date

    draft = Draft(question=ParliamentaryQuestion(number='3/../11 "é\r\nX: y'))
    assert file_name(draft, "md", date(2026, 1, 2)) == "ontwerpantwoord-3-11-X-y-2026-01-02.md"
    assert (
        file_name(Draft(question=ParliamentaryQuestion()), "docx", date(2026, 1, 2))
        == "ontwerpantwoord-2026-01-02.docx"
    )


def test_an_export_says_which_quotes_and_edited_sentences_no_longer_hold(client: TestClient) -> None:
    draft = drafted(client)
    first = draft["answers"][0]
    assert not first["warnings"]
    first["sentences"][1] |= {"text": "Er is een helpdesk op weekdagen tussen 9 en 17 uur. [1]", "edited": True}
    first["sentences"].append({"text": "Dit schreef ik zelf.", "kind": "written", "marks": [], "edited": True})
    third = draft["answers"][2]
    third["citations"][0]["quote"] = HOSTILE_QUOTE.replace("gevaar", "ander")
    told = client.post("/api/drafts/export?format=json", json=draft).json()["answers"]
    sentence = "Er is een helpdesk op weekdagen tussen 9 en 17 uur."
    assert f"Bewerkt door de behandelaar: “{sentence}” Niet in het citaat: 17 uur." in told[0]["warnings"]
    assert any("zonder bron: “Dit schreef ik zelf.”" in line for line in told[0]["warnings"])
    assert any("staat niet (meer) zo in de bron" in line for line in told[2]["warnings"])
    again = client.post(
        "/api/drafts/export?format=json", json=client.post("/api/drafts/export?format=json", json=draft).json()
    )
    assert again.json()["answers"] == told  # said once
    computed = {"text": "Samen 99 uren over 14 rijen. [1]", "edited": True, "before": "Samen 98 uren over 14 rijen."}
    first["sentences"][1] |= computed  # what was computed stands in no quote, and is no remark
    told = client.post("/api/drafts/export?format=json", json=draft).json()["answers"]
    assert any("over 14 rijen.” Niet in het citaat: 99." in line for line in told[0]["warnings"])


def test_an_export_of_something_else_is_refused(client: TestClient) -> None:
    assert client.post("/api/drafts/export?format=pdf", json=drafted(client)).status_code == 422
    assert client.post("/api/drafts/export", json={"answers": []}).status_code == 422


def test_an_edited_sentence_is_held_against_its_quotes(client: TestClient) -> None:
    def missing(sentence: str, before: str = "") -> list[str]:
        body = {"sentence": sentence, "before": before, "quotes": [QUOTE], "headings": ["Expertenpool", "Solentra"]}
        return client.post("/api/drafts/check", json=body).json()["missing"]

    assert missing("De helpdesk is er op weekdagen tussen 9 en 13 uur.") == []
    assert missing("De helpdesk is er op weekdagen tussen negen en zeventien uur.") == ["zeventien"]
    assert "Ceapire" in missing("De helpdesk van Ceapire is er op weekdagen.")
    assert missing("In totaal 40 uur op weekdagen.", before="In totaal 40 uur.") == []


def test_the_description_shows_both_ways_to_send_a_question(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    content = described["paths"]["/api/drafts"]["post"]["requestBody"]["content"]
    assert set(content) == {"application/json", "multipart/form-data"}
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(described["paths"])))
    assert "ParliamentaryQuestion-Input" in named and named <= set(described["components"]["schemas"])
    for example in content["application/json"]["examples"].values():
        body = example["value"]
        assert client.post("/api/drafts", json={**body, "exclude": []}).status_code == 200


def test_other_methods_and_paths_are_problems(client: TestClient) -> None:
    assert client.get("/api/drafts").status_code == 405
    assert client.post("/api/drafts/nergens").status_code == 404


def test_the_page_allows_no_inline_script_and_nothing_from_elsewhere(client: TestClient) -> None:
    reply = client.get("/ontwerp")
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "<script>" not in reply.text and "http://" not in reply.text and "https://" not in reply.text
    assert "<!--" not in reply.text and 'aria-current="page">Ontwerpantwoord' in reply.text
    for address in ("drafts/main.js", "drafts/page.css", "page/pane.js", "page/look.css"):
        assert client.get(f"/{address}").status_code == 200
