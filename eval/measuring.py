"""The work of the command `eval`: opens the index, asks every fact, prints the figures, writes what was asked for."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from assistant.answer import Answer
from eval.compare import compare, read_run
from eval.facts import Fact, check_facts, read_facts
from eval.results import ROOT, commit_of, write_figures
from eval.run import Ask, Run, evaluate, write_run
from eval.table import print_comparison, print_runs

if TYPE_CHECKING:
    from index.search import Index

OURS = "Vraagbaak"
PLAIN = "plain chain"


@dataclass(frozen=True)
class Request:
    """What the command was asked: where to read, what to measure and what to write. See `eval/cli.py`."""

    facts: Path
    split: str = ""
    json: Path | None = None
    against: Path | None = None
    report: Path | None = None
    reveal_test: bool = False
    plain: bool = False
    results: bool = False
    index: Path | None = None


def measure(request: Request) -> int:
    """Measures and returns the exit status: 1 when the assistant broke on a question. Raises `VraagbaakError`."""
    from assistant.opening import opened_index

    facts = read_facts(request.facts, split=request.split)
    before = read_run(request.against) if request.against else None
    index = opened_index(request.index)
    console, notes = Console(), Console(file=sys.stderr, highlight=False)
    for remark in check_facts(facts, index.documents(), lambda name: index.document(name).raw):
        notes.print(f"opmerking: {remark}", markup=False, soft_wrap=True)
    progress = _progress(notes)
    runs = {OURS: evaluate(facts, chain_ask(index), lambda name: index.document(name).text, progress=progress)}
    if request.plain:
        runs[PLAIN] = _plain_run(facts, index, progress)
    print_runs(console, runs)
    if before is not None:
        print_comparison(console, compare(before, runs[OURS].to_json()))
    _write(request, runs, notes)
    broken = int(runs[OURS].figures["errors"] or 0)
    if broken:
        notes.print(f"vraagbaak: de assistent liep vast op {broken} vragen; zie `error` in de records van --json")
    return 1 if broken else 0


def chain_ask(index: "Index") -> Ask:
    """The assistant as `evaluate` asks it: a question and its earlier questions in, an `Answer` out."""
    from assistant.chain import Question, answer_chain

    chain = answer_chain(index)

    def ask(question: str, context: list[str]) -> Answer:
        return chain.invoke(Question(question=question, context=context))

    return ask


def _plain_run(facts: list[Fact], index: "Index", progress: Callable[[int, int], None]) -> Run:
    from assistant.settings import load_settings
    from eval.plain_chain import plain_ask
    from index.embeddings import load_embeddings

    raw = {source.id: index.document(source.id).raw for source in index.documents()}
    ask = plain_ask(raw, load_embeddings(load_settings().embedding_model))
    return evaluate(facts, ask, raw.__getitem__, progress=progress)


def _write(request: Request, runs: dict[str, Run], notes: Console) -> None:
    written: list[Path | str] = []
    if request.json:
        write_run(runs[OURS], request.json)
        written.append(request.json)
    if request.report:
        from eval.report import write_report

        write_report(runs, request.report, reveal_test=request.reveal_test, commit=commit_of(ROOT))
        written.append(request.report)
    if request.results:
        write_figures(runs)
        written.append("eval/RESULTS.md")
    for path in written:
        notes.print(f"geschreven: {path}", markup=False)


def _progress(notes: Console) -> Callable[[int, int], None]:
    """A counter on a terminal's standard error; nothing where it is piped."""

    def show(done: int, total: int) -> None:
        if notes.is_terminal:
            notes.print(f"{done}/{total} vragen", end="\r" if done < total else "\n")

    return show
