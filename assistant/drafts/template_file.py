"""Makes `prompts/draft.docx`, the template that comes with the program: `python -m assistant.drafts.template_file`.
Only the styles, the page and its foot; an organisation edits the file in Word, or puts its own in its place."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.drafts.word_template import CELL, CELL_HEAD, NOTE, NOTE_MARK, PARAGRAPHS, TABLE, TEMPLATE
from assistant.export.word import LANGUAGE, describe

FONT = "Arial"  # on every Windows and Mac, and of the same widths as Debian's Liberation Sans
INK, GREY, LINE, SHADE = "1F2A44", "595959", "A6A6A6", "E9EDF4"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MADE = datetime(2026, 1, 1)

# Name: (id, paragraph look, text look). Sizes in half points, distances in twentieths of a point.
P = PARAGRAPHS
LOOKS = {
    P["minister"]: ("Minister", '<w:spacing w:after="0"/>', '<w:b/><w:sz w:val="22"/>'),
    P["office"]: ("Ambt", '<w:spacing w:after="480"/>', f'<w:color w:val="{GREY}"/><w:sz w:val="18"/>'),
    P["title"]: ("Title", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>', '<w:b/><w:sz w:val="32"/>'),
    P["subtitle"]: ("Subtitle", '<w:keepNext/><w:spacing w:after="20"/>', '<w:sz w:val="22"/>'),
    P["subject"]: (
        "Onderwerp",
        f'<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="6" w:color="{LINE}"/></w:pBdr>'
        '<w:spacing w:before="200" w:after="240"/>',
        f'<w:b/><w:color w:val="{INK}"/><w:sz w:val="22"/>',
    ),
    P["question"]: (
        "Vraag",
        '<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>'
        '<w:spacing w:before="320" w:after="80"/><w:ind w:left="454" w:hanging="454"/><w:outlineLvl w:val="1"/>',
        f'<w:b/><w:color w:val="{INK}"/>',
    ),
    P["subquestion"]: (
        "Deelvraag",
        '<w:keepNext/><w:keepLines/><w:spacing w:after="80"/><w:ind w:left="454"/>',
        f'<w:b/><w:color w:val="{INK}"/>',
    ),
    P["answer"]: ("BodyText", '<w:spacing w:before="60" w:after="120"/>', ""),
    P["item"]: (
        "ListBullet",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/>',
        "",
    ),
    P["remark"]: (
        "Opmerking",
        '<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="C55A11"/></w:pBdr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="FBEFE6"/><w:spacing w:before="60" w:after="120"/>'
        '<w:ind w:left="227" w:right="113"/><w:contextualSpacing/>',
        '<w:sz w:val="18"/>',
    ),
    P["heading"]: (
        "Heading1",
        '<w:keepNext/><w:spacing w:before="0" w:after="160"/><w:outlineLvl w:val="0"/>',
        f'<w:b/><w:color w:val="{INK}"/><w:sz w:val="30"/>',
    ),
    P["subheading"]: (
        "Heading2",
        '<w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/>',
        f'<w:b/><w:color w:val="{INK}"/><w:sz w:val="22"/>',
    ),
    P["quote"]: (
        "Quote",
        '<w:spacing w:after="80" w:line="240" w:lineRule="auto"/><w:ind w:left="454" w:right="227"/>',
        '<w:sz w:val="18"/>',
    ),
    CELL: ("Tabeltekst", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="16"/>'),
    CELL_HEAD: (
        "Tabelkop",
        '<w:keepNext/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
        '<w:b/><w:sz w:val="16"/>',
    ),
    NOTE: ("FootnoteText", '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="16"/>'),
    "footer": (
        "Footer",
        '<w:spacing w:after="0"/>',
        f'<w:color w:val="{GREY}"/><w:sz w:val="16"/>',
    ),
}


def write(path: Path) -> None:
    """Write the template."""
    import docx
    from docx.oxml import parse_xml
    from docx.shared import Mm

    document = docx.Document()
    styles: Any = document.styles.element
    for old in list(styles):
        styles.remove(old)
    styles.extend(list(parse_xml(_styles())))
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


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{fonts}<w:sz w:val="20"/><w:szCs w:val="20"/>{language}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + "".join(_paragraph_style(name, *look) for name, look in LOOKS.items())
        + f'<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="{NOTE_MARK}"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>' + _table_styles() + "</w:styles>"
    )


def _paragraph_style(name: str, id: str, paragraph: str, text: str) -> str:
    own = "" if name[0].islower() or name in ("Title", "Subtitle", "Body Text", "List Bullet", "Quote") else "1"
    custom = ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _table_styles() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{edge} w:w="{wide}" w:type="dxa"/>'
        for edge, wide in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority '
        'w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="Ontwerptabel"><w:name w:val="{TABLE}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
    )


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
