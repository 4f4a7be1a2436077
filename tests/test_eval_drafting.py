"""Measuring drafts from the file to the figures, with a reader and a drafter made by hand over the real index."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.answer import Citation
from assistant.drafts.draft import Draft, DraftAnswer, ParliamentaryQuestion, Part, Sentence
from corpus.errors import VraagbaakError
from eval.draft_facts import DRAFTS, read_cases
from eval.drafting import as_json, markdown, measured, total
from eval.facts import FactsError
from index.search import Index

LINE = "Het Platform komt maandelijks bijeen."
Q1 = "Hoe vaak komt het Platform bijeen? Wat kostte de koffie?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fact = {"id": "a-1", "file": "a.txt", "split": "tune", "number": "1", "starts": "Hoe vaak", "parts": 2}
    wanted = {"must": [["maandelijks"]], "gaps": [["koffie"]], "status": ["partial"]}
    heading = dict.fromkeys(("number", "date", "member", "minister", "title", "introduction"), "")
    (tmp_path / "facts.jsonl").write_text(json.dumps(fact | wanted), encoding="utf-8")
    (tmp_path / "headings.jsonl").write_text(json.dumps(heading | {"file": "a.txt"}), encoding="utf-8")
    return tmp_path


def read(path: Path) -> ParliamentaryQuestion:
    nested = [Part(number="a", text="Hoe vaak?"), Part(number="b", text="Wat kostte de koffie?")]
    return ParliamentaryQuestion(parts=[Part(number="1", text=Q1, parts=nested)])


def drafter(index: Index, *, mark: int = 1) -> Callable[[ParliamentaryQuestion, Sequence[str]], Draft]:
    start = index.document("actieplan-2017").text.index(LINE)
    cited = Citation(
        n=1,
        document="actieplan-2017",
        title="Actieplan",
        section=[],
        date="2017",
        quote=LINE,
        start=start,
        end=start + len(LINE),
    )
    sentences = [
        Sentence(text=f"“{LINE}”", kind="quoted", marks=[mark]),
        Sentence(text="[AAN TE VULLEN: wat de koffie kostte]", kind="gap"),
    ]
    text = f"“{LINE}” [{mark}]\n[AAN TE VULLEN: wat de koffie kostte]"
    answer = DraftAnswer(
        number="1", status="partial", text=text, sentences=sentences, citations=[cited], gaps=["wat de koffie kostte"]
    )
    return lambda question, exclude: Draft(question=question, answers=[answer])


def test_a_right_draft_is_right_in_every_measure(folder: Path, real_index: Index) -> None:
    score = total(list(measured(read_cases(folder), read, drafter(real_index), real_index)))
    assert score.wrong == []
    assert all(score.share(name) == 1 for name in ("split", "nested", "facts", "gaps", "quotes", "held", "footnoted"))
    assert score.share("rows") is None


def test_a_footnote_that_does_not_exist_is_told_by_the_id_of_its_sub_question(folder: Path, real_index: Index) -> None:
    results = list(measured(read_cases(folder), read, drafter(real_index, mark=7), real_index))
    assert {(name, id) for name, id, _ in total(results).wrong} == {("held", "a-1")}
    assert "- a-1 · zinnen en rijen die hun voetnoot draagt: “Het Platform" in markdown(results, reveal=False)
    assert as_json(results)["figures"]["tune"]["held"] == 0.5


@pytest.mark.parametrize("problem", [VraagbaakError("geen tekst"), RuntimeError("stuk")])
def test_a_question_that_breaks_is_wrong_in_all_and_the_measuring_goes_on(
    folder: Path, real_index: Index, problem: Exception
) -> None:
    def broken(path: Path) -> ParliamentaryQuestion:
        raise problem

    score = total(list(measured(read_cases(folder), broken, drafter(real_index), real_index)))
    assert {score.share(name) for name in ("split", "facts", "gaps", "status")} == {0}
    assert "broken" in {name for name, _, _ in score.wrong}


def test_what_is_wrong_on_the_test_split_is_shown_only_when_asked_for(real_index: Index) -> None:
    cases = read_cases(DRAFTS, split="test")[:1]
    results = list(measured(cases, read, drafter(real_index), real_index))
    assert "0.00 (0/3)" in markdown(results, reveal=False)
    assert "Wat fout is" not in markdown(results, reveal=False)
    assert "- q06-1 ·" in markdown(results, reveal=True)


def test_question_311_is_drafted_with_and_without_its_own_answer() -> None:
    assert {case.id: case.exclude for case in read_cases(split="real")} == {
        "q311-met": (),
        "q311-zonder": ("parlementaire-vraag-311",),
    }


def test_an_unknown_split_and_a_line_that_is_no_fact_are_refused_by_name(folder: Path) -> None:
    with pytest.raises(FactsError, match="'train' bestaat niet; kies tune, third, test, second, real"):
        read_cases(folder, split="train")
    (folder / "facts.jsonl").write_text('{"id": "a-1"}', encoding="utf-8")
    with pytest.raises(FactsError, match="regel 1: file"):
        read_cases(folder)
