"""Names set side by side: those of a table, of a cell that lists places, of the contact blocks. Which stand in both,
which in one and not in the other: "Welke steden van maatregel 4.1 dienden in 2021 opnieuw in?"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.computing.table_choice import OPERATION_WORDS
from assistant.contacts import contact_name
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, folded
from assistant.question import Inquiry
from assistant.records import Records, Row, Table
from corpus.document import Source
from corpus.places import places_in

_ASKS = re.compile(r"\b(?:welke?|wie|hoe ?veel|noem|geef|overlap\w*|gemeenschappelijk\w*|nieuwkomers?|afvallers?)\b")
_AGAIN = re.compile(
    r"\bén\b|\bzowel\b|\book\b|\bopnieuw\b|\bweer\b|\bterug\b|\bnogmaals\b|\bbeide\b|\ballebei\b|\boverlap\w*|\bgemeenschappelijk\w*"
    r"|\btwee keer\b|\btweemaal\b|\bherhaaldelijk\b|\bal eerder\b|\bmaar wel\b|\ben wel\b",
    re.IGNORECASE,
)
_LACKS = re.compile(
    r"\b(?:niet|geen|niets|nooit|ontbre\w+|verdw[ie]\w+|zonder|afwezig\w*|weggevallen|viel\w* weg|vallen weg)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\bnieuwkomers?\b|\bnieuwe namen\b|\bvoor het eerst\b|\bkwamen erbij\b|\bbijgekomen\b", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"\b(?:organisaties?|experte?n?s?|expertise|diensten|partners?|actoren|vzws?|partijen|instanties)\b"
)
_TOWNS = re.compile(
    r"\b(?:steden|stad|gemeenten?|indieners?|aanvragers?|trekkers?|begunstigden?|besturen|nieuwkomers?|afvallers?)\b"
)
_LISTED = 3  # so many places make a cell a list of them
ABOUT = 0.25  # so much of a question is in the row of a cell that it means without its number


@dataclass(frozen=True)
class NameSet:
    """Names with where each stands, what the set is called by, and where in the question that is said."""

    names: dict[str, Quote]
    what: str
    document: str
    said: tuple[int, ...]
    date: str


def in_both(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Finding | None:
    """The names that the question asks of two sets; None where it does not set two side by side."""
    plain = inquiry.text
    again, lacks = _AGAIN.search(plain), _LACKS.search(plain) or _NEW.search(plain)
    if not (again or lacks) or not _ASKS.search(folded(plain)) or inquiry.places or inquiry.asks("why"):
        return None
    sides = _sides(inquiry, records, lexicon)
    if len(sides) != 2:
        return None
    if not lacks:
        return _shared(*sides)
    base, other = _ordered(inquiry.text, sides)
    return _only_in(base, other)


def _sides(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> list[NameSet]:
    """The two sets that the question names, of two documents or of a table and a cell."""
    plain = folded(inquiry.text)
    if _TOWNS.search(plain):
        cell = _cell(inquiry, records, lexicon)
        tables = [s for t in records.tables if (s := _table(t, inquiry, records)) and s.said]
        tables = sorted(tables, key=lambda s: -len(s.said))
        found = [*([cell] if cell else []), *tables]
        return found[:2] if len({s.document for s in found[:2]}) == 2 else []
    if _PEOPLE.search(plain):
        return _people(inquiry, records)
    return []


def _table(table: Table, inquiry: Inquiry, records: Records) -> NameSet | None:
    """The municipalities that the rows of a table are called by."""
    if not table.key_column or len(table.rows) < _LISTED:
        return None
    names = {p: Quote(r.passage, r.key.start, r.key.end) for r in table.rows for p in places_in(r.key.text)[:1]}
    source = records.source_of(table)
    said = [*_mentions(source, inquiry.text), *_at(rf"\b{re.escape(folded(table.key_column)[:7])}\w*", inquiry.text)]
    said += _at(r"\b(?:project\w*|oproep\w*|bijlage)\b", inquiry.text)
    what = f"{table.key_column} ({source.kind}, {source.year})"
    return NameSet(names, what, table.document, tuple(said), source.date) if len(names) >= _LISTED else None


def _cell(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> NameSet | None:
    """The municipalities of one cell that lists them: of the row with the number that is asked, or that the question
    is most about."""
    asked = lexicon.terms(inquiry.text, without=OPERATION_WORDS)
    numbers = {r.number for r in inquiry.references}
    found = [(row, names) for row in records.row_of.values() if len(names := _listed(row)) >= _LISTED]
    numbered = [(row, names) for row, names in found if row.number in numbers]
    of_year = [(row, names) for row, names in found if _mentions(records.source_of_row(row), inquiry.text)]
    ranked = sorted(numbered or of_year, key=lambda pair: -lexicon.coverage(asked, pair[0].passage.text))
    if not ranked or (not numbered and lexicon.coverage(asked, ranked[0][0].passage.text) < ABOUT):
        return None
    row, names = ranked[0]
    source = records.source_of_row(row)
    said = _mentions(source, inquiry.text) + [p for n in numbers for p in _at(re.escape(n), inquiry.text)]
    what = f"{row.number or row.key.text} ({source.kind}, {source.year})"
    return NameSet(names, what, row.passage.document, tuple(said), source.date)


def _listed(row: Row) -> dict[str, Quote]:
    """The places of the column that names most of them, the row's own name aside."""
    best: dict[str, Quote] = {}
    for values in row.values.values():
        if values[0] == row.key or any(len(v.text) > 200 for v in values):
            continue
        names = {p: Quote(row.passage, v.start, v.end) for v in values for p in places_in(v.text)}
        best = max(best, names, key=len)
    return best


