"""The figures on the tuning split stay above their floors, measured on an index of the real documents built for it."""

from pathlib import Path

import pytest

from assistant.answer import Answer
from eval.case import Case
from eval.cli import FACTS
from eval.facts import TUNE, Fact, read_facts
from eval.floors import FloorsError, broken, read_floors
from eval.measuring import chain_ask
from eval.run import Run, evaluate
from index.build import build_index
from index.embeddings import load_embeddings
from index.search import open_index

DOCUMENTS = Path(__file__).resolve().parent.parent / "corpus" / "documents"


@pytest.fixture(scope="session")
def tuning_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The tuning split asked once a session, on an index built from nothing."""
    folder = tmp_path_factory.mktemp("floors") / "index"
    embeddings = load_embeddings("")
    build_index(folder, DOCUMENTS, embeddings=embeddings, progress=lambda *_: None)
    index = open_index(folder, embeddings)
    facts = read_facts(FACTS, split=TUNE)
    return evaluate(facts, chain_ask(index), lambda name: index.document(name).text)


def test_figures_on_the_tuning_split_hold_their_floors(tuning_run: Run) -> None:
    assert broken(tuning_run, read_floors()) == []


def test_every_quote_of_every_answer_is_a_slice_of_its_document(tuning_run: Run) -> None:
    cited = [(citation, case) for case in tuning_run.cases for citation in case.answer.citations]
    assert len(cited) > len(tuning_run.cases) / 2  # else the loop below proves little
    for citation, case in cited:
        assert case.texts[citation.document][citation.start : citation.end] == citation.quote, case.fact.id


def a_run(*texts: str) -> Run:
    facts = [Fact(id=f"f{n}", question="?", type="date", doc=["a"], must=[["ja"]]) for n, _ in enumerate(texts)]
    answers = [Answer(id="x", question="?", status="answered", answer=text) for text in texts]
    return Run(tuple(Case(fact, answer) for fact, answer in zip(facts, answers, strict=True)))


def test_a_figure_under_its_floor_or_over_its_ceiling_is_named() -> None:
    run = a_run("ja", "ja", "nee", "nee")
    assert broken(run, {"floors": {"all": {"right": 0.5}}, "ceilings": {"all": {"errors": 0, "right": 0.5}}}) == []
    assert broken(run, {"floors": {"all": {"right": 0.6}}}) == ["all: right is 0.5, floor 0.6"]
    assert broken(run, {"ceilings": {"all": {"right": 0.4}}}) == ["all: right is 0.5, ceiling 0.4"]


def test_a_family_has_its_own_floor_and_an_absent_one_breaks_it() -> None:
    bounds = {"floors": {"family": {"ordinary": {"right": 0.9}, "computed": {"right": 0.9}}}}
    assert broken(a_run("ja"), bounds) == ["computed: right is None, floor 0.9"]


def test_an_unknown_key_in_the_floors_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[flors.all]\nright = 1\n", encoding="utf-8")
    with pytest.raises(FloorsError, match="flors"):
        read_floors(path)
