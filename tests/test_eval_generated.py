"""The measuring of written answers: recorded once, resumed after a stop, replayed; its check of facts is its own."""

import json
from pathlib import Path

import pytest
from fake_model import number_of, writer

from assistant.answer import Answer, Citation
from assistant.chain import Question, answer_chain
from eval.facts import Fact
from eval.generated import figures, read_raw, record, sample
from eval.unsupported import unsupported
from index.search import Index

EVIDENCE = "Er werden 16 aanvragen ingediend"
FACT = Fact(
    id="n1",
    question="Hoeveel aanvragen werden er ingediend na de projectoproep?",
    type="number",
    doc=["parlementaire-vraag-311"],
    must=[["16", "zestien"]],
)
SILENT = Fact(id="u1", question="Wat is de hoofdstad van Peru?", type="unanswerable")


def reply(prompt: str) -> str:
    n = number_of(prompt, EVIDENCE)
    return f"Er werden zestien aanvragen ingediend [{n}]. Gent diende er 40 in [{n}]."


def test_a_sample_is_spread_over_the_facts_and_always_the_same() -> None:
    facts = [FACT.model_copy(update={"id": str(n)}) for n in range(10)]
    assert [fact.id for fact in sample(facts, 3)] == ["0", "3", "6"]
    assert sample(facts, 99) == facts


def test_a_stopped_run_goes_on_where_it_was(real_index: Index, tmp_path: Path) -> None:
    raw = tmp_path / "raw.jsonl"
    by, model = writer(reply)
    record([FACT], real_index, by, raw)
    with raw.open("a", encoding="utf-8") as file:
        file.write('{"fact": "u1", "te')  # stopped in the middle of a line
        file.write("\n")
    again, _ = writer(reply)
    record([FACT, SILENT], real_index, again, raw)
    assert len(model.prompts) == 1
    assert {name: len(line["texts"]) for name, line in read_raw(raw).items()} == {"n1": 1, "u1": 0}
    assert read_raw(raw)["n1"]["first_s"] <= read_raw(raw)["n1"]["seconds"]


def test_the_figures_of_one_recorded_answer(real_index: Index, tmp_path: Path) -> None:
    raw = tmp_path / "raw.jsonl"
    by, _ = writer(reply)
    record([FACT, SILENT], real_index, by, raw)
    rows = figures([FACT, SILENT], real_index, raw, 1_500)
    assert [rows[name]["right"] for name in ("verbatim", "generated", "gate off")] == [1.0, 1.0, 1.0]
    assert rows["generated"]["answers written by the model"] == 1.0
    assert rows["generated"]["sentences withheld"] == pytest.approx(1 / 2)
    assert rows["generated"]["… with a fact their passage lacks"] == 0.0
    assert rows["gate off"]["sentences shown"] == 2.0
    assert rows["gate off"]["… with a fact their passage lacks"] == 1.0  # Gent and 40
    assert rows["verbatim"]["sentences withheld"] is None


def test_the_file_of_a_run_is_a_line_a_fact(real_index: Index, tmp_path: Path) -> None:
    by, _ = writer(reply)
    record([FACT], real_index, by, tmp_path / "raw.jsonl")
    line = json.loads((tmp_path / "raw.jsonl").read_text(encoding="utf-8"))
    assert sorted(line) == ["fact", "first_s", "model", "seconds", "texts"]


@pytest.mark.parametrize(
    ("sentence", "lacking"),
    [
        ("Er waren 16 aanvragen [1].", []),
        ("Er waren zestien aanvragen [1].", []),
        ("Er waren 17 aanvragen [1].", ["17"]),
        ("Er waren 16 aanvragen uit Gent [1].", ["Gent"]),
        ("De start was in juli 2021 [1].", []),
        ("De start was in mei 2021 [1].", ["mei"]),
        ("Mail naar a@b.be [1].", ["a@b.be"]),
        ("Er waren 16 aanvragen.", ["16"]),
    ],
)
def test_a_fact_that_the_cited_passage_lacks_is_found(real_index: Index, sentence: str, lacking: list[str]) -> None:
    cited = answer_chain(real_index).invoke(Question(question=FACT.question)).citations[0]
    assert isinstance(cited, Citation)
    answer = Answer(id="x", question="?", status="answered", answer=sentence, citations=[cited], mode="generated")
    count, wrong = unsupported(answer, real_index)
    assert count == 1
    assert [missing for _, missing in wrong] == ([lacking] if lacking else [])
