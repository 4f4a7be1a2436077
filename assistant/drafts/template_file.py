"""Makes `prompts/draft.docx`, the template that comes with the program: `python -m assistant.drafts.template_file`.
Only the styles, the page and its foot; an organisation edits the file in Word, or puts its own in its place."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.drafts.template_styles import NAMESPACE, styles_xml
from assistant.drafts.word_template import TEMPLATE
from assistant.export.word import describe

MADE = datetime(2026, 1, 1)


def write(path: Path) -> None:
    """Write the template."""
    import docx
    from docx.oxml import parse_xml
    from docx.shared import Mm

    document = docx.Document()
    styles: Any = document.styles.element
    for old in list(styles):
        styles.remove(old)
    styles.extend(list(parse_xml(styles_xml())))
    _number(document)
    _set(document.settings.element)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    _foot(section.footer.paragraphs[0])
    _without_thumbnail(document)
    describe(document, "Sjabloon voor een antwoord op een schriftelijke vraag", MADE)
    file = io.BytesIO()
    document.save(file)
    path.write_bytes(file.getvalue())


def _number(document: Any) -> None:
    """The one list of the template: a dash, as Flemish answers have it."""
    from docx.oxml import parse_xml

    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    numbering.extend(
        list(
            parse_xml(
                f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType '
                'w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText '
                'w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl>'
                '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
            )
        )
    )


def _set(settings: Any) -> None:
    """As Word of today writes it: else it opens the file in "compatibility mode"."""
    from docx.oxml.ns import qn

    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    compat = settings.find(qn("w:compat"))
    for each in list(compat):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
        elif each.tag == qn("w:useFELayout"):
            compat.remove(each)


def _foot(paragraph: Any) -> None:
    """What the file is, the page and how many there are; on one line from the left, as pages may lie."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph._p.style = "Footer"
    paragraph.add_run("Ontwerp van antwoord – pagina ")
    for name, between in (("PAGE", " van "), ("NUMPAGES", "")):
        field: Any = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        run: Any = OxmlElement("w:r")
        run.text = "1"
        field.append(run)
        paragraph._p.append(field)
        if between:
            paragraph.add_run(between)


def _without_thumbnail(document: Any) -> None:
    """The picture of python-docx's own template; it shows another file than this one."""
    package = document.part.package
    for id in [id for id, each in package.rels.items() if each.reltype.endswith("/thumbnail")]:
        del package.rels[id]


if __name__ == "__main__":
    write(TEMPLATE)
