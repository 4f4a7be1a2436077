"""`RESULTS.md`: blocks between marks are replaced, everything written by hand stays."""

from datetime import date
from pathlib import Path

from assistant.answer import Answer
from eval.case import Case
from eval.facts import Fact
from eval.results import commit_of, markdown_table, write_ablation, write_block, write_figures
from eval.run import Run


def a_run(text: str) -> Run:
    facts = [
        Fact(id="f1", question="?", type="date", doc=["a"], must=[["2017"]], style="typo"),
        Fact(id="f2", question="?", type="list", doc=["a"], must=[["2017"]], split="test"),
    ]
    answers = [Answer(id=fact.id, question="?", status="answered", answer=text) for fact in facts]
    return Run(tuple(Case(fact, answer, 0.05) for fact, answer in zip(facts, answers, strict=True)))


def test_figures_are_written_with_date_commit_splits_types_and_styles(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    runs = {"Vraagbaak": a_run("in 2017"), "plain chain": a_run("in 2018")}
    write_figures(runs, path=path, today=date(2026, 1, 2), commit="abc1234")
    page = path.read_text(encoding="utf-8")
    assert "Measured on 2026-01-02 at commit `abc1234`." in page
    assert "|  | Vraagbaak, tune | Vraagbaak, test | plain chain, tune | plain chain, test |" in page
    assert "| right | 1.000 | 1.000 | 0.000 | 0.000 |" in page
    assert "| date, tune | 1 | 1.000 | – | – | – | 0.000 |" in page
    assert "| list, test | 1 |" in page and "| typo, tune | 1 |" in page
    assert page.index("figures: end") < page.index("## Log")


def test_the_log_and_other_blocks_survive_any_number_of_runs(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    write_figures({"Vraagbaak": a_run("2017")}, path=path, commit="aaa")
    write_block(path, "bench", "| cold start | 1.2 s |")
    page = path.read_text(encoding="utf-8") + "\n2026-01-01: equal weights lost .05; `<!-- kept -->`\n"
    path.write_text(page, encoding="utf-8")
    for commit in ("bbb", "ccc"):
        write_figures({"Vraagbaak": a_run("2017")}, path=path, commit=commit)
    after = path.read_text(encoding="utf-8")
    assert "2026-01-01: equal weights lost .05; `<!-- kept -->`" in after
    assert "| cold start | 1.2 s |" in after
    assert "`ccc`" in after and "`aaa`" not in after and "`bbb`" not in after
    assert after.count("figures: begin") == 1 and after.count("## Log") == 1


def test_a_block_goes_above_the_log_of_a_file_without_marks(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text("# Results\n\nBy hand.\n\n## Log\n\nold entry\n", encoding="utf-8")
    write_block(path, "bench", "fast")
    assert path.read_text(encoding="utf-8") == (
        "# Results\n\nBy hand.\n\n<!-- bench: begin -->\nfast\n<!-- bench: end -->\n\n## Log\n\nold entry\n"
    )


def test_a_markdown_table_has_a_dash_where_a_metric_does_not_apply() -> None:
    assert markdown_table("type", {"date": {"right": None, "facts": 2}}, ["facts", "right"]) == (
        "| type | facts | right |\n| --- | ---: | ---: |\n| date | 2 | – |"
    )


def test_the_ablation_has_a_block_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    write_ablation({"dense alone": {"evidence_recall_4000": 0.6, "4000_computed": None}}, path=path, commit="abc")
    page = path.read_text(encoding="utf-8")
    assert "| search | evidence in 4,000 | 4000, computed |" in page
    assert "| dense alone | 0.600 | – |" in page


def test_the_commit_outside_a_checkout_is_unknown(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == "unknown"
