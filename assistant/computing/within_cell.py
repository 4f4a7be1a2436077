"""Arithmetic inside one row: the amounts its cell states added up or compared, an amount over its years, an amount
against one that the question states. Which rows there are and what they hold, the records say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.computing.calculation import Calculation, dutch, euro, read_calculation
from assistant.computing.quantities import Quantity, asks_yearly, number_of, quantities, years_in
from assistant.computing.table_choice import OPERATION_WORDS, money_columns, stated_amounts, subset
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, Term
from assistant.lookup import identity_quote, numbered_rows
from assistant.question import Inquiry
from assistant.records import Records, Row, Table, row_label

_OVER_YEARS = re.compile(
    r"\b(?:over|voor|in|op|gedurende) (?:(?:de|die|alle|heel) )?(?:hele|volledige|ganse"
    r"|gehele)? ?(?:looptijd|periode|rit"
    r"|jaren samen|(?:twee|drie|vier|vijf|zes|\d) jaar\b)|\bover\b.*\b(?:19|20)\d\d\b.*\b(?:19"
    r"|20)\d\d\b|\b(?:alle|beide|de (?:twee|drie|vier|vijf)) jaren\b"
    r"|\bin totaal\b|\b(?:te)?samen\b",
    re.IGNORECASE,
)
_COUNT_OF_YEARS = re.compile(r"\b(\w+) jaar\b(?! (?:geleden|vroeger))", re.IGNORECASE)
_STAFF = re.compile(r"\bvte\b|\bvoltijds\w*|\bpersoneel\w*|\bmensen\b|\bmankracht\b", re.IGNORECASE)
_GAP = re.compile(
    r"\bhoe ver\b|\bhoeveel\b.*\b(?:onder|boven|tekort|te kort|verwijderd|minder|lager|meer|hoger)\b|\bscheelt\b"
    r"|\bschee?lt?\b|\bverschil\b|\bte weinig\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\b[A-Z][\w’-]+ of (?:[\w-]+ )?[A-Z][\w’-]+\b.*\b(?:meer|meest|minder|minst|hoger|lager|grootst)\w*"
)
_COMPARES = ("difference", "compared", "highest", "lowest", "ratio")
_NO_TOPIC = OPERATION_WORDS | {
    "jaar",
    "jaarlijks",
    "geld",
    "budget",
    "centen",
    "middelen",
    "gaat",
    "ging",
    "kost",
    "kosten",
}
ENOUGH = 0.6  # so much of a question is in the row whose cell it computes with, where it names it in no other way
SHORT_LABEL = 60


@dataclass(frozen=True)
class _Stated:
    """A row, and the amounts in its cells that are asked."""

    row: Row
    amounts: tuple[Quantity, ...]


def within_cell(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Finding | None:
    """The calculation within one row that the question asks for; None for none."""
    calculation = read_calculation(inquiry.text)
    against = _against_stated(inquiry, records)
    if against:
        return against
    spread = _per_year(inquiry, calculation)
    over = inquiry.asks("amount") and bool(_OVER_YEARS.search(inquiry.text))
    if not calculation.operation and _EITHER.search(inquiry.text):
        calculation = replace(calculation, operation="compared")
    if not (spread or over or calculation.operation in ("total", *_COMPARES)):
        return None
    stated = _meant(inquiry, calculation, records, lexicon)
    if stated is None:
        return None
    if spread or len(stated.amounts) == 1:
        return _over_years(inquiry, stated, divides=spread)
    if calculation.operation in _COMPARES:
        return _compared(stated, calculation)
    return _added(stated) if calculation.operation == "total" else None


def _per_year(inquiry: Inquiry, calculation: Calculation) -> bool:
    """ "Hoeveel is dat per jaar?": asked, rather than told beside an amount."""
    plain = inquiry.text.lower()
    asked = re.search(r"\b(?:hoeveel|wat|welk bedrag|gemiddeld|omgerekend)\b.*", plain)
    return bool(asked and asks_yearly(asked[0]) and calculation.operation not in _COMPARES)


def _meant(inquiry: Inquiry, calculation: Calculation, records: Records, lexicon: Lexicon) -> _Stated | None:
    """The row the question means: by two labels of its amounts, by number, by an amount it states, or by its words."""
    rows = [(row, own) for row in records.row_of.values() if (own := _amounts(row, records))]
    by_label = [(row, named) for row, own in rows if len(named := _labelled(own, inquiry, lexicon)) > 1]
    if len(by_label) == 1:
        return _Stated(by_label[0][0], tuple(by_label[0][1]))
    called = inquiry.references or calculation.operation not in _COMPARES
    numbered = {row.passage.id for row in numbered_rows(inquiry, records, lexicon)[0]} if called else set()
    stated = stated_amounts(inquiry.text)
    chosen = [(row, own) for row, own in rows if row.passage.id in numbered]
    chosen = chosen or [(row, own) for row, own in rows if any(q.number in stated for q in own)]
    if len(chosen) != 1 and calculation.operation in _COMPARES:
        return None  # words alone tell which row a total is of, but two things compared are most often two rows
    chosen = chosen if len(chosen) == 1 else _by_words(inquiry, chosen or rows, lexicon)
    if len(chosen) != 1:
        return None
    row, amounts = chosen[0]
    unit = "vte" if _STAFF.search(inquiry.text) and "euro" not in inquiry.text.lower() else "euro"
    found = [q for q in amounts if q.unit == unit]
    told = [q for q in found if q.number in stated] if len(stated) == 1 else []
    if calculation.operation in _COMPARES and len(found) != 2:
        return None
    return _Stated(row, tuple(told or found)) if found else None


def _amounts(row: Row, records: Records) -> list[Quantity]:
    """The amounts in the cells for money, where the table has one such column: with more, a column says which."""
    columns = records.table_of(row).of_kind("money")
    if len(columns) != 1:
        return []
    text = records.document_text(row.passage.document)
    values = row.values.get(columns[0], [])
    inside = [v for v in values if row.passage.start <= v.start and v.end <= row.passage.end]
    return [q for v in inside for q in quantities(text[v.start : v.end], v.start)]


def _labelled(found: Sequence[Quantity], inquiry: Inquiry, lexicon: Lexicon) -> list[Quantity]:
    """The amounts whose label the question names, those of one unit."""
    held = lexicon.stems(inquiry.text)
    named = [q for q in found if (own := _label_stems(q, lexicon)) and own <= held]
    return named if len({q.unit for q in named}) == 1 else []


def _label_stems(quantity: Quantity, lexicon: Lexicon) -> frozenset[str]:
    """The words of a label that are names, or all it has: "voor De Touter (2017)" is called Touter."""
    words = [w.strip("():,.’'") for w in re.split(r"[\s/]+", re.sub(r"’s\b", "", quantity.label))]
    names = [w for w in words if w[:1].isupper() and len(w) > 2]
    return frozenset(stem for name in names for stem in lexicon.stems(name))


def _by_words(
    inquiry: Inquiry, rows: Sequence[tuple[Row, list[Quantity]]], lexicon: Lexicon
) -> list[tuple[Row, list[Quantity]]]:
    asked = [t for t in lexicon.terms(inquiry.text, without=_NO_TOPIC) if t.kind == "word"]
    if len(asked) < 2:
        whole = [r for r in rows if asked and _held(lexicon, asked, r[0]) > 0.99 and _years_fit(inquiry, r[1])]
        if len(whole) == 1:
            return whole
        names = set(inquiry.abbreviations)
        return [r for r in rows if names and _years_fit(inquiry, r[1]) and names & set(_words(r[0]))]
    ranked = sorted(((_held(lexicon, asked, row), i) for i, (row, _) in enumerate(rows)), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH or (len(ranked) > 1 and ranked[1][0] > ranked[0][0] - 0.08):
        names = set(inquiry.abbreviations)
        return [r for r in rows if names and _years_fit(inquiry, r[1]) and names & set(_words(r[0]))]
    return [rows[ranked[0][1]]]


def _held(lexicon: Lexicon, asked: list[Term], row: Row) -> float:
    return lexicon.coverage(asked, row.passage.text, row.passage.section[-1] if row.passage.section else "")


def _words(row: Row) -> list[str]:
    return re.findall(r"\w+", row.passage.text)


def _years_fit(inquiry: Inquiry, found: Sequence[Quantity]) -> bool:
    asked = {int(year) for year in inquiry.years}
    return any(q.years[0] in asked and q.years[1] in asked for q in found) if asked else True


def _against_stated(inquiry: Inquiry, records: Records) -> Finding | None:
    """ "Hoe ver zit Sint-Niklaas onder het plafond van 60.000?": a row's amount and the one that is stated."""
    stated = stated_amounts(inquiry.text)
    if len(stated) != 1 or not inquiry.places or not _GAP.search(inquiry.text):
        return None
    for table in records.tables:
        rows, columns = subset(inquiry, table, records), _given(inquiry, table)
        if len(rows) != 1 or len(table.rows) < 2 or not columns:
            continue
        value = next((v for v in rows[0].values.get(columns[0], [])), None)
        own = quantities(value.text) if value else []
        if value and len(own) == 1:
            return _gap(rows[0], columns[0], Quote(rows[0].passage, value.start, value.end), own[0].number, stated[0])
    return None


