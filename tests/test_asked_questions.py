"""Stored questions: off unless switched on, for a number of days, written by a thread that never holds up an answer."""

import sqlite3
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from desk_fakes import answer, desk
from fake_answers import FakeChain

from assistant.chain import Question
from assistant.desk.asked_questions import AskedQuestions, QuestionWriter, kept_sentence
from assistant.desk.database import Database, questions
from assistant.desk.feedback import Chosen


class Day:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, 14, 30)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def day() -> Day:
    return Day()


def stored(folder: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "v.sqlite") as connection:
        return connection.execute("SELECT * FROM vraagbaak_questions").fetchall()


def database(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'v.sqlite'}")


def test_off_stores_nothing_and_makes_no_database(tmp_path: Path) -> None:
    asked = AskedQuestions(database(tmp_path), 0)
    writer = QuestionWriter(asked)
    writer.take(answer())
    writer.settle()
    asked.store("Wie?", "answered")
    writer.stop()
    assert not (tmp_path / "v.sqlite").exists()
    assert (asked.asked(), asked.counts()) == (([], 0), {})


def test_on_stores_question_status_and_day_and_nothing_else(tmp_path: Path, day: Day) -> None:
    asked = AskedQuestions(database(tmp_path), 30, clock=day)
    writer = QuestionWriter(asked)
    writer.take(answer(status="no_answer"))
    writer.settle()
    assert stored(tmp_path) == [("2026-11-01", "no_answer", answer().question)]
    assert [column.name for column in questions.columns] == ["day", "status", "question"]


def test_questions_older_than_the_days_are_gone_from_list_and_file(tmp_path: Path, day: Day) -> None:
    asked = AskedQuestions(database(tmp_path), 7, clock=day)
    asked.store("Oud geheim?", "answered")
    day.now += timedelta(days=6)
    asked.store("Nieuw?", "no_answer")
    assert asked.asked()[1] == 2
    day.now += timedelta(days=1)
    assert [each.question for each in asked.asked()[0]] == ["Nieuw?"]  # not shown, though not cleaned yet
    asked.forget()
    assert [row[2] for row in stored(tmp_path)] == ["Nieuw?"]
    assert b"Oud geheim" not in (tmp_path / "v.sqlite").read_bytes()


def test_the_thread_cleans_up_though_nobody_asks(tmp_path: Path, day: Day) -> None:
    asked = AskedQuestions(database(tmp_path), 1, clock=day)
    asked.store("Gisteren?", "answered")
    day.now += timedelta(days=1)
    writer = QuestionWriter(asked, clean_every_s=0.02)
    deadline = time.monotonic() + 5
    while stored(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.02)
    writer.stop()
    assert stored(tmp_path) == []


def test_switching_off_forgets_what_was_stored(tmp_path: Path, day: Day) -> None:
    AskedQuestions(database(tmp_path), 30, clock=day).store("Wie?", "answered")
    QuestionWriter(AskedQuestions(database(tmp_path), 0, clock=day)).stop()
    assert stored(tmp_path) == []


def test_of_a_referred_question_only_the_count_is_kept(tmp_path: Path, day: Day) -> None:
    asked = AskedQuestions(database(tmp_path), 30, clock=day)
    asked.store("Is Jan Peeters geradicaliseerd?", "referred")
    assert b"Peeters" not in (tmp_path / "v.sqlite").read_bytes()
    assert asked.counts() == {"referred": 1}


def test_questions_are_counted_the_most_asked_first(tmp_path: Path, day: Day) -> None:
    asked = AskedQuestions(database(tmp_path), 30, clock=day)
    for question, status in [("A?", "no_answer"), ("B?", "no_answer"), ("B?", "no_answer"), ("C?", "answered")]:
        asked.store(question, status)
        day.now += timedelta(days=1)
    found, count = asked.asked(Chosen(status="no_answer,partial"))
    assert [(q.question, q.times, q.last) for q in found] == [
        ("B?", 2, date(2026, 11, 3)),
        ("A?", 1, date(2026, 11, 1)),
    ]
    assert count == 2
    assert [q.question for q in asked.asked(Chosen(since=date(2026, 11, 4)))[0]] == ["C?"]
    assert [q.question for q in asked.asked(Chosen(until=date(2026, 11, 1)))[0]] == ["A?"]


def test_a_database_that_is_locked_or_broken_never_holds_up_an_answer(tmp_path: Path) -> None:
    made = desk(tmp_path, days=30, busy_s=5)
    made.asked.store("Eerste?", "answered")
    lock = sqlite3.connect(tmp_path / "var" / "v.sqlite", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    current = made.watching(FakeChain().assistant)
    began = time.monotonic()
    for _ in range(20):
        assert current().chain.invoke(Question(question="Wie?")).status == "answered"
    assert time.monotonic() - began < 10
    lock.execute("COMMIT")
    lock.close()
    made.writer.settle()
    assert made.asked.counts() == {"answered": 21}


def test_a_broken_database_costs_questions_and_not_the_thread(tmp_path: Path) -> None:
    (tmp_path / "v.sqlite").write_bytes(b"geen database" * 100)
    writer = QuestionWriter(AskedQuestions(database(tmp_path), 30))
    writer.take(answer())
    writer.settle()
    (tmp_path / "v.sqlite").unlink()
    writer.take(answer())
    writer.stop()
    assert len(stored(tmp_path)) == 1


def test_a_full_row_drops_questions_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    made = AskedQuestions(Database(f"sqlite:///{tmp_path / 'v.sqlite'}", busy_s=5), 30)
    made.store("Eerste?", "answered")
    lock = sqlite3.connect(tmp_path / "v.sqlite", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    writer = QuestionWriter(made, waiting=3)
    for _ in range(10):
        writer.take(answer())
    lock.execute("COMMIT")
    lock.close()
    writer.stop()
    assert 4 <= len(stored(tmp_path)) <= 5 and "3 others wait" in caplog.text


def test_the_page_can_say_which_it_is() -> None:
    assert kept_sentence(0).startswith("Vragen worden niet bewaard.")
    assert "Vragen worden 1 dag bewaard" in kept_sentence(1)
    assert "Vragen worden 90 dagen bewaard" in kept_sentence(90) and "niet wie ze stelde" in kept_sentence(90)
