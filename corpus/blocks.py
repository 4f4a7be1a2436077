"""The blocks a document is made of, before they are laid out as text. Plain data."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "columns", "contents", "row", "entry", "contact"]


@dataclass(frozen=True)
class Piece:
    """A stretch of text on one line of a block, and the column it is a value of ("" for none).

    `continues` tells that it is one cell with the piece before it, `listed` that commas part its values.
    """

    text: str
    column: str = ""
    continues: bool = False
    listed: bool = False


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item, header of a table, table row, list entry or contact block: lines of pieces.

    `style` ranks a heading among others; `table` names the list an entry stands in.
    `shared` are cells of an earlier row that hold for this one too (a status over several rows).
    """

    kind: BlockKind
    lines: tuple[tuple[Piece, ...], ...]
    style: str = ""
    table: str = ""
    raw_start: int = 0
    shared: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(" ".join(piece.text for piece in line) for line in self.lines)


def plain(kind: BlockKind, text: str, *, style: str = "", raw_start: int = 0) -> Block:
    """A block of one line without columns."""
    return Block(kind, ((Piece(text),),), style=style, raw_start=raw_start)
