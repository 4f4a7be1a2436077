"""Feedback: what is stored and what is not, replaced by id, and a database that fails without disturbing answers."""

import json
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from desk_fakes import HOSTILE, answer, app, desk, given, here
from fake_answers import FakeChain, citation
from fastapi.testclient import TestClient

from assistant.chain import Question
from assistant.desk.database import Database, DatabaseUnusableError, feedback, tables
from assistant.desk.desk import Desk
from assistant.desk.feedback import REASONS, Chosen, Feedback, Rating


@pytest.fixture
def made(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def rate(made: Desk, **body: Any) -> Any:
    return here(made).post("/api/feedback", json={"answer": "a1", "thumb": "down", **body})


def rows(folder: Path) -> list[dict[str, Any]]:
    connection = sqlite3.connect(folder / "var" / "v.sqlite")
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute("SELECT * FROM vraagbaak_feedback ORDER BY id")]
    finally:
        connection.close()


def test_a_rating_is_stored_with_its_answer_and_without_who_asked(made: Desk, tmp_path: Path) -> None:
    made.recent.keep(given(context=("Wie?",), model="ollama:iets"))
    client = here(made)
    headers = {"User-Agent": "verklikker/1.0", "Cookie": "wie=ik", "X-Forwarded-For": "203.0.113.9"}
    body = {"answer": "a1", "thumb": "down", "reason": "verouderd", "remark": " Er is een nieuw plan. "}
    reply = client.post("/api/feedback", json=body, headers=headers)
    assert (reply.status_code, reply.json()["replaced"]) == (200, False)
    (row,) = rows(tmp_path)
    assert (row["thumb"], row["reason"], row["remark"]) == ("down", "verouderd", "Er is een nieuw plan.")
    assert (row["question"], row["answer"], row["status"]) == (answer().question, answer().answer, "answered")
    assert json.loads(row["citations"]) == [citation().model_dump()] and json.loads(row["context"]) == ["Wie?"]
    assert (row["index_version"], row["model"]) == ("20261101T000000-1", "ollama:iets")
    file = (tmp_path / "var" / "v.sqlite").read_bytes()
    assert not any(trace in file for trace in (b"verklikker", b"wie=ik", b"203.0.113.9", b"127.0.0.1"))
    assert set(row) == {column.name for column in feedback.columns}


def test_the_file_is_for_its_owner_only(made: Desk, tmp_path: Path) -> None:
    made.recent.keep(given())
    rate(made)
    assert (tmp_path / "var" / "v.sqlite").stat().st_mode & 0o777 == 0o600


def test_the_same_answer_rated_twice_is_one_entry_with_the_last_rating(made: Desk, tmp_path: Path) -> None:
    made.recent.keep(given())
    assert rate(made, reason="onjuist").json()["replaced"] is False
    assert rate(made, thumb="up").json()["replaced"] is True
    (row,) = rows(tmp_path)
    assert (row["thumb"], row["reason"]) == ("up", "")


def test_an_answer_that_is_forgotten_can_still_be_rated_anew_but_not_for_the_first_time(tmp_path: Path) -> None:
    made = desk(tmp_path)
    made.recent.keep(given())
    rate(made)
    restarted = desk(tmp_path)
    assert rate(restarted, reason="onduidelijk").json()["replaced"] is True
    assert rows(tmp_path)[0]["reason"] == "onduidelijk"
    reply = rate(restarted, answer="a2")
    assert reply.status_code == 404 and "een uur" in reply.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {"thumb": "sideways"},
        {"reason": "zomaar"},
        {"remark": "x" * 1_001},
        {"remark": "x" * 100_000},
        {"answer": ""},
        {"answer": "x" * 65},
        {"answer": 3},
        {"thumb": None},
    ],
)
def test_what_is_no_rating_is_refused_and_nothing_is_stored(made: Desk, tmp_path: Path, body: dict[str, Any]) -> None:
    made.recent.keep(given())
    reply = rate(made, **body)
    assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("reason", ["", *REASONS])
