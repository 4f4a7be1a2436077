"""The styles of `prompts/draft.docx` as the XML of Word; `template_file.py` writes them."""

from assistant.drafts.word_template import CELL, CELL_HEAD, NOTE, NOTE_MARK, PARAGRAPHS, TABLE
from assistant.export.word import LANGUAGE

FONT = "Arial"  # on every Windows and Mac, and of the same widths as Debian's Liberation Sans
INK, GREY, LINE, SHADE = "1F2A44", "595959", "A6A6A6", "E9EDF4"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

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


def styles_xml() -> str:
    """The whole of `w:styles`."""
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
