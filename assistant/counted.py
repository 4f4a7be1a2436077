"""Counts and lists the rows of a table: those with a mark, a value, a place, under a heading, without a value.

"Hoeveel maatregelen zijn nieuw?", "Welke maatregelen vallen onder de minister van Sport?". Computes no amounts.
"""

import re
from collections.abc import Sequence

from assistant.finding import Finding, Quote
from assistant.lexicon import folded
from assistant.lookup import identity_quote
from assistant.question import Inquiry
from assistant.records import MARK, NUMBER, Records, Row, Table, row_label

_COUNT = re.compile(r"\bhoe?veel\b|\baantal\b|\btel\b", re.IGNORECASE)
_EXTREME = re.compile(r"\b(meeste?|minste?)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:geen|zonder)\b (?:enkele )?([\w-]+)", re.IGNORECASE)
_MARKED = re.compile(r"\b(nieuwe?|bestaande?|versterkte?)\b|\(([A-Z])\)|\bletter ([A-Z])\b")
MOST_LINES = 12
_OF_NAMED = "stad steden gemeenten gemeente projecten project aanvragers aanvrager indieners indiener besturen"
_OF_MARKED = "maatregelen maatregel"


def counted(inquiry: Inquiry, table: Table, records: Records, *, all_rows: bool = False) -> Finding | None:
    """The rows the question counts or lists, each cited; None when it asks neither of this table's rows.

    `all_rows` lets a question that narrows nothing count the whole table: a sentence that says so is the better answer.
    """
    text = inquiry.text
    values = _values_counted(inquiry, table, records)
    if values:
        return values
    lacking = _lacking(text, table, records, inquiry)
    if lacking:
        return lacking
    counts = bool(_COUNT.search(text))
    if not (counts or inquiry.asks("list")) or not _asks_rows(inquiry, table):
        return None
    rows, under = subset(inquiry, table, records), _under(inquiry)
    marks = [_letter(m) for m in _MARKED.finditer(text)] if any(row.mark for row in rows) else []
    value = _value_asked(inquiry, table)
    if value:
        rows = [row for row in rows if any(value == folded(v.text) for vs in row.values.values() for v in vs)]
    if marks:
        by_mark = [(mark, [row for row in rows if row.mark == mark]) for mark in dict.fromkeys(marks)]
        head = (f"{len(rows)} in totaal, " if under or value else "") + ", ".join(
            f"{len(found)} met ({mark})" for mark, found in by_mark
        )
        return rows_listed(
            [row for _, found in by_mark for row in found], f"{head} (van {len(rows)})", whole=not counts
        )
    if value or (under and counts) or (all_rows and counts and not inquiry.places and inquiry.counted):
        return rows_listed(
            rows, f"Aantal: {len(rows)}" if counts else f"{len(rows)} van {len(table.rows)}", whole=not counts
        )
    return None


def subset(inquiry: Inquiry, table: Table, records: Records) -> list[Row]:
    """The rows the question is about: those of the places it names, those under the heading it names, else all."""
    named = [
        row
        for place in inquiry.places
        for row, column in records.place_rows.get(place, [])
        if row in table.rows and column == table.key_column
    ]
    if named:
        return list(dict.fromkeys(named))
    for reference in inquiry.references:
        under = [row for row in table.rows if _stands_under(row, reference.word, reference.number)]
        if under and "." not in reference.number:
            return under
    return list(table.rows)


def under_heading(word: str, number: str, table: Table) -> bool:
    """Whether rows of the table stand under the heading that a question calls so ("actie 14")."""
    return bool(word) and any(_stands_under(row, word, number) for row in table.rows)


def rows_listed(rows: Sequence[Row], head: str, *, whole: bool = False) -> Finding:
    """A count with the name or number of each row that counts; `whole` shows their first lines, if not too many."""
    if whole and len(rows) <= MOST_LINES:
        return Finding("computed", tuple(identity_quote(row) for row in rows), lead=head)
    quotes = []
    for row in rows:
        first = row.values[NUMBER][0] if NUMBER in row.values else row.key
        last = row.values[MARK][0] if MARK in row.values else first
        quotes.append(Quote(row.passage, first.start, last.end))
    return Finding("computed", tuple(quotes), lead=head)


def _stands_under(row: Row, word: str, number: str) -> bool:
    pattern = re.compile(rf"{re.escape(word[:5])}\w* {re.escape(number)}\b", re.IGNORECASE)
    return any(pattern.match(heading) for heading in row.passage.section)


def _under(inquiry: Inquiry) -> bool:
    words = ("actie", "doelstelling", "hoofdstuk", "thema", "pijler")
    return any(r.word.startswith(words) and "." not in r.number for r in inquiry.references)


def _asks_rows(inquiry: Inquiry, table: Table) -> bool:
    """Whether what is counted or listed is what this table has rows of."""
    nouns = set(_OF_NAMED.split() if table.key_column else ()) | set(
        _OF_MARKED.split() if any(row.mark for row in table.rows) else ()
    )
    asked = {inquiry.focus, *inquiry.counted.split(), *re.findall(r"[a-z]+", inquiry.text.lower())[:4]}
    return bool(nouns & asked)


def _value_asked(inquiry: Inquiry, table: Table) -> str:
    """The longest value of a minister, actor or status cell that the question holds, folded; "" for none."""
    plain = f" {re.sub(r'[^a-z0-9&. -]', ' ', folded(inquiry.text))} "
    found = ""
    for column in table.of_kind("minister", "actors", "status"):
        if column == table.key_column:
            continue
        for value in {folded(v.text) for row in table.rows for v in row.values.get(column, [])}:
            if len(value) > max(1, len(found)) and f" {value} " in plain:
                found = value
    return found


def _lacking(text: str, table: Table, records: Records, inquiry: Inquiry) -> Finding | None:
    without = _WITHOUT.search(text)
    column = next((c for c in table.columns if without and without[1].lower()[:6] in c.lower()), "")
    if not column:
        return None
    rows = subset(inquiry, table, records)
    lacking = [row for row in rows if column not in row.values]
    return rows_listed(lacking, f"Zonder {column}: {len(lacking)} van {len(rows)}")


def _values_counted(inquiry: Inquiry, table: Table, records: Records) -> Finding | None:
    """How many values a cell holds ("Hoeveel partnergemeenten heeft Aalst?"), or which row has the most of them."""
    extreme = _EXTREME.search(inquiry.text)
    noun = inquiry.counted.split()[0] if inquiry.counted else ""
    if extreme:
        following = re.search(rf"{extreme[1]}\s+([\w-]+)", inquiry.text, re.IGNORECASE)
        noun = folded(following[1]) if following else ""
    column = next(
        (c for c in table.of_kind("actors") if c != table.key_column and len(noun) > 5 and noun[:8] in c.lower()), ""
    )
    rows = subset(inquiry, table, records)
    if not column or not (extreme or len(rows) == 1):
        return None
    if extreme:
        size = (min if extreme[1].lower().startswith("min") else max)(len(row.values.get(column, [])) for row in rows)
        rows = [row for row in rows if len(row.values.get(column, [])) == size]
    quotes = [
        Quote(row.passage, value.start, value.end, row_label(row.passage))
        for row in rows
        for value in row.values.get(column, [])
    ]
    counts = ", ".join(f"{row_label(row.passage)} {len(row.values.get(column, []))}" for row in rows)
    return Finding("computed", tuple(quotes), lead=f"Aantal {column}: {counts}") if quotes else None


def _letter(found: re.Match[str]) -> str:
    return found[2] or found[3] or found[1][0].upper()
