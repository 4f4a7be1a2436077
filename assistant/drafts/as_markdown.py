"""A draft as Markdown with footnotes (`[^1]`) and pipe tables. What a question or a document says stays text. What
stands in it is decided in `sheet.py`."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby

from assistant.drafts.blocks import Block, Grid, Note, Paragraph, Piece, Reference, Role
from assistant.drafts.draft import Draft
from assistant.drafts.sheet import sheet
from assistant.export.as_markdown import SPECIAL, escaped, in_brackets
from assistant.visible import one_line

BEFORE: Mapping[Role, str] = {
    "title": "# ",
    "subject": "## ",
    "question": "### ",
    "item": "- ",
    "bullet": "- ",
    "remark": "> ",
    "heading": "# ",
    "subheading": "## ",
    "quote": "> ",
}
BOLD: tuple[Role, ...] = ("minister", "subquestion")
TIGHT: tuple[Role, ...] = ("item", "bullet")  # lines of one list
RULE = "---"  # above the last page, which is no part of the answer


def draft_markdown(draft: Draft, *, now: datetime | None = None, titles: Mapping[str, str] | None = None) -> str:
    """The whole draft; `now` is the day it bears, today where none is given, and `titles` names documents by their
    id."""
    blocks = sheet(draft, now or datetime.now(), titles or {})
    parts: list[str] = []
    for alike, group in groupby(blocks, lambda each: each.role if isinstance(each, Paragraph) else None):
        made = [_block(each) for each in group]
        if alike == "heading":
            parts.append(RULE)
        parts += ["\n".join(made)] if alike in TIGHT else made
    parts += ["\n".join(_note(note)) for note in _notes(blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Grid):
        return _grid(block)
    text = _line(block.pieces)
    if block.number:
        text = f"{escaped(block.number)} {text}"
    return f"{BEFORE.get(block.role, '')}{f'**{text}**' if block.role in BOLD and text else text}".rstrip()


def _grid(grid: Grid) -> str:
    """A pipe table; a cell stands on one line, for the format knows no other."""
    rows = [[escaped(one_line(head)) for head in grid.columns], ["---"] * len(grid.columns)]
    rows += [[_line(cell) for cell in row.cells] for row in grid.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _line(pieces: Iterable[Piece]) -> str:
    """Pieces on one line, each text escaped, gaps and what is bold between asterisks."""
    made = ""
    for piece in pieces:
        text = re.sub(r"\s+", " ", piece.text)
        plain = text.strip()
        if plain:
            shown = _gap(plain) if piece.is_gap else SPECIAL.sub(r"\\\1", plain) if made.strip() else escaped(plain)
            shown = f"**{shown}**" if piece.is_bold or piece.is_gap else shown
            made += " " * text.startswith(" ") + shown + " " * text.endswith(" ")
        elif text and made:
            made += " "
        if piece.note is not None:
            made += f"[^{piece.note.number}]"
    return made.strip()


def _gap(text: str) -> str:
    """The brackets of a gap as they are: nothing that follows makes a link of them."""
    return "[" + SPECIAL.sub(r"\\\1", text[1:-1]) + "]"


def _notes(blocks: Iterable[Block]) -> list[Note]:
    """Every note, in the order of their numbers."""
    found: list[Note] = []
    for block in blocks:
        rows = [cell for row in block.rows for cell in row.cells] if isinstance(block, Grid) else [block.pieces]
        found += [piece.note for pieces in rows for piece in pieces if piece.note is not None]
    return found


def _note(note: Note) -> Iterable[str]:
    """A note: each place with the quotes from it, which keep their lines."""
    for at, (_, group) in enumerate(groupby(note.references, lambda each: (each.source, each.address))):
        same = list(group)
        quotes = "; ".join(f"“{_quote(each.quote)}”" for each in same)
        lead = "\n    " if at else f"[^{note.number}]: "
        yield f"{lead}{escaped(same[0].source)}: {quotes}{_address(same[0])}"


def _quote(text: str) -> str:
    """Lines of a note begin with four spaces; the first goes on behind its mark of quotation."""
    first, *rest = text.split("\n")
    return "\n".join([SPECIAL.sub(r"\\\1", first), *(f"    {escaped(line)}".rstrip() for line in rest)])


def _address(reference: Reference) -> str:
    return f" <{in_brackets(reference.address)}>" if reference.address else ""
