"""A draft as .docx, read back: heading, questions, real notes, tables, gaps, the last page; hostile and odd drafts; and
one rendered by LibreOffice, which takes two seconds: it runs with the quick tests where `soffice` is, and in CI."""

import io
import os
import shutil
import subprocess
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from drafted import ANNEX, COLUMNS, OFFICE, PHASES, QUESTION, document, real_draft
from fake_answers import citation
from word_files import W, check_as_word_does, notes, referred, text, xml

from assistant.drafts.as_docx import draft_docx
from assistant.drafts.column_widths import height, is_amounts, least_widths, widths
from assistant.drafts.draft import Draft, DraftAnswer, ParliamentaryQuestion, Part, Sentence, Table

NOW = datetime(2026, 11, 23, 9, 5)
HOSTILE = "<w:p>]]>&amp;\"'</w:p> \u202egro.live\u202c \x00\x1b[31m\ud800\ufffe\x0b\x85\u2028 {{x}} %s "
A4 = (11906, 16838)


def made(draft: Draft) -> bytes:
    file = draft_docx(draft, now=NOW, titles={"polarisatie-vvsg-agii": "Polarisatie (2022)"})
    check_as_word_does(file)
    return file


@pytest.fixture(scope="module")
def real() -> bytes:
    return made(real_draft())


def paragraphs(file: bytes) -> list[tuple[str, str]]:
    read: Any = docx.Document(io.BytesIO(file))
    return [(each.style.name, text(each._p)) for each in read.paragraphs if text(each._p)]


def in_style(file: bytes, style: str) -> list[str]:
    return [shown for name, shown in paragraphs(file) if name == style]


def highlighted(file: bytes) -> list[str]:
    runs = xml(file, "word/document.xml").iter(f"{W}r")
    marked = [run for run in runs if run.find(f"{W}rPr/{W}highlight") is not None]
    assert {run.find(f"{W}rPr/{W}highlight").get(f"{W}val") for run in marked} <= {"yellow"}
    return [text(run) for run in marked]


def one(answer: DraftAnswer, **question: Any) -> Draft:
    known = {"number": "5", "date": "2021", "member": "An Peeters", "minister": "Jan Janssens, minister van Werk"}
    asked = {**known, "parts": [Part(number=answer.number, text="Hoeveel?")], **question}
    return Draft(question=ParliamentaryQuestion(**asked), answers=[answer])


def answer(*sentences: Sentence, **values: Any) -> DraftAnswer:
    known = {"number": "1", "status": "answered", "text": "", "citations": [citation()]}
    return DraftAnswer(sentences=list(sentences), **{**known, **values})


def said(sentence: str = "Het is zo.", marks: tuple[int, ...] = (1,)) -> Sentence:
    return Sentence(text=sentence, kind="quoted", marks=list(marks))


def test_the_heading_is_the_official_one(real: bytes) -> None:
    assert paragraphs(real)[:6] == [
        ("Minister", "BART SOMERS"),
        ("Ambt", OFFICE.upper()),
        ("Title", "ANTWOORD"),
        ("Subtitle", "op vraag nr. 311 van 3 juni 2021"),
        ("Subtitle", "van CHRIS JANSSENS"),
        ("Onderwerp", "Projectoproep preventie radicalisering - Stand van zaken"),
    ]


def test_what_the_question_does_not_state_is_a_highlighted_gap() -> None:
    file = made(Draft(question=ParliamentaryQuestion()))
    expected = ["naam van de minister", "ambt van de minister", "nummer", "datum", "vraagsteller"]
    assert highlighted(file) == [f"[AAN TE VULLEN: {each}]" for each in expected]
    assert in_style(file, "Subtitle")[0] == "op vraag nr. [AAN TE VULLEN: nummer] van [AAN TE VULLEN: datum]"


