"""The corpus' records as tables: rows with their cells by column, found by number, by name or by place. No wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from assistant.finding import Quote
from corpus.columns import MONEY, ColumnKind, column_kind
from corpus.document import Cell, Passage, Source
from corpus.places import places_in
from index.search import Index

NUMBER, MARK = "Nummer", "Merk"
_CLASS = re.compile(r"^(?:(?:stad|gemeente|provincie|ocmw|vzw|school|dienst) )+", re.IGNORECASE)
_NAME = re.compile(r"(?=.{4,50}$)[A-Z][\w'’&.-]*(?: [\w'’&.-]+){0,4}")
_FIGURE = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


@dataclass(frozen=True)
class Value:
    """A cell's text and where it stands in its document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """A row of a table: its passage and the values of each column, in the order of the document."""

    passage: Passage
    values: dict[str, list[Value]] = field(hash=False)

    @property
    def number(self) -> str:
        return self.values[NUMBER][0].text if NUMBER in self.values else ""

    @property
    def mark(self) -> str:
        return self.values[MARK][0].text.strip("()") if MARK in self.values else ""

    @property
    def key(self) -> Value:
        """What names the row: its first value (the applicant, the number)."""
        return next(iter(self.values.values()))[0]

    def text(self, column: str) -> str:
        return ", ".join(value.text for value in self.values.get(column, []))


def row_label(passage: Passage) -> str:
    """How a row is called, read from its own cells: its name, or its number with the heading above it."""
    cells = passage.record.cells if passage.record else ()
    if not cells:
        return passage.section[-1] if passage.section else ""
    first = passage.text[cells[0].start - passage.start : cells[0].end - passage.start]
    if cells[0].column == NUMBER:
        heading = next((h for h in reversed(passage.section[1:]) if len(h) <= 90), "")
        return f"{first} ({heading})" if heading else first
    return first if len(first) <= 80 else passage.section[-1]


@dataclass(frozen=True)
class Table:
    """Rows of one document with the same columns. `about` holds the words its columns and headings are known by."""

    document: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def kinds(self) -> dict[str, ColumnKind]:
        return {column: self._kind(column) for column in self.columns}

    def _kind(self, column: str) -> ColumnKind:
        """The kind its name tells, or money where its short cells state amounts whatever it is called."""
        kind: ColumnKind = "number" if column == NUMBER else column_kind(column) or "text"
        cells = [row.text(column) for row in self.rows if column in row.values]
        stated = [cell for cell in cells if len(cell) <= 40 and amount(cell) is not None]
        return "money" if kind == "text" and len(cells) > 2 and len(stated) > 0.7 * len(cells) else kind

    def of_kind(self, *kinds: ColumnKind) -> list[str]:
        return [column for column in self.columns if self.kinds[column] in kinds and column not in (NUMBER, MARK)]

    @cached_property
    def about(self) -> str:
        parts = {part for row in self.rows for part in row.passage.section[1:2]}
        return " ".join([*self.columns, *(sorted(parts) if len(parts) < 3 else [])])

    @cached_property
    def key_column(self) -> str:
        """The column that names the rows, when it holds short names (applicants, organisations)."""
        first = next((column for column in self.columns if column not in (NUMBER, MARK)), "")
        short = [row for row in self.rows if first in row.values and len(row.values[first][0].text) <= 60]
        return first if len(short) > 0.7 * len(self.rows) else ""


class Records:
    """All tables, terms and contact blocks of an index, read once for each generation."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._texts = {source.id: index.document(source.id).text for source in index.sources()}
        self.row_of: dict[str, Row] = {}
        self.tables = list(self._tables())
        self.contacts = index.passages(kind="contact")

    def expansions(self, text: str) -> list[str]:
        """The full forms of the abbreviations in a text, and the other way round."""
        return self._index.abbreviations.expansions(text)

    def document_text(self, document: str) -> str:
        return self._texts[document]

    def _tables(self) -> Iterator[Table]:
        groups: dict[tuple[str, str], list[Row]] = {}
        for passage in self._index.passages(kind="row"):
            row = Row(passage, self._values(passage))
            if not row.values:
                continue
            self.row_of[passage.id] = row
            group = next(
                (key for key in groups if key[0] == passage.document and self._same_table(groups[key], row)), None
            )
            groups.setdefault(group or (passage.document, passage.id), []).append(row)
        for (document, _), rows in groups.items():
            names = list(
                dict.fromkeys(column for row in sorted(rows, key=lambda r: -len(r.values)) for column in row.values)
            )
            yield Table(document, tuple(names), tuple(rows))

    def _same_table(self, rows: list[Row], row: Row) -> bool:
        first = [next((c for c in r.values if c not in (NUMBER, MARK)), "") for r in (rows[0], row)]
        return first[0] == first[1] and (NUMBER in rows[0].values) == (NUMBER in row.values)

    def _values(self, passage: Passage) -> dict[str, list[Value]]:
        values: dict[str, list[Value]] = {}
        for cell in passage.record.cells if passage.record else ():
            values.setdefault(cell.column, []).append(self.value(passage.document, cell))
        return values

    def value(self, document: str, cell: Cell) -> Value:
        return Value(" ".join(self._texts[document][cell.start : cell.end].split()), cell.start, cell.end)

    def source_of(self, table: Table) -> Source:
        return self.source(table.document)

    def source_of_row(self, row: Row) -> Source:
        return self.source(row.passage.document)

    def source(self, document: str) -> Source:
        return next(source for source in self._index.sources() if source.id == document)

    def headings(self, title: str, document: str) -> list[Quote]:
        """The heading of that text, as something to cite; none where no passage holds it."""
        holders = self._index.passages(document=document)
        found = next((p for p in holders if p.kind == "heading" and title in p.text), None)
        at = found.text.find(title) if found else 0
        return [Quote(found, found.start + at, found.start + at + len(title))] if found else []

    def table_of(self, row: Row) -> Table:
        return next(table for table in self.tables if row in table.rows)

    def rows_numbered(self, number: str) -> list[Row]:
        return [row for row in self.row_of.values() if row.number == number]

    @cached_property
    def place_rows(self) -> dict[str, list[tuple[Row, str]]]:
        """For each municipality the rows that name it in a short cell, and in which column."""
        found: dict[str, list[tuple[Row, str]]] = {}
        for row in self.row_of.values():
            for column, values in row.values.items():
                for value in values:
                    if len(value.text) <= 60:
                        for place in places_in(value.text):
                            found.setdefault(place, []).append((row, column))
        return found

    @cached_property
    def named_rows(self) -> dict[str, Row]:
        """The rows by who or what they are of ("Zoutbeke" for "Stad Zoutbeke"), where that is a name and no
        municipality that we know: those are in `place_rows`."""
        found: dict[str, list[Row]] = {}
        for table in self.tables:
            for row in table.rows if table.key_column else ():
                name = _CLASS.sub("", row.text(table.key_column))
                if _NAME.fullmatch(name) and not places_in(name):
                    found.setdefault(name, []).append(row)
        return {name: rows[0] for name, rows in found.items() if len(rows) == 1}


def amount(text: str) -> float | None:
    """The amount of a cell in euro, or None where it states none ("Binnen de reguliere middelen")."""
    found = MONEY.search(text)
    if not found:
        return None
    figure = _FIGURE.search(found.group())
    if not figure:
        return None
    value = float(re.sub(r"[. ]", "", figure.group()).replace(",", "."))
    return value * 1_000_000 if re.search(r"\bmiljoen\b", text) else value
