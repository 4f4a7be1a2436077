"""Rows of a table whose cells stand on lines of their own, told by the one reading of all lines in which most cells fit.

Every line goes to a column, from left to right, and a new row begins where the columns begin again: the best way to do
so for the whole table (Viterbi 1967) says where rows end, also without numbers, amounts or blank lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.blocks import Block, Piece
from corpus.cell_fit import Part, Role, first_fit, further_fit, roles_of, skip_cost
from corpus.cell_values import STRONG, is_cell, is_name, parts_of
from corpus.columns import Column, ColumnKind
from corpus.lines import Line
from corpus.numbered_rows import MARK, NUMBER
from corpus.paragraphs import Hyphens, runs_on
from corpus.places import place_at_start

_NUMBERED = re.compile(r"(?:([A-Z]{1,2})[. ]?)?(\d{1,3}(?:\.\d{1,3}){0,3})[.)]?(?:\s+(\([A-Z]{1,2}\)))?(?:\s+(?=\S)|$)")
_NAME_GOES_ON = re.compile(r"(?:[,–&/-]| (?:en|of|van|de|het|der|voor))$")
_LOST = 40  # so many lines without a good end of a row end the table
_NUMBER_UNUSED = 6.0
_WIDER_GAP = 1.5


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


@dataclass(frozen=True)
class _State:
    """The best reading that puts a part into a column: its score, where it came from, the last row number."""

    score: float
    back: int | None
    new_row: bool
    number: str


def read_loose_rows(lines: Sequence[Line], at: int, end: int, columns: Sequence[Column]) -> LooseTable | None:
    """Read `lines[at:end]` as rows with these columns; None when they do not fit well enough to be sure."""
    names = list(columns[1:] if _counts_rows(columns) else columns)
    if not names or any(column.kind == "reference" for column in names[1:]):
        return None
    parts = _parts(lines, at, end, names, lone=_counts_rows(columns))
    if not parts:
        return None
    numbered = _is_numbered(parts)
    if not numbered:
        parts = [_without_number(part, lines) for part in parts]
    roles = roles_of(names)
    chain = _best_chain(parts, lines, names, roles, numbered=numbered)
    rows = _rows(parts, chain)
    score = chain[-1][1].score if chain else 0.0
    if not _fits(rows, roles, score, numbered=numbered):
        return None
    return LooseTable(rows, names, parts[len(chain) - 1].line + 1, score)


def loose_blocks(table: LooseTable, lines: Sequence[Line], hyphens: Hyphens) -> list[Block]:
    """The rows as blocks: the number with the first cell, then each further value on a line of its own."""
    roles = roles_of(table.columns)
    width = max(line.width for row in table.rows for parts in row.cells.values() for line in _lines(parts, lines))
    return [_block(row, table.columns, roles, lines, width, hyphens) for row in table.rows]


def _counts_rows(columns: Sequence[Column]) -> bool:
    return columns[0].kind == "number" and not re.search("aantal|percentage", columns[0].name, re.IGNORECASE)


def _parts(lines: Sequence[Line], at: int, end: int, columns: Sequence[Column], *, lone: bool) -> list[Part]:
    """The lines cut into parts; a number that a row may begin with is taken off, and told apart from the text."""
    kinds = {column.kind for column in columns}
    parts: list[Part] = []
    pending: tuple[str, str, int] | None = None
    for i in range(at, end):
        number, mark, text = _numbered(lines[i])
        if not number and pending is None:
            text = lines[i].text
        elif not number and pending is not None:
            (number, mark, _), text = pending, lines[i].text
        elif not text:
            if lone and pending is None and not (parts and "number" in kinds):
                pending = (number, mark, i)
                continue
            number, mark, text = "", "", lines[i].text
        pending = None
        for n, piece in enumerate([text] if lines[i].bullet else parts_of(text, kinds)):
            parts.append(Part(piece, i, "" if n else number, "" if n else mark, inside=n > 0))
    return parts


def _numbered(line: Line) -> tuple[str, str, str]:
    """The number and the mark a line begins with, and the rest of it."""
    found = None if line.bullet else _NUMBERED.match(line.text)
    if not found or (not found[1] and re.match(r"(?:19|20)\d\d\b", found[2])):
        return "", "", line.text
    rest = line.text[found.end() :]
    if rest and (re.match(r"[\d€%°.,/–-]", rest) or not (rest[0].isupper() or rest[0] in "‘“\"'(")):
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
    return not further or any(_follows(parts[0].number, number) for number in further)


def _follows(last: str, number: str) -> bool:
    """4.2 → 4.3, 4.9 → 5.1, A.3 → A.4, 7 → 8; one may be missing, more may not."""
    if not last:
        return True
    before, after = re.findall(r"[A-Z]+|\d+", last), re.findall(r"[A-Z]+|\d+", number)
    if len(before) != len(after):
        return False
    for depth, (b, a) in enumerate(zip(before, after, strict=True)):
        if a == b:
            continue
        if not (a.isdigit() and b.isdigit()):
            return a > b and all(n in ("0", "1") for n in after[depth + 1 :])
        return int(b) < int(a) <= int(b) + 2 and all(int(n) <= 1 for n in after[depth + 1 :])
    return False


def _best_chain(
    parts: Sequence[Part], lines: Sequence[Line], columns: Sequence[Column], roles: Sequence[Role], *, numbered: bool
) -> list[tuple[int, _State]]:
    """The column of each part, with its state, up to the part after which the table reads best as ended."""
    width = max(40, max(lines[part.line].width for part in parts))
    kinds = {column.kind for column in columns}
    skips = [skip_cost(role) for role in roles]
    table: list[list[_State | None]] = []
    best, best_at = (0.0, -1), 0
    for i, part in enumerate(parts):
        if i - best_at > _LOST:
            break
        firsts = [_first(role, part, lines, width, kinds) for role in roles]
        states = [_state(parts, i, j, table, firsts, roles, skips, lines, width, kinds, numbered) for j in range(len(roles))]
        table.append(states)
        closed = [(s.score - sum(skips[j + 1 :]), j) for j, s in enumerate(states) if s is not None]
        if closed and max(closed)[0] > best[0]:
            best, best_at = max(closed), i
    return _backtrack(table, best_at, best[1]) if best[1] >= 0 else []


def _first(role: Role, part: Part, lines: Sequence[Line], width: int, kinds: set[ColumnKind]) -> float:
    if lines[part.line].bullet and not part.inside:
        return 0.0 if role == "text" else -4.0
    return first_fit(role, part, width=width, kinds=kinds)


def _state(
    parts: Sequence[Part],
    i: int,
    j: int,
    table: Sequence[Sequence[_State | None]],
    firsts: Sequence[float],
    roles: Sequence[Role],
    skips: Sequence[float],
    lines: Sequence[Line],
    width: int,
    kinds: set[ColumnKind],
    numbered: bool,
) -> _State | None:
    """The best way for part `i` to stand in column `j`: opening a row, opening a cell, or going on with one."""
    part, lead = parts[i], sum(skips[:j])
    if i == 0:
        return None if numbered and not part.number else _State(firsts[j] - lead, None, True, part.number)
    options: list[_State] = []
    for k, state in enumerate(table[i - 1]):
        if state is None:
            continue
        follows = bool(part.number) and _follows(state.number, part.number)
        if (follows or not numbered) and (k > j or not numbered or follows) and not part.inside:
            score = state.score - sum(skips[k + 1 :]) - lead + firsts[j] - (0.0 if numbered else 0.3)
            options.append(_State(score, k, True, part.number))
        unused = _NUMBER_UNUSED if numbered and follows else 0.0
        if k < j:
            score = state.score - sum(skips[k + 1 : j]) + firsts[j] - unused
            options.append(_State(score, k, False, state.number))
        elif k == j:
            score = state.score + _further(roles[j], part, parts[i - 1], lines, width, kinds) - unused
            options.append(_State(score, k, False, state.number))
    return max(options, key=lambda option: option.score, default=None)


def _further(role: Role, part: Part, above: Part, lines: Sequence[Line], width: int, kinds: set[ColumnKind]) -> float:
    line = lines[part.line]
    if line.bullet and not part.inside:
        return 0.5 if role == "text" else -4.0
    wider = line.gap > 1 and line.gap > lines[above.line].gap and not line.page_start and part.opens
    fit = further_fit(role, part, above, width=width, kinds=kinds)
    return fit - (_WIDER_GAP if wider and not part.inside else 0.0)


def _backtrack(table: Sequence[Sequence[_State | None]], i: int, j: int | None) -> list[tuple[int, _State]]:
    chain: list[tuple[int, _State]] = []
    while i >= 0 and j is not None:
        state = table[i][j]
        assert state is not None
        chain.insert(0, (j, state))
        i, j = i - 1, state.back
    return chain


def _rows(parts: Sequence[Part], chain: Sequence[tuple[int, _State]]) -> list[Row]:
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
    least = [0.2 if role == "actors" else 0.5 for role in roles]
    return sum(used) >= 0.8 * len(roles) and all(u >= low for u, low in zip(used, least, strict=True))


def _lines(parts: Sequence[Part], lines: Sequence[Line]) -> list[Line]:
    return [lines[part.line] for part in parts]


def _block(
    row: Row, columns: Sequence[Column], roles: Sequence[Role], lines: Sequence[Line], width: int, hyphens: Hyphens
) -> Block:
    head = [Piece(row.number, NUMBER)] if row.number else []
    head += [Piece(row.mark, MARK)] if row.mark else []
    own = next((_place_of(row.cells[j][0].text) for j, role in enumerate(roles) if role == "name" and j in row.cells), "")
    body: list[Piece] = []
    for j, parts in sorted(row.cells.items()):
        name = columns[j].name
        if roles[j] == "text":
            body += [Piece(t, name, continues=i > 0) for i, t in enumerate(_paragraphs(parts, lines, width, hyphens))]
        elif roles[j] in ("actors", "minister"):
            body += [Piece(value, name, listed=True) for value in _values(parts, roles[j], own, hyphens)]
        else:
            body.append(Piece(_joined([part.text for part in parts], hyphens), name))
    first = min(part.line for parts in row.cells.values() for part in parts)
    return Block("row", ((*head, body[0]), *((piece,) for piece in body[1:])), raw_start=lines[first].raw_start)


def _joined(texts: Sequence[str], hyphens: Hyphens) -> str:
    return hyphens.join_all(list(texts))


def _paragraphs(parts: Sequence[Part], lines: Sequence[Line], width: int, hyphens: Hyphens) -> list[str]:
    """Join the lines of a text cell into paragraphs and list items."""
    paragraphs: list[str] = []
    for above, part in zip([None, *parts], parts, strict=False):
        line = lines[part.line]
        if above is not None and (part.inside or _goes_on(above, lines[above.line], part, line, width)):
            paragraphs[-1] = hyphens.join(paragraphs[-1], part.text)
        else:
            paragraphs.append(("• " if line.bullet and not part.inside else "") + part.text)
    return paragraphs


def _goes_on(above: Part, upper: Line, part: Part, line: Line, width: int) -> bool:
    if line.bullet:
        return False
    if above.text[-1] not in ".:;!?":
        return True
    return runs_on(Line(above.text, width=upper.width), Line(part.text, width=line.width), width=width)


def _values(parts: Sequence[Part], role: Role, own: str, hyphens: Hyphens) -> list[str]:
    """The names in a cell, one for each that begins; `own` is the municipality the row itself is of."""
    values: list[str] = []
    for part in parts:
        begins = is_cell("minister", part.text) if role == "minister" else _begins_name(values, part, own)
        if not values or begins or part.inside:
            values.append(part.text)
        else:
            values[-1] = hyphens.join(values[-1], part.text)
    return [value.strip(" ,;") for value in values]


def _begins_name(values: Sequence[str], part: Part, own: str) -> bool:
    """A further name, unless the line goes on with the one above ("Voetbalclub Rode Ster" / "Lokeren")."""
    if not values or _NAME_GOES_ON.search(values[-1]):
        return False
    if own and part.text == own:
        return False
    return part.opens or is_name(part.text)


def _place_of(name: str) -> str:
    """The municipality in the name of an applicant ("Stad Diest")."""
    return place_at_start(name) or place_at_start(name.partition(" ")[2])
