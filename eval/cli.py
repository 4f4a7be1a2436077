"""The whole command `vraagbaak`: that of `assistant/` and the command `eval`, which `assistant/` may not know of."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import IndexFolder, app, main
from assistant.dutch_help import DutchCommand

__all__ = ["app", "main"]

FACTS = Path(__file__).resolve().parent / "facts.jsonl"


@app.command("eval", cls=DutchCommand)
def evaluate_facts(
    facts: Annotated[
        Path, typer.Option("--facts", metavar="BESTAND", help="De vragen met hun feiten, één JSON-object per regel.")
    ] = FACTS,
    split: Annotated[str, typer.Option("--split", metavar="DEEL", help="Alleen dit deel: tune of test.")] = "",
    json: Annotated[
        Path | None, typer.Option("--json", metavar="UIT", help="Schrijf elk antwoord en de cijfers naar dit bestand.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="UIT", help="Vergelijk met een eerdere meting (van --json).")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="HTML", help="Schrijf een verslag met elk fout antwoord.")
    ] = None,
    reveal_test: Annotated[
        bool, typer.Option("--reveal-test", help="Toon in het verslag ook fouten op het apart gehouden deel.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Meet ook een gewone LangChain-keten (1000/200, dense, top 4).")
    ] = False,
    ablation: Annotated[
        bool, typer.Option("--ablation", help="Meet wat elk deel van het zoeken bijdraagt (duurt minuten).")
    ] = False,
    results: Annotated[bool, typer.Option("--results", help="Schrijf de cijfers in eval/RESULTS.md.")] = False,
    index: IndexFolder = None,
) -> None:
    """Meet de antwoorden op een bestand met feiten."""
    from eval.measuring import Request, measure

    request = Request(
        facts=facts,
        split=split,
        json=json,
        against=against,
        report=report,
        reveal_test=reveal_test,
        plain=plain,
        ablation=ablation,
        results=results,
        index=index,
    )
    raise typer.Exit(measure(request))


if __name__ == "__main__":
    main()
