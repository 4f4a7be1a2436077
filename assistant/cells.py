"""Cells shown for what they are: a bare cell never stands alone in an answer, and an empty one is said to be empty."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.finding import Finding, Quote
from assistant.lookup import identity_quote
from assistant.records import MARK, NUMBER, Records, Row, row_label

SHORT = 80  # characters of a cell that says nothing without its row


def labelled(finding: Finding, records: Records) -> Finding:
    """Sentences of which one is a bare cell ("568.311 €"): the first with its row and its column's name, others left
    out."""
    first, *others = finding.quotes
    kept = [quote for quote in others if not _column_of(quote, records)]
    column = _column_of(first, records)
    if not column:
        return replace(finding, quotes=(first, *kept))
    identity = identity_quote(records.row_of[first.passage.id])
    kept = [quote for quote in kept if quote != identity]
    return replace(finding, quotes=(identity, replace(first, label=column), *kept))


def none_filled(row: Row, columns: Sequence[str], how: str) -> Finding:
    """That a row has nothing in the columns that are asked, with what shows which row it is."""
    name = row_label(row.passage)
    quotes = tuple(replace(identity_quote(row), label=f"Geen {column} ingevuld") for column in columns)
    return Finding(how, quotes, lead=name, subject=name)


def _column_of(quote: Quote, records: Records) -> str:
    """The column of the short cell that a quote is, where it is one of other things than text; else ""."""
    row = records.row_of.get(quote.passage.id)
    if row is None or quote.label or quote.end - quote.start > SHORT:
        return ""
    kinds = records.table_of(row).kinds
    return next(
        (
            column
            for column, values in row.values.items()
            if column not in (NUMBER, MARK) and kinds[column] != "text"
            for value in values
            if value.start <= quote.start and quote.end <= value.end
        ),
        "",
    )