@pytest.mark.parametrize(
    ("minister", "name", "office"),
    [
        ("Zuhal Demir, Vlaams minister van Omgeving", "ZUHAL DEMIR", "VLAAMS MINISTER VAN OMGEVING"),
        ("Zuhal Demir\nVlaams minister van Omgeving", "ZUHAL DEMIR", "VLAAMS MINISTER VAN OMGEVING"),
        ("Zuhal Demir (minister van Omgeving)", "ZUHAL DEMIR", "MINISTER VAN OMGEVING"),
        ("minister Zuhal Demir", "ZUHAL DEMIR", "[AAN TE VULLEN: ambt van de minister]"),
        ("Vlaams minister van Omgeving", "[AAN TE VULLEN: naam van de minister]", "VLAAMS MINISTER VAN OMGEVING"),
        ("Zuhal Demir", "ZUHAL DEMIR", "[AAN TE VULLEN: ambt van de minister]"),
    ],
)
def test_name_and_office_of_the_minister_are_told_apart(minister: str, name: str, office: str) -> None:
    file = made(Draft(question=ParliamentaryQuestion(minister=minister)))
    assert [shown for _, shown in paragraphs(file)[:2]] == [name, office]


def test_the_sub_questions_are_repeated_with_what_they_ask_one_by_one(real: bytes) -> None:
    questions = in_style(real, "Vraag")
    assert [each[:2] for each in questions] == ["1.", "2.", "3.", "4."]
    assert questions[1] == "2.\tZijn de projecten uit de projectoproep van 5 maart 2021 al geselecteerd?"
    assert [each[:8] for each in in_style(real, "Deelvraag")] == ["Zo ja, w", "Zo niet,"]


def test_nested_parts_keep_their_labels_and_those_outside_the_text_stand_below_it() -> None:
    parts = [Part(number="a", text="hoeveel per jaar?"), Part(number="b", text="en per gemeente?")]
    inside = Part(number="1", text="1. Graag een overzicht: a) hoeveel per jaar? b) en per gemeente?", parts=parts)
    outside = Part(number="2", text="Waarom?", parts=[Part(number="2a", text="Sinds wanneer?")])
    file = made(Draft(question=ParliamentaryQuestion(parts=[inside, outside])))
    assert in_style(file, "Vraag") == ["1.\tGraag een overzicht:", "2.\tWaarom?"]
    assert in_style(file, "Deelvraag") == ["a) hoeveel per jaar?", "b) en per gemeente?", "2a) Sinds wanneer?"]


def test_every_note_holds_its_quote_verbatim_with_title_date_and_page(real: bytes) -> None:
    found, draft = notes(real), real_draft()
    assert referred(real) == list(range(1, 24)) == sorted(found)
    assert found[1] == f"{document(QUESTION).source.title}, 3 juni 2021: “Er werden 16 aanvragen ingediend.”"
    third = draft.answers[2]
    assert found[18].endswith(f", 3 juni 2021, p. 2: “{third.citations[0].quote}”")
    rows = draft.answers[1].citations[1:]
    assert [found[4 + at].split(": “", 1)[1] for at in range(14)] == [f"{each.quote}”" for each in rows]
    assert "\n" in rows[0].quote and rows[0].quote == document(ANNEX).text[rows[0].start : rows[0].end]
    assert all(quote in found[3] for quote in [each.quote for each in draft.answers[1].citations[1:4]])
    assert found[20].startswith("Mededeling aan de Vlaamse Regering: actualisering van het actieplan, ")
    assert "Actie 5 › 5.4 (V), 2017, p. 21: “Verlenging" in found[20]
    assert found[20].endswith("” https://www.vlaanderen.be/publicaties/actieplan")


def test_a_slice_that_is_cited_twice_has_two_notes(real: bytes) -> None:
    found = notes(real)
    assert found[22] == found[23] and "Wie dit aanbod zal voorzien" in found[22]


