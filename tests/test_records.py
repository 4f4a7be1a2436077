"""Records as tables: rows that belong together, the kinds of their columns, rows by number and by place, amounts."""

from pathlib import Path

import pytest
from small_tables import small_index

from assistant.lookup import rows_named
from assistant.question import read_question
from assistant.records import Records, Row, Table, amount, row_label
from index.search import Index


@pytest.fixture(scope="module")
def records(real_index: Index) -> Records:
    return Records(real_index)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return Records(small_index(tmp_path_factory.mktemp("small")))


def table_with(records: Records, column: str) -> Table:
    (table,) = [table for table in records.tables if column in table.columns]
    return table


PROJECTS = {
    "Indiener": "actors",
    "Partnergemeenten": "actors",
    "Titel project": "text",
    "Samenvatting project": "text",
    "Subsidiebedrag": "money",
    "Eigen inbreng": "money",
}
MEASURES = {
    "Nummer": "number",
    "Merk": "text",
    "Omschrijving": "text",
    "Actoren": "actors",
    "Budget": "money",
    "Verantwoordelijke minister": "minister",
}


def test_every_table_of_the_documents_is_found_with_its_rows(records: Records) -> None:
    tables = {(table.document, len(table.rows)) for table in records.tables}
    assert ("bijlage-vraag-311-projecten", 14) in tables
    assert {count for document, count in tables if document == "actieplan-2017"} >= {62, 40}
    assert len(records.tables) == 4


@pytest.mark.parametrize("kinds", [PROJECTS, MEASURES])
def test_columns_have_the_kind_of_their_values(records: Records, kinds: dict[str, str]) -> None:
    table = table_with(records, list(kinds)[2] if "Merk" not in kinds else "Merk")
    assert table.kinds == kinds


def test_the_overview_of_the_old_plan_has_a_status_and_the_mapping_has_references(records: Records) -> None:
    overview = next(table for table in records.tables if any(kind == "status" for kind in table.kinds.values()))
    mapping = table_with(records, "Maatregel uit resolutie")
    assert list(overview.kinds.values()) == ["number", "reference", "status"]
    assert list(mapping.kinds.values()) == ["number", "reference", "reference"]


def test_every_measure_has_number_mark_actors_budget_and_minister(records: Records) -> None:
    for row in table_with(records, "Merk").rows:
        assert set(MEASURES) <= set(row.values), row.number
        assert row.mark in "NVB"
        assert row.mark


def test_a_table_knows_the_column_that_names_its_rows(records: Records) -> None:
    assert table_with(records, "Indiener").key_column == "Indiener"
    assert table_with(records, "Merk").key_column == ""


def test_every_value_is_the_slice_of_its_document_with_one_space_between_words(records: Records) -> None:
    for row in records.row_of.values():
        text = records.document_text(row.passage.document)
        kinds = records.table_of(row).kinds
        for column, value in [(column, value) for column, values in row.values.items() for value in values]:
            assert " ".join(text[value.start : value.end].split()) == value.text
            inside = row.passage.start <= value.start < value.end <= row.passage.end
            assert inside or kinds[column] == "status", row.number  # one status may stand for several rows


def test_rows_are_found_by_their_number_in_each_table_that_has_it(records: Records) -> None:
    (row,) = [row for row in records.rows_numbered("13.2") if row.mark]
    assert "helpdesk" in row.text("Omschrijving")
    assert records.rows_numbered("99.9") == []


def test_rows_are_found_by_the_municipality_that_leads_or_joins_them(records: Records) -> None:
    leads = [(row.key.text, column) for row, column in records.place_rows["Genk"] if column == "Indiener"]
    joins = {(row.key.text, column) for row, column in records.place_rows["Zutendaal"]}
    assert leads == [("Stad Genk", "Indiener")]
    assert ("Stad Genk", "Partnergemeenten") in joins
    assert "Brugge" not in records.place_rows