def test_every_reason_is_taken(made: Desk, tmp_path: Path, reason: str) -> None:
    made.recent.keep(given())
    assert rate(made, reason=reason, remark="x" * 1_000).status_code == 200
    assert rows(tmp_path)[0]["reason"] == reason


def test_hostile_text_is_stored_without_control_characters_and_comes_back(made: Desk) -> None:
    made.recent.keep(given(question=HOSTILE, answer=HOSTILE))
    body = json.dumps({"answer": "a1", "thumb": "down", "remark": HOSTILE[:900] + "\ud800"})
    assert here(made).post("/api/feedback", content=body, headers={"content-type": "application/json"}).is_success
    entry = made.feedback.entry("a1")
    assert entry is not None and "\x00" not in entry.question + entry.rating.remark + entry.answer
    assert entry.rating.remark.endswith("x\ufffd") and entry.question.startswith("<script>")


def test_entries_are_chosen_by_thumb_status_and_period_newest_first(made: Desk) -> None:
    for number, (thumb, status) in enumerate([("up", "answered"), ("down", "no_answer"), ("down", "partial")]):
        made.recent.keep(given(f"a{number}", status=status))
        made.rate(f"a{number}", Rating(thumb))  # type: ignore[arg-type]
        time.sleep(0.002)
    today = made.feedback.entries()[0][0].moment.astimezone().date()
    chosen = {
        Chosen(): ["a2", "a1", "a0"],
        Chosen(thumb="down"): ["a2", "a1"],
        Chosen(status="no_answer"): ["a1"],
        Chosen(status="no_answer,answered"): ["a1", "a0"],
        Chosen(since=today, until=today): ["a2", "a1", "a0"],
        Chosen(until=today.replace(year=today.year - 1)): [],
        Chosen(since=today.replace(year=today.year + 1)): [],
        Chosen(since=today.min, until=today.max): ["a2", "a1", "a0"],
    }
    assert {choice: [e.id for e in made.feedback.entries(choice)[0]] for choice in chosen} == chosen
    assert [e.id for e in made.feedback.entries(most=1, skip=1)[0]] == ["a1"] and made.feedback.entries(most=1)[1] == 3
    assert made.feedback.counts().thumbs == {"down": 2, "up": 1}


def test_two_threads_that_rate_the_same_answer_leave_one_entry(made: Desk, tmp_path: Path) -> None:
    made.recent.keep(given())
    errors: list[Exception] = []

    def work() -> None:
        try:
            for _ in range(10):
                made.rate("a1", Rating("up"))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == [] and len(rows(tmp_path)) == 1


def broken(folder: Path, how: str) -> Desk:
    """A desk on a database that fails in this way, for real."""
    file = folder / "var" / "v.sqlite"
    if how == "not a database":
        file.parent.mkdir()
        file.write_bytes(b"dit is geen database, maar een brief" * 50)
    elif how == "no folder":
        (folder / "var").write_text("een bestand waar een map moet komen")
    elif how == "another version":
        file.parent.mkdir()
        with sqlite3.connect(file) as connection:
            connection.execute("CREATE TABLE vraagbaak_feedback (id TEXT PRIMARY KEY, smiley TEXT)")
        connection.close()
    return desk(folder, busy_s=0.2)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("not a database", "beschadigd of geen database"),
        ("no folder", "niet bereikbaar"),
        ("another version", "andere versie"),
    ],
)
def test_a_broken_database_is_a_problem_in_dutch_and_answers_go_on(tmp_path: Path, how: str, told: str) -> None:
    chain = FakeChain()
    made = broken(tmp_path, how)
    current = made.watching(chain.assistant)
    assert current().chain.invoke(Question(question="Welke expert?")).status == "answered"
    reply = rate(made, answer="a")
    assert (reply.status_code, reply.headers["content-type"]) == (503, "application/problem+json")
    assert told in reply.json()["detail"] and "sqlite" not in reply.text.lower()


