"""Tables whose rows an extraction flattened to loose lines: finds them by their header line and reads their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.amount_rows import closed_rows, read_numbered_rows, read_rows
from corpus.blocks import Block, Piece, plain
from corpus.cell_values import is_cell
from corpus.columns import CELL_KINDS, STARTS, Column, column_kind, read_header
from corpus.headings import BOLD, heading_at, heading_style, names_list
from corpus.lines import Line
from corpus.loose_rows import LooseTable, loose_blocks, read_loose_rows
from corpus.numbered_rows import MARK, NUMBER, part_row, row_block, row_number
from corpus.paragraphs import Hyphens, join_lines
from corpus.row_ends import is_total

_LONGEST_TABLE = 3000  # lines
_HEADER_LINES = 14
_MOST_CROWDED = 0.1


@dataclass(frozen=True)
class Header:
    """The names of the columns, the line that gives them, and how many lines it took."""

    text: str
    columns: list[Column]
    lines: int
    loose: LooseTable | None = None


def read_table_header(lines: Sequence[Line], i: int) -> Header | None:
    """The header of a table that begins at line `i`, when rows of a form we can read follow it."""
    loose = _loose_header(lines, i)
    if loose is not None and loose.loose is not None and loose.loose.crowded <= _MOST_CROWDED:
        return loose
    return _line_header(lines, i) or loose


def _loose_header(lines: Sequence[Line], i: int) -> Header | None:
    """A header on one line or on several, above rows whose cells stand on lines of their own."""
    best: Header | None = None
    for columns, taken in _header_readings(lines, i):
        begin = i + taken
        loose = read_loose_rows(lines, begin, _region_end(lines, begin, lines[i].text), columns)
        if loose is not None and (best is None or best.loose is None or loose.score > best.loose.score):
            best = Header(lines[i].text, columns, taken, loose)
    return best


def _header_readings(lines: Sequence[Line], i: int) -> Iterator[tuple[list[Column], int]]:
    """Every reading of line `i`, alone or with the lines below it, as a header; with how many lines it takes.

    Names that stand on lines of their own must all be known, so that the first cells are not taken for names.
    """
    first = lines[i]
    if first.bullet or len(first.text) > 160 or not first.text[0].isupper():
        return
    text = ""
    for taken in range(1, _HEADER_LINES + 1):
        line = lines[i + taken - 1] if i + taken <= len(lines) else None
        if line is None or line.bullet or line.bold != first.bold or not _may_name(line.text):
            return
        text = f"{text} {line.text}".strip()
        columns = read_header(text)
        if columns and (taken == 1 or all(column_kind(column.name) for column in columns)):
            yield columns, taken


def _may_name(text: str) -> bool:
    return len(text) <= 160 and text[-1] not in ":;?!" and any(c.isalpha() for c in text)


def _region_end(lines: Sequence[Line], begin: int, header: str) -> int:
    """How far the rows below a header can reach: to a heading of the document, a line of totals, a next header."""
    end = begin
    while end < len(lines) and end - begin < _LONGEST_TABLE and not _parts_table(lines[end], header):
        end += 1
    return end


def _parts_table(line: Line, header: str) -> bool:
    style = heading_style(line)
    set_apart = bool(line.gap) and (style in ("markdown", "part", "word-number") or names_list(line.text))
    return style in BOLD or set_apart or line.text == header or is_total(line.text)


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
        return _read_loose(lines, i, header, header.loose, hyphens)
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


def _read_loose(
    lines: Sequence[Line], i: int, header: Header, table: LooseTable, hyphens: Hyphens
) -> tuple[list[Block], int]:
    """The rows of the table, and of what goes on below a line of totals or a heading between its rows."""
    names = join_lines(lines[i : i + header.lines], hyphens)
    blocks = [plain("columns", names, raw_start=lines[i].raw_start), *loose_blocks(table, lines, hyphens)]
    end = table.end
    while end < len(lines):
        between, begin = _between(lines, end, header.columns, hyphens)
        more = read_loose_rows(lines, begin, _region_end(lines, begin, header.text), header.columns) if between else None
        if more is None:
            return (blocks, end) if not between or between[0].kind == "heading" else ([*blocks, *between], begin)
        blocks += [*between, *loose_blocks(more, lines, hyphens)]
        end = more.end
    return blocks, end


def _between(lines: Sequence[Line], at: int, columns: Sequence[Column], hyphens: Hyphens) -> tuple[list[Block], int]:
    """What may part the rows of one table: a line of totals with its values, or a heading."""
    if is_total(lines[at].text):
        end = at + 1
        while end < len(lines) and any(is_cell(column.kind, lines[end].text) for column in columns):
            end += 1
        return [plain("paragraph", join_lines(lines[at:end], hyphens), raw_start=lines[at].raw_start)], end
    style = heading_style(lines[at])
    if style not in (*BOLD, "word-number"):
        return [], at
    end = _heading_end(lines, at) if lines[at].bold else at + 1
    return [plain("heading", join_lines(lines[at:end], hyphens), style=style, raw_start=lines[at].raw_start)], end


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
