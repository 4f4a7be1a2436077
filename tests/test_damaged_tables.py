"""Small tables of many fields with the damage of real extractions: each cell in its column, whatever the notation.

A file in `damaged_tables/` holds a text as received, a line of "=", the names of the columns and the rows expected:
bars part the cells, " + " the values of one cell, "-" is a cell that is not there.
"""

from pathlib import Path

import pytest

from corpus.blocks import Block
from corpus.cell_values import after_name, broken_cell
from corpus.columns import read_header
from corpus.lines import read_lines
from corpus.outline import read_blocks
from corpus.running_heads import without_running_heads

TABLES = sorted((Path(__file__).parent / "damaged_tables").glob("*.txt"))


def _parts(path: Path) -> tuple[str, list[str]]:
    raw, _, expected = path.read_text(encoding="utf-8").partition("=====\n")
    return raw, expected.splitlines()


def _cells(block: Block) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece in (piece for line in block.lines for piece in line):
        joint = " " if piece.continues else " + "
        found[piece.column] = f"{found[piece.column]}{joint}{piece.text}" if piece.column in found else piece.text
    return found


def _rows(raw: str, names: list[str]) -> list[str]:
    rows = [_cells(block) for block in read_blocks(raw) if block.kind == "row"]
    assert all(set(row) <= set(names) for row in rows)
    return [" | ".join(row.get(name, "-") for name in names) for row in rows]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_each_cell_stands_in_its_column(path: Path) -> None:
    raw, expected = _parts(path)
    assert _rows(raw, expected[0].split(" | ")) == expected[1:]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_all_of_the_text_behind_a_table_is_kept_outside_it(path: Path) -> None:
    raw, expected = _parts(path)
    blocks = read_blocks(f"{raw}\nDe commissie vergadert opnieuw in de lente van het jaar daarna.\n")
    assert blocks[-1].text == "De commissie vergadert opnieuw in de lente van het jaar daarna."
    assert sum(block.kind == "row" for block in blocks) == len(expected) - 1


def test_a_header_that_ends_the_text_is_kept_as_text() -> None:
    assert [block.kind for block in read_blocks("Een zin.\n\nNr. Aanvrager Titel Partners Doel Toelage")] == [
        "paragraph"
    ] * 2


def _kept(raw: str) -> list[str]:
    return [line.text for line in without_running_heads(read_lines(raw))]


def test_a_foot_with_the_page_number_is_taken_off_where_pages_begin() -> None:
    foot = " Actieplan Gezonde Lucht 2024-2028          {}\n"
    raw = "De eerste zin.\n" + foot.format(3) + "De tweede zin.\n" + foot.format(4) + "De derde zin.\n"
    assert _kept(raw) == ["De eerste zin.", "De tweede zin.", "De derde zin."]


@pytest.mark.parametrize(
    "name", ["Strategische doelstelling", "Bijlage bij het besluit nr.", "Project Groene Vallei deel"]
)
def test_names_that_count_are_no_feet(name: str) -> None:
    raw = "".join(f" {name} {n}\n\nEen alinea over {name} die met een punt eindigt.\n\n" for n in (1, 2, 3))
    assert [line for line in _kept(raw) if line.startswith(name)] == [f"{name} {n}" for n in (1, 2, 3)]


def test_counted_rows_without_pages_are_no_feet() -> None:
    raw = "\n".join(f"Bezoekers van het zwembad {n}" for n in (10, 20, 30))
    assert len(_kept(raw)) == 3


def test_a_line_below_page_labels_is_kept_once_where_it_stands_apart() -> None:
    page = "Een zin die af is.\n\n {}/9\n\nBijlage bij het besluit van 3 mei 2025\n\n"
    kept = _kept("".join(page.format(n) for n in (2, 3, 4)))
    assert kept.count("Bijlage bij het besluit van 3 mei 2025") == 1
    assert kept.count("Een zin die af is.") == 3


@pytest.mark.parametrize(
    ("text", "below", "parts"),
    [
        ("Minister van Jeugd 2025 Binnen de reguliere", "middelen", ("Binnen de reguliere", "middelen")),
        ("Minister van Onderwijs Vanaf september", "2025 Gepland", ("Vanaf september", "2025")),
        ("01/03/2024 -", "28/02/2026 € 500", ("01/03/2024 -", "28/02/2026")),
        ("Overgenomen (maatregel", "1.1)", ("Overgenomen (maatregel", "1.1)")),
        ("2024", "€ 500", None),
        ("Een zin over de middelen", "die er zijn", None),
        ("2024", "2025", None),
    ],
)
def test_a_value_that_a_line_end_broke(text: str, below: str, parts: tuple[str, str] | None) -> None:
    assert broken_cell(text, below, {"money", "date", "status", "minister"}) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tielt Restjesroute", ["Tielt", "Restjesroute"]),
        ("Stad Oudenaarde ‘Boeren op school’", ["Stad Oudenaarde", "‘Boeren op school’"]),
        ("Koor Cantabile vzw Zingen in het park", ["Koor Cantabile vzw", "Zingen in het park"]),
        ("Diest danst", ["Diest danst"]),
        ("Gemeente zonder naam", ["Gemeente zonder naam"]),
    ],
)
def test_the_name_of_an_applicant_is_parted_from_what_follows(text: str, parts: list[str]) -> None:
    assert after_name(text) == parts


def test_years_and_shares_head_columns() -> None:
    names = [column.name for column in read_header("Nr. Organisatie 2024 2025 2026 % uitgevoerd")]
    assert names == ["Nr.", "Organisatie", "2024", "2025", "2026", "% uitgevoerd"]
