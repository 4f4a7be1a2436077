"""Stored questions: off unless a number of days is set; then question, status and day, for that many days.

A thread of its own writes them, so that a slow or broken database never makes anyone wait for an answer.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from assistant.answer import Answer
from assistant.desk.database import Database, DatabaseUnusableError, questions
from assistant.desk.feedback import EVERYTHING, Chosen, counted
from assistant.readable import readable

log = logging.getLogger(__name__)

WAITING = 1_000  # questions that may wait to be written; the others are lost
CLEAN_EVERY_S = 3600.0
# A question that is referred may name a private person or tell of someone's distress.
NOT_KEPT = "(doorverwezen; de tekst is niet bewaard)"


@dataclass(frozen=True)
class AskedQuestion:
    """A question, the status of its answers, how often it was asked, and the last day that it was."""

    question: str
    status: str
    times: int
    last: date


class AskedQuestions:
    """The questions of the last `days` days in a database; 0 days: none. `clock` gives the moment of this machine.

    Each method raises `DatabaseUnusableError`.
    """

    def __init__(self, database: Database, days: int, *, clock: Callable[[], datetime] = datetime.now) -> None:
        self._database, self.days, self._clock = database, days, clock

    def store(self, question: str, status: str) -> None:
        """Store one question, and forget those that are too old."""
        if not self.days:
            return
        text = NOT_KEPT if status == "referred" else readable(question)
        row = {"day": self._clock().date(), "status": status, "question": text}

        def write(connection: Connection) -> None:
            connection.execute(self._too_old())
            connection.execute(sa.insert(questions), row)

        self._database.do(write)

    def forget(self) -> None:
        """Forget the questions that are too old: all of them, when storing is off."""
        file = self._database.file
        if not self.days and file is not None and not file.exists():
            return  # nothing was ever stored: do not make a database to find that out
        self._database.do(lambda connection: connection.execute(self._too_old()))

    def asked(self, chosen: Chosen = EVERYTHING, *, most: int = 50, skip: int = 0) -> tuple[list[AskedQuestion], int]:
        """Questions, the most asked first and then the latest, and how many there are."""
        if not self.days:
            return [], 0
        times, last = sa.func.count(), sa.func.max(questions.c.day)
        grouped = (
            sa.select(questions.c.question, questions.c.status, times.label("times"), last.label("last"))
            .where(*self._where(chosen))
            .group_by(questions.c.question, questions.c.status)
        )
        some = grouped.order_by(times.desc(), last.desc(), questions.c.question).limit(most).offset(skip)
        all_of = sa.select(sa.func.count()).select_from(grouped.subquery())

        def read(connection: Connection) -> tuple[list[AskedQuestion], int]:
            rows = connection.execute(some).all()
            return [AskedQuestion(*row) for row in rows], connection.execute(all_of).scalar_one()

        return self._database.do(read)

    def counts(self) -> dict[str, int]:
        """How many questions are stored of each status."""
        if not self.days:
            return {}
        where = self._where(EVERYTHING)
        return self._database.do(lambda connection: counted(connection, questions.c.status, *where))

    def _first_day(self) -> date:
        return self._clock().date() - timedelta(days=self.days - 1) if self.days else date.max

    def _too_old(self) -> sa.Delete:
        return sa.delete(questions).where(questions.c.day < self._first_day())

    def _where(self, chosen: Chosen) -> list["sa.ColumnElement[bool]"]:
        clauses = [questions.c.day >= max(chosen.since or date.min, self._first_day())]
        if chosen.until:
            clauses.append(questions.c.day <= chosen.until)
        statuses = chosen.status.split(",") if chosen.status else []
        return [*clauses, questions.c.status.in_(statuses)] if statuses else clauses


class QuestionWriter:
    """A thread that stores questions one after the other and cleans up each hour. `stop` ends it after its last one."""

    def __init__(self, asked: AskedQuestions, *, waiting: int = WAITING, clean_every_s: float = CLEAN_EVERY_S) -> None:
        self._asked, self._clean_every_s = asked, clean_every_s
        self._row: queue.Queue[tuple[str, str] | None] = queue.Queue(waiting)
        self._thread = threading.Thread(target=self._work, name="questions", daemon=True)
        self._thread.start()

    def take(self, answer: Answer) -> None:
        """Have the question of this answer stored; returns at once."""
        if not self._asked.days:
            return
        try:
            self._row.put_nowait((answer.question, answer.status))
        except queue.Full:
            log.warning("a question was not stored: %d others wait", self._row.maxsize)

    def settle(self) -> None:
        """Wait until what was taken is stored."""
        self._row.join()

    def stop(self) -> None:
        """Store what was taken and end the thread."""
        self._row.put(None)
        self._thread.join()

    def _work(self) -> None:
        self._try(self._asked.forget)
        while True:
            try:
                taken = self._row.get(timeout=self._clean_every_s)
            except queue.Empty:
                self._try(self._asked.forget)
                continue
            if taken is not None:
                question, status = taken
                self._try(lambda question=question, status=status: self._asked.store(question, status))  # type: ignore[misc]
            self._row.task_done()
            if taken is None:
                return

    def _try(self, step: Callable[[], None]) -> None:
        """The outer edge of this thread: it goes on whatever a database driver throws."""
        try:
            step()
        except DatabaseUnusableError:
            log.warning("stored questions: one step was left out")  # the database has logged why
        except Exception:
            log.exception("stored questions: one step was left out")


def kept_sentence(days: int) -> str:
    """What the page tells about questions being stored, in Dutch."""
    rated = (
        "Alleen bij een duim worden de vraag, de eerdere vragen van het gesprek en het antwoord bewaard, "
        "zonder wie ze stelde."
    )
    if not days:
        return f"Vragen worden niet bewaard. {rated}"
    time = "1 dag" if days == 1 else f"{days} dagen"
    return (
        f"Vragen worden {time} bewaard om de antwoorden te verbeteren: de vraag, de dag en of er een antwoord was, "
        "niet wie ze stelde. Met een duim bewaart u de vraag samen met de eerdere vragen en het antwoord."
    )
