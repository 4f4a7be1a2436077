"""What a draft shows, as a row of blocks, apart from whether it becomes Word or Markdown. Data only, and gaps told from
text. Nothing invisible is left in a text; a quote keeps its lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.visible import visible

# minister … subject: the official heading. question, subquestion: as they were asked. answer, item: the draft itself.
# remark: for the official who reads it, to be removed. heading, subheading, plain, bullet, quote: the last page.
Role = Literal[
    "minister",
    "office",
    "title",
    "subtitle",
    "subject",
    "question",
    "subquestion",
    "answer",
    "item",
    "remark",
    "heading",
    "subheading",
    "plain",
    "bullet",
    "quote",
]
GAP = re.compile(r"\[AAN TE VULLEN\b[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")


@dataclass(frozen=True)
class Reference:
    """A quote in a note, and where it stands: `place` is section, date and page; `address` may be linked or is ""."""

    title: str
    place: str
    quote: str
    address: str

    @property
    def source(self) -> str:
        return f"{self.title}, {self.place}"


@dataclass(frozen=True)
class Note:
    """A footnote. Numbers count from 1 in the order in which the blocks show them."""

    number: int
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Piece:
    """Text with one look, and the note that stands after it."""

    text: str
    is_gap: bool = False
    is_bold: bool = False
    note: Note | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `number` is the label that hangs before it ("1.")."""

    role: Role
    pieces: tuple[Piece, ...]
    number: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table: its cells, each a few pieces. One that is computed from the others is shown in bold."""

    cells: tuple[tuple[Piece, ...], ...]
    is_computed: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: its head and its rows, all of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


Block = Paragraph | Grid


def gap(text: str) -> Piece:
    """What must be filled in by hand: `gap("nummer")` reads "[AAN TE VULLEN: nummer]"."""
    return Piece(f"[AAN TE VULLEN: {' '.join(visible(text).split())}]", is_gap=True)


def pieces(text: str, *, is_bold: bool = False) -> tuple[Piece, ...]:
    """A text with the gaps in it told apart."""
    plain, found, end = visible(text), [], 0
    for match in GAP.finditer(plain):
        found += [Piece(plain[end : match.start()], is_bold=is_bold), Piece(match[0], is_gap=True)]
        end = match.end()
    return tuple(piece for piece in [*found, Piece(plain[end:], is_bold=is_bold)] if piece.text)


def paragraph(role: Role, *content: str | Piece | Iterable[Piece]) -> Paragraph:
    """A paragraph of texts and pieces in a row."""
    made: list[Piece] = []
    for each in content:
        made += pieces(each) if isinstance(each, str) else [each] if isinstance(each, Piece) else each
    return Paragraph(role, tuple(made))
