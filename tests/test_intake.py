"""Written questions in many layouts, read to what they ask. Each text is made up."""

import contextlib
import time
import zipfile
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from assistant.drafts.draft import ParliamentaryQuestion
from assistant.drafts.intake import (
    LONGEST,
    NoQuestionError,
    question_from_file,
    question_from_upload,
    read_question,
)
from corpus.errors import CorpusError, VraagbaakError

PLENARY = """SCHRIFTELIJKE VRAAG
nr. 87
van AN DE SMET-VERBEKE
datum: 4 februari 2022
aan LYDIA PEETERS
VLAAMS MINISTER VAN MOBILITEIT EN OPENBARE WERKEN

Fietssnelwegen in Limburg - Stand van zaken

In 2018 kondigde de minister 12 nieuwe fietssnelwegen aan. Daarvoor werd 30 miljoen euro vrijgemaakt:
1. 20 miljoen voor de aanleg;
2. 10 miljoen voor onteigeningen.

1. Hoeveel kilometer is er al aangelegd? Graag een overzicht per jaar en per gemeente.

2. Zijn er vertragingen?
   a) Zo ja, waar en waarom?
   b) Zo niet, wanneer is alles klaar?

3. Kan de minister meedelen welke aannemers werden aangesteld?
"""


def numbers(question: ParliamentaryQuestion) -> list[str]:
    return [part.number for part in question.parts]


def test_a_question_as_parliament_prints_it_is_read_whole() -> None:
    read = read_question(PLENARY)
    assert (read.number, read.date, read.member, read.minister) == (
        "87",
        "2022-02-04",
        "An de Smet-Verbeke",
        "Lydia Peeters",
    )
    assert read.title == "Fietssnelwegen in Limburg - Stand van zaken"
    assert read.introduction.startswith("In 2018 kondigde") and "onteigeningen" in read.introduction
    assert numbers(read) == ["1", "2", "3"]
    assert [part.number for part in read.parts[0].parts] == ["1.1", "1.2"]
    assert [part.text for part in read.parts[1].parts][1:] == [
        "Zo ja, waar en waarom?",
        "Zo niet, wanneer is alles klaar?",
    ]
    assert [part.number for part in read.parts[1].parts] == ["2.0", "2.a", "2.b"]
    assert read.parts[2].parts == []
    assert read.remarks == []


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("1) Hoeveel scholen doen mee? 2) Welke scholen zijn dat? 3) Wat kost het?", ["Hoeveel", "Welke", "Wat"]),
        ("1° Hoeveel?\n2° Waarom dan wel niet?", ["Hoeveel", "Waarom"]),
        ("Vraag 1: Hoeveel plaatsen?\nVraag 2: Hoeveel wachtenden?", ["Hoeveel plaatsen", "Hoeveel wachtenden"]),
        ("1\nHoeveel plaatsen zijn er?\n2\nHoeveel wachtenden?", ["Hoeveel plaatsen", "Hoeveel wachtenden"]),
        ("I. Wie betaalt dat?\nII. Wie controleert dat?\nIII. Sinds wanneer?", ["Wie betaalt", "Wie contr", "Sinds"]),
        ("a) Wie betaalt dat?\nb) Wie controleert dat?", ["Wie betaalt", "Wie controleert"]),
        ("Mijn vragen:\n- Wie betaalt dat?\n- Wie controleert dat?", ["Wie betaalt", "Wie controleert"]),
        ("• Wie betaalt dat?\n• Graag een overzicht per provincie.", ["Wie betaalt", "Graag een overzicht"]),
        ("De bus rijdt niet meer. Hoe komt dat? Wanneer rijdt hij weer?", ["Hoe komt", "Wanneer"]),
        ("De bus rijdt niet meer.\n\nGraag een stand van zaken per lijn.", ["Graag een stand"]),
        ("In 2019 waren er 3. In 2020 waren er 4.\n1. Hoeveel nu?\n2. En straks?", ["Hoeveel nu", "En straks"]),
        ("Doelstelling 4: meer groen.\n1. Wat is er gebeurd?\n2. Wat volgt er nog?", ["Wat is", "Wat volgt"]),
        ("1.Hoeveel woningen zijn er?\n2.Hoeveel daarvan staan leeg?", ["Hoeveel woningen", "Hoeveel daarvan"]),
        ("1. Hoeveel kinderen\nzitten er op\nde wachtlijst?\n\nPagina 1 / 2\n\n2. Waar?", ["Hoeveel kinderen", "Waar"]),
        ("1. Wat doet u? \n\n2. Wanneer?\n\nMet dank voor het antwoord,\n\nJan Peeters", ["Wat doet", "Wanneer"]),
        ("1. Graag een oplijsting van de erkende centra.\n2. Gelieve ook het bedrag te geven.", ["Graag", "Gelieve"]),
        ("1 - Hoeveel treinen?\n2 - Hoeveel bussen?", ["Hoeveel treinen", "Hoeveel bussen"]),
    ],
)  # fmt: skip
def test_every_numbering_is_split_in_order(text: str, starts: list[str]) -> None:
    parts = read_question(text).parts
    assert [part.number for part in parts] == [str(n) for n in range(1, len(starts) + 1)]
    assert [part.text.startswith(start) for part, start in zip(parts, starts, strict=True)] == [True] * len(starts)


