"""Answers as a .docx with real headings, lists, quotes and links, by python-docx. Takes texts without control
characters, which XML does not allow."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.export.export import CHECKED, TITLE, Reference, Section
from assistant.export.word import describe, link

if TYPE_CHECKING:
    from docx.document import Document

LIST_ITEM = re.compile(r"\s*[-•*]\s+")


def docx_file(shown: Sequence[Section], below_title: str, now: datetime) -> bytes:
    """A whole file: a heading for each question, its answer, and its references with their quotes."""
    import docx

    document = docx.Document()
    describe(document, TITLE, now)
    _add(document, TITLE, "Title")
    document.add_paragraph(below_title)
    for section in shown:
        _add_section(document, section)
    if any(section.references for section in shown):
        document.add_paragraph(CHECKED).runs[0].italic = True
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_section(document: "Document", section: Section) -> None:
    _add(document, section.question, "Heading1")
    document.add_paragraph().add_run(section.status).bold = True
    for line in section.lines:
        item = LIST_ITEM.match(line)
        if item:
            _add(document, line[item.end() :], "ListBullet")
        elif line.strip():
            document.add_paragraph(line)
    for warning in section.warnings:
        paragraph = document.add_paragraph()
        paragraph.add_run("Let op: ").bold = True
        paragraph.add_run(warning)
    if section.references:
        _add(document, "Bronnen", "Heading2")
    for reference in section.references:
        _add_reference(document, reference)


def _add_reference(document: "Document", reference: Reference) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"[{reference.n}] {reference.title}").bold = True
    paragraph.add_run().add_break()
    paragraph.add_run(reference.place)
    if reference.address:
        paragraph.add_run().add_break()
        paragraph._p.append(link(reference.address, paragraph.part))
    _add(document, reference.quote, "Quote")


def _add(document: "Document", text: str, style_id: str) -> None:
    """A paragraph in a style of the template, by its id: python-docx looks through all styles for a name, each time."""
    document.add_paragraph(text)._p.style = style_id
