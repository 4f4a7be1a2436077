"""The state of a conversation that a follow-up question leans on: each earlier question as it was understood, and what
its answer was about, stands in and listed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.finding import Finding, Quote
from assistant.records import row_label
from corpus.document import Passage

_ROW_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\b")
_PERSON = re.compile(r"\b[A-Z][a-zà-ÿ]+ (?:(?:De|Van|Van den|Van der) )?[A-Z][a-zà-ÿ]+\b")
_OFFICE = re.compile(
    r"(?:woordvoer\w+|minister|voorzitter|schepen|directeur|co[oö]rdinator|burgemeester|zegt) ?$", re.IGNORECASE
)
_ITEM = re.compile(r"^(?:[•–-] ?|\d{1,2}[.)] )([A-Za-z][\w -]{2,40}):", re.MULTILINE)
MOST_LISTED = 6  # rows that a follow-up can mean by "die"


@dataclass(frozen=True)
class Turn:
    """An earlier question as it was understood, and what its answer was about.

    `subject` is a name or row number, `row` the number of the row its first quote stands in, `items` the rows it
    listed, `enumerated` how the items are called of the list its first quote stands in, `person` whom its first quote
    names, `quotes` what it quoted.
    """

    question: str
    subject: str
    row: str = ""
    items: tuple[str, ...] = ()
    enumerated: tuple[str, ...] = ()
    person: str = ""
    quotes: tuple[Quote, ...] = ()


def turn_of(question: str, findings: Sequence[Finding]) -> Turn:
    """The state that a question and its findings leave behind."""
    said = [finding for finding in findings if finding.status != "no_answer"]
    quotes = tuple(quote for finding in said for quote in finding.quotes)
    return Turn(
        question,
        next((finding.subject for finding in said if finding.subject), ""),
        _row_number(quotes[0].passage) if quotes else "",
        _listed(said),
        _enumerated(quotes[0].passage) if quotes else (),
        _person(quotes[0], question) if quotes else "",
        quotes[:6],
    )


def _row_number(passage: Passage) -> str:
    """The number of a row that can be called by it ("13.2")."""
    found = _ROW_NUMBER.match(row_label(passage)) if passage.kind == "row" else None
    return found[0] if found else ""


def _listed(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The rows that an answer lists, by name; none where it lists one or too many to be meant by "die"."""
    rows = [quote.passage for f in findings if f.how in ("computed", "rows") for quote in f.quotes]
    names = tuple(dict.fromkeys(row_label(passage) for passage in rows if passage.kind == "row"))
    return names if 2 <= len(names) <= MOST_LISTED else ()


def _enumerated(passage: Passage) -> tuple[str, ...]:
    """What the items of a passage's list are called, where each begins with its name ("preventie: …")."""
    names = [found[1] for found in _ITEM.finditer(passage.text)]
    return tuple(names) if len(names) > 1 else ()


def _person(quote: Quote, question: str) -> str:
    """Whom the quote names by first and last name beside an office or a verb of saying, and the question does not."""
    for found in _PERSON.finditer(quote.text):
        if found[0] not in question and _OFFICE.search(quote.text[: found.start()]):
            return found[0]
    return ""