def test_a_sentence_with_two_marks_has_one_note_with_both_quotes() -> None:
    two = [citation(), citation().model_copy(update={"n": 2, "quote": "Iets anders.", "title": "Ander stuk"})]
    file = made(one(answer(said(marks=(1, 2)), citations=two)))
    assert referred(file) == [1] and two[0].quote in notes(file)[1] and "Ander stuk" in notes(file)[1]
    assert "“Iets anders.”" in notes(file)[1]


def test_the_mark_stands_after_the_sentence_it_proves(real: bytes) -> None:
    runs = next(each for each in xml(real, "word/document.xml").iter(f"{W}p") if "16 aanvragen" in text(each))
    kinds = ["note" if each.find(f"{W}footnoteReference") is not None else text(each) for each in runs.iter(f"{W}r")]
    lead = "Volgens het antwoord op parlementaire vraag nr. 311 (2021):"
    assert kinds == [lead, " ", "“Er werden 16 aanvragen ingediend.”", "note"]


def test_gaps_are_highlighted_and_nothing_else_is(real: bytes) -> None:
    draft = real_draft()
    expected = [f"[AAN TE VULLEN: {each}]" for own in draft.answers for each in own.gaps]
    assert highlighted(real) == expected and len(expected) == 4


def test_the_table_is_a_real_one_with_its_proof_per_row_and_its_total_in_bold(real: bytes) -> None:
    table = next(xml(real, "word/document.xml").iter(f"{W}tbl"))
    rows = table.findall(f"{W}tr")
    shown = [[text(cell) for cell in row.findall(f"{W}tc")] for row in rows]
    draft = real_draft().answers[1].table
    assert draft and shown == [COLUMNS, *draft.rows] and len(rows) == 16
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * 15]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    per_row = [[len(list(c.iter(f"{W}footnoteReference"))) for c in row.findall(f"{W}tc")] for row in rows]
    assert per_row == [[0] * 6, *[[1, 0, 0, 0, 0, 0]] * 14, [0] * 6]
    bold = [any(True for _ in row.iter(f"{W}b")) for row in rows]
    assert bold == [False] * 15 + [True]
    right = [cell.find(f"{W}p/{W}pPr/{W}jc") is not None for cell in rows[1].findall(f"{W}tc")]
    assert right == [False] * 4 + [True] * 2


def test_a_table_too_wide_for_an_upright_page_lies_and_the_text_after_it_stands(real: bytes) -> None:
    sizes = [(int(e.get(f"{W}w")), int(e.get(f"{W}h"))) for e in xml(real, "word/document.xml").iter(f"{W}pgSz")]
    assert sizes == [A4, A4[::-1], A4]
    total = sum(int(each.get(f"{W}w")) for each in next(xml(real, "word/document.xml").iter(f"{W}tblGrid")))
    assert total == 16838 - 1247 - 1134  # from margin to margin of the lying page


def test_a_narrow_table_stays_on_the_upright_page() -> None:
    table = Table(columns=["Jaar", "Aantal"], rows=[["2020", "3"], ["2021", "4"]], citations=[1, 1])
    file = made(one(answer(table=table)))
    assert len(list(xml(file, "word/document.xml").iter(f"{W}pgSz"))) == 1 and referred(file) == [1, 2]


def test_a_conflict_is_a_remark_with_both_dates_and_both_quotes(real: bytes) -> None:
    remarks = in_style(real, "Opmerking")
    assert remarks[0].startswith("Let op: Deze bron is van 2021.")
    assert remarks[1] == "Bronnen verschillen: wie de experts levert en met welk budget"
    assert remarks[2].startswith("2017, Mededeling") and "137.000 €”" in remarks[2]
    assert remarks[3].startswith("3 juni 2021, ") and PHASES in notes(real)[21]


