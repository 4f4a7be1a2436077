"""A draft as a .docx from a template: official heading, sub-questions, answers with real footnotes and tables, gaps
highlighted, and the page "Verantwoording". What stands in it is decided in `sheet.py`."""

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.drafts.blocks import Grid, Paragraph, Piece
from assistant.drafts.draft import Draft
from assistant.drafts.sheet import sheet
from assistant.drafts.word_notes import WordNotes
from assistant.drafts.word_table import add_grid
from assistant.drafts.word_template import TEMPLATE, Template, opened
from assistant.export.word import describe
from assistant.visible import one_line

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph


def draft_docx(
    draft: Draft, template: Path | None = None, *, now: datetime | None = None, titles: Mapping[str, str] | None = None
) -> bytes:
    """The file, from this template or `prompts/draft.docx`; `now` is the day it bears, today where none is given, and
    `titles` names documents by their id.

    Raises `TemplateError` (in Dutch) for a template that is missing, broken or lacks styles."""
    now = now or datetime.now()
    base = opened(template or TEMPLATE)
    notes = WordNotes(base)
    for block in sheet(draft, now, titles or {}):
        if isinstance(block, Grid):
            add_grid(base, block, partial(_fill, notes))
        else:
            _add_paragraph(base, block, notes)
    number = one_line(draft.question.number)
    describe(base.document, f"Antwoord op vraag nr. {number}" if number else "Antwoord op schriftelijke vraag", now)
    file = io.BytesIO()
    base.document.save(file)
    return file.getvalue()


def _add_paragraph(base: Template, block: Paragraph, notes: WordNotes) -> None:
    paragraph = base.document.add_paragraph()
    paragraph._p.style = base.style(block.role)
    if block.role == "heading":
        paragraph.paragraph_format.page_break_before = True
    if block.number:
        paragraph.add_run(f"{block.number}\t")
    _fill(notes, paragraph, block.pieces)


def _fill(notes: WordNotes, paragraph: "WordParagraph", pieces: Iterable[Piece]) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    for piece in pieces:
        if piece.text:
            run = paragraph.add_run(piece.text)
            run.bold = True if piece.is_bold else None
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW if piece.is_gap else None
        if piece.note is not None:
            paragraph._p.append(notes.add(piece.note))
