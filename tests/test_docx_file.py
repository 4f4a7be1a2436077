"""Tables of a Word file keep every cell in its column: empty ones, equal ones, merged ones, and tables within cells."""

from pathlib import Path

import docx
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.table import Table

from corpus.docx_file import read_docx

HEAD = ("Indiener", "Partners", "Subsidiebedrag", "Eigen inbreng")


def a_table(document: DocumentObject, *rows: tuple[str, ...]) -> Table:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def lines(document: DocumentObject, folder: Path) -> list[str]:
    document.save(str(folder / "a.docx"))
    return [line for line in read_docx(folder / "a.docx")[0].splitlines() if line]


def test_empty_and_equal_cells_stay_in_their_columns(tmp_path: Path) -> None:
    document = docx.Document()
    a_table(document, HEAD, ("Stad Genk", "", "€ 60.000", "€ 60.000"), ("Stad Aalst", "vzw A", "€ 50.000", ""))
    assert lines(document, tmp_path) == [
        "| Indiener | Partners | Subsidiebedrag | Eigen inbreng |",
        "| --- | --- | --- | --- |",
        "| Stad Genk |  | € 60.000 | € 60.000 |",
        "| Stad Aalst | vzw A | € 50.000 |  |",
    ]


def test_a_merged_cell_stands_once_across_and_in_every_row_down(tmp_path: Path) -> None:
    document = docx.Document()
    table = a_table(document, HEAD, ("Limburg", "Genk", "€ 1", "€ 2"), ("", "Bree", "geen", "x"))
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 2).merge(table.cell(2, 3))
    assert lines(document, tmp_path)[2:] == ["| Limburg | Genk | € 1 | € 2 |", "| Limburg | Bree | geen x |  |"]


def test_a_table_within_a_cell_is_not_lost(tmp_path: Path) -> None:
    document = docx.Document()
    table = a_table(document, HEAD, ("Genk", "", "€ 1", "€ 2"))
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "vzw A", "vzw B"
    assert "| Genk | vzw A vzw B | € 1 | € 2 |" in lines(document, tmp_path)


def test_a_table_that_only_lays_out_is_text(tmp_path: Path) -> None:
    document = docx.Document()
    a_table(document, ("Links",), ("Onder",))
    assert lines(document, tmp_path) == ["Links", "Onder"]


def test_a_first_row_of_figures_names_no_columns_unless_word_repeats_it(tmp_path: Path) -> None:
    document = docx.Document()
    table = a_table(document, ("Genk", "€ 60.000"), ("Aalst", "€ 50.000"))
    assert lines(document, tmp_path) == ["| Genk | € 60.000 |", "| Aalst | € 50.000 |"]
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    assert lines(document, tmp_path)[1] == "| --- | --- |"


def test_line_breaks_within_a_paragraph_end_a_line(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("SCHRIFTELIJKE VRAAG\nnr. 87\nvan AN DE SMET")
    document.add_heading("Fietspaden\nin Limburg", 1)
    assert lines(document, tmp_path) == ["SCHRIFTELIJKE VRAAG", "nr. 87", "van AN DE SMET", "# Fietspaden in Limburg"]
