"""Tables: headers, rows that end with amounts, numbered rows, piped rows; and what is no table."""

import pytest
from damaged import DECREE, PLAN, QUESTIONS, bold, double_spaced

from corpus.blocks import Block
from corpus.columns import column_kind, read_header
from corpus.outline import read_blocks
from corpus.row_ends import is_total, row_end, tail_columns

Fields = dict[str, list[str]]


def fields(raw: str) -> list[Fields]:
    return [_fields(block) for block in read_blocks(raw) if block.kind == "row"]


def _fields(block: Block) -> Fields:
    found: Fields = {}
    for line in block.lines:
        for piece in line:
            found.setdefault(piece.column, []).append(piece.text)
    return found


PLAN_ROWS: list[Fields] = [
    {
        "Nummer": ["1.1"],
        "Maatregel": [
            "Collectieve renovatie van rijwoningen in de wijk Ter Heide, met begeleiding door een renovatiecoach en "
            "een groepsaankoop van isolatie."
        ],
        "Trekker": ["Dienst Wonen"],
        "Timing": ["2024-2026"],
        "Budget": ["€ 125.000"],
    },
    {
        "Nummer": ["1.2"],
        "Maatregel": [
            "Uitbreiden van het energieloket naar alle deelgemeenten, met een huisbezoek voor wie dat vraagt."
        ],
        "Trekker": ["Energiehuis", "Dienst Wonen"],
        "Timing": ["2024"],
        "Budget": ["Binnen de reguliere middelen"],
    },
    {
        "Nummer": ["1.3"],
        "Maatregel": ["Verplicht warmteplan bij nieuwe verkavelingen."],
        "Trekker": ["Dienst Omgeving"],
        "Timing": ["2025"],
        "Budget": ["Nog te bepalen"],
    },
    {
        "Nummer": ["2.1"],
        "Maatregel": ["Aanleg van twintig deelwagenplaatsen."],
        "Trekker": ["Dienst Mobiliteit"],
        "Timing": ["2024"],
        "Budget": ["€ 40.000"],
    },
    {
        "Nummer": ["2.2"],
        "Maatregel": [
            "Schoolstraten aan alle basisscholen, in overleg met de ouders en de leerkrachten, en met opvolging door "
            "de politie."
        ],
        "Trekker": ["Dienst Mobiliteit", "Politiezone Rupel"],
        "Timing": ["2024-2025"],
        "Budget": ["€ 18.500"],
    },
]
GRANTS = [
    ("Aalst", "Aanleg van een fietsstraat in de Kerkstraat", "€ 12.000", "2023"),
    ("Deinze", "Beveiligde fietsenstalling aan het station met laadpunten", "€ 48.500,50", "2023"),
    ("Sint-Truiden", "Heraanleg kruispunt N80", "125.000 €", "2024"),
    ("Heist-op-den-Berg", "Fietsbrug over de Grote Nete", "310.250,00 €", "2023-2024"),
]
DAMAGE = [
    lambda text: text,
    double_spaced,
    lambda text: bold(text, 2),
    lambda text: bold(text, 3),
    lambda text: bold(text, 4),
    lambda text: bold(text, 4, by_word=True),
    lambda text: double_spaced(bold(text, 4)),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_numbered_rows_with_other_columns_are_read_whatever_the_damage(damage) -> None:  # type: ignore[no-untyped-def]
    assert fields(damage(PLAN)) == PLAN_ROWS


@pytest.mark.parametrize("damage", DAMAGE)
def test_one_line_and_wrapped_rows_that_end_with_amount_and_year(damage) -> None:  # type: ignore[no-untyped-def]
    names = ("Gemeente", "Project", "Subsidiebedrag", "Jaar")
    expected = [{name: [text] for name, text in zip(names, row, strict=True)} for row in GRANTS]
    assert fields(damage(DECREE)) == expected


def test_a_line_of_totals_is_no_row_and_is_not_lost() -> None:
    blocks = read_blocks(DECREE)
    assert [block.kind for block in blocks if block.text == "Totaal € 495.750,50"] == ["paragraph"]
    assert (
        is_total("Algemeen totaal 12 euro") and is_total("Subtotaal") and not is_total("Totale renovatie van de kerk")
    )


def test_text_after_a_table_is_no_row_of_it() -> None:
    texts = [block.text for block in read_blocks(DECREE) if block.kind == "paragraph"]
    assert any(text.startswith("De Vlaamse minister, bevoegd voor de mobiliteit") for text in texts)


def test_piped_rows_by_the_names_of_their_columns() -> None:
    assert fields(QUESTIONS) == [
        {"Gezinsgrootte": ["Alleenstaande"], "Maximumbedrag": ["€ 149,63"], "Termijn": ["12 maanden"]},
        {"Gezinsgrootte": ["Koppel zonder kinderen"], "Maximumbedrag": ["€ 174,57"], "Termijn": ["12 maanden"]},
        {"Gezinsgrootte": ["Gezin met 2 kinderen"], "Maximumbedrag": ["€ 224,44"]},
    ]


def test_repeated_values_in_a_piped_row_are_not_undoubled() -> None:
    raw = "| Fase | Eerste | Tweede | Derde |\n|---|---|---|---|\n| Start | Antwerpen | Antwerpen | Antwerpen |\n"
    assert [list(row.values()) for row in fields(raw)] == [[["Start"], ["Antwerpen"], ["Antwerpen"], ["Antwerpen"]]]


def test_piped_rows_without_names_get_numbered_columns() -> None:
    raw = "| Loket 12 | 09 111 22 33 |\n| Loket 13 | 09 111 22 44 |\n"
    assert fields(raw)[1] == {"Kolom 1": ["Loket 13"], "Kolom 2": ["09 111 22 44"]}


def test_a_bar_in_a_sentence_is_no_table() -> None:
    assert not fields("An Peeters | Team Wonen\n\nJan Maes | Team Zorg\n\nEen gewone zin.")


def test_cells_that_stand_on_lines_of_their_own() -> None:
    raw = "Gemeente Project Bedrag Jaar\nAalst\nFietspad\n€ 12.000\n2023\nGent\nFietsbrug\n€ 9.500\n2024\n"
    assert fields(raw) == [
        {"Gemeente": ["Aalst"], "Project": ["Fietspad"], "Bedrag": ["€ 12.000"], "Jaar": ["2023"]},
        {"Gemeente": ["Gent"], "Project": ["Fietsbrug"], "Bedrag": ["€ 9.500"], "Jaar": ["2024"]},
    ]


def test_an_empty_cell_takes_nothing_over_from_the_row_above_but_a_status() -> None:
    plan = "Maatregel Budget Status\n1 Bomen planten.\n\n€ 500 In uitvoering\n\n2 Struiken planten.\n"
    (first, second) = [block for block in read_blocks(plan) if block.kind == "row"]
    assert _fields(first)["Budget"] == ["€ 500"]
    assert set(_fields(second)) == {"Nummer", "Maatregel"}
    assert [piece.text for piece in second.shared] == ["In uitvoering"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Omschrijving Actoren Budget Verantwoordelijke minister", 4),
        ("Indiener Partnergemeenten Titel project Samenvatting project Subsidiebedrag Eigen inbreng", 6),
        ("Nr Maatregel Trekker Timing Budget", 5),
        ("Gemeente Subsidiebedrag", 2),
        ("De gemeente draagt het budget.", 0),
        ("Actie en Budget:", 0),
        ("Stad Gent Stad Aalst", 0),
        ("Project", 0),
    ],
)
def test_a_header_is_a_line_of_names_of_columns(line: str, names: int) -> None:
    assert len(read_header(line)) == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Verantwoordelijke minister", "minister"),
        ("Eigen inbreng", "money"),
        ("Timing", "date"),
        ("Trekker", "actors"),
        ("Nr.", "number"),
        ("Stand van zaken", "status"),
        ("Toelichting", "text"),
        ("Gisteren", None),
    ],
)
def test_the_kind_of_a_column_follows_from_its_name(name: str, kind: str | None) -> None:
    assert column_kind(name) == kind


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Aalst Fietspad € 12.000 2023", ("€ 12.000", "2023")),
        ("398 374 € voorjaar 2024", ("398 374 €", "voorjaar 2024")),
        ("€ 1,5 miljoen 2023-2025", ("€ 1,5 miljoen", "2023-2025")),
        ("Nog te bepalen 1 maart 2024", ("Nog te bepalen", "1 maart 2024")),
        ("De subsidie bedraagt € 500 2023.", None),
        ("toegekend voor 500 euro in 2023", None),
    ],
)
def test_values_that_close_a_row(text: str, values: tuple[str, ...] | None) -> None:
    tail = tail_columns(read_header("Gemeente Project Subsidiebedrag Jaar"))
    found = row_end(text, tail)
    assert (found.groups() if found else None) == values
