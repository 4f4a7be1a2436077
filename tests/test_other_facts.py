"""The facts of other authors and of other fields are well-formed, and their evidence stands in their documents."""

from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue
from corpus.document import Source
from corpus.reading import read_document
from eval.facts import check_facts, read_facts

EVAL = Path(__file__).parent.parent / "eval"
OURS = EVAL.parent / "corpus" / "documents"
SETS = [
    (EVAL / "second_author.jsonl", OURS, 150),
    (EVAL / "third_author.jsonl", OURS, 160),
    (EVAL / "fourth_author.jsonl", OURS, 150),
    (EVAL / "fifth_author.jsonl", OURS, 170),
    (EVAL / "sixth_author.jsonl", OURS, 160),
    (EVAL / "near_misses.jsonl", OURS, 200),
    (EVAL / "calculations.jsonl", OURS, 130),
    (EVAL / "follow_ups.jsonl", OURS, 110),
    (EVAL / "other_fields" / "water" / "facts.jsonl", EVAL / "other_fields" / "water" / "documents", 60),
    (EVAL / "other_fields" / "housing" / "facts.jsonl", EVAL / "other_fields" / "housing" / "documents", 48),
    (EVAL / "other_fields" / "food" / "facts.jsonl", EVAL / "other_fields" / "food" / "documents", 44),
    (EVAL / "other_fields" / "sport" / "facts.jsonl", EVAL / "other_fields" / "sport" / "documents", 60),
]


@pytest.mark.parametrize(("path", "folder", "count"), SETS, ids=[f"{p.parent.name}/{p.stem}" for p, _, _ in SETS])
def test_every_fact_names_documents_that_hold_its_evidence(path: Path, folder: Path, count: int) -> None:
    sources: list[Source] = read_catalogue(folder)
    texts = {source.id: read_document(source, folder).raw for source in sources}
    facts = read_facts(path)
    assert len(facts) == len({fact.id for fact in facts}) == count
    assert list(check_facts(facts, sources, texts.__getitem__)) == []
