"""A desk on a real SQLite file in a folder of the test, answers to put on it, and a client of this machine."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from fake_answers import FakeChain, citation
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.answer import Answer
from assistant.api.problems import answer_with_problems
from assistant.api.sealed import Sealed
from assistant.desk.asked_questions import AskedQuestions, QuestionWriter
from assistant.desk.bounded_threads import BoundedThreads
from assistant.desk.database import Database
from assistant.desk.desk import Desk
from assistant.desk.draft_facts import DraftFacts
from assistant.desk.feedback import Feedback
from assistant.desk.recent_answers import GivenAnswer
from assistant.desk.routes import desk_routers

KEY = "een lange sleutel"
HOSTILE = '<script>alert("x")</script> \u202egro.live\u202c \x00\x1b[31m ' + "x" * 10_000
HERE = ("127.0.0.1", 50_000)


def desk(
    folder: Path,
    *,
    key: str = "",
    days: int = 0,
    address: str = "",
    clock: Callable[[], datetime] = datetime.now,
    busy_s: float = 3.0,
    time_limit_s: float = 15.0,
    withheld: Callable[[], Mapping[str, Any]] = dict,
) -> Desk:
    database = Database(address or f"sqlite:///{folder / 'var' / 'v.sqlite'}", busy_s=busy_s)
    asked = AskedQuestions(database, days, clock=clock)
    return Desk(
        feedback=Feedback(database),
        asked=asked,
        writer=QuestionWriter(asked),
        facts=DraftFacts(folder / "var" / "facts.jsonl"),
        operator_key=key,
        model="ollama:iets",
        withheld=withheld,
        threads=BoundedThreads(time_limit_s=time_limit_s),
    )


def app(desk: Desk, chain: FakeChain | None = None) -> FastAPI:
    """The desk's routes under the headers and problems of the server, without its page."""
    made = FastAPI()
    answer_with_problems(made)
    for router in desk_routers(desk, desk.watching((chain or FakeChain()).assistant)):
        made.include_router(router)
    made.add_middleware(Sealed)
    return made


def here(desk: Desk, *, client: tuple[str, int] = HERE, base_url: str = "http://localhost:7860") -> TestClient:
    """A client that sits at the machine itself."""
    return TestClient(app(desk), base_url=base_url, client=client, raise_server_exceptions=False)


def answer(id: str = "a1", **values: Any) -> Answer:
    usual: dict[str, Any] = {
        "question": "Welke expert biedt een helpdesk?",
        "status": "answered",
        "answer": "Solentra biedt een helpdesk (2024). [1]\n\n- eerste\n- tweede",
        "citations": [citation()],
        "warnings": ["Deze bron dateert van 2024."],
    }
    return Answer(id=id, **{**usual, **values})


def given(id: str = "a1", *, context: tuple[str, ...] = (), model: str = "", **values: Any) -> GivenAnswer:
    return GivenAnswer(answer(id, **values), context, "20261101T000000-1", model)