def _given(inquiry: Inquiry, table: Table) -> list[str]:
    return money_columns(inquiry, table, both=False) if table.key_column else []


def _gap(row: Row, column: str, quote: Quote, own: Decimal, stated: Decimal) -> Finding:
    name, side = row_label(row.passage), "onder" if own < stated else "boven"
    gap = f"{euro(abs(stated - own))} {side} {euro(stated)}" if own != stated else f"precies {euro(stated)}"
    lead = f"{name} ({column} {euro(own)}): {gap}"
    return Finding("computed", (quote,), lead=lead, subject=name)


def _over_years(inquiry: Inquiry, stated: _Stated, *, divides: bool) -> Finding | None:
    quantity = stated.amounts[0]
    if len(stated.amounts) != 1 or divides == quantity.yearly:
        return None
    count = _years_counted(inquiry, quantity)
    if count < 2 or not (divides or _OVER_YEARS.search(inquiry.text)):
        return None
    if divides:
        result = (quantity.number / count).quantize(Decimal("0.01"))
        words = f"{euro(quantity.number)} over {count} jaar is {euro(result)} per jaar"
    else:
        words = f"{count} jaar × {euro(quantity.number)} is {euro(quantity.number * count)}"
    return _finding(stated, words)


def _years_counted(inquiry: Inquiry, quantity: Quantity) -> int:
    """How many years the question means: as it counts or names them, else as the cell says."""
    told = next((n for m in _COUNT_OF_YEARS.finditer(inquiry.text) if (n := number_of(m[1])) and n < 30), 0)
    first, last = years_in(inquiry.text)
    if not first and len(inquiry.years) == 2 and "en" in inquiry.text:
        first, last = sorted(map(int, inquiry.years))
    first, last = (first, last) if first else quantity.years
    return told or (last - first + 1 if first else 0)


