"""Answers and passages as plain Dutch text for a terminal. Never wraps or trims: output can be piped and searched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Citation, FoundPassage
from assistant.readable import readable

STATUS_WORDS = {
    "answered": "Beantwoord uit de bronnen",
    "partial": "Gedeeltelijk beantwoord uit de bronnen",
    "no_answer": "Niet gevonden in de bronnen",
    "referred": "Doorverwezen",
}
if TYPE_CHECKING:
    from rich.progress import TaskID

    from index.build import BuildReport

SECTION_MARK = " › "


def print_answer(answer: Answer) -> None:
    """The answer, its warnings and its sources with quote, document id and offsets."""
    _print(f"{STATUS_WORDS[answer.status]}\n", style="dim")
    _print(answer.answer)
    for warning in answer.warnings:
        _print(f"\nLet op: {warning}", style="yellow")
    if answer.citations:
        _print("\nBronnen", style="bold")
    for citation in answer.citations:
        _print("\n".join(_citation_lines(citation)))


def print_passages(passages: list[FoundPassage]) -> None:
    """The passages in rank order, each under a line that says where it stands."""
    if not passages:
        _print("Geen passages gevonden.")
    for rank, passage in enumerate(passages, start=1):
        place = SECTION_MARK.join([passage.document, *passage.section])
        _print(f"{rank}. {place}  [{passage.start}:{passage.end}, score {passage.score:.4f}]", style="bold")
        _print(_indented(passage.text) + "\n")


@contextmanager
def progress_shown() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error: call it with the stage, how much is done and the total."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        stages: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = bars.add_task(stage, total=total)
            bars.update(stages[stage], completed=done, total=total)

        yield show


def print_report(report: "BuildReport", *, folder: Path) -> None:
    """What `vraagbaak index` did, and what the operator must know."""
    for word, documents in (("Nieuw", report.added), ("Gewijzigd", report.changed), ("Verwijderd", report.removed)):
        if documents:
            _print(f"{word}: {', '.join(documents)}")
    for remark in report.remarks:
        _print(f"Let op: {remark}", style="yellow")
    state = "bijgewerkt" if report.rebuilt else "is al bij"
    count = len(report.added) + len(report.changed) + len(report.unchanged)
    _print(f"De index in {folder} {state}: {count} documenten, {report.passages} passages, {report.seconds:.1f} s.")


def _citation_lines(citation: Citation) -> Iterator[str]:
    page = f", pagina {citation.page}" if citation.page is not None else ""
    yield f"\n[{citation.n}] {citation.title} ({citation.date or 'zonder datum'}){page}"
    section = [part for part in citation.section if part != citation.title]
    if section:
        yield "    " + SECTION_MARK.join(section)
    yield _indented(f"“{citation.quote}”")
    yield f"    {citation.document} {citation.start}:{citation.end}"
    if citation.url:
        yield f"    {citation.url}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _print(text: str, **options: Any) -> None:
    from rich.console import Console

    Console(highlight=False, emoji=False).print(readable(text), markup=False, soft_wrap=True, **options)
