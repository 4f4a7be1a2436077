"""From text to blocks: headings, items, articles, entries, contacts, questions and answers."""

import pytest
from damaged import DECREE, PLAN, QUESTIONS

from corpus.blocks import Block
from corpus.document import Source
from corpus.outline import read_blocks
from corpus.reading import from_text

PROSE = "De gemeente kent de premie toe aan wie minstens vier jaar op de wachtlijst van een woonmaatschappij staat."


def kinds(raw: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_blocks(raw)]


def of_kind(raw: str, kind: str) -> list[Block]:
    return [block for block in read_blocks(raw) if block.kind == kind]


def texts(raw: str, kind: str) -> list[str]:
    return [block.text for block in of_kind(raw, kind)]


@pytest.mark.parametrize(
    "heading",
    ["Toekenning van de premie", "1. Inleiding", "Actie 3: Wonen", "BESLUIT", "Concreet aanbod:", "Wie betaalt dit?"],
)
def test_a_short_line_set_apart_above_prose_is_a_heading(heading: str) -> None:
    raw = f"Titel van het stuk\n\n{PROSE}\n\n{heading}\n\n{PROSE}\n"
    assert texts(raw, "heading") == ["Titel van het stuk", heading]


@pytest.mark.parametrize("line", ["De premie is gratis.", "gratis en snel", "Tel. 09 123 45 67", "€ 500 per jaar"])
def test_what_only_stands_apart_is_no_heading(line: str) -> None:
    assert texts(f"{PROSE}\n\n{line}\n\n{PROSE}\n", "heading") == []


def test_a_sentence_that_begins_like_a_heading_is_none() -> None:
    raw = f"{PROSE}\n\nActie 3 van het plan wordt uitgevoerd door de dienst Wonen en door\nde provincie.\n"
    assert texts(raw, "heading") == []


def test_headings_of_markdown_lose_their_marks_and_keep_their_depth() -> None:
    headings = of_kind(QUESTIONS, "heading")
    assert [(h.style, h.text) for h in headings[:3]] == [
        ("markdown-1", "Veelgestelde vragen over de huurpremie"),
        ("markdown-2", "Wie heeft recht op de huurpremie?"),
        ("markdown-2", "Hoeveel bedraagt de premie?"),
    ]
    assert not any(h.text.startswith("#") for h in headings)


def test_items_run_on_and_each_stays_whole() -> None:
    raw = "Voorwaarden:\n\n- u huurt een woning die te klein is voor\nuw gezin\n• u wacht\n\n1) eerste\n2) tweede\n"
    assert texts(raw, "item") == [
        "• u huurt een woning die te klein is voor uw gezin",
        "• u wacht",
        "1) eerste",
        "2) tweede",
    ]


def test_articles_of_a_decree_are_sections_with_their_text_below() -> None:
    headings = texts(DECREE, "heading")
    assert [h for h in headings if h.startswith("Artikel")] == ["Artikel 1.", "Artikel 2.", "Artikel 3.", "Artikel 4."]
    assert texts(DECREE, "item")[:3] == [
        "1° fietsstraat: een straat die zo is ingericht dat ze als fietsroute dienstdoet, maar waarop motorvoertuigen "
        "zijn toegelaten;",
        "2° fietssnelweg: een bovenlokale fietsroute voor verplaatsingen over langere afstand;",
        "3° indiener: de gemeente die een project indient.",
    ]


@pytest.mark.parametrize(
    ("raw", "column", "expected"),
    [
        (PLAN, "Begrip", ["Energiehuis", "Renovatiecoach", "Warmteplan"]),
        (PLAN, "Afkorting", ["LEKP", "VEKA", "PV"]),
        (QUESTIONS, "Begrip", ["Woonmaatschappij", "Wachtlijst"]),
        (QUESTIONS, "Afkorting", ["VMSW", "SVK", "OCMW"]),
    ],
)
def test_entries_of_lists_of_terms_and_abbreviations(raw: str, column: str, expected: list[str]) -> None:
    pieces = [piece for block in of_kind(raw, "entry") for line in block.lines for piece in line]
    assert [piece.text for piece in pieces if piece.column == column] == expected


