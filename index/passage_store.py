"""The lexical leg and all that is shown: documents, passages, units, words and a full-text table, in one SQLite file.

Written once, whole, when an index is built; only read after that. Knows no vectors.
"""

import itertools
import json
import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.document import Cell, Document, Passage, Record, Section, Source
from corpus.errors import IndexUnusableError
from index.analysis import Terms, terms
from index.generations import COMMAND
from index.units import Unit
from index.vocabulary import Vocabulary

FORMAT_VERSION = 2
COLUMNS = ("body", "section", "fields", "parts")
_TABLES = """
CREATE TABLE manifest (content TEXT NOT NULL);
CREATE TABLE documents (id TEXT PRIMARY KEY, position INTEGER, source TEXT, text TEXT, raw TEXT, sections TEXT,
    remarks TEXT);
CREATE TABLE passages (number INTEGER PRIMARY KEY, id TEXT, document TEXT, kind TEXT, section TEXT, start INTEGER,
    end INTEGER, page INTEGER, record TEXT, text TEXT);
CREATE TABLE units (number INTEGER PRIMARY KEY, passage INTEGER, start INTEGER, end INTEGER, whole INTEGER);
CREATE TABLE words (word TEXT PRIMARY KEY, count INTEGER, parts TEXT) WITHOUT ROWID;
CREATE TABLE thesaurus (plain TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID;
CREATE TABLE dutch (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE terms USING fts5(body, section, fields, parts, content='', tokenize="ascii tokenchars '.@_'");
"""


@dataclass(frozen=True)
class Manifest:
    """What an index was made of: `documents` maps ids to content hashes, `skipped` those left out to hash, reason."""

    format_version: int
    model: str
    reader: str
    documents: dict[str, str]
    skipped: dict[str, tuple[str, str]]
    units: int


@dataclass(frozen=True)
class PlacedUnit:
    """A unit as stored: whose passage it is, by number, and which slice."""

    passage: int
    start: int
    end: int
    whole: bool


def write_passages(
    path: Path,
    documents: Sequence[Document],
    units: Sequence[Sequence[Unit]],
    vocabulary: Vocabulary,
    dutch: Iterable[str],
    manifest: Manifest,
) -> None:
    """Write all of it to a new file; `units` holds those of each passage, in the order of documents and passages."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; " + _TABLES)
        database.execute("BEGIN")
        database.execute("INSERT INTO manifest VALUES (?)", (json.dumps(asdict(manifest)),))
        rows = itertools.starmap(_document_row, enumerate(documents))
        database.executemany("INSERT INTO documents VALUES (?,?,?,?,?,?,?)", rows)
        passages = [(document, passage) for document in documents for passage in document.passages]
        passage_rows = (_passage_row(number, passage) for number, (_, passage) in enumerate(passages))
        database.executemany("INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?)", passage_rows)
        placed = [(n, unit.start, unit.end, unit.whole) for n, some in enumerate(units) for unit in some]
        database.executemany("INSERT INTO units VALUES (?,?,?,?,?)", ((n, *row) for n, row in enumerate(placed)))
        words = ((word, count, " ".join(vocabulary.splits.get(word, ()))) for word, count in vocabulary.counts.items())
        database.executemany("INSERT INTO words VALUES (?,?,?)", words)
        plain = ((" ".join(key), "|".join(words)) for key, words in vocabulary.entries.items())
        database.executemany("INSERT INTO thesaurus VALUES (?,?)", plain)
        database.executemany("INSERT OR IGNORE INTO dutch VALUES (?)", ((word,) for word in sorted(dutch)))
        indexed = ((n, *_term_columns(passage, vocabulary)) for n, (_, passage) in enumerate(passages))
        database.executemany("INSERT INTO terms (rowid, body, section, fields, parts) VALUES (?,?,?,?,?)", indexed)
        database.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        database.execute("COMMIT")
    finally:
        database.close()


class PassageStore:
    """One generation's SQLite file, opened for reading; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._database = _opened(path)
        self._is_dutch = lru_cache(maxsize=4_096)(self._look_up_dutch)
        try:
            self.manifest = _manifest(self._database, path)
            self.passages = tuple(map(_passage, self._rows("SELECT * FROM passages ORDER BY number")))
            units = self._rows("SELECT passage, start, end, whole FROM units ORDER BY number")
            self.units = tuple(PlacedUnit(p, start, end, bool(whole)) for p, start, end, whole in units)
            self.sources = {
                source.id: source
                for (text,) in self._rows("SELECT source FROM documents ORDER BY position")
                for source in [_source(text)]
            }
            self.vocabulary = self._vocabulary()
        except (sqlite3.Error, KeyError, TypeError, ValueError) as error:
            self._database.close()
            raise damaged(path, error) from error

    def document(self, id: str) -> Document:
        """A document with its text; KeyError for an id that is not in the index."""
        rows = self._rows("SELECT source, text, raw, sections, remarks FROM documents WHERE id = ?", id)
        if not rows:
            raise KeyError(id)
        source, text, raw, sections, remarks = rows[0]
        return Document(
            source=_source(source),
            raw=raw,
            text=text,
            passages=tuple(passage for passage in self.passages if passage.document == id),
            sections=tuple(Section(**section) for section in json.loads(sections)),
            remarks=tuple(json.loads(remarks)),
        )

    def match(self, term: str, columns: Sequence[float], count: int) -> dict[int, float]:
        """The BM25 scores of the best `count` passages that hold a term, by number, best first."""
        sql = (
            f"SELECT rowid, -bm25(terms, {', '.join(['?'] * len(columns))}) AS score FROM terms "
            "WHERE terms MATCH ? ORDER BY score DESC, rowid LIMIT ?"
        )
        return dict(self._rows(sql, *columns, f'"{_stored(term)}"', count))

    def close(self) -> None:
        self._database.close()

    def _vocabulary(self) -> Vocabulary:
        rows = self._rows("SELECT word, count, parts FROM words")
        splits = {word: tuple(parts.split()) for word, _, parts in rows if parts}
        plain = self._rows("SELECT plain, words FROM thesaurus")
        entries = {tuple(key.split()): tuple(words.split("|")) for key, words in plain}
        return Vocabulary({word: count for word, count, _ in rows}, splits, self._is_dutch, entries)

    def _look_up_dutch(self, word: str) -> bool:
        return bool(self._rows("SELECT 1 FROM dutch WHERE word = ?", word))

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        try:
            with self._lock:
                return self._database.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise damaged(self._path, error) from error


