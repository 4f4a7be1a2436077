"""What a document is once it was read: its text, its passages and the records in them. Plain frozen data, no behaviour.

Every offset counts Unicode code points in `Document.text`, the repaired text; `Document.raw` is the text as received.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """What is known about a document besides its text: an entry of `documents.toml`, or inferred for a file without.

    `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `date_inferred` tells that the document itself does not state it.
    `supersedes`, `superseded_by` and `answers` hold document ids. `note` is a Dutch sentence that an answer may show
    with its source (that a newer plan exists, say). `received_as` are the file names it had before it came here.
    """

    id: str
    file: str
    title: str
    kind: str = "document"
    date: str = ""
    date_inferred: bool = False
    author: str = ""
    origin: str = ""
    url: str = ""
    valid_from: str = ""
    valid_until: str = ""
    supersedes: tuple[str, ...] = ()
    superseded_by: str = ""
    answers: tuple[str, ...] = ()
    received_as: tuple[str, ...] = ()
    note: str = ""

    @property
    def year(self) -> str:
        return self.date[:4]


@dataclass(frozen=True)
class Cell:
    """One value of a record: the column it stands in (as the document names it) and its slice of the document's text.

    A column with several values (partner municipalities, actors) has several cells of the same `column`.
    """

    column: str
    start: int
    end: int


@dataclass(frozen=True)
class Record:
    """A row of a table, an entry of a list of terms or abbreviations, or a contact block, with its fields named.

    `kind` is `row`, `term`, `abbreviation` or `contact`. `table` is the name of the table or list it stands in.
    """

    kind: str
    table: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Passage:
    """A slice of a document that is found and quoted as one: `text == document.text[start:end]`.

    `kind` is `text`, `list`, `row`, `term`, `abbreviation`, `contact` or `heading`; `section` is the path of headings
    above it.
    """

    id: str
    document: str
    kind: str
    section: tuple[str, ...]
    start: int
    end: int
    text: str
    page: int | None = None
    record: Record | None = None


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, from where the heading begins to where the next of its rank does."""

    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A document that was read, repaired and cut. `remarks` are things the operator must know (a page without text)."""

    source: Source
    raw: str
    text: str
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...] = ()
    remarks: tuple[str, ...] = field(default=())