def test_what_follows_the_last_sub_question_is_no_part_of_it() -> None:
    read = read_question("1. Wat doet de minister?\n\n2. Wanneer?\n\nMet dank voor het antwoord,\n\nJan Peeters")
    assert read.parts[-1].text == "Wanneer?"


def test_the_answer_below_is_left_out_and_its_heading_tells_who_asked() -> None:
    text = "Leegstand\n\nEr staan veel panden leeg.\n\n1. Hoeveel?\n2. Waar?\n\nMATTHIAS DIEPENDAELE\n"
    text += "VLAAMS MINISTER VAN WONEN\n\nANTWOORD\nop vraag nr. 12 van 9 mei 2023\nvan ELS VAN DEN BOSSCHE\n\n"
    text += "1. Er staan er 4.000 leeg. Waarom? 2. Overal."
    read = read_question(text)
    assert numbers(read) == ["1", "2"]
    assert read.parts[1].text == "Waar?"
    assert (read.number, read.date, read.member) == ("12", "2023-05-09", "Els van den Bossche")
    assert read.minister == "Matthias Diependaele"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Vraag nr. 45 van 12/03/2020\nVraagsteller: mevrouw Lies Jans\nAan: minister Wouter Beke\nBetreft: Crèches\n",
         ("45", "2020-03-12", "Lies Jans", "Wouter Beke", "Crèches")),
        ("Indiener: Bart Van der Auwera\nMinister: Hilde Crevits\nBetreft: Landbouwsteun\n",
         ("", "", "Bart Van der Auwera", "Hilde Crevits", "Landbouwsteun")),
        ("Schriftelijke vraag nr. 301 van Jan Bertels aan Zuhal Demir\nDatum: 1 april 2021\n\nBosuitbreiding\n",
         ("301", "2021-04-01", "Jan Bertels", "Zuhal Demir", "Bosuitbreiding")),
    ],
)  # fmt: skip
def test_who_asks_what_of_whom(head: str, expected: tuple[str, ...]) -> None:
    read = read_question(f"{head}\nHet gaat niet goed. Op 5 maart 2019 bleek dat.\n\n1. Waarom niet?\n2. Wat nu?")
    assert (read.number, read.date, read.member, read.minister, read.title) == expected
    assert read.introduction == "Het gaat niet goed. Op 5 maart 2019 bleek dat."


def test_what_is_missing_is_empty_and_remarked() -> None:
    read = read_question("1. Hoeveel?\n2. Waar?")
    assert (read.number, read.date, read.member, read.minister, read.title) == ("", "", "", "", "")
    assert len(read.remarks) == 5