def test_the_last_page_tells_sources_gaps_and_how_it_was_made(real: bytes) -> None:
    read: Any = docx.Document(io.BytesIO(real))
    heading = next(each for each in read.paragraphs if each.text == "Verantwoording")
    assert heading.style.name == "Heading 1" and heading.paragraph_format.page_break_before
    shown = [text(each) for each in xml(real, "word/document.xml").iter(f"{W}p")]
    page = "\n".join(shown[shown.index("Verantwoording") :])
    for expected in (
        "op 23 november 2026",
        "zonder taalmodel",
        "Gedeeltelijk beantwoord",
        "Geen bron gevonden",
        "1-2, 18-19, 21-23",
        "Vraag 3: de criteria waaraan experts moesten voldoen",
        "“Welke experts raadpleegt de overheid?”",
        "Polarisatie (2022): op verzoek weggelaten",
        "(3 juni 2021). Raakt vraag 1, 3.",
        "Vraag 3: 1 passage uit expertenpool",  # a document without a title is called by its id
        "kijk na of dit nog klopt",
        "Deze bron is van 2021.",
    ):
        assert expected in page
    assert [row.cells[1].text for row in read.tables[2].rows] == ["Datum", "3 juni 2021", "2021", "2017"]
    generated = made(real_draft().model_copy(update={"mode": "generated"}))
    assert "verwoord door een taalmodel" in "\n".join(shown for _, shown in paragraphs(generated))


def test_what_an_official_filled_in_is_not_said_to_come_from_the_sources() -> None:
    own = Sentence(text="Dat staat in de begroting.", kind="written", edited=True)
    filled = DraftAnswer(number="1", status="no_source", text=own.text, sentences=[own])
    empty = DraftAnswer(number="2", status="no_source", text="")
    file = made(Draft(question=ParliamentaryQuestion(), answers=[filled, empty]))
    standing: Any = docx.Document(io.BytesIO(file)).tables[0]
    assert [[cell.text for cell in row.cells[1:]] for row in standing.rows[1:]] == [
        ["Aangevuld of ingekort door de behandelaar", "0"],
        ["Geen bron gevonden", "0"],
    ]


def test_a_sentence_or_row_without_proof_says_so() -> None:
    sentences = (said(marks=()), said("Dit ook.", (1, 9)), Sentence(text="Dit zegt niets:", kind="connecting"))
    table = Table(columns=["a"], rows=[["een"], ["twee"], ["drie"], ["vier"]], citations=[1, 7, 0])
    file = made(one(answer(*sentences, table=table)))
    proof = [f"[AAN TE VULLEN: bron van deze {what}]" for what in ("zin", "zin", "rij", "rij")]
    assert highlighted(file) == proof and referred(file) == [1, 2]


def test_a_gap_that_someone_filled_in_is_no_gap_any_more_but_still_needs_a_source() -> None:
    filled = Sentence(text="De selectie volgt in juli.", kind="gap")
    file = made(one(answer(filled, gaps=["wanneer de selectie volgt"])))
    assert "De selectie volgt in juli. [AAN TE VULLEN: bron van deze zin]" in in_style(file, "Body Text")
    assert highlighted(file) == ["[AAN TE VULLEN: bron van deze zin]"]


def test_a_draft_with_texts_only_has_the_same_notes_and_gaps() -> None:
    lines = "Volgens het plan:\n- “Het is zo.” [1]\n[AAN TE VULLEN: de rest]"
    file = made(one(answer(text=lines, gaps=["de rest", "het bedrag"])))
    assert next(shown for style, shown in paragraphs(file) if style == "List Bullet") == "“Het is zo.”"
    assert referred(file) == [1]
    assert highlighted(file) == ["[AAN TE VULLEN: de rest]", "[AAN TE VULLEN: het bedrag]"]


