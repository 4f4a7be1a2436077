"""Which table a question computes or counts over, and which of its rows and columns. Computes nothing."""

import re
from decimal import Decimal

from assistant.computing.calculation import FIGURE, NUMBER_WORDS, YEAR, figure
from assistant.lexicon import Lexicon, Term, folded
from assistant.question import Inquiry
from assistant.records import Records, Row, Table, amount

OPERATION_WORDS = frozenset(
    """hoogste laagste meeste minste grootste kleinste duurste goedkoopste totaal totale samen som gemiddeld gemiddelde
    verschil verschilt hoeveel aantal top minder meer lager hoger minstens hoogstens precies maximum mediaan
    minimum gesorteerd gerangschikt hoog laag naar alle tel bedrag bedragen kreeg kregen krijgt euro tussen over
    geef lijst twee drie vier procent aandeel keer maal bleef blijft""".split()
)
_OWN_COLUMN = re.compile(r"\beigen\b|\binbreng\b|\bcofinancier|\binleg\b", re.IGNORECASE)
_PARTIES = re.compile(r"\b(?:sta?d|steden|gemeenten?|aanvragers?|indieners?|projecten?|project)\b", re.IGNORECASE)
_HANDED_OUT = re.compile(r"\b(?:toegekend|uitgedeeld|verdeeld|uitgereikt|uitgekeerd|onbenut|ongebruikt)\b")
_SIDE = r"((?:het |de |een )?[^,:;?]{3,60}?)"
_EITHER = [
    re.compile(rf"{begin}\s*{_SIDE} (?:of|en|vs\.?|versus|tegenover) {_SIDE}(?:[,:?]|$)")
    for begin in (r"\btussen\b", r"[,:]", r"^")
]
_REFERENCED = frozenset("punten aanbevelingen".split())
ENOUGH = 0.45
SIDE_HELD = 0.5  # so much of a side's words are in the row that it means
HEAD = 300  # a row is called by a name in its first so many characters


