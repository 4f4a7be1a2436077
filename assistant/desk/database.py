"""The database of feedback and stored questions: its tables, opened at any SQLAlchemy address, its errors in Dutch.

Nothing connects before the first use. What stands in the tables is the business of `feedback.py` and
`asked_questions.py`.
"""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import NullPool, StaticPool

from corpus.errors import VraagbaakError

log = logging.getLogger(__name__)

T = TypeVar("T")

BUSY_S = 3.0  # how long a database may be held by another before it is called busy
CONNECT_S = 5
ATTEMPTS = 4  # another process may make each of the tables, or write the same row, at the same moment
# Drivers that take this name for the time a connection may take.
TIMED_DRIVERS = {"psycopg", "psycopg2", "pymysql", "mysqldb", "mariadbconnector"}
KEY = "VRAAGBAAK_DATABASE"

tables = sa.MetaData()
feedback = sa.Table(
    "vraagbaak_feedback",
    tables,
    sa.Column("id", sa.String(64), primary_key=True),  # of the answer
    sa.Column("moment", sa.DateTime, nullable=False, index=True),  # UTC
    sa.Column("thumb", sa.String(8), nullable=False),
    sa.Column("reason", sa.String(64), nullable=False),
    sa.Column("remark", sa.Text, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("context", sa.JSON, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("citations", sa.JSON, nullable=False),
    sa.Column("index_version", sa.String(128), nullable=False),
    sa.Column("model", sa.String(255), nullable=False),
)
# No key and no time of day: a row must not tell who asked, nor in which order.
questions = sa.Table(
    "vraagbaak_questions",
    tables,
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
)


class DatabaseUnusableError(VraagbaakError):
    """The database cannot be opened, read or written. The message is for a user; the log has the rest."""


class Database:
    """An address and what can be done there in one transaction; safe to share between threads."""

    def __init__(self, address: str, *, busy_s: float = BUSY_S) -> None:
        self._url = _checked(address)
        self.shown = self._url.render_as_string(hide_password=True)
        self._engine = _engine(self._url, busy_s)
        self._has_tables = False
        self._making = threading.Lock()

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for another."""
        named = self._url.get_backend_name() == "sqlite" and self._url.database not in (None, "", ":memory:")
        return Path(str(self._url.database)) if named else None

    def do(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, its statements in one transaction. Raises `DatabaseUnusableError`."""
        try:
            for _ in range(ATTEMPTS - 1):
                try:
                    return self._once(work)
                except exc.DBAPIError as error:
                    if not _worth_again(error):
                        raise
                    self._has_tables = False  # a SQLite file may have been removed while the server is up
            return self._once(work)
        except (exc.SQLAlchemyError, OSError) as error:
            log.warning("%s=%s: %s", KEY, self.shown, self._without_password(error))
            raise DatabaseUnusableError(_problem(error)) from error

    def close(self) -> None:
        self._engine.dispose()

    def _once(self, work: Callable[[Connection], T]) -> T:
        self._make_room()
        with self._engine.begin() as connection:
            if not self._has_tables:
                self._make_tables(connection)
            return work(connection)

    def _make_tables(self, connection: Connection) -> None:
        with self._making:
            tables.create_all(connection)
            _check_columns(connection)
            self._has_tables = True

    def _without_password(self, error: Exception) -> str:
        """What a driver says, which may repeat the address."""
        password = str(self._url.password or "")
        return str(error).replace(password, "***") if password else str(error)

    def _make_room(self) -> None:
        if self.file is not None and not self.file.exists():
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch(mode=0o600)


def _checked(address: str) -> URL:
    try:
        return make_url(address.strip())
    except exc.ArgumentError:
        raise DatabaseUnusableError(
            f"{KEY} is geen SQLAlchemy-adres. Geef bijvoorbeeld sqlite:////map/vraagbaak.sqlite of "
            "postgresql+psycopg://gebruiker:wachtwoord@server/naam, of laat de instelling weg."
        ) from None


def _engine(url: URL, busy_s: float) -> Engine:
    try:
        # Its errors are logged: they would repeat the question and the remark.
        engine = sa.create_engine(url, hide_parameters=True, **_options(url, busy_s))
    except exc.NoSuchModuleError:
        raise DatabaseUnusableError(f"{KEY}: SQLAlchemy kent {url.drivername!r} niet. Kies een ander soort.") from None
    except exc.ArgumentError:
        shown = url.render_as_string(hide_password=True)
        raise DatabaseUnusableError(f"{KEY}={shown} past niet bij {url.drivername!r}. Verbeter het adres.") from None
    except ModuleNotFoundError as error:
        raise DatabaseUnusableError(
            f"{KEY}: het stuurprogramma {error.name} voor {url.drivername!r} ontbreekt. "
            f"Installeer het met: pip install {error.name}"
        ) from None
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _forget_for_good)
    return engine


def _options(url: URL, busy_s: float) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        # A connection for each transaction: a file that was removed or replaced is noticed.
        in_memory = url.database in (None, "", ":memory:")
        return {"poolclass": StaticPool if in_memory else NullPool, "connect_args": {"timeout": busy_s}}
    timed = {"connect_timeout": CONNECT_S} if url.get_driver_name() in TIMED_DRIVERS else {}
    return {"pool_pre_ping": True, "pool_timeout": CONNECT_S, "connect_args": timed}


def _forget_for_good(connection: Any, _record: Any) -> None:
    """SQLite leaves what is deleted in its file until the place is used again; a retention time asks for more."""
    connection.execute("PRAGMA secure_delete = ON")


def _check_columns(connection: Connection) -> None:
    found = sa.inspect(connection)
    for table in tables.sorted_tables:
        missing = {column.name for column in table.columns} - {c["name"] for c in found.get_columns(table.name)}
        if missing:
            raise exc.InvalidRequestError(f"table {table.name} lacks {', '.join(sorted(missing))}")


def _worth_again(error: exc.DBAPIError) -> bool:
    text = str(error.orig).lower()
    missing_or_just_made = any(words in text for words in ("already exists", "no such table", "t exist"))
    return isinstance(error, exc.IntegrityError) or error.connection_invalidated or missing_or_just_made


def _problem(error: Exception) -> str:
    text = str(getattr(error, "orig", None) or error).lower()
    causes = {
        "is vol": ("disk is full", "disk full", "no space left", "could not extend file"),
        "is even bezet": ("locked", "deadlock", "lock wait", "queuepool limit"),
        "is alleen te lezen": ("readonly", "read-only", "permission denied"),
        "is beschadigd of geen database": ("not a database", "malformed"),
        "is van een andere versie van Vraagbaak": ("lacks ",),
    }
    cause = next(
        (cause for cause, words in causes.items() if any(word in text for word in words)), "is niet bereikbaar"
    )
    return (
        f"De database met oordelen {cause}. Probeer het later opnieuw; blijft dit zo, verwittig dan de beheerder: "
        "de oorzaak staat in het logboek van de server."
    )
