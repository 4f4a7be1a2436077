"""Measures drafts: `python -m eval.drafting [--split tune|third|test|second|real] [--index DIR] [--json OUT]`.

Reads each question of `eval/drafts/` as an official would give it, drafts it, and prints the figures and every wrong
one as Markdown. Of the splits held back it prints figures only, unless `--reveal-test` asks for more.
"""

import json
import logging
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli import IndexFolder
from assistant.drafts.draft import Draft, ParliamentaryQuestion
from assistant.quiet import keep_quiet
from corpus.errors import VraagbaakError
from eval.draft_facts import DRAFTS, HELD_BACK, Case, read_cases
from eval.draft_scores import Score, scored
from eval.unsupported import passages_around
from index.search import Index

MEASURES: Mapping[str, tuple[str, str]] = {
    "split": ("deelvragen juist gesplitst", "≥ .98"),
    "nested": ("onderdelen juist geteld", ""),
    "heading": ("velden van de hoofding", ""),
    "facts": ("feiten in het ontwerp", "≥ .85"),
    "rows": ("rijen van tabellen juist", ""),
    "tables": ("tabellen met juiste vorm", ""),
    "gaps": ("onderdelen zonder bron gemerkt", "≥ .95"),
    "false_gaps": ("leemten die kloppen (niet: gemerkt en toch gedekt)", ""),
    "missed_gaps": ("leemten die kloppen (niet: in de bronnen, niet gevonden)", ""),
    "forbidden": ("wat er niet mag staan, staat er niet", ""),
    "beside": ("zinnen en tabellen uit een document dat het antwoord houdt", ""),
    "status": ("status juist", ""),
    "quotes": ("citaten exact", "1"),
    "held": ("zinnen en rijen die hun voetnoot draagt", "1"),
    "footnoted": ("zinnen met voetnoot, of vast verbindend", "1"),
}

OTHER_FIELDS = Path("var/other")  # where `make eval-drafts` indexes the documents of other fields

Read = Callable[[Path], ParliamentaryQuestion]
Drafted = Callable[[ParliamentaryQuestion, Sequence[str]], Draft | None]

app = typer.Typer(add_completion=False)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Measured:
    """One question with its draft (None when it broke) and its score."""

    case: Case
    draft: Draft | None
    score: Score


def measured(cases: Sequence[Case], read: Read, drafted: Drafted, index: Index) -> Iterator[Measured]:
    """Each case read, drafted and judged; one that breaks has no sub-question and no answer, and is told."""
    texts = {document.source.id: " ".join(document.text.split()) for document in index.documents()}
    for case in cases:
        start = time.perf_counter()
        question, draft, broken = ParliamentaryQuestion(), None, ""
        try:
            question = read(case.file)
            draft = drafted(question, case.exclude)
        except VraagbaakError as problem:
            broken = str(problem)
        except Exception as problem:  # one broken question is a figure, not the end of the measuring
            _log.exception("%s", case.id)
            broken = repr(problem)
        score = scored(
            case,
            question,
            draft,
            text_of=lambda document: index.document(document).text,
            holding=lambda evidence: [name for name, text in texts.items() if evidence in text],
            around=lambda c: passages_around(c.document, c.start, c.end, index),
            seconds=time.perf_counter() - start,
        )
        if broken:
            score.wrong.append(("broken", case.id, broken))
        yield Measured(case, draft, score)


def total(results: Sequence[Measured]) -> Score:
    whole = Score()
    for result in results:
        whole.add(result.score)
    return whole


def markdown(results: Sequence[Measured], *, reveal: bool) -> str:
    """A column for each split, then what is wrong; of the test split only when `reveal`."""
    splits = list(dict.fromkeys(result.case.split for result in results))
    columns = {split: total([r for r in results if r.case.split == split]) for split in splits}
    lines = [f"| maat | {' | '.join(splits)} | doel |", "|---|" + "---:|" * len(splits) + "---|"]
    for name, (label, goal) in MEASURES.items():
        lines.append(f"| {label} | {' | '.join(_cell(score, name) for score in columns.values())} | {goal} |")
    seconds = " | ".join(f"{statistics.median(score.seconds):.1f}" for score in columns.values())
    lines += [f"| seconden per vraag (mediaan) | {seconds} | |"]
    shown = total([r for r in results if reveal or r.case.split not in HELD_BACK])
    lines += ["", "## Wat fout is", ""] if shown.wrong else []
    lines += [f"- {id} · {MEASURES.get(name, (name,))[0]}: {what}" for name, id, what in shown.wrong]
    lines += ["", "## Vormen van verbindende zinnen", ""] if shown.forms else []
    return "\n".join([*lines, *(f"- {count} × {form}" for form, count in shown.forms.most_common()), ""])


def as_json(results: Sequence[Measured]) -> dict[str, Any]:
    """The figures of each split and every draft."""
    splits = dict.fromkeys(result.case.split for result in results)
    whole = {split: total([r for r in results if r.case.split == split]) for split in splits}
    records = [
        {"id": r.case.id, "wrong": r.score.wrong, "draft": r.draft.model_dump() if r.draft else None} for r in results
    ]
    return {"figures": {s: {name: score.share(name) for name in MEASURES} for s, score in whole.items()}} | {
        "records": records
    }


def _cell(score: Score, name: str) -> str:
    share = score.share(name)
    return "–" if share is None else f"{share:.2f} ({score.count[name]}/{score.out_of[name]})"


@app.command()
def measure_drafts(
    split: Annotated[
        str, typer.Option("--split", metavar="DEEL", help="Alleen dit deel: tune, third, test, second of real.")
    ] = "",
    json_out: Annotated[Path | None, typer.Option("--json", metavar="UIT", help="Schrijf elk ontwerp hier.")] = None,
    reveal_test: Annotated[bool, typer.Option("--reveal-test", help="Toon ook wat op test fout is.")] = False,
    index: IndexFolder = None,
) -> None:
    """Meet de ontwerpantwoorden op de vragen van eval/drafts."""
    from assistant.drafts.drafting import drafting
    from assistant.drafts.intake import question_from_file
    from assistant.opening import opened_index

    def results_of(cases: Sequence[Case], opened: Index) -> Iterator[Measured]:
        def drafted(question: ParliamentaryQuestion, exclude: Sequence[str]) -> Draft | None:
            newest = deque(drafting(question, opened, exclude=exclude), maxlen=1)
            return newest[0] if newest else None

        for result in measured(cases, question_from_file, drafted, opened):
            print(f"{result.case.id}: {result.score.seconds[0]:.1f} s", file=sys.stderr)
            yield result

    results = [
        result
        for field, cases in groupby(read_cases(DRAFTS, split=split), key=lambda case: case.field)
        for result in results_of(list(cases), opened_index(OTHER_FIELDS / field if field else index))
    ]
    print(markdown(results, reveal=reveal_test))
    if json_out:
        json_out.write_text(json.dumps(as_json(results), ensure_ascii=False, indent=1), encoding="utf-8")
    raise typer.Exit(int(any(name == "broken" for name, _, _ in total(results).wrong)))


def main() -> None:
    keep_quiet()
    try:
        app()
    except VraagbaakError as problem:
        print(f"eval.drafting: {problem}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
