"""A list that is asked per item as a table, filled from the rows of a record table: which table, which columns, which
rows, and the computed totals. Every row is proven by its own passage."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.computing.amounts import amounts_of
from assistant.computing.calculation import euro
from assistant.computing.table_choice import has_measures, subset, under_heading
from assistant.drafts.draft import Table as DraftTable
from assistant.drafts.things import Thing
from assistant.finding import Quote
from assistant.lexicon import Lexicon
from assistant.lookup import asked_columns
from assistant.question import read_question
from assistant.records import MARK, NUMBER, Records, Row, Table

_PER_ITEM = re.compile(
    r"\b(?:overzicht|oplijsting|opsomming|lijst|tabel|telkens|respectievelijk)\b|\b(?:per|voor elke?|van elke?) [a-z]+"
    r"|^welke? (?:[a-z]+ ){0,2}[a-z]+(?:en|s)\b|\bwelke? [a-z]+(?:en|s) (?:zijn|waren|werden|kregen|ontvingen)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:overzicht|lijst|oplijsting|opsomming|tabel) (?:van|met)(?: de| alle| elke?)* (?:[a-z]+e ){0,2}([a-z]{4,})\b"
)
_ASKED_FOR = re.compile(r"\bwelke (?:[a-z]+e ){0,2}([a-z]{4,}(?:en|s))\b")
_PER = re.compile(r"\bper ([a-z]{4,})\b")
_ONE_OF_THEM = re.compile(r"\b(?:het|de|elke?|deze|dit|die|dat) ([a-z]{4,})\b", re.IGNORECASE)
_DOES = re.compile(
    r"\bwat (?:doe[nt]?|houd\w*|behels\w*)\b|\binhoud|\bomschrijving|\bbeschrijving|\bgaa[nt]\b.*\bover\b"
)
_AIM = re.compile(r"\bdoel(?:en|stelling\w*)?\b|\bbeoog\w*|\bdoel(?:en)? \w+")
_MONEY = re.compile(
    r"\bbudget\w*|\bbedrag\w*|\bsubsidie\w*|\bkost\w*|\bmiddelen\b|\btoelage|\bbetoelag\w*|\bfinanci\w*"
)
_WHO = re.compile(
    r"\bpartner\w*|\bgemeenten?\b|\bsteden\b|\bactor\w*|\bsamen\w*|\b(?:door|met) (?:welke|wie)\b|\bwie\b"
)
_TEXT = re.compile(r"omschrijving|beschrijving|samenvatting|inhoud|toelichting|doel|resultaat", re.IGNORECASE)
_YEARLY = re.compile(r"\bper (?:werkings|school|kalender|begrotings)?jaar\b", re.IGNORECASE)
_SAID_SHORT = ("date", "status", "minister", "money", "reference")  # kinds of columns that are asked by their name
HELD = 0.4  # so much of a piece's words the table is called by
_MEASURE = ("maatregel", "actie")
FEWEST = 2  # rows that make a table
SHORT = 120  # characters, median, of a column that is shown without being asked
TOTAL = "Totaal"


@dataclass(frozen=True)
class Overview:
    """The table that was chosen, its rows and columns, and the pieces of the question that it answers."""

    table: Table
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    answered: tuple[str, ...]

    def holds(self, number: str) -> bool:
        """Whether a row of the table has this number."""
        return any(row.number == number for row in self.table.rows)


def overview(thing: Thing, about: str, records: Records, lexicon: Lexicon) -> Overview | None:
    """The overview that a thing asks for; `about` is what the question was about before it. None where it asks none, or
    no table holds such items."""
    per_item = any(_PER_ITEM.search(text) for text in (*thing.pieces, thing.text))
    items = _items(thing.text) if per_item else _one_of(thing.text, about)
    if not items or _YEARLY.search(thing.text):
        return None
    table = _table(items, f"{thing.text} {about}", records, lexicon)
    if table is None or not _is_of(table, thing, about, lexicon, records, one=not per_item):
        return None
    columns, answered = _columns(thing, items, table, lexicon)
    rows = subset(read_question(thing.text), table, records)
    if len(rows) < FEWEST or not answered:
        return None
    return Overview(table, tuple(rows), columns, answered)


def as_table(view: Overview, mark: Callable[[Quote], int]) -> DraftTable:
    """The overview's cells; the last row has the totals of its columns of money, where it has any."""
    cells = [[row.text(column) for column in view.columns] for row in view.rows]
    marks = [mark(Quote(row.passage, row.passage.start, row.passage.end)) for row in view.rows]
    totals = [_total(view, column) for column in view.columns]
    if any(totals):
        cells.append([TOTAL, *totals[1:]])
        marks.append(0)
    return DraftTable(columns=list(view.columns), rows=cells, citations=marks)


def summed(view: Overview) -> list[Quote]:
    """The cells that the totals are computed from."""
    columns = [column for column in view.columns if _total(view, column)]
    return [
        Quote(row.passage, value.start, value.end)
        for column in columns
        for a in amounts_of(view.rows, [column], together=True)
        for row, value in ((a.row, value) for value in a.values)
    ]


