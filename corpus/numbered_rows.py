"""Rows of a table that begin with their number ("4.3 (V) Advies en …", "12 Voor een beperkte groep …").

The cells of such a row stand on loose lines after its text, and a page break may put the rest of the text behind them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.blocks import Block, Piece
from corpus.columns import CELL_KINDS, STARTS, Column
from corpus.lines import Line
from corpus.paragraphs import Hyphens, runs_on

ROW_START = re.compile(r"^(\d{1,3}(?:\.\d{1,3}){0,3})\.?\s+(?:(\([A-Z]{1,2}\))\s*)?(?=\S*[^\W\d_])")
_SUB_ITEM = re.compile(r"^(?:[a-z]|[ivx]+|\d{1,2})\) ")
_STATUS_BEHIND = re.compile(
    rf"(?<=[.)?!]) (?={STARTS['status'].pattern})|(?<=\w) (?={STARTS['status'].pattern}(?: \(|$))"
)
NUMBER, MARK = "Nummer", "Merk"


def row_number(line: Line, last: str) -> str:
    """The number a row begins with on this line, or "" when none can: numbers must follow on from `last`."""
    found = ROW_START.match(line.text)
    if not found or line.bullet:
        return ""
    return found[1] if not last or follows(last, found[1]) else ""


def follows(last: str, number: str) -> bool:
    """Tell whether `number` may come after `last`: 4.2 → 4.3, 4.9 → 5.1, 7 → 8; one may be missing, more may not."""
    before, after = [int(n) for n in last.split(".")], [int(n) for n in number.split(".")]
    if len(before) != len(after):
        return len(after) > len(before) and after[: len(before)] == before
    for depth, (b, a) in enumerate(zip(before, after, strict=True)):
        if a != b:
            return b < a <= b + 2 and all(n <= 1 for n in after[depth + 1 :])
    return False


@dataclass(frozen=True)
class ParsedRow:
    """The lines of one row, told apart: those of the text column, and by column index those of the cells."""

    head: tuple[Piece, ...]
    text: list[Line]
    cells: dict[int, list[Line]]
    raw_start: int


def part_row(lines: Sequence[Line], columns: Sequence[Column], *, width: int, known: set[str]) -> ParsedRow:
    """Tell the lines of one row apart. `width` is that of the text column, `known` are values seen alone in a cell."""
    start = ROW_START.match(lines[0].text)
    assert start is not None
    head = (Piece(start[1], NUMBER), *((Piece(start[2], MARK),) if start[2] else ()))
    first = replace(lines[0], text=lines[0].text[start.end() :])
    text: list[Line] = []
    cells: dict[int, list[Line]] = {}
    at = 0
    for run in _runs([first, *lines[1:]]):
        if not text or _is_text(run, text[-1], width=width, at=at, columns=columns):
            belongs, run = _cut_tail(run, columns, width)
            text += belongs
            at = 0
        for line in run:
            for part, column in _split_cells(line, columns, at, known):
                at = column
                cells.setdefault(at, []).append(part)
    return ParsedRow(head, text, cells, lines[0].raw_start)


def row_block(
    row: ParsedRow, columns: Sequence[Column], *, width: int, widths: dict[int, int], known: set[str], hyphens: Hyphens
) -> Block:
    """Lay a parted row out: its text first, then each value of each cell on a line of its own."""
    body = [Piece(t, columns[0].name, continues=i > 0) for i, t in enumerate(_paragraphs(row.text, hyphens, width))]
    rows: list[tuple[Piece, ...]] = [(*row.head, *body[:1]), *((piece,) for piece in body[1:])]
    for index in sorted(row.cells):
        values = _values(row.cells[index], columns[index], widths[index], known, hyphens)
        listed = columns[index].kind == "actors"
        rows += [(Piece(value, columns[index].name, listed=listed),) for value in values]
    return Block("row", tuple(rows), raw_start=row.raw_start)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut the lines of a row where a blank line, a bullet or a page break parts them."""
    runs: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        if line.gap or line.bullet or line.page_start:
            runs.append([])
        runs[-1].append(line)
    return runs


def _is_text(run: Sequence[Line], above: Line, *, width: int, at: int, columns: Sequence[Column]) -> bool:
    """Tell the text column from cells: bullets, long lines, and the end of a sentence that a blank line cut off."""
    first = run[0].text
    if run[0].bullet or _SUB_ITEM.match(first) or (at == 0 and len(run) == 1 and first[-1] == ":"):
        return True
    if max(line.width for line in run) > 0.75 * width:
        return True
    if any(STARTS[c.kind].match(first) for c in columns[max(1, at) :] if c.kind in CELL_KINDS):
        return False
    if max(line.width for line in run) > 0.6 * width:
        return True
    return at == 0 and first[0].islower() and above.text[-1] not in ".;:!?"


