"""The highest and the lowest of a column, and the next ones: which rows have it, and how much it is."""

import re
from dataclasses import replace

from assistant.computing.amounts import Asked, ask_amounts, listing
from assistant.computing.calculation import euro
from assistant.computing.quantities import asks_yearly
from assistant.finding import Finding, Quote
from assistant.lookup import identity_quote
from assistant.records import Row, row_label
from corpus.columns import column_kind

_PER_YEAR = re.compile(r"\bper jaar\b|\bjaarlijks\w*|\bop jaarbasis\b|\bjaarbedrag\w*", re.IGNORECASE)
_RANKS = tuple(
    re.compile(
        rf"\b(?:op (?:{after}) na|{ordinal})[ -](?:hoogste?|laagste?|grootste?|kleinste?|meeste?|minste?)\b", re.I
    )
    for after, ordinal in (("een|één|1", "tweede"), ("twee|2", "derde"))
)
_ORDINALS = ("", "tweede ", "derde ")
_WHOM = re.compile(
    r"\b(?:voor|aan|naar|door|met) (?:wie|welke)\b|\bwie\b|\bwaarvoor\b|\bbedoeld\b|\bwelke maatregel|\bwaaraan\b", re.I
)


def extreme(asked: Asked) -> Finding:
    """The rows with the highest or lowest amount, or the second or third, with how much that is."""
    lowest = asked.calculation.operation == "lowest"
    yearly = [a for a in asked.amounts if any(asks_yearly(v.text) for v in a.values)]
    if _PER_YEAR.search(asked.inquiry.text) and len(yearly) > 1:
        asked = replace(asked, amounts=yearly)
    rank = next((rank for rank, said in enumerate(_RANKS) if said.search(asked.inquiry.text)), -1) + 1
    rank = min(rank, len({a.euro for a in asked.amounts}) - 1)
    order = f"SELECT DISTINCT euro FROM t ORDER BY euro {'ASC' if lowest else 'DESC'} LIMIT 1 OFFSET {rank}"
    chosen = [
        asked.amounts[i] for (i,) in ask_amounts(f"SELECT i FROM t WHERE euro = ({order}) ORDER BY i", asked.amounts)
    ]
    names = ", ".join(dict.fromkeys(row_label(a.row.passage) for a in chosen))
    called = f"{_ORDINALS[rank]}{'laagste' if lowest else 'hoogste'}".capitalize()
    head = f"{called} {asked.column} van {len(asked.amounts)} bedragen: {names}, {euro(chosen[0].euro)}"
    compares = asked.inquiry.asks("comparison") or len(asked.inquiry.places) > 1
    if compares and len(asked.amounts) <= 4:
        chosen += [a for a in asked.amounts if a not in chosen]
    found = listing(chosen, head)
    return _with_row(found, chosen[0].row, asked) if len(chosen) == 1 else found


def _with_row(finding: Finding, row: Row, asked: Asked) -> Finding:
    """Beside an extreme, which row it is and, where it is asked, for whom."""
    quotes = [identity_quote(row)] if row.number else []
    if _WHOM.search(asked.inquiry.text):
        columns = [c for c in row.values if column_kind(c) == "actors" and row.values[c][0] != row.key]
        quotes += [Quote(row.passage, row.values[c][0].start, row.values[c][-1].end, c) for c in columns]
    return replace(finding, quotes=(*finding.quotes, *quotes))
