"""An overview of organisations with how to reach them, from the contact blocks of the sources."""

import re
from collections.abc import Callable

from assistant.drafts.draft import Table as DraftTable
from assistant.drafts.things import Thing
from assistant.finding import Quote
from assistant.lexicon import Lexicon
from assistant.question import read_question
from assistant.records import Records
from corpus.document import Passage

_SEVERAL = re.compile(
    r"\b(?:per|elke?|alle|deze|die|de) (?:[a-z]+e )?(?:organisaties?|experts?|partners?|diensten?|verenigingen"
    r"|vzw['’]?s|instellingen|centra|steunpunten|aanbieders?)\b|\b(?:overzicht|lijst|oplijsting)\b.*\bcontact|\bcontactgegevens\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\bcontact\w*|\bbereik\w*|\badres\w*|\be-?mail\w*|\btelefoon\w*|\bnummer\b", re.IGNORECASE)
NAME = "Organisatie"
FEWEST = 2


def contact_rows(thing: Thing, about: str, records: Records, lexicon: Lexicon) -> list[Passage]:
    """The contact blocks that a thing asks an overview of: those of the document whose headings fit the question best.
    Empty where it asks none."""
    if not (_SEVERAL.search(thing.text) and _REACHED.search(thing.text)) or read_question(thing.text).places:
        return []
    by_document: dict[str, list[Passage]] = {}
    for passage in records.contacts:
        by_document.setdefault(passage.document, []).append(passage)
    asked = lexicon.terms(f"{about} {thing.text}")
    fits = {id: lexicon.coverage(asked, *(" ".join(p.section) for p in rows)) for id, rows in by_document.items()}
    best = max(fits, key=lambda id: fits[id], default="")
    rows = by_document.get(best, [])
    return rows if len(rows) >= FEWEST and fits[best] > 0 else []


def contact_table(rows: list[Passage], records: Records, mark: Callable[[Quote], int]) -> DraftTable:
    """The table: what each block is called, and its cells; every row is proven by its block."""
    columns = list(dict.fromkeys(cell.column for row in rows for cell in (row.record.cells if row.record else ())))
    named = [column for column in columns if column.lower() in ("naam", "name", "organisatie")]
    shown = [column for column in columns if column not in named]
    cells = []
    for row in rows:
        values: dict[str, list[str]] = {}
        for cell in row.record.cells if row.record else ():
            values.setdefault(cell.column, []).append(records.value(row.document, cell).text)
        own = next(("; ".join(values[column]) for column in named if column in values), "")
        cells.append([own or _called(row), *("; ".join(dict.fromkeys(values.get(column, []))) for column in shown)])
    marks = [mark(Quote(row, row.start, row.end)) for row in rows]
    return DraftTable(columns=[NAME, *shown], rows=cells, citations=marks)


def _called(row: Passage) -> str:
    """The heading that the block stands under."""
    return row.section[1].split(":")[0] if len(row.section) > 1 else row.section[-1] if row.section else ""
