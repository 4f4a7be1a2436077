"""The official heading of an answer: the minister, "ANTWOORD", which question it is and whose. What is not known is a
gap."""

import re
from collections.abc import Iterator

from assistant.drafts.blocks import Paragraph, Piece, gap, paragraph
from assistant.drafts.draft import ParliamentaryQuestion
from assistant.dutch_dates import dutch_date
from assistant.visible import one_line, visible

OFFICE = re.compile(r"\b(?:vlaams\s+|federaal\s+)?(?:vice-?)?(?:minister|staatssecretaris)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[,;:(\n]\s*|\s+[-–—]\s+")
AROUND = " \n,;:-–—()"


def heading(question: ParliamentaryQuestion) -> Iterator[Paragraph]:
    """The lines above the first sub-question."""
    name, office = _minister(question.minister)
    yield paragraph("minister", name.upper() or gap("naam van de minister"))
    yield paragraph("office", office.upper() or gap("ambt van de minister"))
    yield paragraph("title", "ANTWOORD")
    number, date = _known(question.number, "nummer"), _known(dutch_date(question.date), "datum")
    yield paragraph("subtitle", "op vraag nr. ", number, " van ", date)
    yield paragraph("subtitle", "van ", _known(one_line(question.member).upper(), "vraagsteller"))
    if question.title.strip():
        yield paragraph("subject", one_line(question.title))


def _known(value: str, name: str) -> str | Piece:
    return one_line(value) or gap(name)


def _minister(text: str) -> tuple[str, str]:
    """Name and office of a minister, each "" where it is not told: "Bart Somers, Vlaams minister van …"."""
    plain = visible(text).strip()
    office = OFFICE.search(plain)
    if office is None:
        name, *rest = BETWEEN.split(plain, maxsplit=1)
        return one_line(name.strip(AROUND)), one_line(" ".join(rest).strip(AROUND))
    before, after = plain[: office.start()].strip(AROUND), plain[office.end() :].strip()
    if not before and after and not after.startswith(("van ", "voor ", "-", ",")):
        return one_line(after), ""  # "minister Bart Somers"
    return one_line(before), one_line(plain[office.start() :].rstrip(AROUND))