def table_of(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Table | None:
    """The table the question computes over: by the words of its columns, its places, names, values and marks."""
    best: tuple[float, Table] | None = None
    asked = lexicon.terms(inquiry.text, without=OPERATION_WORDS)
    for table in records.tables:
        if len(table.rows) < 3:
            continue
        fitness = _fitness(inquiry, asked, table, records, lexicon)
        if best is None or fitness > best[0]:
            best = (fitness, table)
    return best[1] if best and best[0] >= ENOUGH else None


def _fitness(inquiry: Inquiry, asked: list[Term], table: Table, records: Records, lexicon: Lexicon) -> float:
    plain = inquiry.text.lower()
    fitness = lexicon.coverage(asked, table.about, " ".join(table.rows[0].passage.section))
    fitness += 0.4 * bool(_of_places(inquiry, table, records))
    fitness += 0.3 * bool(_PARTIES.search(plain) and table.key_column)
    fitness += 0.4 * bool(re.search(r"\bmaatregel", plain) and has_measures(table))
    fitness += 0.2 * bool(table.of_kind("money"))
    fitness += 0.3 * any(under_heading(r.word, r.number, table) for r in inquiry.references)
    fitness += 0.5 * bool(rows_called(inquiry, table))
    fitness += 0.4 * (inquiry.own and bool(own_and_given(table)[0]))
    fitness += 0.4 * bool(value_asked(inquiry, table, "status"))
    fitness += 0.2 * (records.source_of(table).year in inquiry.years)
    fitness += 0.3 * _counts_rows(inquiry, table)
    fitness += 0.3 * bool(_HANDED_OUT.search(plain) and table.key_column and table.of_kind("money"))
    return fitness


def _counts_rows(inquiry: Inquiry, table: Table) -> bool:
    """ "Hoeveel punten uit de resolutie": the points and the resolution are what a column is called by."""
    nouns = [word for word in inquiry.counted.split()[:1] if word in _REFERENCED]
    return bool(nouns and table.of_kind("reference"))


def subset(inquiry: Inquiry, table: Table, records: Records) -> list[Row]:
    """The rows the question is about: those of the places or names in it, those under the heading it names, else
    all."""
    named = [*_of_places(inquiry, table, records), *rows_called(inquiry, table)]
    if named:
        return list(dict.fromkeys(named))
    for reference in inquiry.references:
        under = [row for row in table.rows if _stands_under(row, reference.word, reference.number)]
        if under and "." not in reference.number:
            return under
    numbers = {reference.number for reference in inquiry.references}
    return [row for row in table.rows if row.number in numbers] or list(table.rows)


_MARKED = re.compile(
    r"\b(nieuwe?|bestaande?|versterkte?)\b (?:maatregel|actie)|\(([A-Z])\)|\b(?:letter|label|merk|code) ([A-Z])\b"
)


def marked(inquiry: Inquiry, rows: list[Row]) -> list[Row]:
    """The rows with the mark that the question names ("nieuwe maatregelen"), else all."""
    marks = {(m[2] or m[3] or m[1][0].upper()) for m in _MARKED.finditer(inquiry.text)}
    return [row for row in rows if row.mark in marks] or rows


def _of_places(inquiry: Inquiry, table: Table, records: Records) -> list[Row]:
    return [
        row
        for place in inquiry.places
        for row, column in records.place_rows.get(place, [])
        if row in table.rows and column == table.key_column
    ]


def has_measures(table: Table) -> bool:
    """Whether the rows are measures of a plan: marked, or numbered within its goals; a table of references is not."""
    return any(row.mark or ("." in row.number and not table.of_kind("reference")) for row in table.rows)


def rows_called(inquiry: Inquiry, table: Table) -> list[Row]:
    """The rows that the question calls by a name ("het project Connect"): each name by the one or two rows that begin
    with it."""
    found: list[Row] = []
    for name in _names(inquiry):
        wanted = re.compile(rf"(?<!\w){re.escape(folded(name))}(?!\w)")
        rows = [row for row in table.rows if wanted.search(folded(row.passage.text[:HEAD]))]
        if 0 < len(rows) <= 2:
            found += rows
    return found


def rows_named(inquiry: Inquiry, table: Table) -> list[Row]:
    """ "Connect en Netwerk Islamexperten samen": the one row with an amount that begins with each name; none where a
    name is of no row."""
    runs = re.findall(r"(?<=[^.?!:]\s)[A-Z][\w’-]+(?: [A-Z][\w’-]+)*", inquiry.text)
    found: list[Row] = []
    for name in dict.fromkeys(runs):
        wanted = re.compile(rf"(?<!\w){re.escape(folded(name))}(?!\w)")
        rows = [row for row in table.rows if wanted.search(folded(row.passage.text[:HEAD]))]
        rows = [row for row in rows if any(amount(row.text(c)) is not None for c in table.of_kind("money"))]
        if len(rows) != 1:
            return []
        found += rows
    return list(dict.fromkeys(found))


def rows_of_sides(inquiry: Inquiry, table: Table, lexicon: Lexicon) -> list[Row]:
    """ "Connect of de islamexperten, waar ging het meeste geld naartoe?": the row with an amount of each side, the one
    whose first words hold the side's; none where a side fits no row or both the same."""
    money = [row for row in table.rows if any(amount(row.text(c)) is not None for c in table.of_kind("money"))]
    for sides in (found for pattern in _EITHER for found in pattern.finditer(inquiry.text)):
        rows = [_row_of_side(lexicon.terms(side), money, lexicon) for side in sides.groups()]
        if rows[0] and rows[1] and rows[0] is not rows[1]:
            return [row for row in rows if row]
    return []


def _row_of_side(side: list[Term], rows: list[Row], lexicon: Lexicon) -> Row | None:
    """The one row that holds the heaviest word of a side in its first words, and most of the side."""
    if not side:
        return None
    heaviest = max(side, key=lambda term: term.weight)
    held = [row for row in rows if lexicon.coverage([heaviest], row.passage.text[:HEAD]) > 0.9]
    fits = [row for row in held if lexicon.coverage(side, row.passage.text) >= SIDE_HELD]
    return fits[0] if len(fits) == 1 else None


def rows_paid(inquiry: Inquiry, table: Table) -> list[Row]:
    """ "Hoeveel krijgt de VVSG?": the rows with an amount that name such an actor."""
    if not inquiry.asks("amount") or not inquiry.abbreviations:
        return []
    return [
        row
        for row in table.rows
        if any(amount(row.text(column)) is not None for column in table.of_kind("money"))
        and any(v.text in inquiry.abbreviations for c in table.of_kind("actors") for v in row.values.get(c, []))
    ]


def _names(inquiry: Inquiry) -> list[str]:
    quoted = re.findall(r"[‘'“\"]([^’'”\"]{4,80})[’'”\"]", inquiry.text)
    before = r"(?<=\s)" if inquiry.asks("comparison") else r"(?<=\bproject )"
    runs = re.findall(rf"{before}[A-Z][\w’-]+(?: [A-Z][\w’-]+)*", inquiry.text)
    return [name for name in [*quoted, *runs] if name not in inquiry.places]


def under_heading(word: str, number: str, table: Table) -> bool:
    """Whether rows of the table stand under the heading that a question calls so ("actie 14")."""
    return bool(word) and any(_stands_under(row, word, number) for row in table.rows)


def _stands_under(row: Row, word: str, number: str) -> bool:
    pattern = re.compile(rf"{re.escape(word[:5])}\w* {re.escape(number)}\b", re.IGNORECASE)
    return any(pattern.match(heading) for heading in row.passage.section)


def money_columns(inquiry: Inquiry, table: Table, *, both: bool) -> list[str]:
    """The column of amounts that is asked: what is given, or one's own; with `both`, all of them."""
    columns = table.of_kind("money")
    own = [column for column in columns if _OWN_COLUMN.search(column)]
    if both or not columns:
        return columns
    if inquiry.own and own:
        return own[:1]
    return [next((column for column in columns if column not in own), columns[0])]


def own_and_given(table: Table) -> tuple[str, str]:
    """The column of one's own money and that of money received; empty names where the table has not both."""
    columns = table.of_kind("money")
    own = next((column for column in columns if _OWN_COLUMN.search(column)), "")
    given = next((column for column in columns if column != own), "")
    return (own, given) if own and given else ("", "")


def names_all(inquiry: Inquiry, table: Table) -> bool:
    """ "Aan de veertien projecten": a number that is the table's number of rows means all of them."""
    size = len(table.rows)
    words = [word for word, value in NUMBER_WORDS.items() if value == size]
    found = re.search(rf"\b(?:de|alle|onze|die) (?:{'|'.join([str(size), *words])})\b", inquiry.text.lower())
    return bool(found)


def value_asked(inquiry: Inquiry, table: Table, *kinds: str) -> str:
    """The longest value of a cell of these kinds that the question holds, folded and without what its brackets say;
    "" for none."""
    plain = f" {re.sub(r'[^a-z0-9&. -]', ' ', folded(inquiry.text))} "
    plain = re.sub(r"\s+", " ", plain)
    found = ""
    for column in table.columns:
        if table.kinds[column] not in kinds or column == table.key_column:
            continue
        for value in {plain_value(v.text) for row in table.rows for v in row.values.get(column, [])}:
            if table.kinds[column] == "money" and re.search(r"\d", value):
                continue
            if len(value) > max(1, len(found)) and f" {value} " in plain:
                found = value
    return found


def stated_amounts(text: str) -> list[Decimal]:
    """The amounts that a question itself gives ("het plafond van 60.000"), years left out."""
    found = [figure(m[1], m[2] or "") for m in re.finditer(FIGURE, text.lower()) if not YEAR.fullmatch(m[1])]
    return [number for number in found if number >= 1_000]


def plain_value(text: str) -> str:
    """A cell's value to compare with: "In uitvoering (maatregel 1.1)" is "in uitvoering"."""
    return folded(re.sub(r"\s*\([^)]*\)", "", text)).strip(" .;")
