"""Answers that stand in the cells of a record: the budget of a measure, the partners of a city, the status of an
action."""

import re
from collections.abc import Sequence

from assistant.computing.table_choice import rows_called, rows_paid
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, Term
from assistant.question import QUESTION, Inquiry, Reference
from assistant.records import MARK, NUMBER, Records, Row, Table, row_label
from corpus.columns import ColumnKind
from index.search import Hit

_MARK_ASKED = re.compile(r"\bnieuwe?\b|\bbestaande?\b|\bversterkte?\b|\(([NVB])\)|\bmerk\b|\bletter\b", re.IGNORECASE)
_OLD_PLAN = re.compile(r"\boude?\b|\bvorige?\b|\bvroegere?\b|\beerste actieplan\b|\b2015\b", re.IGNORECASE)
ASKS: dict[str, tuple[ColumnKind, ...]] = {
    "amount": ("money",),
    "minister": ("minister",),
    "actor": ("actors",),
    "status": ("status",),
    "date": ("date",),
}
_PARTNERS = re.compile(
    r"\bpartner\w*|\bwerk\w*\b.*\bsamen\b|\bsamenwerk\w*|\bmet (?:wie|welke)\b|\bmee\b|\bgemeenten?\b|\bwelke steden\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\bhoe heet\w*\b|\bhoe noemt\b|\btitel\b|\b(?:projectnaam|projecttitel)\b", re.IGNORECASE)
_TITLE = re.compile(r"\btitel\b|\bnaam\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\bwaar(?:over| gaat)|\bgaat\b.*\bover\b|\bwat houdt\b|\bwat is (?:maatregel|actie|artikel"
    r"|punt)|\bwat (?:doet|doen|deed)\b|\binhoud\b|\bomschrijving\b|\bwat staat\b|\bwat wil\b|\bdoel\b"
)


