"""How figures are held against their floors, and the command that measures. The real figures: test_answers.py."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.answer import Answer
from eval.case import Case
from eval.cli import app
from eval.facts import Fact
from eval.floors import FloorsError, broken, read_floors
from eval.run import Run


def test_the_command_measures_writes_compares_and_remarks(real_index_dir: Path, tmp_path: Path) -> None:
    facts, out, report = tmp_path / "facts.jsonl", tmp_path / "out.json", tmp_path / "report.html"
    known = {"id": "a", "question": "Welke expert biedt een helpdesk?", "type": "who-offers", "doc": ["expertenpool"]}
    unknown = {"id": "b", "question": "Waar staat EXPOO voor?", "type": "abbreviation", "doc": ["elders.txt"]}
    facts.write_text(f"{json.dumps(known)}\n{json.dumps(unknown)}\n", encoding="utf-8")
    words = ["eval", "--index", str(real_index_dir), "--facts", str(facts), "--json", str(out)]
    first = CliRunner().invoke(app, words, catch_exceptions=False)
    second = CliRunner().invoke(app, [*words, "--against", str(out), "--report", str(report)], catch_exceptions=False)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "document 'elders.txt' is niet gekend" in first.stderr
    assert "juist geworden (0)" in second.stdout
    assert [record["fact"] for record in json.loads(out.read_text(encoding="utf-8"))["records"]] == ["a", "b"]
    assert "Meting van Vraagbaak" in report.read_text(encoding="utf-8")


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