def test_rows_of_two_tables_in_one_document_are_kept_apart(small: Records) -> None:
    assert [(len(table.rows), table.columns[0]) for table in small.tables] == [(5, "Aanvrager"), (4, "Nummer")]
    assert small.table_of(small.tables[1].rows[2]) is small.tables[1]


def test_a_row_without_a_cell_still_belongs_to_its_table_and_has_no_value_there(small: Records) -> None:
    lier = next(row for row in small.tables[0].rows if row.key.text == "Stad Lier")
    assert "Partners" not in lier.values
    assert lier.text("Partners") == ""
    assert "Partners" in small.tables[0].columns


def test_a_column_of_amounts_is_money_whatever_it_is_called(small: Records) -> None:
    rows = [Row(row.passage, {"Zakgeld": row.values["Subsidie"]}) for row in small.tables[0].rows]
    assert Table("hoeveplan", ("Zakgeld",), tuple(rows)).kinds == {"Zakgeld": "money"}  # four of five state one
    rows = [Row(row.passage, {"Verhaal": row.values["Project"]}) for row in small.tables[0].rows]
    assert Table("hoeveplan", ("Verhaal",), tuple(rows)).kinds == {"Verhaal": "text"}


def test_several_values_of_a_column_stay_apart(small: Records) -> None:
    diest = small.tables[0].rows[0]
    assert [value.text for value in diest.values["Partners"]] == ["Bekkevoort", "Scherpenheuvel-Zichem"]
    assert diest.text("Partners") == "Bekkevoort, Scherpenheuvel-Zichem"


def test_a_row_is_called_by_its_name_or_by_its_number_and_heading(small: Records) -> None:
    assert row_label(small.tables[0].rows[0].passage) == "Stad Diest"
    assert row_label(small.tables[1].rows[0].passage) == "1.1 (Actie 1: Boeren)"


@pytest.mark.parametrize(
    ("text", "euro"),
    [
        ("€ 53.847,19", 53847.19),
        ("8.298,10 €", 8298.10),
        ("€ 60.000", 60000.0),
        ("10 000 euro", 10000.0),
        ("80.000 EUR per jaar", 80000.0),
        ("1,5 miljoen euro", 1_500_000.0),
        ("€ 2 miljoen", 2_000_000.0),
        ("€ 0,75", 0.75),
        ("Binnen de reguliere middelen", None),
        ("Nog te bepalen", None),
        ("2 VTE", None),
        ("", None),
    ],
)
def test_amounts_are_read_as_dutch_writes_them(text: str, euro: float | None) -> None:
    assert amount(text) == euro


def test_records_are_read_from_any_index(small: Records, tmp_path: Path) -> None:
    assert [row.mark for row in small.tables[1].rows] == ["N", "B", "N", "V"]
    assert small.contacts == []


def test_a_row_is_found_by_its_own_name_where_no_municipality_is_called_so(tmp_path: Path) -> None:
    rows = [
        {"Aanvrager": ["Stad Zoutbeke"], "Subsidie": ["€ 400"]},
        {"Aanvrager": ["vzw De Vuurtoren"], "Subsidie": ["€ 500"]},
        {"Aanvrager": ["vzw De Vuurtoren Noord"], "Subsidie": ["€ 600"]},
        {"Aanvrager": ["Stad Genk"], "Subsidie": ["€ 700"]},
    ]
    records = Records(small_index(tmp_path, {"Subsidies": rows}))
    assert set(records.named_rows) == {"Zoutbeke", "De Vuurtoren", "De Vuurtoren Noord"}

    def found(question: str) -> list[str]:
        return [row.text("Subsidie") for row, _ in rows_named(read_question(question), records)]

    assert found("Hoeveel kreeg Zoutbeke?") == ["€ 400"]
    assert found("Kreeg De Vuurtoren Noord meer dan Zoutbeke?") == ["€ 600", "€ 400"]
    assert found("Wie kreeg het meest?") == []
