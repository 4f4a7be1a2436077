"""One cell that states several amounts, each for someone or something ("Jeugd: 10.000 €"), as a table.
Which row it is of, the question says by its number or by the names in the cell."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.computing.calculation import euro
from assistant.computing.quantities import Quantity, quantities
from assistant.drafts.draft import Table as DraftTable
from assistant.finding import Quote
from assistant.lexicon import Lexicon
from assistant.lookup import numbered_rows
from assistant.question import read_question
from assistant.records import Records, Row

_SHARED_OUT = re.compile(
    r"\b(?:overzicht|oplijsting|lijst|tabel|opsplitsing|uitsplitsing|verdeling|verdeeld|telkens|respectievelijk|afzonderlijk)\b"
    r"|\b(?:per|voor elke?|van elke?) [a-z]+|\b(?:elk|ieder) van\b|\bwelke? [a-z]+(?:en|s|'s)\b",
    re.IGNORECASE,
)
_MONEY_WORD = re.compile(r"\b(?:bedrag|budget|subsidie|toelage|krediet)(?=en\b|s\b|\b)|\bmiddelen\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:per|elke|welke) ([a-z]{4,})\b", re.IGNORECASE)
_BEFORE = re.compile(r"^(?P<name>[^:]{2,60}):\s*(?P<amount>.+)$", re.DOTALL)
_BRACKETED = re.compile(r"^(?P<amount>.*?)\s*\((?P<name>[^()\d]{2,60})\)(?P<rest>.*)$", re.DOTALL)
_FOR = re.compile(r"^(?P<amount>.*?)\s*\b(?:voor|aan) (?P<name>[^()]{2,60}?)(?P<rest>\s*\(.*)?$", re.DOTALL)
_TOTALLED = re.compile(r"\bper\b|jaar|\d{4}", re.IGNORECASE)  # amounts of other periods are not added up
FEWEST = 2
WHO = "Bestemd voor"
TOTAL = "Totaal"


@dataclass(frozen=True)
class Share:
    """A piece of a cell: for whom, how much in the words of the cell, and the slice that says so."""

    name: str
    amount: str
    quantity: Quantity
    quote: Quote


def shares(text: str, about: str, records: Records, lexicon: Lexicon) -> list[Share]:
    """The amounts that a question asks apart, of one cell; empty where it asks none or no cell states them. `about` is
    the question with what it leans on."""
    inquiry = read_question(about)
    asks_apart = bool(_SHARED_OUT.search(text)) and bool(_MONEY_WORD.search(about))
    found = [own for row in numbered_rows(inquiry, records, lexicon)[0] if (own := _shares(row, records))]
    if asks_apart and len(found) == 1:
        return found[0]
    named = [own for row in records.row_of.values() if len(_named(own := _shares(row, records), text, lexicon)) > 1]
    return named[0] if len(named) == 1 and inquiry.asks("amount") else []


def asks_shares(piece: str) -> bool:
    """Whether a piece of a question is answered by such a table: it asks an amount, or something apart for each."""
    return bool(_SHARED_OUT.search(piece) or read_question(piece).asks("amount"))


def share_table(rows: Sequence[Share], text: str, mark: Callable[[Quote], int]) -> DraftTable:
    """The table, with a computed total where all are amounts in euro of one period."""
    of, money = _OF.search(text), _MONEY_WORD.search(text)
    columns = [of[1].capitalize() if of else WHO, money[0].capitalize() if money else "Bedrag"]
    cells, marks = [[share.name, share.amount] for share in rows], [mark(share.quote) for share in rows]
    if all(share.quantity.unit == "euro" and not _TOTALLED.search(share.quote.text) for share in rows):
        cells.append([TOTAL, euro(sum((share.quantity.number for share in rows), Decimal(0)))])
        marks.append(0)
    return DraftTable(columns=columns, rows=cells, citations=marks)


def _shares(row: Row, records: Records) -> list[Share]:
    """The pieces of the row's cell for money; none where one of them has no name."""
    columns = records.table_of(row).of_kind("money")
    if len(columns) != 1:
        return []
    text = records.document_text(row.passage.document)
    values = [v for v in row.values.get(columns[0], []) if row.passage.start <= v.start and v.end <= row.passage.end]
    found = [q for v in values for q in quantities(text[v.start : v.end], v.start)]
    pieces = [_share(row, quantity, text[quantity.start : quantity.end]) for quantity in found]
    return [p for p in pieces if p] if len(pieces) >= FEWEST and all(pieces) else []


def _share(row: Row, quantity: Quantity, piece: str) -> Share | None:
    plain = " ".join(piece.split())
    found = _BEFORE.match(plain) or _BRACKETED.match(plain) or _FOR.match(plain)
    if not found:
        return None
    rest = (found.groupdict().get("rest") or "").strip()
    amount = f"{found['amount'].strip()} {rest}".strip()
    return Share(found["name"].strip(), amount, quantity, Quote(row.passage, quantity.start, quantity.end))


def _named(rows: Sequence[Share], text: str, lexicon: Lexicon) -> list[Share]:
    """The pieces whose name stands in the question."""
    held = lexicon.stems(text)
    return [share for share in rows if (own := lexicon.stems(share.name)) and own <= held]
