"""The work of the command `eval`: opens the index, asks every fact, prints the figures, writes what was asked for."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from assistant.answer import Answer
from eval.compare import Comparison, compare, read_run
from eval.facts import TUNE, Fact, FactsError, check_facts, read_facts
from eval.figures import Figures
from eval.results import ROOT, commit_of, write_ablation, write_figures
from eval.run import Ask, Run, evaluate, write_run
from eval.table import print_ablation, print_comparison, print_runs

if TYPE_CHECKING:
    from index.search import Index

OURS = "Vraagbaak"
PLAIN = "plain chain"
PIPED_WIDTH = 150  # a file has no width: that of a terminal would break names over lines


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
    ablation: bool = False
    results: bool = False
    index: Path | None = None


def measure(request: Request) -> int:
    """Measures and returns the exit status: 1 when the assistant broke on a question. Raises `VraagbaakError`."""
    from assistant.opening import opened_index

    _refuse_part_as_whole(request)
    facts = read_facts(request.facts, split=request.split)
    before = read_run(request.against) if request.against else None
    index = opened_index(request.index)
    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)
    notes = Console(file=sys.stderr, highlight=False)
    for remark in check_facts(facts, index.sources(), lambda name: index.document(name).raw):
        notes.print(f"opmerking: {remark}", markup=False, soft_wrap=True)
    progress = _progress(notes)
    runs = {OURS: evaluate(facts, chain_ask(index), lambda name: index.document(name).text, progress=progress)}
    texts = {document.source.id: document.raw for document in index.documents()}
    plain = _plain(texts) if request.plain or request.ablation else None
    if plain and request.plain:
        runs[PLAIN] = evaluate(facts, plain, texts.__getitem__, progress=progress)
    print_runs(console, runs)
    rows = _ablation(request, facts, index, plain, notes) if plain and request.ablation else {}
    if rows:
        print_ablation(console, rows)
    comparison = compare(before, runs[OURS].to_json()) if before is not None else None
    if comparison:
        print_comparison(console, comparison)
    _write(request, runs, rows, comparison, notes)
    broken = int(runs[OURS].figures["errors"] or 0)
    if broken:
        notes.print(
            f"vraagbaak: de assistent liep vast op {broken} vragen; zie `error` in de records van --json",
            soft_wrap=True,
        )
    return 1 if broken else 0


def _refuse_part_as_whole(request: Request) -> None:
    if request.results and request.split:
        raise FactsError(
            f"--results schrijft de cijfers van alle vragen in eval/RESULTS.md, maar --split {request.split} meet een "
            "deel; laat een van beide weg"
        )


def chain_ask(index: "Index") -> Ask:
    """The assistant as `evaluate` asks it: a question and its earlier questions in, an `Answer` out."""
    from assistant.chain import Question, answer_chain

    chain = answer_chain(index)

    def ask(question: str, context: list[str]) -> Answer:
        return chain.invoke(Question(question=question, context=context))

    return ask


def _plain(texts: dict[str, str]) -> Ask:
    from assistant.settings import load_settings
    from eval.plain_chain import plain_ask
    from index.embeddings import load_embeddings

    return plain_ask(texts, load_embeddings(load_settings().embedding_model))


def _ablation(request: Request, facts: list[Fact], index: "Index", plain: Ask, notes: Console) -> dict[str, Figures]:
    """On the tuning split alone, unless another was asked for: an ablation is read to choose by."""
    from assistant.settings import load_settings
    from eval.ablation import ablation, finding
    from index.embeddings import load_embeddings

    settings = load_settings()
    chosen = [fact for fact in facts if fact.split == (request.split or TUNE)]
    rows = ablation(
        chosen,
        index,
        load_embeddings(settings.embedding_model),
        index_dir=request.index or settings.index,
        progress=lambda name: notes.print(f"ablatie: {name}", markup=False),
    )
    return {**rows, PLAIN: finding(chosen, plain)}


def _write(
    request: Request, runs: dict[str, Run], rows: dict[str, Figures], comparison: Comparison | None, notes: Console
) -> None:
    written: list[Path | str] = []
    if request.json:
        write_run(runs[OURS], request.json)
        written.append(request.json)
    if request.report:
        from eval.report import write_report

        write_report(
            runs,
            request.report,
            ablation=rows,
            comparison=comparison,
            reveal_test=request.reveal_test,
            commit=commit_of(ROOT),
        )
        written.append(request.report)
    if request.results:
        write_figures(runs)
        if rows:
            write_ablation(rows)
        written.append("eval/RESULTS.md")
    for path in written:
        notes.print(f"geschreven: {path}", markup=False)


def _progress(notes: Console) -> Callable[[int, int], None]:
    """A counter on a terminal's standard error; nothing where it is piped."""

    def show(done: int, total: int) -> None:
        if notes.is_terminal:
            notes.print(f"{done}/{total} vragen", end="\r" if done < total else "\n")

    return show
