"""Lays blocks out as the document's text and cuts it into passages: here offsets come into being, and never change.

Quotes are slices of this text. A passage never cuts a row, a list item or a sentence.
"""

import bisect
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.blocks import Block, Piece
from corpus.document import Cell, Passage, Record, Section
from corpus.headings import Ranks, heading_text, is_signature
from corpus.records import ABBREVIATION, EMAIL, LABELLED, PHONE, WEBSITE
from corpus.sentences import sentence_spans

SHORTEST, LONGEST = 200, 900


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
    return above is not None and above.kind == "item" and (block.kind == "paragraph" or _is_range(block))


def _is_range(block: Block) -> bool:
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
    return text, tuple(cells)


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
    return 0 < len(text.strip()) <= 40 and "(" not in text and not text[0].islower()


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


def cut_passages(layout: Layout, *, document: str, page_starts: Sequence[int] = ()) -> list[Passage]:
    """Cut the text into passages: a row, an entry or a contact block each, and runs of paragraphs and items."""
    passages: list[Passage] = []
    for group in _groups(layout):
        first = group[0]
        kind, record = _record(group[1] if first.block.kind == "heading" and len(group) > 1 else first, layout.text)
        start, end = first.start, group[-1].end
        page = bisect.bisect_right(page_starts, first.block.raw_start) if page_starts else None
        text = layout.text[start:end]
        key = hashlib.sha256(f"{document}\0{start}\0{text}".encode()).hexdigest()[:16]
        passages.append(Passage(key, document, kind, group[-1].section, start, end, text, page, record))
    return passages


def _groups(layout: Layout) -> list[list[Laid]]:
    """Blocks that make one passage together. A heading goes with the text under it; above a table it stands alone."""
    groups: list[list[Laid]] = []
    open_group = False
    for laid in layout.laid:
        if laid.block.kind in (
            "columns",
            "contents",
        ):  # found, they would say nothing that the rows and headings do not
            open_group = False
            continue
        alone = laid.block.kind in ("row", "entry", "contact", "heading")
        for piece in [laid] if alone else _pieces(laid, layout.text):
            fits = open_group and not alone and _fits(groups[-1], piece)
            if fits or (laid.block.kind == "contact" and _is_heading_of(groups, laid)):
                groups[-1].append(piece)
            else:
                groups.append([piece])
            open_group = not alone or laid.block.kind == "heading"
    return [group for group in _balanced(groups) if group]


def _is_heading_of(groups: Sequence[Sequence[Laid]], laid: Laid) -> bool:
    """A heading ("Contact") right above a contact block belongs to its passage."""
    above = groups[-1] if groups else []
    return len(above) == 1 and above[0].block.kind == "heading" and above[0].section == laid.section


def _balanced(groups: list[list[Laid]]) -> list[list[Laid]]:
    """Where the end of a list would be too short a passage, it takes items over from the passage before it."""
    for before, group in pairwise(groups):
        items = (
            all(laid.block.kind == "item" for laid in (*before[-2:], *group)) and before[-1].section == group[0].section
        )
        while (
            items and len(before) > 2 and _size(group) < SHORTEST and _size(before[:-1]) > _size([before[-1], *group])
        ):
            group.insert(0, before.pop())
    return groups


def _size(group: Sequence[Laid]) -> int:
    return group[-1].end - group[0].start


def _fits(group: Sequence[Laid], laid: Laid) -> bool:
    """Fill a passage up to the longest size, but once it is long enough end it before a new paragraph."""
    above = group[-1]
    if above.block.kind == "heading":
        return above.block.style == "title" or above.section == laid.section
    body = group[1:] if group[0].block.kind == "heading" and len(group) > 1 else group
    with_next = laid.end - body[0].start
    if with_next > LONGEST or laid.section != above.section or _is_range(laid.block):
        return False
    introduces = above.block.text.rstrip().endswith(":")
    same_list = laid.block.kind == "item" and above.block.kind == "item"
    return introduces or same_list or _size(body) < SHORTEST or with_next < 2 * SHORTEST


def _pieces(laid: Laid, text: str) -> list[Laid]:
    if laid.end - laid.start <= LONGEST or laid.block.kind == "item":
        return [laid]
    pieces: list[Laid] = []
    start, last = laid.start, laid.start
    for _, end in sentence_spans(text, laid.start, laid.end):
        if end - start > LONGEST and last > start:
            pieces.append(Laid(laid.block, start, last, laid.section))
            start = last + len(text[last:end]) - len(text[last:end].lstrip())
        last = end
    return [*pieces, Laid(laid.block, start, laid.end, laid.section)]


def _record(laid: Laid, text: str) -> tuple[str, Record | None]:
    """What kind of passage a block is, and its named fields."""
    table = laid.table
    if laid.block.kind == "row":
        return "row", Record("row", table, laid.cells)
    if laid.block.kind == "entry":
        kind = "abbreviation" if any(cell.column == ABBREVIATION for cell in laid.cells) else "term"
        return kind, Record(kind, table, laid.cells)
    if laid.block.kind == "contact":
        return "contact", Record("contact", table, tuple(_addresses(laid, text)))
    if laid.block.kind == "heading":
        return "heading", None
    return ("list" if laid.block.kind == "item" else "text"), None


def _addresses(laid: Laid, text: str) -> Iterator[Cell]:
    for column, pattern in (("E-mail", EMAIL), ("Telefoon", PHONE), ("Website", WEBSITE)):
        for found in pattern.finditer(text, laid.start, laid.end):
            yield Cell(column, found.start(), found.end())
    for found in LABELLED.finditer(text, laid.start, laid.end):
        yield Cell(found[1].capitalize(), found.start(2), found.end(2))