def _total(view: Overview, column: str) -> str:
    """The sum of a column of money; "" for another column, or one in which few cells state an amount."""
    if view.table.kinds[column] != "money":
        return ""
    amounts = amounts_of(view.rows, [column], together=True)
    return euro(sum((a.euro for a in amounts), Decimal(0))) if len(amounts) > 0.7 * len(view.rows) else ""


def _is_of(table: Table, thing: Thing, about: str, lexicon: Lexicon, records: Records, *, one: bool) -> bool:
    """Whether the table is of what is asked: it holds the measures that are named, and the words of what is listed."""
    named = [r for r in read_question(f"{about} {thing.text}").references if r.word]
    numbers = {row.number for row in table.rows}
    if named and not any(r.number in numbers or under_heading(r.word, r.number, table) for r in named):
        return False
    if _LISTED.search(thing.text.lower()) or (named and has_measures(table)):
        return True
    if one:  # "de omschrijving van het project"
        return any(_asked(piece.lower(), table) for piece in thing.pieces)
    called = f"{table.about} {records.source_of(table).title} {' '.join(table.rows[0].passage.section)}"
    return any(lexicon.coverage(lexicon.terms(piece), called) >= HELD for piece in thing.pieces)


def _items(text: str) -> list[str]:
    """What is listed, by name: the "projecten" of "een overzicht van de projecten per gemeente"."""
    for form in (_LISTED, _ASKED_FOR, _PER):
        found = [match[1] for match in form.finditer(text.lower())]
        if found:
            return found
    return []


def _one_of(text: str, about: str) -> list[str]:
    """ "De omschrijving van het project", said of each of the "projecten" that the question is about."""
    nouns = [found[1] for found in _ONE_OF_THEM.finditer(text.lower())]
    return [noun for noun in nouns if re.search(rf"\b{re.escape(noun)}(?:en|s)\b", about.lower())]


def _table(items: Sequence[str], about: str, records: Records, lexicon: Lexicon) -> Table | None:
    """The table whose rows are what is listed: its title, headings or columns are called by the items' name."""
    best: tuple[float, Table] | None = None
    references = read_question(about).references
    for table in records.tables:
        if len(table.rows) < FEWEST:
            continue
        called = f"{table.about} {records.source_of(table).title}"
        measures = has_measures(table) and any(item.startswith(_MEASURE) for item in items)
        named = measures or any(lexicon.stems(item) & lexicon.stems(called) for item in items)
        fit = lexicon.coverage(lexicon.terms(about), called, " ".join(table.rows[0].passage.section))
        fit += 0.5 * any(under_heading(r.word, r.number, table) for r in references) + 0.2 * measures
        fit += 0.2 * bool(table.key_column) + 0.1 * bool(table.of_kind("money"))
        if named and (best is None or fit > best[0]):
            best = (fit, table)
    return best[1] if best else None


def _columns(
    thing: Thing, items: Sequence[str], table: Table, lexicon: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns to show, in the table's order, and the pieces of the question that a column answers."""
    counts = table.key_column and NUMBER in table.columns  # a number beside names only counts them
    own = [column for column in table.columns if column != MARK and not (counts and column == NUMBER)]
    named = lexicon.stems(" ".join(items))
    chosen = {c for c in own[:2] if _median(table, c) <= SHORT}
    chosen |= {c for c in own if table.kinds[c] in _SAID_SHORT and lexicon.stems(c) & lexicon.stems(thing.text)}
    chosen |= {c for c in own if _median(table, c) <= 2 * SHORT and lexicon.stems(c) & named}
    plain = set(chosen)
    answered: list[str] = []
    for piece in thing.pieces:
        found = _asked(piece.lower(), table) | set(asked_columns(read_question(piece), table, lexicon))
        if found or _PER_ITEM.search(piece):
            answered.append(piece)
        chosen |= found
    if chosen == plain:
        chosen |= {c for c in own if _median(table, c) <= SHORT}
    return tuple(column for column in own if column in chosen), tuple(answered)


def _asked(piece: str, table: Table) -> set[str]:
    """The columns that answer a piece, by what kind of thing it asks."""
    found: set[str] = set()
    texts = [column for column in table.columns if table.kinds[column] == "text" and column not in (NUMBER, MARK)]
    if _MONEY.search(piece):
        found |= set(table.of_kind("money"))
    if _WHO.search(piece):
        found |= set(table.of_kind("actors", "minister"))
    if _DOES.search(piece) or _AIM.search(piece):
        told = [column for column in texts if _TEXT.search(column)]
        found |= set(told or sorted(texts, key=lambda column: -_median(table, column))[:1])
    return found


def _median(table: Table, column: str) -> int:
    lengths = sorted(len(row.text(column)) for row in table.rows if column in row.values)
    return lengths[len(lengths) // 2] if lengths else 0


def totals_line(table: DraftTable) -> str:
    """The computed totals as one Dutch sentence; "" for a table without them."""
    if not table.rows or table.rows[-1][0] != TOTAL:
        return ""
    named: Sequence[tuple[str, str]] = list(zip(table.columns, table.rows[-1], strict=True))[1:]
    told = [f"{column} {value}" for column, value in named if value]
    return f"Het overzicht telt {len(table.rows) - 1} rijen, samen goed voor: {'; '.join(told)}"
