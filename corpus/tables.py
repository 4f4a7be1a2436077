"""Tables whose rows an extraction flattened to loose lines: finds them by their header line and reads their rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.amount_rows import closed_rows, read_numbered_rows, read_rows
from corpus.blocks import Block, Piece, plain
from corpus.columns import CELL_KINDS, STARTS, Column, counts_rows, read_header
from corpus.headings import BOLD, heading_at, heading_style, names_list
from corpus.lines import Line
from corpus.loose_tables import LooseHeader, read_loose_header, read_loose_table
from corpus.numbered_rows import MARK, NUMBER, part_row, row_block, row_number
from corpus.paragraphs import Hyphens, join_lines

_MOST_CROWDED = 0.1  # the share of cells on a line with another, above which lines say less about cells


@dataclass(frozen=True)
class Header:
    """The names of the columns, the line that gives them, and how many lines it took."""

    text: str
    columns: list[Column]
    lines: int
    loose: LooseHeader | None = None


def read_table_header(lines: Sequence[Line], i: int) -> Header | None:
    """The header of a table that begins at line `i`, when rows of a form we can read follow it."""
    found = read_loose_header(lines, i)
    by_line = _line_header(lines, i)
    if found is not None and (by_line is None or _reads_better(lines, i, found, by_line)):
        return Header(lines[i].text, found.columns, found.lines, found)
    return by_line


def _reads_better(lines: Sequence[Line], i: int, found: LooseHeader, by_line: Header) -> bool:
    """Tell whether loose cells are the better reading of a table than rows told by how they begin or end.

    They are where more cells are found, or where nearly all have a line of their own, to the end of the table.
    """
    blocks, end = read_table(lines, i, by_line, hyphens=Hyphens(""))
    rows = [{piece.column for line in block.lines for piece in line} for block in blocks if block.kind == "row"]
    columns = {column.name for column in by_line.columns if not counts_rows(column)}
    filled = sum(len(row & columns) for row in rows) / max(1, len(rows) * len(columns))
    if found.table.crowded <= _MOST_CROWDED and found.table.end >= end:
        return True
    return found.table.filled > filled or (found.table.filled == filled < 1.0 and found.table.end >= end)


def _line_header(lines: Sequence[Line], i: int) -> Header | None:
    """A header on one line, above rows that begin with a number or end with amounts."""
    columns, taken = read_header(lines[i].text), 1
    if not columns or lines[i].bullet:
        return None
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is not None and not below.gap and below.bold == lines[i].bold and below.text[0].islower():
        columns[-1] = replace(columns[-1], name=f"{columns[-1].name} {below.text}")
        taken = 2
    rest = lines[i + taken : i + taken + 20]
    if not rest:
        return None
    first = next((line for line in rest if heading_style(line) not in BOLD), rest[0])
    closed = closed_rows(lines, i + taken, columns)
    has_rows = row_number(first, "") or closed >= 2 or (closed and len(columns) > 2)
    return Header(lines[i].text, columns, taken) if has_rows else None


def read_table(lines: Sequence[Line], i: int, header: Header, *, hyphens: Hyphens) -> tuple[list[Block], int]:
    """Read the table at line `i`; return its blocks (rows, and headings that stand between rows) and the next line."""
    if header.loose is not None:
        return read_loose_table(lines, i, header.loose, hyphens=hyphens)
    at = i + header.lines
    while at < len(lines) and lines[at].bold and heading_style(lines[at]) and at - i < 6:
        at += 1
    begin = i + header.lines
    if at < len(lines) and row_number(lines[at], ""):
        blocks, end = _read_numbered(lines, begin, header, hyphens)
    else:
        blocks, end = read_rows(lines, begin, header.columns, hyphens=hyphens)
    names = plain("columns", join_lines(lines[i:begin], hyphens), raw_start=lines[i].raw_start)
    return [names, *blocks] if blocks else [], end


def _read_numbered(lines: Sequence[Line], at: int, header: Header, hyphens: Hyphens) -> tuple[list[Block], int]:
    spans, headings, end = _row_spans(lines, at, header)
    if len(header.columns) > 1 and header.columns[0].kind == "number":
        header = replace(header, columns=header.columns[1:])
    rows = read_numbered_rows(lines, spans, header.columns, hyphens=hyphens)
    if rows is not None:
        end = rows[1]
    blocks = rows[0] if rows is not None else _loose_rows(lines, spans, header.columns, hyphens)
    between = [
        plain(
            "heading",
            join_lines(lines[begin:stop], hyphens),
            style=heading_style(lines[begin]) or "bold",
            raw_start=lines[begin].raw_start,
        )
        for begin, stop in headings
    ]
    in_order = sorted([*blocks, *between], key=lambda block: block.raw_start)
    return _with_shared_cells(in_order, header.columns), end


def _loose_rows(
    lines: Sequence[Line], spans: Sequence[tuple[int, int]], columns: Sequence[Column], hyphens: Hyphens
) -> list[Block]:
    """The rows of a table whose cells stand on loose lines; what all rows hold tells how wide its columns are."""
    width = max(40, *(line.width for begin, stop in spans for line in lines[begin:stop]))
    known = {
        line.text for begin, stop in spans for line in lines[begin:stop] if line.text.isupper() and " " not in line.text
    }
    rows = [part_row(lines[begin:stop], columns, width=width, known=known) for begin, stop in spans]
    widths = {
        index: max((line.width for row in rows for line in row.cells.get(index, [])), default=0)
        for index in range(len(columns))
    }
    return [row_block(row, columns, width=width, widths=widths, known=known, hyphens=hyphens) for row in rows]


def _row_spans(
    lines: Sequence[Line], at: int, header: Header
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], int]:
    """Cut the lines of a table into rows and headings between rows; also return where the table ends."""
    rows: list[tuple[int, int]] = []
    headings: list[tuple[int, int]] = []
    last, begin, i = "", -1, at
    while i < len(lines):
        number = row_number(lines[i], last)
        if number and not lines[i].bold:
            if begin >= 0:
                rows.append((begin, i))
            begin, last = i, number
        elif lines[i].text == header.text or (lines[i].bold and _names_columns(lines, i)):
            break
        elif lines[i].bold or (begin >= 0 and _ends_table(lines, i, last, header)):
            stop = _heading_end(lines, i)
            if not lines[i].bold or stop >= len(lines) or not row_number(lines[stop], last) or lines[stop].bold:
                break
            if begin >= 0:
                rows.append((begin, i))
            headings.append((i, stop))
            begin, i = -1, stop
            continue
        i += 1
    if begin >= 0:
        rows.append((begin, i))
    return rows, headings, i


def _names_columns(lines: Sequence[Line], i: int) -> bool:
    """Tell whether the bold lines at `i` hold the header of a next table."""
    return any(read_header(line.text) for line in lines[i : _heading_end(lines, i)])


def _heading_end(lines: Sequence[Line], i: int) -> int:
    stop = i + 1
    while stop < len(lines) and lines[stop].bold:
        stop += 1
    return stop


def _ends_table(lines: Sequence[Line], i: int, last: str, header: Header) -> bool:
    """A heading ends the table, unless more of it follows: a label ("Concrete initiatieven:") stands inside a row."""
    style = heading_style(lines[i])
    if style in ("markdown", "part", "word-number") or names_list(lines[i].text):
        return bool(lines[i].gap)
    if not lines[i].gap or (style != "label" and not heading_at(lines, i).startswith("number")):
        return False
    for line in lines[i + 1 : i + 120]:
        if line.bold or heading_style(line) in ("part", "markdown"):
            return True
        if row_number(line, last) or any(
            STARTS[c.kind].match(line.text) for c in header.columns if c.kind in CELL_KINDS
        ):
            return False
    return True


def _with_shared_cells(blocks: list[Block], columns: Sequence[Column]) -> list[Block]:
    """A row without any cell shares the status of the row before it: one cell stood beside several rows.

    Only a status does so; an amount or a name beside a row without any would be a guess.
    """
    names = {column.name for column in columns[1:] if column.kind == "status"}
    shared: tuple[Piece, ...] = ()
    result: list[Block] = []
    for block in blocks:
        pieces = [piece for line in block.lines for piece in line]
        cells = [piece for piece in pieces if piece.column not in ("", NUMBER, columns[0].name, MARK)]
        empty = block.kind == "row" and not cells
        result.append(replace(block, shared=shared) if empty else block)
        if not empty:
            shared = tuple(piece for piece in cells if piece.column in names)
    return result
