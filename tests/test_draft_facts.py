"""The ten written questions of `eval/drafts/` and question 311: what their facts demand stands in the documents, what
they call a gap does not ask for what is demanded, and the totals are right."""

import json
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from corpus.catalogue import read_catalogue
from corpus.reading import read_document
from index.search import Index

DRAFTS = Path(__file__).parent.parent / "eval" / "drafts"
OTHER_FIELDS = DRAFTS.parent / "other_fields"
DOCUMENTS = Path(__file__).parent.parent / "corpus" / "documents"
RECORDS = [json.loads(line) for line in (DRAFTS / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
HEADINGS = [json.loads(line) for line in (DRAFTS / "headings.jsonl").read_text(encoding="utf-8").splitlines()]
TEN = [record for record in RECORDS if record["split"] in ("tune", "test")]


def one_spaced(text: str) -> str:
    return " ".join(text.split())


@lru_cache
def asked(file: str) -> str:
    """The text of a question as an official receives it."""
    path = DRAFTS / file
    if path.suffix == ".docx":
        from docx import Document

        return one_spaced("\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs))
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        return one_spaced("\n".join(page.extract_text() for page in PdfReader(path).pages))
    return one_spaced(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sources(real_index: Index) -> str:
    return one_spaced("\n".join(document.text for document in real_index.documents()))


@lru_cache
def other_sources(field: str) -> str:
    """The documents of another field, as they are read."""
    folder = OTHER_FIELDS / field / "documents"
    return one_spaced("\n".join(read_document(source, folder).text for source in read_catalogue(folder)))


def amount(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def test_there_are_ten_questions_half_of_them_for_tuning_with_two_to_five_sub_questions_each() -> None:
    splits = {record["file"]: record["split"] for record in TEN}
    assert Counter(splits.values()) == {"tune": 5, "test": 5}
    assert {Path(name).suffix for name in splits} == {".txt", ".docx", ".pdf"}
    assert all(2 <= count <= 5 for count in Counter(record["file"] for record in TEN).values())
    assert len({record["id"] for record in RECORDS}) == len(RECORDS)


def test_every_question_leaves_a_part_without_a_source() -> None:
    assert {record["file"] for record in TEN if record["gaps"]} == {record["file"] for record in TEN}
    assert all(record["status"] == ["answered"] for record in TEN if not record["gaps"])


def test_what_a_gap_is_told_by_is_partly_unknown_to_the_documents(sources: str) -> None:
    words: dict[str, list[str]] = {}
    for record in TEN:
        words.setdefault(record["file"], []).extend(word for gap in record["gaps"] for word in gap)
    for file, told_by in words.items():
        assert any(word.casefold() not in sources.casefold() for word in told_by), file


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_the_opening_words_stand_in_the_question(record: dict[str, Any]) -> None:
    assert one_spaced(record["starts"]) in asked(record["file"])


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_what_a_draft_must_hold_stands_in_the_documents_or_is_a_right_total(
    record: dict[str, Any], sources: str
) -> None:
    sources = other_sources(record["field"]) if record.get("field") else sources
    for quote in record["evidence"]:
        assert quote in sources
    totals = set()
    for total in record.get("sums", []):
        assert sum(map(amount, total["amounts"])) == amount(total["total"])
        assert all(figure in sources for figure in total["amounts"])
        totals.add(total["total"])
    for choices in record["must"]:
        assert totals & set(choices) or any(choice.casefold() in sources.casefold() for choice in choices), choices


@pytest.mark.parametrize("record", [r for r in RECORDS if r["table"]], ids=lambda record: record["id"])
def test_what_a_table_must_hold_stands_in_the_documents(record: dict[str, Any], sources: str) -> None:
    sources = other_sources(record["field"]) if record.get("field") else sources
    assert len(record["table"]["cells"]) == record["table"]["rows"]
    for row in record["table"]["cells"]:
        assert [cell for cell in row if cell.casefold() not in sources.casefold()] == []


@pytest.mark.parametrize("heading", HEADINGS, ids=lambda heading: heading["file"])
def test_a_heading_stands_in_its_question(heading: dict[str, str]) -> None:
    text = asked(heading["file"]) + _cells(heading["file"])
    for key in ("number", "member", "minister", "title", "introduction"):
        assert heading[key].casefold() in text.casefold(), key


def test_question_311_is_the_question_part_of_the_document() -> None:
    document = (DOCUMENTS / "parlementaire-vraag-311.txt").read_text(encoding="utf-8")
    text = (DRAFTS / "q311.txt").read_text(encoding="utf-8").strip()
    assert text == document[: document.index("BART SOMERS")].strip()
    assert {tuple(r["exclude"]) for r in RECORDS if r["file"] == "q311.txt"} == {(), ("parlementaire-vraag-311",)}


def _cells(file: str) -> str:
    if not file.endswith(".docx"):
        return ""
    from docx import Document

    tables = Document(str(DRAFTS / file)).tables
    return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)
