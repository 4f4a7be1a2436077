"""A bare cell is shown with its row and column, an empty one is said to be empty, and no quote stands in another."""

import pytest
from small_tables import small_index

from assistant.cells import labelled, none_filled, without_repeats
from assistant.finding import Finding, Quote
from assistant.question import read_question
from assistant.records import Records, Row


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return Records(small_index(tmp_path_factory.mktemp("cells")))


def row_of(records: Records, name: str) -> Row:
    return next(row for row in records.row_of.values() if name in row.passage.text)


def cell(row: Row, column: str) -> Quote:
    value = row.values[column][0]
    return Quote(row.passage, value.start, value.end)


def test_a_bare_cell_comes_with_its_row_and_its_column(records: Records) -> None:
    finding = Finding("sentences", (cell(row_of(records, "Diest"), "Subsidie"),))
    shown = labelled(finding, read_question("Wat is er voor hoevewinkels?"), records).quotes
    assert [(q.label, q.text) for q in shown] == [("", "Stad Diest"), ("Subsidie", "€ 10.000,00")]


def test_a_further_bare_cell_is_shown_only_where_its_kind_is_asked(records: Records) -> None:
    text = cell(row_of(records, "Lier"), "Project")
    finding = Finding("sentences", (text, cell(row_of(records, "Diest"), "Subsidie")))
    told = labelled(finding, read_question("Waar is er een boerenmarkt?"), records)
    asked = labelled(finding, read_question("Hoeveel geld gaat er naar een boerenmarkt?"), records)
    assert [q.text for q in told.quotes] == ["Boerenmarkt"]
    assert [q.text for q in asked.quotes] == ["Boerenmarkt", "Stad Diest", "€ 10.000,00"]


def test_an_empty_cell_is_said_to_be_empty(records: Records) -> None:
    finding = none_filled(row_of(records, "Lier"), ["Partners"], "placed")
    assert [(q.label, q.text) for q in finding.quotes] == [("Geen Partners ingevuld", "Stad Lier")]


def test_a_quote_inside_one_before_it_is_left_out(records: Records) -> None:
    row = row_of(records, "Diest")
    whole, part = Quote(row.passage, row.passage.start, row.passage.end), cell(row, "Project")
    assert without_repeats([whole, part, whole]) == (whole,)
    assert without_repeats([part, whole]) == (part, whole)