def test_an_entry_runs_on_over_lines_up_to_the_next() -> None:
    raw = "Begrippen\n\nWarmtenet: een net van buizen dat warmte brengt\nnaar woningen.\nBron: de plaats met warmte.\n"
    assert texts(raw, "entry") == [
        "Warmtenet: een net van buizen dat warmte brengt naar woningen.",
        "Bron: de plaats met warmte.",
    ]


def test_four_abbreviations_in_a_row_are_a_list_without_a_heading() -> None:
    raw = f"{PROSE}\n\nNMBS: spoorwegen\n\nMIVB: Brusselse bus\n\nTEC: Waalse bus\n\nBMF: milieufederatie\n"
    assert len(of_kind(raw, "entry")) == 4
    assert not of_kind("NMBS: spoorwegen\n\nMIVB: Brusselse bus\n\nEen gewone zin.\n", "entry")


def test_footnotes_are_no_entries() -> None:
    raw = "Afkortingen\n\nTEC: Waalse bus\n\n1 Voor deze lijst: zie de website.\n2 Uit: het jaarverslag.\n"
    assert texts(raw, "entry") == ["TEC: Waalse bus"]
    assert texts(raw, "paragraph") == ["1 Voor deze lijst: zie de website.", "2 Uit: het jaarverslag."]


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (
            DECREE,
            ["Tel.: 02 553 71 24", "E-mail: fietsfonds@mow.example.be", "Openingsuren: op weekdagen van 9 tot 12 uur"],
        ),
        (
            QUESTIONS,
            ["Wonen in Vlaanderen, team huurpremie", "Tel. 02 553 16 00", "Website: www.wonen.example.be/huurpremie"],
        ),
    ],
)
def test_contact_lines_are_one_block_and_keep_their_lines(raw: str, lines: list[str]) -> None:
    (contact,) = of_kind(raw, "contact")
    assert set(lines) <= set(contact.text.split("\n"))


def test_names_above_addresses_belong_to_the_contact_and_a_sentence_does_not() -> None:
    raw = f"{PROSE}\n\nAn Peeters\n\nJan De Smet\n\nan.peeters@stad.be\n\njan.desmet@stad.be\n"
    (contact,) = of_kind(raw, "contact")
    assert contact.text.split("\n") == ["An Peeters", "Jan De Smet", "an.peeters@stad.be", "jan.desmet@stad.be"]


def test_questions_and_the_answer_to_several_of_them() -> None:
    raw = (
        "1. Hoeveel premies werden toegekend?\n\n2. Aan wie?\n\nANTWOORD\nop vraag nr. 12 van 3 mei 2022\n\n"
        "1-2.Er werden 16 premies toegekend.\n"
    )
    assert ("heading", "ANTWOORD op vraag nr. 12 van 3 mei 2022") in kinds(raw)
    assert ("item", "1-2. Er werden 16 premies toegekend.") in kinds(raw)


@pytest.mark.parametrize(
    "raw", ["", "\n\n \n", "x", "\ufeff", "\u202e\u202e", "|", "#", "•", "…", "(", "1", "-\n-\n-", "é" * 300]
)
def test_odd_text_is_read_without_fail(raw: str) -> None:
    blocks = read_blocks(raw)
    assert all(block.text.strip() for block in blocks)


def test_blocks_point_into_the_received_text() -> None:
    for raw in (DECREE, PLAN, QUESTIONS):
        starts = [block.raw_start for block in read_blocks(raw)]
        assert starts == sorted(starts)
        assert all(0 <= start < len(raw) for start in starts)


def test_opening_hours_and_a_free_number_belong_to_the_contact_block() -> None:
    raw = (
        "# Hulp\n\nDe hulplijn luistert elke dag naar wie het moeilijk heeft in de zorg.\n\nHulplijn contacteren: "
        "bel gratis 0800 12 345 of mail hulp@lijn.example.be.\n\nKantooruren: maandag tot en met donderdag van 9 tot "
        "12 uur en van 13 tot 16.30 uur. Gesloten op vrijdag.\n\nDe lijn bestaat tien jaar.\n"
    )
    (contact,) = [block for block in read_blocks(raw) if block.kind == "contact"]
    assert "Kantooruren: maandag" in contact.text
    (passage,) = [p for p in from_text(Source("x", "x", "Titel"), raw).passages if p.kind == "contact"]
    assert passage.record is not None
    assert [cell.column for cell in passage.record.cells] == ["E-mail", "Telefoon", "Kantooruren"]
