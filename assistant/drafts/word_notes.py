"""Real footnotes in a .docx: the part `word/footnotes.xml` with its separators, which python-docx does not know.

The rules are those of ECMA-376 part 1, 17.11: the notes -1 and 0 draw the lines above the notes and are named in the
settings; every other note has an id of its own and is referred to once."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from assistant.drafts.blocks import Note, Reference
from assistant.drafts.word_template import MEND, NOTE, NOTE_MARK, Template, TemplateError
from assistant.export.word import link

if TYPE_CHECKING:
    from docx.opc.part import XmlPart

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}
# What may come after `w:footnotePr` in the settings; the order is part of the format (CT_Settings).
AFTER_FOOTNOTES = (
    *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
    *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)


class WordNotes:
    """The notes of one file, added to those that its template may have."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.part = _part(template)
        self.next_id = 1 + max([0, *_ids(self.part.element)])

    def add(self, note: Note) -> Any:
        """Add a note, and give the run that refers to it."""
        made = _element("footnote", id=str(self.next_id))
        for at, (_, group) in enumerate(groupby(note.references, lambda each: (each.source, each.address))):
            made.append(self._paragraph(list(group), is_first=not at))
        self.part.element.append(made)
        self.next_id += 1
        return _run(_element("footnoteReference", id=made.get(_w("id"))), style=self.template.ids[NOTE_MARK])

    def _paragraph(self, same: Sequence[Reference], *, is_first: bool) -> Any:
        """The quotes from one place, after its name."""
        paragraph = _element("p")
        look = _element("pPr")
        look.append(_element("pStyle", val=self.template.ids[NOTE]))
        paragraph.append(look)
        if is_first:
            paragraph.append(_run(_element("footnoteRef"), style=self.template.ids[NOTE_MARK]))
        quotes = "; ".join(f"“{each.quote}”" for each in same)
        paragraph.append(_text(f"{' ' if is_first else ''}{same[0].source}: {quotes}"))
        if same[0].address:
            paragraph.extend([_text(" "), link(same[0].address, self.part)])
        return paragraph


def _part(template: Template) -> "XmlPart":
    """The part of the notes: that of the template, or a new one with its separators and settings."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml
    from lxml.etree import LxmlError

    main = template.document.part
    for relationship in main.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            old = relationship.target_part
            try:
                part = XmlPart(old.partname, CONTENT_TYPE, parse_xml(old.blob), main.package)
            except LxmlError as error:
                raise TemplateError(f"De voetnoten van het sjabloon zijn niet te lezen ({error}). {MEND}") from error
            part.rels.update(old.rels)
            relationship._target = part
            break
    else:
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE, _element("footnotes"), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _separate(part.element, template.document.settings.element)
    return part


def _ids(notes: Any) -> list[int]:
    try:
        return [int(note.get(_w("id"))) for note in notes.iter(_w("footnote"))]
    except (TypeError, ValueError):
        raise TemplateError(f"De voetnoten van het sjabloon zijn beschadigd: een nummer ontbreekt. {MEND}") from None


def _separate(notes: Any, settings: Any) -> None:
    """The two lines above notes, where the template has none of its own, and their mention in the settings."""
    if any(each.get(_w("type")) == "separator" for each in notes):
        return
    for at, (id, kind) in enumerate(SEPARATORS.items()):
        paragraph, look = _element("p"), _element("pPr")
        look.append(_element("spacing", after="0", line="240", lineRule="auto"))
        paragraph.extend([look, _run(_element(kind))])
        note = _element("footnote", type=kind, id=id)
        note.append(paragraph)
        notes.insert(at, note)
    mentioned = settings.find(_w("footnotePr"))
    if mentioned is None:
        mentioned = _element("footnotePr")
        later = [each for each in settings if each.tag in {_w(name) for name in AFTER_FOOTNOTES} or "math" in each.tag]
        later[0].addprevious(mentioned) if later else settings.append(mentioned)
    for id in SEPARATORS:
        mentioned.append(_element("footnote", id=id))


def _run(content: Any, *, style: str = "") -> Any:
    run = _element("r")
    if style:
        look = _element("rPr")
        look.append(_element("rStyle", val=style))
        run.append(look)
    run.append(content)
    return run


def _text(text: str) -> Any:
    """A run of this very text: a line break in a quote stays one character of it, and is shown as a space."""
    whole = _element("t")
    whole.text = text
    whole.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _run(whole)


def _element(name: str, **values: str) -> Any:
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(_w(key), value)
    return made


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
