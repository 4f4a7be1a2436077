"""A real table in a .docx: its head is repeated on each page, a row that fits on a page is not split. One that is too
wide for an upright page stands on pages that lie."""

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.drafts.blocks import Grid, Piece, Row
from assistant.drafts.column_widths import height, is_amounts, least_widths, widths
from assistant.drafts.word_template import CELL, CELL_HEAD, TABLE, Template

if TYPE_CHECKING:
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

MOST_COLUMNS = 63  # Word opens no table with more
HIGHEST_UNSPLIT = 0.6  # of the page; a higher row may be split, its notes need room too
MOST_ROWS = 200  # LibreOffice lays out longer tables with a note in each row for minutes, or gives up
TWIP = 635  # in python-docx's own unit
NARROWEST = 2_000  # a template whose margins leave nothing gets a table all the same
Fill = Callable[["Paragraph", Iterable[Piece]], None]


def add_grid(template: Template, grid: Grid, fill: Fill) -> None:
    """Add a table at the end of the document; `fill` puts pieces in a paragraph, notes and all."""
    texts = [[head, *(_text(row.cells[at]) for row in grid.rows)] for at, head in enumerate(grid.columns)]
    if len(texts) > MOST_COLUMNS:
        _add_lines(template, grid, fill)
        return
    upright, lying = _room(template)
    lies = sum(least_widths(texts)) > upright[0] < lying[0]
    wide, high = lying if lies else upright
    if lies:
        _break_section(template, lies=False)
    for start in range(0, len(grid.rows), MOST_ROWS):
        if start:
            _tiny(template)  # tables that touch become one in Word
        _add_table(template, replace(grid, rows=grid.rows[start : start + MOST_ROWS]), texts, (wide, high), fill)
    if lies:
        _break_section(template, lies=True)
    else:
        _tiny(template)


def _add_table(
    template: Template, grid: Grid, texts: Sequence[Sequence[str]], room: tuple[int, int], fill: Fill
) -> None:
    """A table of some rows of a grid; the texts of all its rows decide on its columns."""
    own = widths(texts, room[0])
    table = _table(template, len(grid.rows) + 1, own)
    amounts = [is_amounts(column[1:]) for column in texts]
    head, *below = list(table.rows)
    for at, name in enumerate(grid.columns):
        _cell(template, head.cells[at], [Piece(name)] if name else [], fill, CELL_HEAD, amounts[at])
    for row, made in zip(grid.rows, below, strict=True):
        _fill_row(template, row, made, fill, amounts)
        if height([_text(cell) for cell in row.cells], own) < HIGHEST_UNSPLIT * room[1]:
            _mark(made._tr.get_or_add_trPr(), "cantSplit")
    for name in ("cantSplit", "tblHeader"):
        _mark(head._tr.get_or_add_trPr(), name)


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _table(template: Template, rows: int, own: Sequence[int]) -> "Table":
    """An empty table of columns of these widths, which stay as they are."""
    from docx.shared import Twips

    table = template.document.add_table(rows=rows, cols=len(own))
    look: Any = table._tbl.tblPr
    look.style = template.ids[TABLE]
    table.autofit = False
    for column, wide in zip(table.columns, own, strict=True):
        column.width = Twips(wide)
        for cell in column.cells:
            cell.width = Twips(wide)
    return table


def _fill_row(template: Template, row: Row, made: Any, fill: Fill, amounts: Sequence[bool]) -> None:
    for at, (cell, content) in enumerate(zip(made.cells, row.cells, strict=True)):
        _cell(template, cell, content, fill, CELL, amounts[at])


def _cell(template: Template, cell: "_Cell", content: Iterable[Piece], fill: Fill, style: str, is_amount: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    paragraph._p.style = template.ids[style]
    if is_amount:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    fill(paragraph, content)


def _add_lines(template: Template, grid: Grid, fill: Fill) -> None:
    """A table that Word cannot have as one: a paragraph for each row, each cell after the name of its column."""
    for row in grid.rows:
        paragraph = template.document.add_paragraph()
        paragraph._p.style = template.style("item")
        for head, cell in zip(grid.columns, row.cells, strict=True):
            fill(paragraph, [Piece(f"{head}: "), *cell, Piece("; ")] if _text(cell) else [])


def _room(template: Template) -> tuple[tuple[int, int], tuple[int, int]]:
    """Width and height between the margins of the last section, upright and lying, in twentieths of a point."""
    section = template.document.sections[-1]
    across = (section.left_margin or 0) + (section.right_margin or 0) + (section.gutter or 0)
    along = (section.top_margin or 0) + (section.bottom_margin or 0)
    wide, high = section.page_width or 0, section.page_height or 0
    return _twips(wide - across, high - along), _twips(high - along, wide - along)


def _twips(wide: int, high: int) -> tuple[int, int]:
    return max(NARROWEST, wide // TWIP), max(NARROWEST, high // TWIP)


def _break_section(template: Template, *, lies: bool) -> None:
    """End a section here, upright or lying; what comes after is upright as the template has it."""
    from docx.enum.section import WD_ORIENTATION
    from docx.oxml.ns import qn
    from docx.section import Section
    from docx.shared import Emu

    document = template.document
    last: Any = document.element.body.sectPr
    ended = copy.deepcopy(last)
    paragraph = _tiny(template) if lies or not _ends_with_text(template) else document.paragraphs[-1]
    paragraph._p.get_or_add_pPr().append(ended)
    for name in ("titlePg", "pgNumType"):  # a first page and its number come once
        for each in last.findall(qn(f"w:{name}")):
            last.remove(each)
    if lies:
        section = Section(ended, document.part)
        section.orientation = WD_ORIENTATION.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin, section.right_margin = section.bottom_margin, section.top_margin
        section.gutter = Emu(0)


def _ends_with_text(template: Template) -> bool:
    from docx.oxml.ns import qn

    before = template.document.element.body.sectPr.getprevious()
    has_section = before is not None and before.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    return before is not None and before.tag == qn("w:p") and not has_section


def _tiny(template: Template) -> "Paragraph":
    from docx.shared import Pt

    paragraph = template.document.add_paragraph()
    paragraph._p.style = template.ids[CELL]
    look = paragraph.paragraph_format
    look.space_before = look.space_after = Pt(0)
    look.line_spacing = Pt(4)
    return paragraph


def _mark(look: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    look.append(OxmlElement(f"w:{name}"))
