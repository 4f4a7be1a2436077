"""Cells shown for what they are: a bare cell never stands alone in an answer, and an empty one is said to be empty."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.finding import Finding, Quote
from assistant.lookup import ASKS, identity_quote
from assistant.question import Inquiry
from assistant.records import MARK, NUMBER, Records, Row, row_label

SHORT = 80  # characters of a cell that says nothing without its row


def labelled(finding: Finding, inquiry: Inquiry, records: Records) -> Finding:
    """Sentences of which some are bare cells ("568.311 €"): the first, and those of a kind that is asked, with their
    row and their column's name; others left out."""
    quotes: list[Quote] = []
    for at, quote in enumerate(finding.quotes):
        row, column = _cell_of(quote, records)
        if row is None:
            quotes.append(quote)
        elif not at or inquiry.asks(*_kinds_asking(column, row, records)):
            quotes += [identity_quote(row), replace(quote, label=column)]
    return replace(finding, quotes=without_repeats(quotes))


def without_repeats(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes without those that stand whole in one before them."""
    kept: list[Quote] = []
    for quote in quotes:
        inside = (q for q in kept if q.passage == quote.passage and q.start <= quote.start and quote.end <= q.end)
        if quote.label or not any(inside):
            kept.append(quote)
    return tuple(kept)


def none_filled(row: Row, columns: Sequence[str], how: str) -> Finding:
    """That a row has nothing in the columns that are asked, with what shows which row it is."""
    name = row_label(row.passage)
    quotes = tuple(replace(identity_quote(row), label=f"Geen {column} ingevuld") for column in columns)
    return Finding(how, quotes, lead=name, subject=name)


def _kinds_asking(column: str, row: Row, records: Records) -> list[str]:
    """The kinds of question that ask for a column of this kind; "hoeveel gaat er naar …?" asks an amount as well."""
    kind = records.table_of(row).kinds[column]
    return [asked for asked, kinds in ASKS.items() if kind in kinds] + (["number"] if kind == "money" else [])


def _cell_of(quote: Quote, records: Records) -> tuple[Row | None, str]:
    """The row and the column of the short cell that a quote is, where it is one of other things than text."""
    row = records.row_of.get(quote.passage.id)
    if row is None or quote.label or quote.end - quote.start > SHORT:
        return None, ""
    kinds = records.table_of(row).kinds
    for column, values in row.values.items():
        inside = any(value.start <= quote.start and quote.end <= value.end for value in values)
        if inside and column not in (NUMBER, MARK) and kinds[column] != "text":
            return row, column
    return None, ""
