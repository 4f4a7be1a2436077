"""From blocks to text and passages: offsets, section paths, sizes, records."""

from itertools import pairwise

import pytest
from damaged import DECREE, PLAN, QUESTIONS, bold, double_spaced

from corpus.document import Document, Passage, Source
from corpus.passages import LONGEST
from corpus.reading import from_text
from corpus.sentences import sentence_spans

SENTENCE = "De gemeente kent de premie toe aan wie minstens vier jaar op de wachtlijst staat. "
ALL = [DECREE, PLAN, QUESTIONS, double_spaced(DECREE), bold(PLAN, 4), double_spaced(bold(PLAN, 2))]


def read(raw: str, title: str = "Titel") -> Document:
    return from_text(Source("proef", "proef.txt", title), raw)


def find(document: Document, begins: str) -> Passage:
    (found,) = [passage for passage in document.passages if passage.text.startswith(begins)]
    return found


def cells(document: Document, passage: Passage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for cell in passage.record.cells if passage.record else ():
        found.setdefault(cell.column, []).append(document.text[cell.start : cell.end])
    return found


@pytest.mark.parametrize("raw", ALL)
def test_passages_and_cells_are_slices_in_reading_order(raw: str) -> None:
    document = read(raw)
    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.text
        for cell in passage.record.cells if passage.record else ():
            assert 0 <= cell.start < cell.end <= len(document.text)
    assert all(above.end <= below.start for above, below in pairwise(document.passages))
    assert len({passage.id for passage in document.passages}) == len(document.passages)


@pytest.mark.parametrize("raw", ALL)
def test_the_same_text_gives_the_same_document(raw: str) -> None:
    assert read(raw) == read(raw)


@pytest.mark.parametrize("raw", ALL)
def test_no_passage_cuts_a_sentence(raw: str) -> None:
    document = read(raw)
    edges = {edge for passage in document.passages for edge in (passage.start, passage.end)}
    for start, end in sentence_spans(document.text, 0, len(document.text)):
        assert not any(start < edge < end for edge in edges)


def test_section_paths_of_chapters_and_articles() -> None:
    document = read(DECREE)
    assert find(document, "Artikel 3.").section == ("Titel", "Hoofdstuk 2. Toekenning", "Artikel 3")
    assert find(document, "Deinze").section == ("Titel", "Hoofdstuk 2. Toekenning", "Artikel 2")


def test_section_paths_follow_the_depth_of_markdown_and_leave_out_the_title() -> None:
    document = read(QUESTIONS, title="Veelgestelde vragen over de huurpremie")
    contact = find(document, "Contact")
    assert contact.section == (
        "Veelgestelde vragen over de huurpremie",
        "Waar vraag ik de premie aan?",
        "Contact",
    )
    assert find(document, "VMSW").section[1:] == ("Afkortingen",)


def test_sections_end_where_the_next_of_their_rank_begins() -> None:
    document = read(QUESTIONS, title="Veelgestelde vragen over de huurpremie")
    ends = {section.title: section.end for section in document.sections}
    starts = {section.title: section.start for section in document.sections}
    assert ends["Waar vraag ik de premie aan?"] == ends["Contact"] == starts["Begrippen"]
    assert document.text[starts["Contact"] :].startswith("Contact")


def test_a_contact_has_its_addresses_as_cells() -> None:
    document = read(DECREE)
    (contact,) = [passage for passage in document.passages if passage.kind == "contact"]
    assert cells(document, contact) == {
        "E-mail": ["fietsfonds@mow.example.be"],
        "Telefoon": ["02 553 71 24"],
        "Adres": ["Koning Albert II-laan 20, 1000 Brussel"],
        "Openingsuren": ["op weekdagen van 9 tot 12 uur"],
    }


def test_a_row_is_a_passage_of_its_own_and_names_its_table() -> None:
    document = read(PLAN)
    row = find(document, "1.2 Uitbreiden")
    assert row.kind == "row" and row.record is not None
    assert row.record.table == "Thema 1: Wonen"
    assert cells(document, row)["Trekker"] == ["Energiehuis", "Dienst Wonen"]
    assert row.section == ("Titel", "2. Maatregelen", "Thema 1: Wonen")


def test_names_of_columns_stay_in_the_text_but_are_no_passage() -> None:
    document = read(PLAN)
    assert document.text.count("Nr Maatregel Trekker Timing Budget") == 2
    assert not any("Nr Maatregel" in passage.text for passage in document.passages)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    document = read(SENTENCE * 40)
    assert len(document.passages) > 3
    assert all(len(passage.text) <= LONGEST and passage.text.endswith("staat.") for passage in document.passages)


def test_a_long_item_is_never_cut() -> None:
    document = read("Voorwaarden:\n\n- " + SENTENCE * 20 + "\n- kort\n")
    assert any(len(passage.text) > LONGEST for passage in document.passages)
    assert sum(passage.text.count("De gemeente kent") for passage in document.passages) == 20


def test_short_paragraphs_are_put_together_until_they_say_enough() -> None:
    document = read("\n\n".join([f"Dit is korte alinea nummer {n} van de tekst." for n in range(40)]))
    sizes = [len(passage.text) for passage in document.passages]
    assert min(sizes[:-1]) >= 200 and max(sizes) <= LONGEST


def test_the_page_of_a_passage_is_the_one_it_begins_on() -> None:
    raw = f"{SENTENCE * 4}\n\n{SENTENCE * 4}\n\n{SENTENCE * 4}"
    starts = (0, raw.index("\n\n") + 2, raw.rindex("\n\n") + 2)
    document = from_text(Source("p", "p.pdf", "T"), raw, page_starts=starts)
    assert [passage.page for passage in document.passages] == [1, 2, 3]
    assert {passage.page for passage in read(raw).passages} == {None}


@pytest.mark.parametrize("raw", ["", "   ", "\n\n\n", "\u202e", "\ufeff\n"])
def test_no_text_gives_no_passages(raw: str) -> None:
    document = read(raw)
    assert (document.text, document.passages, document.sections) == ("", (), ())
    assert document.raw == raw


@pytest.mark.parametrize(
    "raw",
    [
        "a" * 100_000,
        "woord " * 17_000,
        "x\n" * 20_000,
        "Label:\n\n" * 5_000,
        "# Kop\n" * 5_000,
        "ABC: iets\n" * 5_000,
        "| a | b |\n" * 5_000,
    ],
)
def test_large_and_odd_text_is_read_in_seconds_and_nothing_is_lost(raw: str) -> None:
    document = read(raw)
    letters = "".join(character for character in raw if character.isalpha())
    assert "".join(character for character in document.text if character.isalpha()) == letters