def damaged(path: Path, error: BaseException) -> IndexUnusableError:
    return IndexUnusableError(f"De index is beschadigd ({path}: {error}). Maak hem opnieuw met {COMMAND}.")


def _opened(path: Path) -> sqlite3.Connection:
    try:
        # immutable: a finished generation never changes, so no lock files are needed, also on a read-only disk.
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise damaged(path, error) from error


def _manifest(database: sqlite3.Connection, path: Path) -> Manifest:
    content = json.loads(database.execute("SELECT content FROM manifest").fetchone()[0])
    if content["format_version"] != FORMAT_VERSION:
        raise IndexUnusableError(
            f"De index in {path.parent} heeft versie {content['format_version']}; dit programma leest versie "
            f"{FORMAT_VERSION}. Maak hem opnieuw met {COMMAND}."
        )
    return Manifest(**{**content, "skipped": {id: tuple(pair) for id, pair in content["skipped"].items()}})


def _document_row(position: int, document: Document) -> tuple[Any, ...]:
    sections = json.dumps([asdict(section) for section in document.sections])
    source, remarks = json.dumps(asdict(document.source)), json.dumps(document.remarks)
    return document.source.id, position, source, document.text, document.raw, sections, remarks


def _source(text: str) -> Source:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in json.loads(text).items()
    }
    return Source(**values)


def _passage_row(number: int, p: Passage) -> tuple[Any, ...]:
    record = json.dumps(asdict(p.record)) if p.record else None
    return number, p.id, p.document, p.kind, json.dumps(p.section), p.start, p.end, p.page, record, p.text


def _passage(row: Sequence[Any]) -> Passage:
    _, id, document, kind, section, start, end, page, record, text = row
    return Passage(id, document, kind, tuple(json.loads(section)), start, end, text, page, _record(record))


def _record(text: str | None) -> Record | None:
    if text is None:
        return None
    values = json.loads(text)
    return Record(values["kind"], values["table"], tuple(Cell(**cell) for cell in values["cells"]))


def _term_columns(passage: Passage, vocabulary: Vocabulary) -> Iterator[str]:
    names = {cell.column: None for cell in passage.record.cells} if passage.record else {}
    fields = " ".join([passage.record.table, *names]) if passage.record else ""
    found: list[Terms] = [terms(text, vocabulary.split) for text in (passage.text, " ".join(passage.section), fields)]
    yield from (" ".join(map(_stored, some.whole)) for some in found)
    yield " ".join(_stored(part) for some in found for part in some.parts)


def _stored(term: str) -> str:
    """A term as one token of the full-text table, whatever signs an address holds."""
    return re.sub(r"[^\w.@]", "_", term)