def test_a_full_disk_is_told_and_the_earlier_rating_stays(made: Desk, tmp_path: Path) -> None:
    """SQLite answers a file that may not grow as it answers a disk that is full."""
    made.recent.keep(given())
    rate(made, reason="onjuist")
    made.recent.keep(given(answer="x" * 200_000))

    def fill(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA max_page_count = 8")

    sa.event.listen(sa.pool.Pool, "connect", fill)
    try:
        reply = rate(made, reason="onduidelijk")
    finally:
        sa.event.remove(sa.pool.Pool, "connect", fill)
    assert reply.status_code == 503 and "is vol" in reply.json()["detail"]
    assert [row["reason"] for row in rows(tmp_path)] == ["onjuist"]


def test_a_locked_database_is_told_in_time_and_answering_goes_on_meanwhile(tmp_path: Path) -> None:
    made = desk(tmp_path, busy_s=30, time_limit_s=0.5)
    made.recent.keep(given())
    rate(made)
    lock = sqlite3.connect(tmp_path / "var" / "v.sqlite", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        began = time.monotonic()
        replies = [rate(made, reason="onjuist").status_code for _ in range(3)]
        assert replies == [503] * 3 and time.monotonic() - began < 5
        current = made.watching(FakeChain().assistant)
        began = time.monotonic()
        assert current().chain.invoke(Question(question="Welke expert?")).status == "answered"
        assert time.monotonic() - began < 0.5
    finally:
        lock.execute("COMMIT")
        lock.close()


def test_a_short_lock_is_waited_for_and_a_longer_one_is_called_busy(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = desk(tmp_path, busy_s=0.1)
    made.recent.keep(given())
    rate(made)
    lock = sqlite3.connect(tmp_path / "var" / "v.sqlite", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    assert "even bezet" in rate(made, remark="mijn opmerking").json()["detail"]
    assert "locked" in caplog.text and "helpdesk" not in caplog.text and "mijn opmerking" not in caplog.text
    lock.execute("COMMIT")
    lock.close()
    assert rate(made).status_code == 200


def test_a_database_file_that_is_removed_while_the_server_is_up_is_made_anew(made: Desk, tmp_path: Path) -> None:
    made.recent.keep(given())
    rate(made)
    (tmp_path / "var" / "v.sqlite").unlink()
    assert rate(made).json()["replaced"] is False
    assert len(rows(tmp_path)) == 1


def test_tables_that_another_process_makes_at_the_same_moment_do_no_harm(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'v.sqlite'}"
    many = [Feedback(Database(address, busy_s=10)) for _ in range(6)]
    errors: list[Exception] = []

    def work(each: Feedback, number: int) -> None:
        try:
            each.store(given(f"a{number}"), Rating("up"))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(each, number)) for number, each in enumerate(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == [] and many[0].entries()[1] == 6


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("zomaar", "geen SQLAlchemy-adres"),
        ("cobol://x/y", "kent 'cobol' niet"),
        ("sqlite://u:geheim@server/x", "past niet bij 'sqlite'"),
        ("oracle+oracledb://u:geheim@h/d", "stuurprogramma oracledb .*pip install oracledb"),
    ],
)
def test_a_useless_address_is_told_at_the_start_without_its_password(address: str, told: str) -> None:
    with pytest.raises(DatabaseUnusableError, match=told) as caught:
        Database(address)
    assert "geheim" not in str(caught.value)


def test_a_database_in_memory_works_too() -> None:
    stored = Feedback(Database("sqlite://"))
    stored.store(given(), Rating("up"))
    assert stored.entries()[1] == 1


def test_no_table_has_a_place_for_who_asked() -> None:
    names = {column.name for table in tables.sorted_tables for column in table.columns}
    assert not names & {"user", "address", "ip", "cookie", "session", "agent", "email"}


def test_the_route_stands_in_the_servers_app(made: Desk) -> None:
    made.recent.keep(given())
    assert TestClient(app(made)).post("/api/feedback", json={"answer": "a1", "thumb": "up"}).status_code == 200
