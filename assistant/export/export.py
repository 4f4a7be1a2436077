"""Answers and whole conversations as files: what stands in one, apart from whether it is Markdown or .docx."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from assistant.answer import Answer, Citation
from assistant.desk.recent_answers import GivenAnswer
from assistant.dutch_dates import dutch_date
from assistant.visible import one_line, visible

TITLE = "Vraagbaak: vragen en antwoorden"
STATUS_TEXTS = {
    "answered": "Beantwoord uit de bronnen",
    "partial": "Gedeeltelijk beantwoord uit de bronnen",
    "no_answer": "Niet gevonden in de bronnen",
    "referred": "Doorverwezen",
}
LINKED = ("http", "https", "mailto", "tel")
CHECKED = (
    "De citaten staan letterlijk in de bronnen. De posities tellen tekens in de volledige tekst van het document, "
    "zoals Vraagbaak die toont."
)


@dataclass(frozen=True)
class Reference:
    """A citation, ready to be shown: `place` says where the quote stands, `address` may be linked or is ""."""

    n: int
    title: str
    place: str
    quote: str
    address: str


@dataclass(frozen=True)
class Section:
    """A question with its answer, ready to be shown; nothing invisible is left in its texts."""

    question: str
    status: str
    lines: tuple[str, ...]
    warnings: tuple[str, ...]
    references: tuple[Reference, ...]


def sections(given: Sequence[GivenAnswer]) -> list[Section]:
    """What a file of these answers shows, in their order."""
    return [_section(each.answer) for each in given]


def made_on(given: Sequence[GivenAnswer], now: datetime) -> str:
    """The line below the title: when the file was made and from which state of the index."""
    versions = ", ".join(sorted({one_line(each.index_version) for each in given if each.index_version}))
    index = f", uit index {versions}" if versions else ""
    return f"Opgemaakt op {now.day}/{now.month:02}/{now.year}{index}."


def safe_address(address: str | None) -> str:
    """The address where it may become a link (http, https, mailto, tel), else ""."""
    plain = one_line(address or "").replace(" ", "%20")
    try:
        parts = urlsplit(plain)
    except ValueError:
        return ""
    whole = parts.netloc if parts.scheme in ("http", "https") else parts.path
    return plain if parts.scheme in LINKED and whole else ""


def headings_of(citation: Citation) -> str:
    """The headings above a quote, the title of its document apart."""
    return " › ".join(one_line(part) for part in citation.section if part != citation.title)


def _section(answer: Answer) -> Section:
    return Section(
        question=one_line(answer.question),
        status=STATUS_TEXTS[answer.status],
        lines=tuple(visible(answer.answer).strip().split("\n")),
        warnings=tuple(one_line(warning) for warning in answer.warnings),
        references=tuple(_reference(citation) for citation in answer.citations),
    )


def _reference(citation: Citation) -> Reference:
    parts = [
        headings_of(citation),
        dutch_date(citation.date) or "zonder datum",
        f"pagina {citation.page}" if citation.page is not None else "",
        f"tekens {citation.start} tot {citation.end} van {one_line(citation.document)}",
    ]
    return Reference(
        n=citation.n,
        title=one_line(citation.title),
        place=" · ".join(part for part in parts if part),
        quote=visible(citation.quote).strip(),
        address=safe_address(citation.url),
    )
