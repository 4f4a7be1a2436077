"""Rows of a table whose cells stand on lines of their own: its lines cut into parts, the parts put into columns.

Which part goes where, `corpus.cell_path` says; here it is judged whether that makes a table at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.cell_fit import Part, Role, roles_of
from corpus.cell_path import Grid, State, best_path, follows
from corpus.cell_values import STRONG, after_name, broken_cell, is_cell, parts_of
from corpus.columns import Column, ColumnKind, counts_rows
from corpus.lines import Line

_NUMBERED = re.compile(r"(?:([A-Z]{1,2})[. ]?)?(\d{1,3}(?:\.\d{1,3}){0,3})[.)]?(?:\s+(\([A-Z]{1,2}\)))?(?:\s+(?=\S)|$)")
_CODED = re.compile(
    r"dossier|kenmerk|project|aanvraag|^code|^id$|^ref", re.IGNORECASE
)  # columns whose numbers are codes
_CODE = re.compile(  # "2024-017", "SUB/2023/12" or "P-104", and no years ("2024-2025") or dates
    r"(?!(?:19|20)\d\d[-/](?:(?:19|20)\d\d|\d\d?)\b|\d\d?[-/]\d\d?[-/]\d{4})"
    r"((?:[A-Z]{1,5}[-/ ]?)?\d{2,6}(?:[-/]\d{1,6}){1,2}|[A-Z]{1,5}[-/]?\d{3,6})(?:\s+(?=[A-Z‘“\"'])|$)"
)


@dataclass
class Row:
    """One row: its number and mark, and by column index the parts of its cells."""

    number: str
    mark: str
    cells: dict[int, list[Part]] = field(default_factory=dict)


@dataclass(frozen=True)
class LooseTable:
    """The rows read, the columns without that of the numbers, and the line after the last row."""

    rows: list[Row]
    columns: list[Column]
    end: int
    score: float

    @property
    def crowded(self) -> float:
        """The share of cells that begin on the line of another: where it is large, lines say less about cells."""
        firsts = [parts[0] for row in self.rows for parts in row.cells.values()]
        return sum(part.inside for part in firsts) / len(firsts)

    @property
    def filled(self) -> float:
        """The share of cells that are there."""
        return sum(len(row.cells) for row in self.rows) / (len(self.rows) * len(self.columns))


def read_loose_rows(lines: Sequence[Line], at: int, end: int, columns: Sequence[Column]) -> LooseTable | None:
    """Read `lines[at:end]` as rows with these columns; None when they do not fit well enough to be sure."""
    names = list(columns[1:] if counts_rows(columns[0]) else columns)
    if not names or any(column.kind == "reference" for column in names[1:]):
        return None
    parts = _parts(lines, at, end, names, counts=columns[0] if counts_rows(columns[0]) else None)
    if not parts:
        return None
    numbered = _is_numbered(parts)
    if not numbered:
        parts = [_without_number(part, lines) for part in parts]
    roles = roles_of(names)
    width = max(40, max(lines[part.line].width for part in parts))
    chain = best_path(Grid(parts, lines, roles, {column.kind for column in names}, numbered, width))
    rows = _rows(parts, chain)
    score = chain[-1][1].score if chain else 0.0
    if not _fits(rows, roles, score, numbered=numbered):
        return None
    return LooseTable(rows, names, parts[len(chain) - 1].end, score)


def _parts(lines: Sequence[Line], at: int, end: int, columns: Sequence[Column], *, counts: Column | None) -> list[Part]:
    """The lines cut into parts; a number that a row may begin with is taken off, and told apart from the text.

    `counts` is the column of those numbers, when there is one: then they may stand on a line of their own.
    """
    coded = counts is not None and bool(_CODED.search(counts.name))
    kinds = {column.kind for column in columns}
    named = "name" in roles_of(columns)[:-1]
    parts: list[Part] = []
    pending: tuple[str, str, int] | None = None
    for i, line, moved, after in _whole_values(lines, at, end, kinds):
        number, mark, text = ("", "", line.text) if moved else _numbered(line, coded=coded)
        if not number and pending is not None:
            number, mark, _ = pending
        elif number and not text:
            if counts and pending is None and not (parts and "number" in kinds):
                pending = (number, mark, i)
                continue
            number, mark, text = "", "", line.text
        pending = None
        pieces = [text] if line.bullet else parts_of(text, kinds)
        if named and not line.bullet:
            lead = 1 if len(pieces) > 1 and any(is_cell(kind, pieces[0]) for kind in kinds) else 0
            pieces = [*pieces[:lead], *after_name(pieces[lead]), *pieces[lead + 1 :]]
        for n, piece in enumerate(pieces):
            parts.append(Part(piece, i, "" if n else number, "" if n else mark, inside=n > 0 or moved, end=after))
    return parts


def _whole_values(
    lines: Sequence[Line], at: int, end: int, kinds: set[ColumnKind]
) -> Iterator[tuple[int, Line, bool, int]]:
    """The lines with what a line end broke off a value put back to it, each with its index, whether the line above
    took of it, and the line after it that is not taken whole.
    """
    rest: str | None = None
    for i in range(at, end):
        line = lines[i] if rest is None else replace(lines[i], text=rest)
        moved, rest = rest is not None, None
        if not line.text:
            continue
        if i + 1 < end and not line.bullet and _may_end(line, lines[i + 1]):
            broken = broken_cell(line.text, lines[i + 1].text, kinds)
            if broken:
                line = replace(line, text=f"{line.text} {broken[1]}")
                rest = lines[i + 1].text[len(broken[1]) :].strip()
        yield i, line, moved, i + (2 if rest == "" else 1)


def _may_end(above: Line, line: Line) -> bool:
    """Tell whether a line may begin with the rest of a value: the number of a row does not, but for one in brackets."""
    in_brackets = above.text.rfind("(") > above.text.rfind(")")
    return not line.bullet and line.gap < 2 and (in_brackets or not _numbered(line)[0])


def _numbered(line: Line, *, coded: bool = False) -> tuple[str, str, str]:
    """The number (or the code of a file, "2024-017") and the mark a line begins with, and the rest of it."""
    code = _CODE.match(line.text) if coded and not line.bullet else None
    if code:
        return code[1], "", line.text[code.end() :]
    found = None if line.bullet else _NUMBERED.match(line.text)
    if not found or (not found[1] and re.match(r"(?:19|20)\d\d\b", found[2])):
        return "", "", line.text
    rest = line.text[found.end() :]
    if rest and (re.match(r"[\d€%°.,/–-]", rest) or not re.match(r"[A-ZÀ-Ý‘“\"'(]|vzw ", rest)):
        return "", "", line.text
    return line.text[: found.end(2)], found[3] or "", rest


def _without_number(part: Part, lines: Sequence[Line]) -> Part:
    if not part.number or not lines[part.line].text.startswith(part.number):
        return part
    return replace(part, text=f"{part.number} {part.mark} {part.text}".replace("  ", " "), number="", mark="")


def _is_numbered(parts: Sequence[Part]) -> bool:
    """Rows are numbered when the first part begins with a number and the next number follows on from it."""
    if not parts[0].number:
        return False
    further = [part.number for part in parts[1:] if part.number]
    return not further or any(follows(parts[0].number, number) for number in further)


def _rows(parts: Sequence[Part], chain: Sequence[tuple[int, State]]) -> list[Row]:
    rows: list[Row] = []
    for part, (column, state) in zip(parts, chain, strict=False):
        if state.new_row:
            rows.append(Row(part.number, part.mark))
        elif part.number:
            text = f"{part.number} {part.mark} {part.text}".replace("  ", " ")
            part = replace(part, text=text, number="", mark="")
        rows[-1].cells.setdefault(column, []).append(part)
    return rows


def _fits(rows: Sequence[Row], roles: Sequence[Role], score: float, *, numbered: bool) -> bool:
    """Most cells are there, every column is in use, and the lines look like what their columns hold."""
    if not rows or (len(rows) < 2 and len(roles) < 4) or score < 0.9 * len(roles) * len(rows):
        return False
    strong = any(role in STRONG for role in roles)
    if not (strong or numbered or "name" in roles):
        return False
    used = [sum(j in row.cells for row in rows) / len(rows) for j in range(len(roles))]
    values = [u for u, role in zip(used, roles, strict=True) if role in STRONG]
    whole = len(values) >= 2 and min(values) == 1.0  # a short cell may have run together with the one before it
    least = [0.2 if role == "actors" else 0.0 if whole and role in ("title", "name") else 0.5 for role in roles]
    return sum(used) >= 0.8 * len(roles) and all(u >= low for u, low in zip(used, least, strict=True))
