"""The ablation over a real, small index: each variant searches as it says, and changed documents stay exact."""

from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from corpus.document import Cell, Document, Passage, Record, Source
from eval.ablation import Variant, ablation, cut_at, finding, search_ask, variants, without_records, without_sections
from eval.facts import Fact
from index.build import Reading, build_index, corpus_reading
from index.search import Index, Weights, open_index

TEXT = "Solentra biedt een helpdesk. Bel hen elke dag.\nCeapire geeft vorming over hervorming en beleid."


class LetterEmbeddings(Embeddings):
    """Counts of the letters a to z, and how many texts it was asked to embed."""

    model_id = "letters"

    def __init__(self) -> None:
        self.embedded = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += len(texts)
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(text.lower().count(chr(97 + n))) + 0.01 for n in range(26)]


def a_document() -> Document:
    middle = TEXT.index("\n")
    row = Record("row", "Experts", (Cell("Expert", 0, 8),))
    passages = (
        Passage("pool:1", "pool", "row", ("Aanbod", "Helpdesk"), 0, middle, TEXT[:middle], record=row),
        Passage("pool:2", "pool", "text", ("Aanbod", "Vorming"), middle + 1, len(TEXT), TEXT[middle + 1 :]),
    )
    return Document(Source("pool", "pool.txt", "Pool"), TEXT, TEXT, passages)


@pytest.fixture
def small(tmp_path: Path) -> tuple[Index, LetterEmbeddings, Path]:
    embeddings, corpus_dir, index_dir = LetterEmbeddings(), tmp_path / "corpus", tmp_path / "index"
    corpus_dir.mkdir()
    (corpus_dir / "pool.txt").write_text(TEXT, encoding="utf-8")
    document = a_document()
    reading = Reading(lambda _: [document.source], lambda source, folder: document, corpus_reading().sentences)
    build_index(index_dir, corpus_dir, embeddings=embeddings, reading=reading)
    return open_index(index_dir, embeddings), embeddings, index_dir


def a_fact(**keys: object) -> Fact:
    keys = {"question": "helpdesk", "evidence": ["Solentra biedt een helpdesk"], **keys}
    return Fact.model_validate({"id": "f1", "type": "who-offers", "doc": ["pool"], **keys})


def test_finding_leaves_follow_ups_and_facts_without_evidence_out(small: tuple[Index, LetterEmbeddings, Path]) -> None:
    ask = search_ask(small[0], Weights(dense=0))
    missed = {"context": ["Wie?"], "question": "xyz"}
    row = finding([a_fact(), a_fact(**missed), a_fact(evidence=[])], ask)
    assert row["evidence_recall_4000"] == 1.0
    assert (row["4000_ordinary"], row["4000_computed"]) == (1.0, None)


def test_each_variant_has_a_row_and_only_changed_texts_are_embedded(
    small: tuple[Index, LetterEmbeddings, Path],
) -> None:
    index, embeddings, index_dir = small
    before = embeddings.embedded
    chosen = [Variant("lexical alone", Weights(dense=0)), Variant("bare", change=without_sections)]
    rows = ablation([a_fact()], index, embeddings, index_dir=index_dir, chosen=chosen)
    assert list(rows) == ["lexical alone", "bare"]
    assert all(row["evidence_recall_1500"] == 1.0 for row in rows.values())
    assert (
        embeddings.embedded - before == 2
    )  # both passages without their section path; their sentences are as they were
    assert index.search("helpdesk")  # the index asked from is left open


def test_without_stems_only_the_word_as_typed_is_found(small: tuple[Index, LetterEmbeddings, Path]) -> None:
    index, embeddings, index_dir = small
    words = Weights(dense=0)
    chosen = [Variant("stems", words), Variant("no stems", words, stems=False), Variant("stems again", words)]
    asked = [a_fact(question="helpdesken"), a_fact(id="f2", question="helpdesk")]
    rows = ablation(asked, index, embeddings, index_dir=index_dir, chosen=chosen)
    assert {name: row["reciprocal_rank"] for name, row in rows.items()} == {
        "stems": 1.0,
        "no stems": 0.5,  # (0 + 1) / 2
        "stems again": 1.0,
    }


def test_every_part_that_can_be_switched_off_has_a_variant() -> None:
    names = [variant.name for variant in variants()]
    assert len(set(names)) == len(names)
    for part in ("dense", "lexical", "stemming", "compound", "abbreviations", "thesaurus", "section", "row records"):
        assert any(part in name for name in names), part
    assert names[0] == "all parts" and variants()[0] == Variant("all parts")
    assert not any("reranker" in name for name in names)
    assert any("reranker" in variant.name for variant in variants(reranked=True))


def test_a_word_of_the_section_is_found_only_where_sections_count(small: tuple[Index, LetterEmbeddings, Path]) -> None:
    index = small[0]
    with_section = search_ask(index, Weights(dense=0))("Aanbod", [])
    without = search_ask(index, Weights(dense=0, section=0, compound_parts=0))("Aanbod", [])
    assert len(with_section.passages) == 2
    assert all(hit.score == 0 for hit in without.passages)


def test_changed_documents_keep_their_offsets() -> None:
    document = a_document()
    for change in (without_sections, without_records, cut_at(30)):
        changed = change(document)
        assert all(TEXT[piece.start : piece.end] == piece.text for piece in changed.passages)
    assert [piece.section for piece in cut_at(1_000)(document).passages] == [("Aanbod", "Helpdesk")]
    assert all(piece.record is None and piece.kind == "text" for piece in without_records(document).passages)
    assert max(len(piece.text) for piece in cut_at(30)(document).passages) <= 30
