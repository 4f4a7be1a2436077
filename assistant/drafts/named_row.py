"""The one row of a table that an introduction calls by its name: what a sub-question asks of it stands in its cells."""

from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.lookup import asked_columns, row_finding
from assistant.question import read_question
from assistant.records import Records
from index.analysis import fold

LONGEST = 1_500  # characters of a row that is quoted whole


def named_row_finding(name: str, asked: str, records: Records, lexicon: Lexicon) -> Finding | None:
    """The cells that are asked of the row that holds this name, or the row; None where not exactly one holds it."""
    wanted = " ".join(fold(name).split())
    rows = [row for row in records.row_of.values() if wanted in " ".join(fold(row.passage.text).split())]
    if len(rows) != 1:
        return None
    row = rows[0]
    columns = asked_columns(read_question(asked), records.table_of(row), lexicon)
    found = row_finding(row, columns, how="numbered") if columns else None
    if found is None and len(row.passage.text) <= LONGEST:
        found = Finding("numbered", (Quote(row.passage, row.passage.start, row.passage.end),), subject=row.number)
    return found
