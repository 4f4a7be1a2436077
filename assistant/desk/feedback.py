"""What people found of answers: stored with the question, the answer and its citations, without who asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from assistant.answer import Citation
from assistant.desk.database import Database, feedback
from assistant.desk.recent_answers import GivenAnswer
from assistant.readable import readable

Thumb = Literal["up", "down"]
Reason = Literal[
    "", "onjuist", "onvolledig", "verouderd", "niet gevonden maar staat er wel", "onduidelijk", "iets anders"
]
REASONS: tuple[str, ...] = get_args(Reason)[1:]
LONGEST_REMARK = 1_000
VERBATIM = "letterlijk"  # the model of an answer that no model wrote


@dataclass(frozen=True)
class Rating:
    """What someone found of an answer. `reason` is one of `REASONS` or "", `remark` at most 1,000 characters."""

    thumb: Thumb
    reason: Reason = ""
    remark: str = ""


@dataclass(frozen=True)
class Entry:
    """A rating with what it is about, as stored. `moment` is in UTC."""

    id: str
    moment: datetime
    rating: Rating
    question: str
    context: tuple[str, ...]
    status: str
    answer: str
    citations: tuple[Citation, ...]
    index_version: str
    model: str


@dataclass(frozen=True)
class Chosen:
    """Which entries: of a thumb, of one or more statuses (between commas), from and up to a day of this machine's
    zone; empty: all."""

    thumb: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None


EVERYTHING = Chosen()


@dataclass(frozen=True)
class FeedbackCounts:
    """How many entries there are of each thumb, reason and status."""

    thumbs: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)


class Feedback:
    """The entries in a database. Each method raises `DatabaseUnusableError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, given: GivenAnswer, rating: Rating) -> bool:
        """Store a rating in the place of an earlier one of the same answer; tells whether there was one."""
        values = _values(given, rating)

        def write(connection: Connection) -> bool:
            gone = connection.execute(sa.delete(feedback).where(feedback.c.id == values["id"])).rowcount
            connection.execute(sa.insert(feedback), values)
            return bool(gone)

        return self._database.do(write)

    def revise(self, id: str, rating: Rating) -> bool:
        """Change the rating of an answer that is stored already; tells whether it is."""
        change = sa.update(feedback).where(feedback.c.id == id).values(**_rating_values(rating), moment=_utc_now())
        return bool(self._database.do(lambda connection: connection.execute(change).rowcount))

    def entries(self, chosen: Chosen = EVERYTHING, *, most: int = 50, skip: int = 0) -> tuple[list[Entry], int]:
        """Entries, the newest first, and how many there are in all."""
        some = sa.select(feedback).where(*_where(chosen)).order_by(feedback.c.moment.desc(), feedback.c.id)
        all_of = sa.select(sa.func.count()).select_from(feedback).where(*_where(chosen))

        def read(connection: Connection) -> tuple[list[Entry], int]:
            rows = connection.execute(some.limit(most).offset(skip)).mappings().all()
            return [_entry(row) for row in rows], connection.execute(all_of).scalar_one()

        return self._database.do(read)

    def entry(self, id: str) -> Entry | None:
        """One entry, or None."""
        one = sa.select(feedback).where(feedback.c.id == id)
        row = self._database.do(lambda connection: connection.execute(one).mappings().first())
        return _entry(row) if row else None

    def remove(self, id: str) -> bool:
        """Forget an entry; tells whether there was one."""
        away = sa.delete(feedback).where(feedback.c.id == id)
        return bool(self._database.do(lambda connection: connection.execute(away).rowcount))

    def counts(self) -> FeedbackCounts:
        """Counts over all entries."""
        columns = (feedback.c.thumb, feedback.c.reason, feedback.c.status)

        def read(connection: Connection) -> list[dict[str, int]]:
            return [counted(connection, column) for column in columns]

        thumbs, reasons, statuses = self._database.do(read)
        return FeedbackCounts(thumbs, {reason: n for reason, n in reasons.items() if reason}, statuses)


def counted(connection: Connection, column: "sa.Column[Any]", *where: "sa.ColumnElement[bool]") -> dict[str, int]:
    """How many rows there are of each value of a column, the most first."""
    times = sa.func.count()
    rows = connection.execute(sa.select(column, times).where(*where).group_by(column).order_by(times.desc()))
    return {row[0]: row[1] for row in rows}


def _values(given: GivenAnswer, rating: Rating) -> dict[str, Any]:
    answer = given.answer
    return {
        "id": answer.id[:64],
        "moment": _utc_now(),
        **_rating_values(rating),
        "question": readable(answer.question),
        "context": [readable(earlier) for earlier in given.context],
        "status": answer.status,
        "answer": readable(answer.answer),
        "citations": [_citation_values(citation) for citation in answer.citations],
        "index_version": given.index_version,
        "model": given.model or VERBATIM,
    }


def _citation_values(citation: Citation) -> dict[str, Any]:
    return {key: readable(value) if isinstance(value, str) else value for key, value in citation.model_dump().items()}


def _rating_values(rating: Rating) -> dict[str, str]:
    return {"thumb": rating.thumb, "reason": rating.reason, "remark": readable(rating.remark)}


def _utc_now() -> datetime:
    """Without its zone: not every database keeps one."""
    return datetime.now(UTC).replace(tzinfo=None)


def _where(chosen: Chosen) -> Sequence["sa.ColumnElement[bool]"]:
    clauses: list[sa.ColumnElement[bool]] = []
    if chosen.thumb:
        clauses.append(feedback.c.thumb == chosen.thumb)
    if chosen.status:
        clauses.append(feedback.c.status.in_(chosen.status.split(",")))
    if chosen.since:
        clauses.append(feedback.c.moment >= _midnight(chosen.since))
    if chosen.until and chosen.until < date.max:
        clauses.append(feedback.c.moment < _midnight(chosen.until + timedelta(days=1)))
    return clauses


def _midnight(day: date) -> datetime:
    """The beginning of a day of this machine's zone, in UTC."""
    try:
        return datetime(day.year, day.month, day.day).astimezone(UTC).replace(tzinfo=None)
    except (OverflowError, ValueError):  # the first or last days that a date can be
        return datetime(day.year, day.month, day.day)


def _entry(row: RowMapping) -> Entry:
    return Entry(
        id=row["id"],
        moment=row["moment"].replace(tzinfo=UTC),
        rating=Rating(row["thumb"], row["reason"], row["remark"]),
        question=row["question"],
        context=tuple(row["context"]),
        status=row["status"],
        answer=row["answer"],
        citations=tuple(Citation.model_validate(each) for each in row["citations"]),
        index_version=row["index_version"],
        model=row["model"],
    )
