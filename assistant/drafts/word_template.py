"""The .docx that a draft is built from, `prompts/draft.docx` or an organisation's own: opened, and its styles checked.

Styles are known by their name, for Word names their ids by the language it runs in. What stands in its body stays above
the draft."""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.drafts.blocks import Role
from assistant.written.prompts import FOLDER
from corpus.errors import VraagbaakError

if TYPE_CHECKING:
    from docx.document import Document

TEMPLATE = FOLDER / "draft.docx"
PARAGRAPHS: Mapping[Role, str] = {
    "minister": "Minister",
    "office": "Ambt",
    "title": "Title",
    "subtitle": "Subtitle",
    "subject": "Onderwerp",
    "question": "Vraag",
    "subquestion": "Deelvraag",
    "answer": "Body Text",
    "item": "List Bullet",
    "remark": "Opmerking",
    "heading": "heading 1",
    "subheading": "heading 2",
    "plain": "Body Text",
    "bullet": "List Bullet",
    "quote": "Quote",
}
CELL, CELL_HEAD = "Tabeltekst", "Tabelkop"
NOTE, NOTE_MARK, TABLE = "footnote text", "footnote reference", "Ontwerptabel"
KINDS = {"paragraph": "alineastijl", "character": "tekenstijl", "table": "tabelstijl"}
NEEDED = {
    **dict.fromkeys([*PARAGRAPHS.values(), CELL, CELL_HEAD, NOTE], "paragraph"),
    NOTE_MARK: "character",
    TABLE: "table",
}


MEND = "Zet het terug, of bewaar het opnieuw in Word als .docx (geen .dotx, .docm of .doc)."


class TemplateError(VraagbaakError):
    """A template cannot be opened, or lacks styles that a draft needs."""


@dataclass(frozen=True)
class Template:
    """An opened template: a draft is added to `document`; `ids` gives for a style's name its id."""

    document: "Document"
    ids: Mapping[str, str]

    def style(self, role: Role) -> str:
        """The id of the style of a paragraph."""
        return self.ids[PARAGRAPHS[role]]


def opened(path: Path) -> Template:
    """The template of this file. Raises `TemplateError` (in Dutch) for one that is missing, broken or lacks styles."""
    document = _document(path)
    found = _styles(document)
    lacking = [f"{KINDS[kind]} “{name}”" for name, kind in NEEDED.items() if (kind, name.lower()) not in found]
    if lacking:
        raise TemplateError(
            f"In het sjabloon {path} ontbreekt: {', '.join(lacking)}. Voeg dit toe in Word (Stijlen › Nieuwe stijl, "
            "met precies die naam), of begin opnieuw van de meegeleverde prompts/draft.docx."
        )
    return Template(document, {name: found[kind, name.lower()] for name, kind in NEEDED.items()})


def _document(path: Path) -> "Document":
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    # A damaged package fails in whichever layer meets the damage first: the file, its zip, its XML, what is in that.
    broken = (LxmlError, OpcError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
    unusable = (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError)
    try:
        document = docx.Document(str(path))
        for needed in (document.settings.element, document.styles.element, document.sections[0].page_width):
            if needed is None:
                raise ValueError("een onderdeel is leeg")
        return document
    except (*broken, *unusable) as error:
        if not path.exists():
            raise TemplateError(f"Het sjabloon {path} bestaat niet. {MEND}") from error
        why = " ".join(str(error).split())[:200] or type(error).__name__
        raise TemplateError(f"Het sjabloon {path} is geen bruikbaar Word-bestand ({why}). {MEND}") from error


def _styles(document: "Document") -> dict[tuple[str, str], str]:
    """(kind, name in small letters) to id, of every style."""
    from docx.oxml.ns import qn

    found: dict[tuple[str, str], str] = {}
    style: Any
    for style in document.styles.element.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        kind, id = style.get(qn("w:type")), style.get(qn("w:styleId"))
        if name is not None and kind and id:
            found[kind, (name.get(qn("w:val")) or "").lower()] = id
    return found
