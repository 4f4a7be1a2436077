"""Reading and checking a file of facts."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Source
from eval.facts import Fact, FactsError, check_facts, read_facts

SOURCES = [Source(id="pool", file="pool.txt", title="Pool", received_as=("003_06c4.txt",))]


def a_file(folder: Path, *facts: dict[str, Any]) -> Path:
    path = folder / "facts.jsonl"
    path.write_text("\n".join(json.dumps(fact) for fact in facts) + "\n\n", encoding="utf-8")
    return path


def a_fact(**keys: Any) -> dict[str, Any]:
    return {"id": "f1", "question": "Wie?", "type": "who-offers", **keys}


def test_facts_are_read_in_order_with_defaults_and_extra_keys(tmp_path: Path) -> None:
    first, second = read_facts(a_file(tmp_path, a_fact(note="later"), a_fact(id="f2", split="test", doc=["pool"])))
    assert (first.id, first.split, first.answerable, first.model_extra) == ("f1", "tune", False, {"note": "later"})
    assert (second.id, second.split, second.answerable) == ("f2", "test", True)


def test_a_split_alone_is_read(tmp_path: Path) -> None:
    path = a_file(tmp_path, a_fact(), a_fact(id="f2", split="test"))
    assert [fact.id for fact in read_facts(path, split="test")] == ["f2"]
    with pytest.raises(FactsError, match="'proef'"):
        read_facts(path, split="proef")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "f1", "question": "Wie?"}', "regel 1: type"),
        ('{"id": "f1", "question": "Wie?", "type": "x", "must": ["los"]}', "regel 1: must.0"),
        ("geen json", "regel 1"),
    ],
)
def test_a_line_that_is_no_fact_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(FactsError, match=message):
        read_facts(path)


def test_a_missing_file_and_a_double_id_are_named(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"weg\.jsonl"):
        read_facts(tmp_path / "weg.jsonl")
    with pytest.raises(FactsError, match="'f1' komt tweemaal voor"):
        read_facts(a_file(tmp_path, a_fact(), a_fact()))


def test_documents_are_known_by_id_file_and_received_name_and_others_are_remarked() -> None:
    facts = [Fact(**a_fact(doc=[name])) for name in ("pool", "pool.txt", "003_06c4.txt", "elders.txt")]
    assert check_facts(facts, SOURCES, lambda document: "tekst") == ["feit f1: document 'elders.txt' is niet gekend"]


def test_evidence_is_verbatim_up_to_white_space_or_remarked() -> None:
    good = Fact(**a_fact(doc=["pool"], evidence=["Helpdesk voor professionals"]))
    bad = Fact(**a_fact(doc=["pool"], evidence=["Helpdesk voor leken"]))
    raw = {"pool": "• Helpdesk\nvoor   professionals: elke dag"}
    remarks = check_facts([good, bad], SOURCES, raw.__getitem__)
    assert len(remarks) == 1 and "Helpdesk voor leken" in remarks[0]


@pytest.mark.parametrize(
    ("keys", "family"),
    [
        ({"doc": []}, "unanswerable"),
        ({"doc": ["pool"], "context": ["Eerst?"], "type": "table-aggregate"}, "follow-up"),
        ({"doc": ["pool"], "type": "table-aggregate", "style": "paraphrased"}, "computed"),
        ({"doc": ["pool", "plan"]}, "computed"),
        ({"doc": ["pool"], "style": "paraphrased"}, "paraphrased"),
        ({"doc": ["pool"], "style": "typo"}, "ordinary"),
    ],
)
def test_the_family_is_the_first_that_fits(keys: dict[str, Any], family: str) -> None:
    assert Fact(**a_fact(**keys)).family == family
