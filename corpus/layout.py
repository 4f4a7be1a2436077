"""Lays blocks out as the document's text: here offsets come into being, and never change. Quotes are slices of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.blocks import Block, Piece
from corpus.columns import column_kind
from corpus.document import Cell, Section
from corpus.headings import Ranks, heading_text, is_signature
from corpus.numbered_rows import NUMBER


@dataclass
class Laid:
    """A block with its place in the text."""

    block: Block
    start: int
    end: int
    section: tuple[str, ...]
    table: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass
class Layout:
    """The text of a document, its sections and its blocks in place."""

    text: str = ""
    laid: list[Laid] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def lay_out(blocks: Sequence[Block], *, title: str) -> Layout:
    """Write the blocks one after another; keep where each and each of its cells stands."""
    ranks, path = Ranks(), [title]
    parts: list[str] = []
    laid: list[Laid] = []
    headings: list[tuple[str, int, int]] = []
    table, offset = "", 0
    above: Block | None = None
    for block in blocks:
        gap = _gap(above, block)
        parts.append(gap)
        offset += len(gap)
        if _leaves_label(above, block):
            ranks.close_label()
            path = path[: ranks.depth + 1]
        if block.kind == "heading" and block.style != "title" and heading_text(block.text) != title:
            level = ranks.level(block.style)
            path = (
                [*path[:level], heading_text(block.text)] if len(path) >= level else [*path, heading_text(block.text)]
            )
            headings.append((path[-1], level, offset))
        if block.kind == "columns":
            table = path[-1]
        text, cells = _write(block, offset)
        name = block.table or (table if block.kind == "row" else path[-1])
        laid.append(Laid(block, offset, offset + len(text), tuple(path), name, _with_shared(cells, block, laid)))
        parts.append(text)
        offset += len(text)
        if block.kind == "paragraph" and is_signature(block.text):
            ranks.reset()
            path = [title]
        above = block
    whole = "".join(parts)
    return Layout(whole + "\n" if whole else "", laid, _sections(headings, len(whole)))


def _leaves_label(above: Block | None, block: Block) -> bool:
    """A label heads the one list under it: a contact block, or a paragraph after the list, no longer belongs to it."""
    if block.kind == "contact":
        return True
    return above is not None and above.kind == "item" and (block.kind == "paragraph" or is_range(block))


def is_range(block: Block) -> bool:
    """An answer to several questions at once ("3-4. …")."""
    return block.kind == "item" and bool(re.match(r"\d+[-–]\d+[.)]", block.text))


def _gap(above: Block | None, block: Block) -> str:
    if above is None:
        return ""
    tight = above.kind == block.kind and block.kind in ("item", "entry")
    return "\n" if tight or (block.kind == "item" and above.text.endswith(":")) else "\n\n"


def _write(block: Block, offset: int) -> tuple[str, tuple[Cell, ...]]:
    """Write the lines of a block; return its text and the slices of its cells."""
    cells: list[Cell] = []
    text = ""
    for line in block.lines:
        text += "\n" if text else ""
        for i, piece in enumerate(line):
            text += " " if i else ""
            start = offset + len(text)
            text += piece.text
            if piece.continues and cells and cells[-1].column == piece.column:
                cells[-1] = Cell(piece.column, cells[-1].start, offset + len(text))
            elif piece.column:
                cells += _cells(piece, start)
    return text, tuple(_named_first(cells))


def _named_first(cells: list[Cell]) -> list[Cell]:
    """A row that only its place in the table numbers is called by the name beside the number ("Stad Diest")."""
    if len(cells) < 2 or cells[0].column != NUMBER or column_kind(cells[1].column) != "actors":
        return cells
    return [cells[1], cells[0], *cells[2:]]


def _cells(piece: Piece, start: int) -> Iterator[Cell]:
    """A list of short values in one cell ("Aalst, Antwerpen, Gent") is as many cells."""
    values = piece.text.split(", ")
    if piece.listed and len(values) >= 2 and all(_is_value(value) for value in values):
        for value in values:
            yield Cell(piece.column, start, start + len(value.rstrip(",; ")))
            start += len(value) + 2
    else:
        end = start + len(piece.text)
        yield Cell(piece.column, start, end - (1 if piece.text.endswith(":") else 0))


def _is_value(text: str) -> bool:
    named = not text[0].islower() or text.startswith(("vzw ", "nv ", "bv "))
    return 0 < len(text.strip()) <= 40 and "(" not in text and named


def _with_shared(cells: tuple[Cell, ...], block: Block, laid: Sequence[Laid]) -> tuple[Cell, ...]:
    """Add the cells that an earlier row holds for this one too; they stand in that row's slice."""
    if not block.shared:
        return cells
    columns = {piece.column for piece in block.shared}
    for earlier in reversed(laid):
        found = tuple(cell for cell in earlier.cells if cell.column in columns)
        if found:
            return (*cells, *found)
    return cells


def _sections(headings: Sequence[tuple[str, int, int]], length: int) -> list[Section]:
    sections: list[Section] = []
    starts: list[tuple[int, int]] = []  # level and start of the headings below, nearest last, each deeper than the next
    for title, level, start in reversed(headings):
        while starts and starts[-1][0] > level:
            starts.pop()
        sections.append(Section(title, level, start, starts[-1][1] if starts else length))
        starts.append((level, start))
    return sections[::-1]