def test_answers_find_their_questions_by_number_and_none_is_lost() -> None:
    parts = [Part(number="1", text="A?", parts=[Part(number="1a", text="B?")]), Part(number="2", text="C?")]
    answers = [answer(said(f"Antwoord {n}."), number=n) for n in ("7", "1a", "1", "1")]
    file = made(Draft(question=ParliamentaryQuestion(parts=parts), answers=answers))
    shown = [text for style, text in paragraphs(file) if style in ("Vraag", "Body Text")]
    at = shown.index("1.\tA?")
    gap = "[AAN TE VULLEN: antwoord op vraag 2]"
    assert shown[at + 1 : at + 8] == ["Antwoord 1.", "Antwoord 1a.", "2.\tC?", gap, "Vraag 7", "Antwoord 7.", "Vraag 1"]


def test_a_growing_draft_and_an_empty_one_are_whole_files() -> None:
    made(Draft(question=ParliamentaryQuestion()))
    draft = real_draft()
    file = made(draft.model_copy(update={"answers": draft.answers[:1]}))
    assert "[AAN TE VULLEN: antwoord op vraag 4]" in highlighted(file)
    assert "Geen." in in_style(made(Draft(question=ParliamentaryQuestion())), "Body Text")


def test_hostile_text_everywhere_stays_text() -> None:
    long = HOSTILE + "woord " * 17_000
    bad = citation().model_copy(update={"title": HOSTILE, "quote": long, "section": [HOSTILE], "date": HOSTILE})
    table = Table(columns=[HOSTILE, ""], rows=[[long, HOSTILE], [], ["x", "y", "z"]], citations=[1, 1, 1])
    hostile = answer(said(long), citations=[bad], gaps=[HOSTILE], warnings=[long], searched=[HOSTILE], table=table)
    parts = [Part(number=HOSTILE, text=long, parts=[Part(number=HOSTILE, text=HOSTILE)])]
    asked = dict.fromkeys(("number", "date", "member", "minister", "title"), HOSTILE)
    began = time.perf_counter()
    file = made(one(hostile.model_copy(update={"number": HOSTILE}), **{**asked, "parts": parts, "remarks": [long]}))
    assert time.perf_counter() - began < 20
    shown = text(xml(file, "word/document.xml")) + "".join(notes(file).values())
    assert not any(c in shown for c in "\u202e\u202c\x00\x1b\ufffe\u2028\ud800") and "<w:p>]]>&amp;" in shown
    assert len(notes(file)[1]) > 100_000


def test_a_table_of_more_columns_than_word_can_open_becomes_lines() -> None:
    table = Table(columns=[f"k{n}" for n in range(64)], rows=[[f"w{n}" for n in range(64)]], citations=[1])
    file = made(one(answer(table=table)))
    assert in_style(file, "List Bullet")[0].startswith("k0: w0; k1: w1; ") and referred(file) == [1]


def test_a_table_of_a_thousand_rows_and_sixty_answers_take_bounded_time() -> None:
    table = Table(columns=["a", "b", "c"], rows=[["een", "twee", "€ 3,00"]] * 1_000, citations=[1] * 1_000)
    answers = [answer(said(), number=str(n)) for n in range(1, 61)]
    answers[0] = answers[0].model_copy(update={"table": table})
    parts = [Part(number=each.number, text="Hoeveel?") for each in answers]
    began = time.perf_counter()
    file = made(Draft(question=ParliamentaryQuestion(parts=parts), answers=answers))
    assert time.perf_counter() - began < 30 and len(referred(file)) == 1_060
    tables = [len(each.findall(f"{W}tr")) for each in xml(file, "word/document.xml").iter(f"{W}tbl")]
    assert tables[:5] == [201] * 5  # LibreOffice gives up on one of a thousand rows with notes


def test_a_row_higher_than_a_page_may_be_split() -> None:
    table = Table(columns=["a", "b"], rows=[["kort", "woord " * 3_000], ["kort", "kort"]], citations=[1, 1])
    rows = list(xml(made(one(answer(table=table))), "word/document.xml").iter(f"{W}tr"))[:3]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, False, True]


