"""Answers a typed query over the rows of a table: the heading, value or row with most or fewest, values counted once
each, rows by how many values they hold. DuckDB counts; every row that counts is cited."""

from collections.abc import Sequence

from assistant.computing.duck import ask
from assistant.computing.row_query import HEADING, ROWS, RowQuery, heading_of, read_query
from assistant.computing.table_choice import OPERATION_WORDS, marked, subset
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, Term
from assistant.question import Inquiry
from assistant.records import MARK, NUMBER, Records, Row, Table, Value, row_label
from corpus.places import places_in

_COUNTED = "SELECT unit, count(*) AS n FROM cells GROUP BY unit"


def row_counts(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Finding | None:
    """The query answered over the table that it fits best; None where the question puts none."""
    queries = [(t, q) for t in records.tables if len(t.rows) > 2 and (q := read_query(inquiry, t, lexicon))]
    asked = lexicon.terms(inquiry.text, without=OPERATION_WORDS)
    ranked = sorted(queries, key=lambda pair: -_fitness(inquiry, asked, pair[0], records, lexicon))
    for table, query in ranked:
        rows = marked(inquiry, subset(inquiry, table, records))
        found = _answer(query, inquiry, table, rows, records)
        if found:
            return found
    return None


def _fitness(inquiry: Inquiry, asked: list[Term], table: Table, records: Records, lexicon: Lexicon) -> float:
    source = records.source_of(table)
    about = f"{table.about} {source.title} {source.kind} {source.date}"
    return lexicon.coverage(asked, about) + 0.5 * (source.year in inquiry.years) + len(table.rows) / 1000


def _answer(query: RowQuery, inquiry: Inquiry, table: Table, rows: Sequence[Row], records: Records) -> Finding | None:
    if query.end == "distinct":
        return _distinct(query, inquiry, table, rows)
    if query.end == "over":
        return _over(query, table, rows)
    if query.unit == ROWS:
        return _longest(query, rows)
    return _largest(query, inquiry, rows, records)


def _largest(query: RowQuery, inquiry: Inquiry, rows: Sequence[Row], records: Records) -> Finding | None:
    """The heading, mark or value that most or fewest rows have."""
    pairs = [(unit, i) for i, row in enumerate(rows) for unit in _units(query, inquiry, row)]
    if len({unit for unit, _ in pairs}) < 2:
        return None
    order = "min" if query.end == "least" else "max"
    chosen = ask(f"WITH c AS ({_COUNTED}) SELECT unit, n FROM c WHERE n = (SELECT {order}(n) FROM c)", pairs)
    names = [str(unit) for unit, _ in chosen]
    head = "; ".join(f"{unit}: {n}" for unit, n in chosen)
    holding = [rows[i] for unit, i in pairs if unit in names]
    word = "Minste" if query.end == "least" else "Meeste"
    quotes = [q for name in names for q in records.headings(name, holding[0].passage.document)]
    quotes += [_quote(row, query, names) for row in holding]
    return Finding("computed", tuple(dict.fromkeys(quotes)), lead=f"{word} (van {len(rows)}): {head}", subject=names[0])


def _units(query: RowQuery, inquiry: Inquiry, row: Row) -> list[str]:
    if query.unit == HEADING:
        words = inquiry.text.lower().replace("?", " ").split()
        return [h for word in words if len(word) > 3 and (h := heading_of(row.passage.section, word))][:1]
    if query.unit == MARK:
        return [f"({row.mark})"] if row.mark else []
    return list(dict.fromkeys(_name(value) for value in row.values.get(query.unit, [])))


def _quote(row: Row, query: RowQuery, names: Sequence[str]) -> Quote:
    if query.unit in (HEADING, MARK):
        first = row.values[NUMBER][0] if NUMBER in row.values else row.key
        last = row.values[MARK][0] if MARK in row.values else first
        return Quote(row.passage, first.start, last.end)
    value = next(v for v in row.values[query.unit] if _name(v) in names)
    return Quote(row.passage, value.start, value.end, row_label(row.passage))


def _name(value: Value) -> str:
    """ "KB (coördinatie)" is KB."""
    return value.text.split(" (")[0].strip()


def _longest(query: RowQuery, rows: Sequence[Row]) -> Finding | None:
    """The rows that hold most or fewest values of a column; a column nobody fills says nothing."""
    pairs = [(i, value) for i, row in enumerate(rows) for value in row.values.get(query.counted, [])]
    pairs = [(i, value) for i, value in pairs if value.text.lower() not in ("geen", "-", "nihil", "geen partners")]
    if not pairs:
        return None
    order = "min" if query.end == "least" else "max"
    sql = f"WITH c AS ({_COUNTED}) SELECT unit, n FROM c WHERE n = (SELECT {order}(n) FROM c) ORDER BY unit"
    chosen = dict(ask(sql, [(i, 0) for i, _ in pairs]))
    if len(chosen) == len({i for i, _ in pairs}):
        return None  # all hold as many
    counts = ", ".join(f"{row_label(rows[i].passage)} {n}" for i, n in chosen.items())
    quotes = tuple(Quote(rows[i].passage, v.start, v.end, row_label(rows[i].passage)) for i, v in pairs if i in chosen)
    word = "Minste" if query.end == "least" else "Meeste"
    subject = row_label(rows[next(iter(chosen))].passage) if len(chosen) == 1 else ""
    return Finding("computed", quotes, lead=f"{word} {query.counted}: {counts}", subject=subject)


def _distinct(query: RowQuery, inquiry: Inquiry, table: Table, rows: Sequence[Row]) -> Finding | None:
    """How many different values the rows hold; municipalities are the same whatever stands around their name."""
    if query.counted == HEADING:
        names = [heading_of(row.passage.section, query.word) for row in rows]
        firsts = [rows[names.index(name)] for name in dict.fromkeys(names) if name]
        quotes = tuple(_quote(row, RowQuery("most", ROWS, HEADING, ""), ()) for row in firsts)
        return Finding("computed", quotes, lead=f"Verschillende {query.word}: {len(firsts)}") if firsts else None
    values = [(row, v) for row in rows for column in query.columns for v in row.values.get(column, [])]
    towns = query.word.startswith(("gemeente", "sted", "stad", "plaats", "bestu"))
    named = [(name, row, v) for row, v in values for name in (places_in(v.text) if towns else [_name(v)])]
    ((count,),) = ask("SELECT count(DISTINCT unit) FROM cells", [(name, 0) for name, _, _ in named])
    quotes = tuple(dict.fromkeys(Quote(row.passage, v.start, v.end) for _, row, v in named))
    repeated = len(named) - count
    head = f"Verschillende {query.word} ({' + '.join(query.columns)}, {len(rows)} rijen): {count}"
    return Finding("computed", quotes, lead=head + (f" ({repeated} keer een herhaling)" if repeated else ""))


def _over(query: RowQuery, table: Table, rows: Sequence[Row]) -> Finding | None:
    """The rows that hold more, fewer or as many values of a column as the question says."""
    pairs = [(i, 0) for i, row in enumerate(rows) for _ in row.values.get(query.counted, [])]
    sign, bound = query.bound
    chosen = ask(f"WITH c AS ({_COUNTED}) SELECT unit FROM c WHERE n {sign} {int(bound)} ORDER BY unit", pairs)
    if not chosen:
        return None
    found = [rows[i] for (i,) in chosen]
    quotes = tuple(_quote(row, RowQuery("most", ROWS, HEADING, ""), ()) for row in found)
    words = {">": "meer dan", "=": "precies", "<=": "hoogstens", ">=": "minstens"}[sign]
    return Finding("computed", quotes, lead=f"Met {words} {bound} in {query.counted}: {len(found)} van {len(rows)}")
