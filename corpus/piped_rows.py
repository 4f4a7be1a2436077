"""Tables whose cells are parted by "|", as Markdown and web pages give them. The first row names the columns."""

import re
from collections.abc import Sequence

from corpus.blocks import Block, Piece, plain
from corpus.columns import column_kind
from corpus.lines import Line
from corpus.row_ends import is_total

_RULE = re.compile(r"^\|?(?:\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?$")


def piped(rows: Sequence[Sequence[str]], *, headed: bool) -> list[str]:
    """The lines that write a table so; `headed` tells that its first row names the columns. Rows are made as wide as
    the widest: a cell that is empty keeps the others in their columns."""
    width = max(map(len, rows), default=0)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    if rows and headed:
        lines.insert(1, "|" + " --- |" * width)
    return lines


def piped_table_end(lines: Sequence[Line], i: int) -> int:
    """The line after the piped table that begins at line `i`; `i` itself when none does."""
    if "|" not in lines[i].text or lines[i].bullet:
        return i
    fenced = lines[i].text.startswith("|")
    count = len(_split(lines[i].text))
    end = i
    while end < len(lines) and "|" in lines[end].text and len(_split(lines[end].text)) == count:
        end += 1
    return end if count >= 2 and end - i >= (2 if fenced or count >= 3 else 3) else i


def read_piped_table(lines: Sequence[Line], i: int, end: int) -> list[Block]:
    """The rows of the table in `lines[i:end]`, each a block with its cells by the names of their columns."""
    rows = [(line, _split(line.text)) for line in lines[i:end] if not _RULE.match(line.text)]
    if not rows:
        return []
    ruled = i + 1 < end and bool(_RULE.match(lines[i + 1].text))
    names, first = rows[0][1], 1
    blocks: list[Block] = []
    if not ruled and not _names_columns(names):
        names, first = [f"Kolom {n}" for n in range(1, len(names) + 1)], 0
    else:
        blocks.append(plain("columns", " | ".join(name for name in names if name), raw_start=rows[0][0].raw_start))
    for line, cells in rows[first:]:
        blocks += _row(line, cells, names)
    return blocks


def _row(line: Line, cells: Sequence[str], names: Sequence[str]) -> list[Block]:
    pieces = [
        Piece(text, name or f"Kolom {n}", listed=column_kind(name) == "actors")
        for n, (text, name) in enumerate(zip(cells, names, strict=True), start=1)
        if text
    ]
    if not pieces:
        return []
    if is_total(pieces[0].text):
        return [plain("paragraph", " ".join(piece.text for piece in pieces), raw_start=line.raw_start)]
    return [Block("row", tuple((piece,) for piece in pieces), raw_start=line.raw_start)]


def _names_columns(cells: Sequence[str]) -> bool:
    """Names of columns are short, without numbers, and at least half of them are names that we know."""
    known = sum(column_kind(cell) is not None for cell in cells)
    return 2 * known >= len(cells) and not any(len(cell) > 60 or re.search(r"\d{2}", cell) for cell in cells)


def _split(text: str) -> list[str]:
    inner = text.removeprefix("|").removesuffix("|") if text.startswith("|") else text
    return [cell.strip() for cell in inner.split("|")]
