"""PDFs made here: pages and their starts, running lines, glyph codes, and each way in which a PDF can fail."""

import threading
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import CorpusError
from corpus.readers import Reading, read_file
from corpus.running_lines import without_running_lines


def _pdf(path: Path, pages: list[list[str]]) -> Path:
    canvas = Canvas(str(path))
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return path


def _page(reading: Reading, number: int) -> str:
    ends = (*reading.page_starts[1:], len(reading.text))
    return reading.text[reading.page_starts[number - 1] : ends[number - 1]].strip()


def _encrypted(path: Path, *, user: str, algorithm: str) -> Path:
    writer = PdfWriter(clone_from=PdfReader(_pdf(path, [["Geheim plan."]])))
    writer.encrypt(user, "eigenaar", algorithm=algorithm)
    writer.write(path)
    return path


def test_pages_have_their_starts_and_an_empty_one_is_reported(tmp_path: Path) -> None:
    reading = read_file(_pdf(tmp_path / "a.pdf", [["Eerste bladzijde."], [], ["Derde bladzijde."]]))
    assert reading.text == "Eerste bladzijde.\n\nDerde bladzijde."
    assert [_page(reading, number) for number in (1, 2, 3)] == ["Eerste bladzijde.", "", "Derde bladzijde."]
    assert reading.remarks == ("bladzijde 2 heeft geen tekst (scan?).",)


def test_a_sentence_runs_on_over_a_page_break(tmp_path: Path) -> None:
    reading = read_file(_pdf(tmp_path / "a.pdf", [["De stad krijgt"], ["steun van Vlaanderen."]]))
    assert reading.text == "De stad krijgt\nsteun van Vlaanderen."


def test_accents_and_ligatures_are_letters(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.cell(text="coöperatie, één")
    pdf.output(str(tmp_path / "a.pdf"))
    assert read_file(tmp_path / "a.pdf").text == "coöperatie, één"


def test_glyph_codes_are_left_out_and_their_page_is_reported(tmp_path: Path) -> None:
    codes = " ".join(f"/{number}/{number + 3}" for number in range(20))
    pages = [["Goede tekst van een gewone bladzijde."], [codes, codes], ["Tekst met een datum, 12/03/2024.", codes]]
    reading = read_file(_pdf(tmp_path / "a.pdf", [*pages[:2], pages[2] + ["Meer gewone tekst op deze bladzijde."] * 9]))
    assert _page(reading, 2) == "" and "/4" not in reading.text and "12/03/2024" in reading.text
    assert reading.remarks == (
        "bladzijde 2 geeft tekencodes in plaats van letters en is weggelaten.",
        "bladzijde 3: 1 regel met tekencodes weggelaten.",
    )


def test_a_pdf_with_a_password_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"a\.pdf is beveiligd met een wachtwoord"):
        read_file(_encrypted(tmp_path / "a.pdf", user="geheim", algorithm="RC4-128"))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_anyone_may_read_is_read(tmp_path: Path, algorithm: str) -> None:
    assert read_file(_encrypted(tmp_path / "a.pdf", user="", algorithm=algorithm)).text == "Geheim plan."


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"<html>404</html>", b"%PDF-1.4\n" + bytes(range(256)) * 50])
def test_a_broken_pdf_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(CorpusError, match=r"a\.pdf is geen leesbare PDF"):
        read_file(path)


def test_a_truncated_pdf_is_named_or_read_in_part_but_never_a_crash(tmp_path: Path) -> None:
    whole = _pdf(tmp_path / "heel.pdf", [["Een."], ["Twee."]]).read_bytes()
    for share in (0.2, 0.5, 0.9):
        path = tmp_path / "a.pdf"
        path.write_bytes(whole[: int(len(whole) * share)])
        try:
            reading = read_file(path)
        except CorpusError as error:
            assert "a.pdf is geen leesbare PDF" in str(error)
        else:
            assert reading.remarks or "Een." in reading.text


def test_a_slow_pdf_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"a\.pdf is na 0\.01 seconden"):
        read_file(_pdf(tmp_path / "a.pdf", [["x"]]), timeout_s=0.01)


def test_a_pdf_that_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"a\.pdf vraagt meer dan 40 MB"):
        read_file(_pdf(tmp_path / "a.pdf", [["regel"] * 40] * 300), memory_mb=40)


def test_threads_may_read_at_the_same_time(tmp_path: Path) -> None:
    paths = [_pdf(tmp_path / f"{number}.pdf", [[f"Document {number}."]]) for number in range(3)]
    texts: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda n=number: texts.__setitem__(n, read_file(paths[n]).text)) for number in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == {0: "Document 0.", 1: "Document 1.", 2: "Document 2."}


def test_running_lines_go_and_one_without_a_number_stays_once() -> None:
    pages = [f"Vlaams actieplan\nTekst {word}.\nMinister van Jeugd — p. {n}" for n, word in enumerate("abcde", start=7)]
    assert without_running_lines(pages) == [
        "Vlaams actieplan\nTekst a.",
        "Tekst b.",
        "Tekst c.",
        "Tekst d.",
        "Tekst e.",
    ]


def test_a_foot_that_is_always_the_same_stays_on_the_last_page() -> None:
    pages = [f"Tekst {word}.\nHavenlaan 88, 1000 Brussel" for word in "abc"]
    assert without_running_lines(pages) == ["Tekst a.", "Tekst b.", "Tekst c.\nHavenlaan 88, 1000 Brussel"]


@pytest.mark.parametrize("form", ["{}", "- {} -", "Pagina {} van 9", "{}/9", "blz. {}"])
def test_page_numbers_go_in_each_form(form: str) -> None:
    pages = [f"Tekst {word}.\n{form.format(n)}" for n, word in enumerate("abcd", start=2)]
    assert without_running_lines(pages) == ["Tekst a.", "Tekst b.", "Tekst c.", "Tekst d."]


def test_left_and_right_pages_may_have_lines_of_their_own() -> None:
    pages = [f"{n} | Jaarverslag van de dienst\nTekst {n * n}x." if n % 2 else f"Jaarverslag van de dienst | {n}\nTekst"
             for n in range(2, 12)]  # fmt: skip
    assert all("Jaarverslag" not in page for page in without_running_lines(pages))


@pytest.mark.parametrize(
    "last_lines",
    [
        ("€ 60.000", "€ 12.500", "€ 8.298", "€ 700"),
        ("2019", "2014", "2023", "1999"),
        ("Maatregel 1", "Maatregel 2", "Maatregel 3", "Maatregel 4"),
        ("Artikel 4", "Artikel 9", "Artikel 12", "Artikel 30"),
        ("Zie bijlage.", "Zie bijlage.", "Einde.", "Slot."),
    ],
)
def test_data_and_headings_at_the_edge_stay(last_lines: tuple[str, ...]) -> None:
    pages = [f"{line}\nTekst {word} hierover.\n{line}" for word, line in zip("abcd", last_lines, strict=True)]
    assert without_running_lines(pages) == pages