def _cut_tail(run: Sequence[Line], columns: Sequence[Column], width: int) -> tuple[list[Line], list[Line]]:
    """Cut off cells that no blank line parts from the text: on lines of their own, or a status behind it on a line."""
    kinds = [column.kind for column in columns[1:] if column.kind in CELL_KINDS]
    for i, line in enumerate(run):
        if i and line.width < 0.6 * width and any(STARTS[kind].match(line.text) for kind in kinds):
            return list(run[:i]), list(run[i:])
        found = _STATUS_BEHIND.search(line.text) if "status" in kinds else None
        if found:
            text, cell = line.text[: found.start()], line.text[found.end() :]
            return [*run[:i], replace(line, text=text, width=len(text))], [
                replace(line, text=cell, width=len(cell)),
                *run[i + 1 :],
            ]
    return list(run), []


def _split_cells(line: Line, columns: Sequence[Column], at: int, known: set[str]) -> list[tuple[Line, int]]:
    """Part a line that holds cells of several columns, each told by how its values begin."""
    current, begin = max(at, 1), 0
    parts: list[tuple[Line, int]] = []
    for offset, index in _cell_starts(line.text, columns, current, known):
        if index < current or (index == current and offset > begin):
            continue
        if offset > begin:
            parts.append((_part(line, begin, offset), current))
        begin, current = offset, index
    return [*parts, (_part(line, begin, len(line.text)), current)]


def _part(line: Line, begin: int, end: int) -> Line:
    text = line.text[begin:end].strip()
    return Line(text, line.gap, width=len(text))


def _cell_starts(text: str, columns: Sequence[Column], current: int, known: set[str]) -> list[tuple[int, int]]:
    """Offsets in `text` where a value of a column from `current` on begins, with that column's index."""
    starts = [
        (found.start(), index)
        for index in range(current, len(columns))
        if columns[index].kind in CELL_KINDS
        for found in re.finditer(r"(?<!\S)" + STARTS[columns[index].kind].pattern, text)
    ]
    for index in range(current, len(columns)):
        for found in STARTS["date"].finditer(text) if columns[index].kind == "date" else ():
            if found.end() == len(text) or any(offset == found.end() + 1 for offset, _ in starts):
                starts.append((found.start(), index))
    first, _, label = text.partition(" ")
    if columns[current].kind == "actors" and first in known and label.endswith(":") and current + 1 < len(columns):
        starts.append((len(first) + 1, current + 1))
    return sorted(starts)


def _paragraphs(lines: Sequence[Line], hyphens: Hyphens, width: int) -> list[str]:
    """Join the lines of the text column into paragraphs and list items, over page breaks too."""
    paragraphs: list[str] = []
    for above, line in zip([None, *lines], lines, strict=False):
        unfinished = above is not None and above.text[-1] not in ".:;!?"
        if (
            above is not None
            and not line.bullet
            and not _SUB_ITEM.match(line.text)
            and (unfinished or (not line.gap and runs_on(above, line, width=width)))
            and not (line.text[0].isupper() and (_is_label(line, above, width) or _ends_item(paragraphs)))
        ):
            paragraphs[-1] = hyphens.join(paragraphs[-1], line.text)
        else:
            paragraphs.append(("• " if line.bullet else "") + line.text)
    return paragraphs


def _is_label(line: Line, above: Line, width: int) -> bool:
    """A short line that announces a list ("Concrete voorbeelden:") is a paragraph of its own after a whole sentence."""
    return line.text[-1] == ":" and line.width < 0.5 * width and above.text[-1] in ".?!"


def _ends_item(paragraphs: Sequence[str]) -> bool:
    """Where the items of a list end alike, with "?" or ";", an item that ends so is over."""
    item = paragraphs[-1]
    earlier = [text[-1] for text in paragraphs[:-1] if text.startswith("• ")]
    return item.startswith("• ") and item[-1] in "?;" and item[-1] in earlier


def _values(lines: Sequence[Line], column: Column, width: int, known: set[str], hyphens: Hyphens) -> list[str]:
    """Join the lines of a cell into its values: each minister, each actor, each amount with what belongs to it."""
    values: list[str] = []
    for above, line in zip([None, *lines], lines, strict=False):
        listed = values and "," in values[-1] and column.kind == "actors" and not line.gap
        if above is None or (not listed and _begins_value(above, line, column, width, known)):
            values.append(line.text)
        else:
            values[-1] = hyphens.join(values[-1], line.text)
    return [value.strip(" ,;.") if column.kind in ("minister", "actors") else value for value in values]


def _begins_value(above: Line, line: Line, column: Column, width: int, known: set[str]) -> bool:
    if column.kind == "minister":
        return bool(STARTS["minister"].match(line.text))
    if (
        above.text[-1] in ",-–+:("
        or line.text[0].islower()
        or line.text[0] in "+("
        or above.text.endswith((" en", " of", " van", " de", " het"))
    ):
        return False
    if (line.gap and column.kind == "actors") or line.text in known or above.text in known:
        return True
    if column.kind == "money":
        return bool(
            STARTS["money"].match(line.text) or re.match(r"[^\W\d][\w&. ]{1,24}:", line.text)
        ) and not line.text.startswith("(")
    if column.kind == "reference":
        return line.text[0].isdigit() or above.text[-1] in ".;" or above.text.isdigit()
    if column.kind == "status":
        return False
    return above.width + 1 + len(line.text.split(maxsplit=1)[0]) <= width + 2
