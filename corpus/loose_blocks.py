"""Lays the rows that `corpus.loose_rows` read out as blocks: the paragraphs of a text, the names in a list of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.blocks import Block, Piece
from corpus.cell_fit import Part, Role, roles_of
from corpus.cell_values import is_cell, is_name
from corpus.columns import Column
from corpus.lines import Line
from corpus.loose_rows import LooseTable, Row
from corpus.numbered_rows import MARK, NUMBER
from corpus.paragraphs import Hyphens, runs_on
from corpus.places import place_at_start

_NAME_GOES_ON = re.compile(r"(?:[,–&/-]| (?:en|of|van|de|het|der|voor))$")


def loose_blocks(table: LooseTable, lines: Sequence[Line], hyphens: Hyphens) -> list[Block]:
    """The rows as blocks: the number with the first cell, then each further value on a line of its own."""
    roles = roles_of(table.columns)
    width = max(lines[part.line].width for row in table.rows for parts in row.cells.values() for part in parts)
    return [_block(row, table.columns, roles, lines, width, hyphens) for row in table.rows]


def _block(
    row: Row, columns: Sequence[Column], roles: Sequence[Role], lines: Sequence[Line], width: int, hyphens: Hyphens
) -> Block:
    head = [Piece(row.number, NUMBER)] if row.number else []
    head += [Piece(row.mark, MARK)] if row.mark else []
    own = next(
        (_place_of(row.cells[j][0].text) for j, role in enumerate(roles) if role == "name" and j in row.cells), ""
    )
    body: list[Piece] = []
    for j, parts in sorted(row.cells.items()):
        name = columns[j].name
        if roles[j] == "text":
            body += [Piece(t, name, continues=i > 0) for i, t in enumerate(_paragraphs(parts, lines, width, hyphens))]
        elif roles[j] in ("actors", "minister"):
            body += [
                Piece(value, name, listed=roles[j] == "actors") for value in _values(parts, roles[j], own, hyphens)
            ]
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
    return runs_on(Line(above.text, width=upper.width), replace(line, text=part.text, bold=False), width=width)


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