@pytest.mark.parametrize("text", ["", " \n\t", "\x00", "Dit is een mededeling zonder meer.", "x" * (LONGEST + 1)])
def test_a_text_that_asks_nothing_is_refused_in_dutch(text: str) -> None:
    with pytest.raises(NoQuestionError, match=r"leeg|geen vraag|maximum"):
        read_question(text)


@pytest.mark.parametrize(
    "text",
    ["1. " * 30_000 + "?", "? " * 49_000, "a) " * 30_000 + "?", "van " * 24_000 + "?", "A " * 49_000 + "?",
     "\n".join(f"{n % 99}. Hoeveel?" for n in range(6_000)), "MINISTER\n" * 9_000 + "?", "- " * 45_000 + "?"],
)  # fmt: skip
def test_odd_text_is_read_or_refused_soon(text: str) -> None:
    began = time.monotonic()
    with contextlib.suppress(NoQuestionError):
        read_question(text[:LONGEST])
    assert time.monotonic() - began < 15


def test_sixty_sub_questions_are_read() -> None:
    read = read_question("\n".join(f"{n}. Hoeveel kreeg gemeente {n}? Waarom?" for n in range(1, 61)))
    assert len(read.parts) == 60
    assert all(len(part.parts) == 2 for part in read.parts)


def a_word_file(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Sluikstorten", level=1)
    document.add_paragraph("In 2020 werd 4 miljoen euro uitgetrokken.")
    for text in ("Hoeveel boetes waren er?", "Waar? Graag een overzicht per gemeente."):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Gent", "12"
    document.save(str(path))
    return path


def test_a_word_file_is_read_with_its_automatic_numbers(tmp_path: Path) -> None:
    read = question_from_file(a_word_file(tmp_path / "vraag.docx"))
    assert read.title == "Sluikstorten"
    assert [part.text.split("?")[0] for part in read.parts] == ["Hoeveel boetes waren er", "Waar"]
    assert question_from_upload("Mijn vraag.DOCX", (tmp_path / "vraag.docx").read_bytes()).parts == read.parts


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(a_word_file(tmp_path / "bom.docx"), "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/leeg.bin", b"\0" * 80_000_000)
    began = time.monotonic()
    with pytest.raises(CorpusError, match="pakt uit tot 80 MB"):
        question_from_file(tmp_path / "bom.docx")
    assert time.monotonic() - began < 15


def test_macros_are_not_run_and_said_to_be_there(tmp_path: Path) -> None:
    with zipfile.ZipFile(a_word_file(tmp_path / "macro.docx"), "a") as package:
        package.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    assert any("macro" in remark for remark in question_from_file(tmp_path / "macro.docx").remarks)


@pytest.mark.parametrize(
    ("name", "data"),
    [("v.docx", b"geen zip"), ("v.docx", b"PK\x03\x04 stuk"), ("v.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud"),
     ("v.pdf", b"%PDF-1.4 stuk"), ("v.exe", b"MZ"), ("v", b"1. Hoeveel?"), ("../../v.txt", b"")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_in_dutch(name: str, data: bytes) -> None:
    with pytest.raises(VraagbaakError, match=r"bestand|PDF|pdf"):
        question_from_upload(name, data)


def test_a_scan_without_text_says_what_to_do() -> None:
    page = FPDF()
    page.add_page()
    with pytest.raises(VraagbaakError, match="OCR"):
        question_from_upload("scan.pdf", bytes(page.output()))


def test_a_large_upload_is_refused() -> None:
    with pytest.raises(NoQuestionError, match="maximum is 20 MB"):
        question_from_upload("v.txt", b"1. Hoeveel? " * 2_000_000)


def test_a_heading_set_in_a_table_of_a_word_file_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for cells in (("Nummer", "205"), ("Datum", "6 februari 2024"), ("Vraagsteller", "Sofie Lannoo")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("1. Welke scholen doen mee?")
    document.add_paragraph("2. Hoeveel kost dat?")
    document.save(str(tmp_path / "vraag.docx"))
    read = question_from_file(tmp_path / "vraag.docx")
    assert (read.number, read.date, read.member) == ("205", "2024-02-06", "Sofie Lannoo")
    assert numbers(read) == ["1", "2"]
