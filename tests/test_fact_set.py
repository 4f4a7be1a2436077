"""The shipped question set `eval/facts.jsonl`: its form, its proofs in the documents as received, and its make-up."""

import re
import tomllib
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from eval.facts import TEST, TUNE, Fact, read_facts
from index.analysis import STOP_WORDS, fold, stem, tokens

ROOT = Path(__file__).parent.parent
DOCUMENTS = ROOT / "corpus" / "documents"
FACTS = read_facts(ROOT / "eval" / "facts.jsonl")
ANSWERABLE = [fact for fact in FACTS if fact.answerable]

TYPES = {
    *("who-offers", "contact", "definition", "abbreviation", "number", "budget", "list", "date", "actor", "minister"),
    *("yes-no", "comparison", "table-lookup", "table-aggregate", "dated", "two-documents", "follow-up", "unanswerable"),
    *("purpose", "how", "where", "mapping"),
}
STYLES = {"ordinary", "paraphrased", "typo", "keyword"}
COMPUTED = {"table-aggregate", "two-documents"}
FUNCTION_WORDS = STOP_WORDS | {"tussen"}


@lru_cache
def received(document: str) -> str:
    """A document as received, runs of white space made one space."""
    return " ".join((DOCUMENTS / f"{document}.txt").read_text(encoding="utf-8").split())


@lru_cache
def known_documents() -> frozenset[str]:
    catalogue = tomllib.loads((DOCUMENTS / "documents.toml").read_text(encoding="utf-8"))
    return frozenset(entry["id"] for entry in catalogue["document"])


def content_stems(text: str) -> set[str]:
    words = (token.form for token in tokens(text) if token.kind == "word")
    return {stem(word) for word in words if len(word) > 1 and word not in FUNCTION_WORDS}


def named(facts: list[Fact]) -> str:
    return "; ".join(f"{fact.id} {fact.question}" for fact in facts)


def test_ids_count_up_and_types_splits_and_styles_are_known() -> None:
    assert [fact.id for fact in FACTS] == [f"f{n:03d}" for n in range(1, len(FACTS) + 1)]
    assert {fact.type for fact in FACTS} == TYPES
    assert {fact.style for fact in FACTS} == STYLES
    assert {fact.split for fact in FACTS} == {TUNE, TEST}


def test_no_question_is_asked_twice_in_one_conversation() -> None:
    asked = Counter((fold(fact.question), *fact.context) for fact in FACTS)
    assert [key for key, times in asked.items() if times > 1] == []


def test_an_answerable_fact_has_known_documents_evidence_and_must() -> None:
    assert named([f for f in ANSWERABLE if not f.evidence or not f.must or not all(f.must)]) == ""
    assert {document for fact in FACTS for document in fact.doc} == known_documents()


def test_an_unanswerable_fact_names_no_document_and_no_evidence() -> None:
    assert named([f for f in FACTS if (f.type == "unanswerable") == f.answerable]) == ""
    assert named([f for f in FACTS if not f.answerable and (f.evidence or f.must not in ([["niet"]], []))]) == ""


@pytest.mark.parametrize("fact", ANSWERABLE, ids=lambda fact: fact.id)
def test_evidence_stands_verbatim_in_the_documents_and_each_document_gives_some(fact: Fact) -> None:
    texts = [received(document) for document in fact.doc]
    assert [quote for quote in fact.evidence if not any(quote in text for text in texts)] == []
    assert [d for d, text in zip(fact.doc, texts, strict=True) if not any(q in text for q in fact.evidence)] == []


def test_what_an_answer_must_hold_is_wording_of_its_documents_unless_computed() -> None:
    def unproven(fact: Fact) -> bool:
        # A hyphen at a line's end reads "niet- geclassificeerde" as received.
        text = " ".join(received(document) for document in fact.doc).lower()
        text += re.sub(r"(?<=\w)- ", "-", text)
        return any(not any(choice.lower() in text for choice in choices) for choices in fact.must)

    assert named([f for f in ANSWERABLE if f.type not in COMPUTED and unproven(f)]) == ""


def test_what_an_answer_must_hold_is_never_what_it_must_not_hold() -> None:
    assert named([f for f in FACTS if {c for choices in f.must for c in choices} & set(f.must_not)]) == ""


def test_a_paraphrased_question_shares_no_content_word_with_its_evidence() -> None:
    paraphrased = [f for f in ANSWERABLE if f.style == "paraphrased"]
    shared = {f.id: content_stems(f.question) & content_stems(" ".join(f.evidence)) for f in paraphrased}
    assert {id_: words for id_, words in shared.items() if words} == {}


def test_the_set_is_large_and_of_every_kind() -> None:
    types = Counter(fact.type for fact in FACTS)
    styles = Counter(fact.style for fact in FACTS)
    assert len(FACTS) >= 190
    assert types["unanswerable"] >= 30
    assert types["follow-up"] >= 18 and all(f.context for f in FACTS if f.type == "follow-up")
    assert types["table-aggregate"] >= 10
    assert sum(f.type == "two-documents" and len(f.doc) == 2 for f in FACTS) == types["two-documents"] >= 10
    assert min(types.values()) >= 5
    assert styles["paraphrased"] >= len(ANSWERABLE) / 4
    assert styles["keyword"] >= 20 and styles["typo"] >= 15


def test_a_third_is_set_apart_in_every_type_and_style() -> None:
    def share(facts: list[Fact]) -> float:
        return sum(f.split == TEST for f in facts) / len(facts)

    assert share(FACTS) == pytest.approx(1 / 3, abs=0.03)
    for type_ in TYPES:
        assert share([f for f in FACTS if f.type == type_]) == pytest.approx(1 / 3, abs=0.12), type_
    for style in STYLES:
        assert share([f for f in FACTS if f.style == style]) == pytest.approx(1 / 3, abs=0.06), style