def test_the_file_says_whose_it_is_and_of_when(real: bytes) -> None:
    properties = docx.Document(io.BytesIO(real)).core_properties
    assert (properties.title, properties.author) == ("Antwoord op vraag nr. 311", "Vraagbaak")
    assert (
        properties.created.replace(tzinfo=None) == NOW and properties.language == "nl-BE" and properties.comments == ""
    )


def test_widths_break_no_amount_and_add_up() -> None:
    columns = [["Stad", "Antwerpen"], ["Bedrag", "€ 132.987,83"], ["Samenvatting", "woord " * 200]]
    least, found = least_widths(columns), widths(columns, 9_000)
    assert sum(found) == 9_000 and all(own >= need for own, need in zip(found, least, strict=True))
    assert least[1] < 200 + 1_500 and found[2] > 2 * (found[0] + found[1])
    assert sum(widths(columns, 1_000)) == 1_000
    assert height(["a\nb", "c"], found) == 2 * 200
    assert is_amounts(["€ 60.000,00", "12.000,00 €", ""]) and is_amounts(["12 %"])
    assert not is_amounts(["2021", "2022"]) and not is_amounts(["", " "]) and not is_amounts(["€ 5", "vijf"])


@pytest.mark.parametrize(("head", "ems"), [("Datum", 3.111), ("Som", 2.167), ("Naam", 2.723), ("€ 132.987,83", 5.838)])
def test_a_column_of_short_texts_is_wide_enough_for_its_bold_head(head: str, ems: float) -> None:
    """`ems` is the width of the head in Arial Bold; the letters are 8 points, the cell's margins 170 twentieths."""
    assert least_widths([[head, "x"]])[0] >= 170 + ems * 8 * 20


def test_a_long_column_gets_the_room_that_short_ones_do_not_need() -> None:
    rows = [("Stad Sint-Niklaas", "Ham, Tessenderlo", "titel " * 10, "woord " * 80)] * 14
    heads = ("Indiener", "Partners", "Titel", "Samenvatting")
    columns = [[head, *(row[at] for row in rows)] for at, head in enumerate(heads)]
    assert widths(columns, 9_000)[3] > 4_500
    low = [["Gemeente", "Sint-Niklaas 10"], ["Plaats", "Aalst"], ["Omschrijving", "Wat er gebeurt en waarom. " * 4]]
    assert widths(low, 9_000)[0] >= 200 + 92 * len("Sint-Niklaas 10")


def test_libreoffice_opens_it_and_shows_every_page(tmp_path: Path, real: bytes) -> None:
    office, painter = shutil.which("soffice"), shutil.which("pdftoppm")
    if not (office and painter) and os.environ.get("CI") != "true":
        pytest.skip("needs Debian's libreoffice-writer and poppler-utils")
    assert office and painter
    (tmp_path / "ontwerp.docx").write_bytes(real)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "ontwerp.docx"]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    subprocess.run([painter, "-r", "40", "-png", "ontwerp.pdf", "blad"], cwd=tmp_path, check=True, timeout=60)
    shapes = [_shape(path) for path in sorted(tmp_path.glob("blad-*.png"))]
    assert shapes[0] == shapes[-1] == "upright" and shapes.count("lying") in range(3, 7) and len(shapes) < 10
    shown = subprocess.run(["pdftotext", "-layout", "ontwerp.pdf", "-"], cwd=tmp_path, capture_output=True, timeout=60)
    pages = shown.stdout.decode().split("\f")
    assert "ANTWOORD" in pages[0] and " ".join(pages[0].split()).count("16 aanvragen ingediend") == 2
    assert all("Partnergemeenten" in page for page, shape in zip(pages, shapes, strict=False) if shape == "lying")
    assert pages[len(shapes) - 1].lstrip().startswith("Verantwoording")


def _shape(path: Path) -> str:
    """Whether a page stands or lies, and that something is on it; PNG holds width and height in its bytes 16 to 24."""
    data = path.read_bytes()
    assert len(data) > 2_000
    wide, high = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    return "lying" if wide > high else "upright"
