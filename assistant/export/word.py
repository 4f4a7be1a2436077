"""What every .docx of ours needs and python-docx does not have: links that work, and whose file it is."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

LANGUAGE = "nl-BE"
LINK_COLOUR = "0B4A8F"


def link(address: str, part: "Part") -> Any:
    """A `w:hyperlink` that shows its address, for a paragraph of this part; python-docx reads links but makes none."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor
    from docx.text.run import Run

    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    element: Any = OxmlElement("w:r")
    made.append(element)
    run = Run(element, None)  # type: ignore[arg-type]  # a look of its own needs no parent
    run.text = address
    run.underline = True
    run.font.color.rgb = RGBColor.from_string(LINK_COLOUR)
    return made


def describe(document: "Document", title: str, now: datetime) -> None:
    """Title, language and dates; those of the template name who made it, and when."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = document.core_properties
    properties.title, properties.language, properties.comments = title[:255], LANGUAGE, ""
    properties.author = properties.last_modified_by = "Vraagbaak"
    properties.created = properties.modified = now
    defaults: Any = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        return
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    language.set(qn("w:val"), LANGUAGE)