def _added(stated: _Stated) -> Finding | None:
    if len(stated.amounts) < 2:
        return None
    total = sum((q.number for q in stated.amounts), Decimal(0))
    parts = " + ".join(_shown(q.number, q.unit) for q in stated.amounts)
    return _finding(stated, f"{parts} = {_shown(total, stated.amounts[0].unit)}")


def _compared(stated: _Stated, calculation: Calculation) -> Finding | None:
    if len(stated.amounts) != 2:
        return None
    low, high = sorted(stated.amounts, key=lambda q: q.number)
    unit, rest = high.unit, high.number - low.number
    if calculation.operation == "ratio" and low.number:
        return _finding(stated, f"{_shown(high.number, unit)} is {dutch(high.number / low.number)} keer de andere")
    if not rest:
        return _finding(stated, f"Evenveel: {_shown(high.number, unit)}")
    return _finding(stated, f"{_name(high)}: {_shown(high.number, unit)}, {_shown(rest, unit)} meer dan {_name(low)}")


def _name(quantity: Quantity) -> str:
    return quantity.label.strip(" ():")[:SHORT_LABEL] or "de andere"


def _shown(number: Decimal, unit: str) -> str:
    return euro(number) if unit == "euro" else f"{dutch(number)} VTE"


def _finding(stated: _Stated, words: str) -> Finding:
    row = stated.row
    quotes = [identity_quote(row), *(Quote(row.passage, q.start, q.end) for q in stated.amounts)]
    name = row_label(row.passage)
    return Finding("computed", tuple(quotes), lead=f"{name}: {words}", subject=row.number or name)
