"""Tables whose cells stand on lines of their own: their header, on one line or on several, and where they end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.blocks import Block, plain
from corpus.cell_values import is_cell
from corpus.columns import Column, column_kind, read_header
from corpus.headings import BOLD, heading_style, names_list
from corpus.lines import Line
from corpus.loose_blocks import loose_blocks
from corpus.loose_rows import LooseTable, read_loose_rows
from corpus.paragraphs import Hyphens, join_lines
from corpus.row_ends import is_total

_LONGEST_TABLE = 40_000  # lines
_HEADER_LINES = 14
_HEADING_LINES = 4
_GROUP = re.compile(r"(\d{1,2}|[A-Z])[.:]? (?=[A-ZÀ-Ý])")


@dataclass(frozen=True)
class LooseHeader:
    """The columns of such a table, how many lines their names take, and its rows up to the first thing between them.

    The rows begin at line `begin`: a heading of the first rows may stand below the names.
    """

    columns: list[Column]
    lines: int
    begin: int
    table: LooseTable


def read_loose_header(lines: Sequence[Line], i: int) -> LooseHeader | None:
    """A header on one line or on several, above rows whose cells stand on lines of their own."""
    best: LooseHeader | None = None
    for columns, taken in _header_readings(lines, i):
        begin = _heading_end(lines, i, i + taken)
        loose = read_loose_rows(lines, begin, _region_end(lines, begin, lines[i].text), columns)
        if loose is not None and (best is None or loose.score > best.table.score):
            best = LooseHeader(columns, taken, begin, loose)
    return best


def _heading_end(lines: Sequence[Line], i: int, at: int) -> int:
    """Where the rows begin below a heading that stands right below the names of the columns."""
    end = at
    while end < len(lines) and end - at < _HEADING_LINES and lines[end].bold and not lines[i].bold:
        end += 1
    return at + 1 if end == at and _heads_group(lines, at) else end


def _header_readings(lines: Sequence[Line], i: int) -> Iterator[tuple[list[Column], int]]:
    """Every reading of line `i`, alone or with the lines below it, as a header; with how many lines it takes.

    Names that stand on further lines must all be known, so that the first cells are not taken for names.
    """
    first = lines[i]
    if first.bullet or len(first.text) > 160 or not first.text[0].isupper():
        return
    text, alone = "", read_header(first.text)
    for taken in range(1, _HEADER_LINES + 1):
        line = lines[i + taken - 1] if i + taken <= len(lines) else None
        if line is None or line.bullet or line.bold != first.bold or not _may_name(line.text):
            return
        text = f"{text} {line.text}".strip()
        columns = read_header(text)
        new = columns[len(alone) - 1 :] if alone else columns
        if columns and (taken == 1 or all(column_kind(column.name) for column in new)):
            yield columns, taken


def _may_name(text: str) -> bool:
    return len(text) <= 160 and text[-1] not in ":;?!" and any(c.isalpha() for c in text)


def _region_end(lines: Sequence[Line], begin: int, header: str) -> int:
    """How far the rows below a header can reach: to a heading of the document, a line of totals, a next header."""
    end = begin
    while end < len(lines) and end - begin < _LONGEST_TABLE and not _parts_table(lines, end, header):
        end += 1
    return end


def _parts_table(lines: Sequence[Line], i: int, header: str) -> bool:
    line = lines[i]
    style = heading_style(line)
    set_apart = bool(line.gap) and (style in ("markdown", "part", "word-number") or names_list(line.text))
    return style in BOLD or set_apart or line.text == header or is_total(line.text) or _heads_group(lines, i)


def _heads_group(lines: Sequence[Line], i: int) -> bool:
    """A number with a name, right above the first row of that number ("2. Inzameling" above "2.1 …")."""
    if i + 1 >= len(lines) or lines[i].bullet:
        return False
    found = _GROUP.match(lines[i].text)
    return found is not None and bool(re.match(rf"{found[1]}\.1\.? \S", lines[i + 1].text))


def read_loose_table(
    lines: Sequence[Line], i: int, header: LooseHeader, *, hyphens: Hyphens
) -> tuple[list[Block], int]:
    """The rows of the table at line `i`, and of what goes on below a line of totals or a heading between its rows.

    Returns them as blocks, with those headings and totals, and the next line.
    """
    names = join_lines(lines[i : i + header.lines], hyphens)
    first, _ = (
        _between(lines, i + header.lines, header.columns, hyphens) if header.begin > i + header.lines else ([], 0)
    )
    rows = loose_blocks(header.table, lines, hyphens)
    blocks = [plain("columns", names, raw_start=lines[i].raw_start), *first, *rows]
    end = header.table.end
    while end < len(lines):
        between, begin = _between(lines, end, header.columns, hyphens)
        if not between:
            break
        more = read_loose_rows(lines, begin, _region_end(lines, begin, lines[i].text), header.columns)
        if more is None:
            return (blocks, end) if between[0].kind == "heading" else ([*blocks, *between], begin)
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
    style = "bold-number" if _heads_group(lines, at) else heading_style(lines[at])
    if style not in (*BOLD, "word-number"):
        return [], at
    end = at + 1
    while end < len(lines) and lines[at].bold and lines[end].bold:
        end += 1
    return [plain("heading", join_lines(lines[at:end], hyphens), style=style, raw_start=lines[at].raw_start)], end
