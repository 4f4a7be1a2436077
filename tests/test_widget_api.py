"""The widget's endpoints on a small real index: events, the site's documents, the model's switch, quotes, thumbs."""

from pathlib import Path
from typing import Any

import pytest
from desk_fakes import desk
from fake_model import writer
from fastapi.testclient import TestClient
from page_site import HOSTILE, HOSTILE_QUOTE, HOSTILE_TEXT, PageChain
from small_site import small_assistant
from test_api import read_events
from widget_site import FROM, OTHER, SITES, light_client, widget_client

from assistant.answer import Answer
from assistant.chain import answer_chain
from assistant.opening import Assistant
from assistant.widget.surroundings import surrounded

X, SCHOOL = "/api/widget/gemeente-x", "/api/widget/school"
FROM_SCHOOL = {"origin": OTHER}
HELPDESK = "Wanneer is de helpdesk van Solentra open?"
GENK = "Hoeveel subsidie kreeg Genk in 2021?"
WITH_MODEL = SITES + '\n[[site]]\nid = "model"\norigins = ["https://www.gemeente-x.be"]\nmodel = true\n'


@pytest.fixture(scope="module")
def small(small_index: tuple[Path, Path]) -> Assistant:
    return small_assistant(small_index[1])


@pytest.fixture(scope="module")
def client(small: Assistant, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("sites")
    return widget_client(folder, lambda: small, desk=desk(folder))


def answered(client: TestClient, site: str, headers: dict[str, str], **body: Any) -> Answer:
    reply = client.post(f"{site}/ask", json=body, headers=headers)
    assert reply.headers["content-type"].startswith("text/event-stream"), reply.text
    return Answer.model_validate(read_events(reply.text)[-1][1])


def test_the_events_are_those_of_the_api_without_the_passages(client: TestClient) -> None:
    plain = read_events(
        client.post("/api/ask", json={"question": HELPDESK}, headers={"accept": "text/event-stream"}).text
    )
    ours = read_events(client.post(f"{X}/ask", json={"question": HELPDESK}, headers=FROM).text)
    fixed = {"id": "", "seconds": 0, "passages": []}
    assert [name for name, _ in plain] == [name for name, _ in ours]
    assert plain[-1][1]["passages"] and not ours[-1][1]["passages"]
    assert {**plain[-1][1], **fixed} == {**ours[-1][1], **fixed}
    assert plain[1:-1] == ours[1:-1]


def test_the_history_makes_a_follow_up(client: TestClient) -> None:
    answer = answered(client, X, FROM, question="En het telefoonnummer?", history=["Wat doet Ceapire?"])
    assert "03 349 34 70" in answer.answer


def test_a_site_answers_from_its_own_documents_only(client: TestClient) -> None:
    assert answered(client, X, FROM, question=GENK).status == "answered"
    assert answered(client, SCHOOL, FROM_SCHOOL, question=GENK).status == "no_answer"
    told = answered(client, SCHOOL, FROM_SCHOOL, question=HELPDESK)
    assert {citation.document for citation in told.citations} == {"expertenpool"}


def test_a_caller_may_narrow_the_documents(client: TestClient) -> None:
    assert answered(client, X, FROM, question=HELPDESK, documents=["nieuws"]).status == "no_answer"
    assert answered(client, SCHOOL, FROM_SCHOOL, question=HELPDESK, documents=["folder"]).status == "no_answer"
    assert answered(client, SCHOOL, FROM_SCHOOL, question=HELPDESK, documents=["003_abc.txt"]).status == "answered"


@pytest.mark.parametrize("documents", [["nieuws"], ["folder", "nieuws"], ["nieuws é.html"], ["x" * 500], [""]])
def test_a_caller_cannot_widen_them_nor_learn_what_else_there_is(client: TestClient, documents: list[str]) -> None:
    reply = client.post(f"{SCHOOL}/ask", json={"question": GENK, "documents": documents}, headers=FROM_SCHOOL)
    assert reply.status_code == 422 and len(reply.text) < 600
    assert reply.json()["detail"].endswith("hoort niet bij site “school”. Bekend: expertenpool, folder.")


def test_documents_that_are_gone_do_not_open_the_others(small: Assistant, tmp_path: Path) -> None:
    site = '[[site]]\nid = "x"\norigins = ["https://www.gemeente-x.be"]\ndocuments = ["weg"]\n'
    client = widget_client(tmp_path, lambda: small, sites=site)
    for reply in (
        client.post("/api/widget/x/ask", json={"question": HELPDESK}, headers=FROM),
        client.get("/api/widget/x", headers=FROM),
        client.get("/api/widget/x/quote?document=nieuws&start=0&end=5", headers=FROM),
    ):
        assert reply.status_code == 503 and "Geen van de documenten van site “x”" in reply.json()["detail"]


def test_a_site_without_a_model_answers_verbatim_where_one_is_configured(small: Assistant, tmp_path: Path) -> None:
    writing, model = writer("Solentra biedt een helpdesk op weekdagen tussen 9 en 13 uur. [1]")
    current = Assistant(small.index, answer_chain(small.index, writing), writing)
    client = widget_client(tmp_path, lambda: current, sites=WITH_MODEL, desk=desk(tmp_path))
    verbatim = answered(client, X, FROM, question=HELPDESK)
    assert verbatim.mode == "verbatim" and not model.prompts
    answered(client, "/api/widget/model", FROM, question=HELPDESK)
    assert model.prompts, "this site asks the model"
    rated = {"answer": verbatim.id, "thumb": "up"}
    assert client.post(f"{X}/feedback", json=rated, headers=FROM).status_code == 200


def test_what_a_panel_shows_of_its_site(client: TestClient) -> None:
    assert client.get(X, headers=FROM).json() == {
        "title": "Vraag het Vraagbaak",
        "documents": 3,
        "chat": "http://testserver/",
        "newest": "2024",
    }
    school = client.get(SCHOOL, headers=FROM_SCHOOL).json()
    assert (school["documents"], school["chat"], school["newest"]) == (2, None, "2024")


def test_a_thumb_is_stored_and_one_for_an_unknown_answer_is_not(client: TestClient) -> None:
    answer = answered(client, X, FROM, question=HELPDESK)
    rated = {"answer": answer.id, "thumb": "up"}
    told = [client.post(f"{X}/feedback", json=rated, headers=FROM).json() for _ in range(2)]
    assert [each["replaced"] for each in told] == [False, True]
    reply = client.post(f"{X}/feedback", json={"answer": "onbekend", "thumb": "up"}, headers=FROM)
    assert reply.status_code == 404 and "niet meer bekend" in reply.json()["detail"]
    assert client.post(f"{X}/feedback", json={"answer": answer.id, "thumb": "x"}, headers=FROM).status_code == 422


def test_a_citation_opens_in_its_surrounding_text(client: TestClient) -> None:
    [citation, *_] = answered(client, X, FROM, question=HELPDESK).citations
    asked = {"document": citation.document, "start": citation.start, "end": citation.end}
    shown = client.get(f"{X}/quote", params=asked, headers=FROM).json()
    text = client.get(f"/api/documents/{citation.document}/text").text
    assert shown["quote"] == citation.quote and citation.quote
    assert shown["before"] + shown["quote"] + shown["after"] in text and "Solentra" in shown["before"]
    assert (shown["title"], shown["date"], shown["url"]) == (
        *("Expertenpool radicalisering", "2024", "https://www.voorbeeld.be/pool"),
    )
    assert (shown["section"], shown["page"]) == (citation.section, citation.page)


@pytest.mark.parametrize(
    ("site", "asked", "status", "said"),
    [
        (X, "document=weg&start=0&end=5", 404, "“weg” hoort niet bij site"),
        (X, "document=%3Cb%3E&start=0&end=5", 404, "“<b>”"),
        (X, "document=" + "x" * 3_000 + "&start=0&end=5", 404, "x…”"),
        (X, "document=../../etc/passwd&start=0&end=5", 404, "hoort niet"),
        (SCHOOL, "document=nieuws&start=0&end=5", 404, "Bekend: expertenpool, folder."),
        (X, "document=expertenpool&start=5&end=5", 422, "Van 5 tot 5 is geen citaat"),
        (X, "document=expertenpool&start=9&end=5", 422, "Van 9 tot 5 is geen citaat"),
        (X, "document=expertenpool&start=0&end=999999", 422, "is geen citaat van “expertenpool”: die tekst telt"),
        (X, "document=expertenpool&start=999999&end=1000000", 422, "is geen citaat"),
        (X, "document=expertenpool&start=-1&end=5", 422, "start moet minstens 0 zijn"),
        (X, "document=expertenpool&start=0&end=99999999999999", 422, "end mag hoogstens"),
        (X, "document=expertenpool&start=0&end=" + "9" * 5_000, 422, "end"),
        (X, "document=expertenpool&start=een&end=5", 422, "start moet een geheel getal zijn"),
        (X, "document=expertenpool&start=1.5&end=5", 422, "start moet een geheel getal zijn"),
        (X, "document=expertenpool&start=0", 422, "end ontbreekt"),
        (X, "start=0&end=5", 422, "document ontbreekt"),
    ],
)
def test_a_quote_that_is_none_is_a_problem(client: TestClient, site: str, asked: str, status: int, said: str) -> None:
    reply = client.get(f"{site}/quote?{asked}", headers=FROM if site == X else FROM_SCHOOL)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json"), reply.text
    assert said in reply.json()["detail"] and len(reply.text) < 1_000


def test_hostile_text_stays_text_and_its_address_is_no_link(tmp_path: Path) -> None:
    client = light_client(tmp_path, PageChain().assistant, SITES)
    start = HOSTILE_TEXT.index(HOSTILE_QUOTE)
    asked = {"document": "vijandig", "start": start, "end": start + len(HOSTILE_QUOTE)}
    reply = client.get(f"{X}/quote", params=asked, headers=FROM)
    assert reply.headers["content-type"] == "application/json"
    shown = reply.json()
    assert shown["quote"] == HOSTILE_QUOTE and "<script>window.hacked=2</script>" in shown["before"]
    assert shown["url"] is None and shown["title"] == HOSTILE.title


def test_surroundings_are_whole_paragraphs_where_they_fit() -> None:
    paragraphs = [f"Alinea {number} " + "woord " * 40 for number in range(12)]
    text = "\n\n".join(paragraphs)
    start = text.index("Alinea 6")
    shown = surrounded(text, start, start + 8)
    assert shown.before + shown.quote + shown.after in text
    assert shown.before.startswith("Alinea ") and 600 <= len(shown.before) <= 900
    assert shown.after.endswith("woord ") and 600 <= len(shown.after) <= 900


def test_surroundings_without_paragraphs_end_at_a_word_or_where_they_must() -> None:
    words = "woord " * 2_000
    shown = surrounded(words, 6_000, 6_005)
    assert shown.before.startswith("woord") and len(shown.before) <= 600
    assert shown.after.endswith("woord") and len(shown.after) <= 600
    endless = "x" * 10_000
    shown = surrounded(endless, 5_000, 5_005)
    assert (len(shown.before), len(shown.quote), len(shown.after)) == (600, 5, 600)
    assert surrounded("ab", 0, 2).quote == "ab"
