"""Numbered headings without blank lines around them, footnotes that look like them, tables of contents."""

from corpus.document import Source
from corpus.lines import read_lines
from corpus.numbering import contents_end, set_headings_apart
from corpus.outline import read_blocks
from corpus.reading import from_text

PROSE = (
    "De gemeente wil tegen 2030 de helft minder uitstoten en werkt daarvoor samen met haar inwoners en\n"
    "met de verenigingen, die elk jaar een eigen bijdrage leveren.\n"
)
REPORT = f"""1 Inleiding
1.1 Aanleiding
{PROSE}1.2 Leeswijzer
{PROSE}2 Vervoer
{PROSE}2.1 Openbaar vervoer
{PROSE}
1 Bron van deze cijfers is de jaarlijkse telling van reizigers in de provincie
{PROSE}2.2 Deelwagens
{PROSE}3 Opvolging en
Bijsturing
3.1 Stuurgroep
{PROSE}"""


def headings(raw: str) -> list[str]:
    return [block.text for block in read_blocks(raw) if block.kind == "heading"]


def test_numbers_that_follow_on_show_the_headings_of_a_pdf() -> None:
    assert headings(REPORT) == [
        "1 Inleiding",
        "1.1 Aanleiding",
        "1.2 Leeswijzer",
        "2 Vervoer",
        "2.1 Openbaar vervoer",
        "2.2 Deelwagens",
        "3 Opvolging en",
        "3.1 Stuurgroep",
    ]


def test_sections_stand_under_their_chapter() -> None:
    document = from_text(Source("x", "x.pdf", "Titel"), REPORT)
    paths = [passage.section[1:] for passage in document.passages if passage.kind == "text"]
    assert ("1 Inleiding", "1.2 Leeswijzer") in paths
    assert ("2 Vervoer", "2.2 Deelwagens") in paths
    assert ("3 Opvolging en", "3.1 Stuurgroep") in paths
    assert ("2 Vervoer",) in paths


def test_a_footnote_between_numbered_headings_is_text() -> None:
    (note,) = [line for line in set_headings_apart(read_lines(REPORT)) if line.text.startswith("1 Bron")]
    assert note.unnumbered
    assert not any(heading.startswith("1 Bron") for heading in headings(REPORT))


def test_fewer_than_three_numbers_prove_nothing() -> None:
    lines = read_lines(f"{PROSE}1 Trein\n{PROSE}")
    assert set_headings_apart(lines) == lines


def test_years_amounts_and_sentences_are_no_headings() -> None:
    raw = f"{PROSE}12 Gemeenten doen mee.\n{PROSE}14 Steden volgen later;\n{PROSE}15 Dorpen ook,\n{PROSE}"
    assert headings(raw) == []


def test_a_table_of_contents_stays_in_the_text_and_is_no_passage() -> None:
    contents = "1 Inleiding 2\n1.1 Aanleiding 2\n1.2 Leeswijzer ..... 3\n2 Vervoer 4\n2.1 Bus 4\n2.2 Deelwagens 7\n"
    document = from_text(Source("x", "x.pdf", "Titel"), contents + "\n" + REPORT)
    assert "2.2 Deelwagens 7" in document.text
    assert not any("Deelwagens 7" in passage.text for passage in document.passages)
    assert ("2 Vervoer", "2.2 Deelwagens") in [passage.section[1:] for passage in document.passages]


def test_a_few_lines_that_end_with_numbers_are_no_contents() -> None:
    lines = read_lines("Artikel 3\nArtikel 4\nArtikel 5\n")
    assert contents_end(lines, 0) == 0
    lines = read_lines("Aalst 12\nGent 9\nBrugge 4\nLier 3\nMol 1\nZele 2\n")
    assert contents_end(lines, 0) == 0