def numbered_rows(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> tuple[list[Row], list[Reference]]:
    """The rows that the question names by number, each in the table it most likely means; and the numbers that no
    row has."""
    rows: list[Row] = []
    absent: list[Reference] = []
    for reference in inquiry.references:
        found = records.rows_numbered(reference.number) if reference.word != QUESTION else []
        if found:
            rows.append(_meant(found, reference, inquiry, records, lexicon))
        elif reference.word:
            absent.append(reference)
    if not inquiry.references and inquiry.asks("amount", "minister", "actor", "status", "date", "number"):
        rows = [row for table in records.tables for row in rows_called(inquiry, table)]
        rows = rows or [row for table in records.tables for row in rows_paid(inquiry, table)]
        return (rows if len(rows) <= 2 else []), absent
    return rows, absent


def _meant(rows: Sequence[Row], reference: Reference, inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Row:
    """Old and new plans number alike: the words of the question choose the table, else the one with most columns."""
    asked = lexicon.terms(inquiry.text)
    old = bool(_OLD_PLAN.search(inquiry.text))

    def fitness(row: Row) -> tuple[float, float, int]:
        table = records.table_of(row)
        about = lexicon.coverage(asked, table.about)
        is_old = bool(_OLD_PLAN.search(" ".join([*table.columns, *row.passage.section[1:]])))
        word = (
            0.5
            if reference.word and re.search(rf"\b{reference.word[:5]}", " ".join(table.columns[:3]).lower())
            else 0.0
        )
        return (1.0 if old == is_old else 0.0, about + word * (not reference.number.count(".")), len(table.columns))

    return max(rows, key=fitness)


def asked_columns(inquiry: Inquiry, table: Table, lexicon: Lexicon) -> list[str]:
    """The columns whose value the question asks for: by kind, or by the column's own name in the question."""
    columns: list[str] = []
    for kind, wanted in ASKS.items():
        if inquiry.asks(kind) and not (kind == "actor" and table.key_column and not _PARTNERS.search(inquiry.text)):
            columns += _of_kind(inquiry, table, wanted)
    if inquiry.references or inquiry.asks("status", "mapping"):
        columns += [column for column in table.of_kind("status", "reference")[-1:] if table.columns[-1] == column]
    if _CALLED.search(inquiry.text) and table.key_column:
        columns += [c for c in table.columns if _TITLE.search(c) and table.kinds[c] == "text"][:1]
    named = lexicon.terms(inquiry.text)
    for column in table.columns:
        if (
            column not in columns
            and column not in (NUMBER, MARK)
            and table.kinds[column] in (("text", "actors") if about_asked(inquiry) else ("text", "actors", "money"))
            and _is_named(column, table, named, lexicon)
        ):
            columns.append(column)
    if inquiry.asks("minister") and not inquiry.asks("amount") and table.of_kind("minister"):
        columns = [column for column in columns if table.kinds[column] == "minister"] or columns
    key = table.key_column
    return [column for column in table.columns if column in columns and column != key]


def _of_kind(inquiry: Inquiry, table: Table, wanted: tuple[ColumnKind, ...]) -> list[str]:
    found = table.of_kind(*wanted)
    if wanted == ("money",) and len(found) > 1:
        own = [column for column in found if "eigen" in column.lower()]
        given = [column for column in found if column not in own]
        if inquiry.own and own:
            both = re.search(r"\ben\b.*\b(?:zelf|eigen)\b|\bsubsidie.*\ben\b", inquiry.text, re.IGNORECASE)
            return found if both else own
        return given or found
    if wanted == ("actors",) and len(found) > 1 and table.key_column in found:
        return [column for column in found if column != table.key_column]
    return found


def _is_named(column: str, table: Table, named: Sequence[Term], lexicon: Lexicon) -> bool:
    """A column counts as named when a word of its name that no other column shares stands in the question."""
    others = frozenset[str]().union(*(lexicon.stems(other) for other in table.columns if other != column))
    own = lexicon.stems(column) - others
    return any(term.stem in own for term in named)


def row_finding(row: Row, columns: Sequence[str], *, how: str, sureness: float = 1.0) -> Finding | None:
    """The asked cells of a row, after the cell that says which row it is; None when the row has none of them."""
    present = [column for column in columns if column in row.values]
    if not present:
        return None
    quotes = [quote for column in present for quote in _run(row, column)]
    name = row_label(row.passage)
    identity = identity_quote(row)
    return Finding(how, (identity, *quotes), lead=name, subject=_called(row) or name, sureness=sureness)


def _called(row: Row) -> str:
    """What a follow-up calls a row by: its number, or where that only counts ("7"), the name beside it."""
    if not row.number or "." in row.number:
        return row.number
    beside = next((values[0].text for column, values in row.values.items() if column not in (NUMBER, MARK)), "")
    return beside if 0 < len(beside) <= 60 else row.number


def _run(row: Row, column: str) -> list[Quote]:
    """The values of one column; values on neighbouring lines make one slice."""
    values = row.values[column]
    inside = [value for value in values if row.passage.start <= value.start and value.end <= row.passage.end]
    if not inside:
        return []
    return [Quote(row.passage, inside[0].start, inside[-1].end, column)]


def identity_quote(row: Row) -> Quote:
    """What shows which row it is: its name and title, or the first line of a numbered row."""
    first_line = row.passage.text.split("\n", 1)[0]
    end = row.passage.start + len(first_line)
    if len(first_line) > 240:
        stop = first_line.find(". ")
        end = row.passage.start + (stop + 1 if 40 < stop < 400 else len(first_line))
    return Quote(row.passage, row.passage.start, end)


def mark_asked(inquiry: Inquiry) -> bool:
    """Whether the question asks for the mark of a row: is it new, existing, strengthened?"""
    return bool(_MARK_ASKED.search(inquiry.text))


def about_asked(inquiry: Inquiry) -> bool:
    """Whether the question asks what a record is about rather than for one of its cells."""
    return bool(_ABOUT.search(inquiry.text.lower()))


def rows_of_places(inquiry: Inquiry, records: Records, hits: Sequence[Hit]) -> list[tuple[Row, str]]:
    """Rows that name a municipality of the question in a short cell, those with it as their name first.

    Of several tables the one whose rows the search ranks first.
    """
    rank = {hit.passage.id: i for i, hit in enumerate(hits)}
    found: list[tuple[Row, str]] = []
    for place in inquiry.places:
        rows = records.place_rows.get(place, [])
        by_name = [pair for pair in rows if pair[1] == records.table_of(pair[0]).key_column]
        chosen = by_name or sorted(rows, key=lambda pair: rank.get(pair[0].passage.id, 99))
        found += chosen[:1]
    return found or rows_named(inquiry, records)


def rows_named(inquiry: Inquiry, records: Records) -> list[tuple[Row, str]]:
    """Rows whose own name the question holds, written as the table writes it."""
    held = [name for name in records.named_rows if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", inquiry.text)]
    longest = [name for name in held if not any(name != other and name in other for other in held)]
    rows = [records.named_rows[name] for name in sorted(longest, key=inquiry.text.find)]
    return [(row, records.table_of(row).key_column) for row in rows]
