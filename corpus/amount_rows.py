"""Rows of a table that end with amounts, numbers or dates ("… € 44.726,12 45.807,62 €", "… 2024 € 500"), which show
where each row ends. What its other cells are, `corpus.row_cells` tells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.blocks import Block, Piece, plain
from corpus.columns import Column
from corpus.headings import BOLD, heading_style
from corpus.lines import Line
from corpus.numbered_rows import MARK, NUMBER, ROW_START
from corpus.paragraphs import Hyphens
from corpus.row_cells import Shape, row_pieces, shape_of
from corpus.row_ends import is_total, is_value, row_end, tail_columns

LONGEST_ROW = 60


@dataclass(frozen=True)
class Closed:
    """The lines of one row before the values that close it, and those values, one for each tail column."""

    lines: list[Line]
    values: tuple[str, ...]
    raw_start: int


def read_rows(
    lines: Sequence[Line], at: int, columns: Sequence[Column], *, hyphens: Hyphens
) -> tuple[list[Block], int]:
    """Read the rows that begin at line `at`; return them (and lines of totals) and the line after the last one."""
    tail = tail_columns(columns)
    found: list[Closed | Block] = []
    i = at
    while i < len(lines):
        if is_total(lines[i].text):
            block, i = _total(lines, i, tail)
            found.append(block)
            continue
        row, after = _closed_row(lines, i, tail)
        if row is None:
            break
        found.append(row)
        i = after
    rows = [row for row in found if isinstance(row, Closed)]
    if not rows:
        return [], at
    shape = shape_of([row.lines for row in rows], columns[: len(columns) - len(tail)])
    return [_block(part, shape, tail, hyphens) if isinstance(part, Closed) else part for part in found], i


def closed_rows(lines: Sequence[Line], at: int, columns: Sequence[Column]) -> int:
    """How many rows that end with the values of the last columns begin at line `at`: 0, 1 or 2 for more."""
    tail = tail_columns(columns)
    count = 0
    while tail and count < 2 and at < len(lines):
        row, at = _closed_row(lines, at, tail)
        if row is None:
            break
        count += 1
    return count


def _block(row: Closed, shape: Shape, tail: Sequence[Column], hyphens: Hyphens) -> Block:
    ends = [Piece(value, column.name) for value, column in zip(row.values, tail, strict=True)]
    pieces = [*row_pieces(row.lines, shape, hyphens), *ends]
    return Block("row", tuple((piece,) for piece in pieces), raw_start=row.raw_start)


def read_numbered_rows(
    lines: Sequence[Line], spans: Sequence[tuple[int, int]], columns: Sequence[Column], *, hyphens: Hyphens
) -> tuple[list[Block], int] | None:
    """Read rows that begin with a number and end with the values of the last columns; None when not all of them do."""
    tail = tail_columns(columns)
    rows: list[Closed] = []
    end = 0
    for begin, stop in spans if tail else ():
        row, end = _closed_row(lines, begin, tail, until=stop)
        if row is None or not row.lines or (end < stop and (begin, stop) != spans[-1]):
            return None
        rows.append(row)
    if not rows:
        return None
    numbers = [ROW_START.match(row.lines[0].text) for row in rows]
    bare = [_without_number(row, found) for row, found in zip(rows, numbers, strict=True) if found]
    shape = shape_of([row.lines for row in bare], columns[: len(columns) - len(tail)])
    blocks = [_block(row, shape, tail, hyphens) for row in bare]
    return [_with_number(block, found) for block, found in zip(blocks, numbers, strict=True) if found], end


def _without_number(row: Closed, found: re.Match[str]) -> Closed:
    first = row.lines[0]
    return replace(row, lines=[replace(first, text=first.text[found.end() :]), *row.lines[1:]])


def _with_number(block: Block, found: re.Match[str]) -> Block:
    head = (Piece(found[1], NUMBER), *((Piece(found[2], MARK),) if found[2] else ()))
    return replace(block, lines=((*head, *block.lines[0]), *block.lines[1:]))


def _closed_row(
    lines: Sequence[Line], at: int, tail: Sequence[Column], *, until: int | None = None
) -> tuple[Closed | None, int]:
    """The row that begins at line `at`, up to the values that close it; None where no row does."""
    for i in range(at, min(at + LONGEST_ROW, len(lines) if until is None else until)):
        if heading_style(lines[i]) in ("markdown", "part", "word-number", *BOLD) or (
            i > at and is_total(lines[i].text)
        ):
            return None, at
        row = close(lines[at : i + 1], tail)
        if row is not None:
            return row, i + 1
    return None, at


def close(lines: Sequence[Line], tail: Sequence[Column]) -> Closed | None:
    """The lines as a row, when they end with the values of the tail columns, on one line or on several."""
    for count in range(1, min(len(tail) + 2, len(lines)) + 1):
        first = len(lines) - count
        text = " ".join(line.text for line in lines[first:])
        found = row_end(text, tail)
        if found and found.start() <= len(lines[first].text):
            before = text[: found.start()].strip()
            rest = [replace(lines[first], text=before, width=len(before))] if before else []
            return Closed([*lines[:first], *rest], found.groups(), lines[0].raw_start)
    return None


def _total(lines: Sequence[Line], at: int, tail: Sequence[Column]) -> tuple[Block, int]:
    end = at + 1
    while end < len(lines) and end - at <= len(tail) and is_value(lines[end].text, tail):
        end += 1
    return plain("paragraph", " ".join(line.text for line in lines[at:end]), raw_start=lines[at].raw_start), end