def _people(inquiry: Inquiry, records: Records) -> list[NameSet]:
    """Those with a contact block, and the same names in the rows of a document that the question names."""
    blocks: dict[str, dict[str, Quote]] = {}
    for p in records.contacts:
        name = contact_name(p)
        blocks.setdefault(p.document, {}).setdefault(name, Quote(p, p.start, p.end, name))
    if not blocks:
        return []
    document, names = max(blocks.items(), key=lambda item: len(item[1]))
    source = records.source(document)
    mine = _mentions(source, inquiry.text) + _at(r"\b\w*pool\b", inquiry.text)
    others = [t for t in records.tables if t.document != document and _mentions(records.source_of(t), inquiry.text)]
    if not mine or not others or len(names) < _LISTED:
        return []
    other = records.source_of(others[0])
    held = {name: q for name in names if (q := _held_in(name, [r for t in others for r in t.rows]))}
    own = NameSet(names, f"{source.kind} ({source.year})", document, tuple(mine), source.date)
    said = tuple(_mentions(other, inquiry.text))
    return [own, NameSet(held, f"{other.kind} ({other.year})", other.id, said, other.date)]


def _held_in(name: str, rows: Sequence[Row]) -> Quote | None:
    """Where a row names someone, as a whole word."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for row in rows:
        at = pattern.search(row.passage.text)
        if at:
            line = row.passage.text.rfind("\n", 0, at.start()) + 1
            end = row.passage.text.find("\n", at.end())
            end = len(row.passage.text) if end < 0 else end
            return Quote(row.passage, row.passage.start + line, row.passage.start + end, row.number)
    return None


def _mentions(source: Source, text: str) -> list[int]:
    """Where a question names a document: by its year, its kind, or the first word of its title."""
    first = re.match(r"[\w-]+", source.title)
    kind = folded(source.kind).split()[-1:] if source.kind else []
    words = [source.year, *kind, *([folded(first[0])] if first and len(first[0]) > 7 else [])]
    short = "plan" if "plan" in source.kind else ""
    return [p for word in {*words, short} if word for p in _at(rf"\b{re.escape(word)}\b", text)]


def _at(pattern: str, text: str) -> list[int]:
    return [m.start() for m in re.finditer(pattern, folded(text))]


def _ordered(text: str, sides: Sequence[NameSet]) -> tuple[NameSet, NameSet]:
    """The set that is asked, and the one it must not be in: that named first after what says not, else nearest before
    it; without a "not", newcomers are of the later one."""
    lacks = _LACKS.search(text)
    if not lacks:
        newest, oldest = sorted(sides, key=lambda s: s.date, reverse=True)
        return newest, oldest
    at = len(folded(text[: lacks.start()]))
    other = min(sides, key=lambda s: min((p - at if p >= at else 200 + at - p for p in s.said), default=999))
    base = next(s for s in sides if s is not other)
    return base, other


def _shared(one: NameSet, two: NameSet) -> Finding | None:
    names = [name for name in one.names if name in two.names]
    if not names:
        return None
    quotes = [q for name in names for q in (one.names[name], two.names[name])]
    lead = f"In {one.what} en in {two.what}: {len(names)}: {', '.join(names)}"
    return Finding("computed", tuple(dict.fromkeys(quotes)), lead=lead)


def _only_in(base: NameSet, other: NameSet) -> Finding | None:
    """The names of one set that the other lacks; all of the other are cited, for that is what shows it."""
    names = [name for name in base.names if name not in other.names]
    if not names:
        return None
    quotes = [*(base.names[name] for name in names), *_runs(other.names.values())]
    lead = f"In {base.what}, niet in {other.what}: {len(names)}: {', '.join(names)}"
    return Finding("computed", tuple(dict.fromkeys(quotes)), lead=lead)


def _runs(quotes: Iterable[Quote]) -> list[Quote]:
    """The values of one cell as one slice, those of several rows each by itself."""
    by_passage: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_passage.setdefault(quote.passage.id, []).append(quote)
    return [Quote(q[0].passage, min(x.start for x in q), max(x.end for x in q)) for q in by_passage.values()]
