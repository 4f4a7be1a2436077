"""Writes measured figures into `RESULTS.md`, each kind in a block of its own between marks; other text stays as it is.

The log of what was tried is written by hand under the blocks, and a run must never touch it.
"""

import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from eval.figures import Figures
from eval.run import Run
from eval.table import shown

ROOT = Path(__file__).resolve().parent
RESULTS = ROOT / "RESULTS.md"

COLUMNS: Mapping[str, str] = {
    "facts": "facts",
    "right": "right",
    "right_answerable": "right, answerable",
    "evidence_recall_1500": "evidence in 1,500",
    "evidence_recall_4000": "evidence in 4,000",
    "reciprocal_rank": "MRR",
    "silence_precision": "silence precision",
    "silence_recall": "silence recall",
    "silent_on_answerable": "silent on answerable",
    "risk_area": "risk area",
    "quotes_exact": "quotes exact",
    "length": "characters, median",
    "seconds": "seconds, median",
    "seconds_95": "seconds, 95 %",
}
GROUP_COLUMNS = (
    "facts",
    "right",
    "evidence_recall_1500",
    "evidence_recall_4000",
    "reciprocal_rank",
    "silent_on_answerable",
)

_NEW_FILE = """# Results

The blocks between marks are written by commands (`make eval`, the benchmark, the ablation), the log by hand.

## Log

What was tried, what it brought, and what did not help, newest first.
"""


def write_figures(
    runs: Mapping[str, Run], *, path: Path = RESULTS, today: date | None = None, commit: str = ""
) -> None:
    """Writes the block `figures`: every system per split, then the first one per split by family, type and style."""
    stamp = f"Measured on {today or date.today()} at commit `{commit or commit_of(ROOT)}`."
    write_block(path, "figures", "\n\n".join(["## Figures", stamp, *_tables(runs)]))


def write_ablation(
    rows: Mapping[str, Figures], *, path: Path = RESULTS, today: date | None = None, commit: str = ""
) -> None:
    """Writes the block `ablation`: a row for each way to search, over the tuning split."""
    stamp = f"Finding alone, without follow-ups; {today or date.today()}, commit `{commit or commit_of(ROOT)}`."
    names = list(next(iter(rows.values())))
    write_block(path, "ablation", "\n\n".join(["## Ablation", stamp, markdown_table("search", rows, names)]))


def write_block(path: Path, name: str, text: str) -> None:
    """Puts `text` between the marks of block `name`, in place where the file has them, else above its `## Log`."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    block = f"{begin}\n{text.strip()}\n{end}"
    page = path.read_text(encoding="utf-8") if path.exists() else _NEW_FILE
    if begin in page and end in page:
        head, rest = page.split(begin, 1)
        page = head + block + rest.split(end, 1)[1]
    else:
        head, log, rest = page.partition("## Log")
        page = f"{head.rstrip()}\n\n{block}\n\n{log}{rest}"
    half = path.with_name(path.name + ".half")
    half.write_text(page.rstrip() + "\n", encoding="utf-8")
    half.replace(path)


def markdown_table(first: str, rows: Mapping[str, Figures], columns: Sequence[str]) -> str:
    """A Markdown table with a row for each entry of `rows` and a column for each figure named in `columns`."""
    head = [first, *(COLUMNS.get(name, name.replace("_", ", ")) for name in columns)]
    body = [[label, *(shown(name, row[name]) for name in columns)] for label, row in rows.items()]
    lines = [head, ["---", *("---:" for _ in columns)], *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def commit_of(folder: Path) -> str:
    """The short commit of the checkout, with `+` when tracked files differ from it; `unknown` outside a checkout."""
    try:
        head = _git(folder, "rev-parse", "--short", "HEAD")
        return head + ("+" if _git(folder, "status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True, timeout=30)
    return done.stdout.strip()


def _tables(runs: Mapping[str, Run]) -> list[str]:
    systems = {f"{name}, {split}": run.split(split).figures for name, run in runs.items() for split in run.splits}
    parts = [_turned(systems)]
    name, run = next(iter(runs.items()))
    for key in ("family", "type", "style"):
        rows = {f"{value}, {split}": row for split in run.splits for value, row in run.split(split).by(key).items()}
        ordered = dict(sorted(rows.items()))
        parts += [f"### {name} by {key}", markdown_table(key, ordered, GROUP_COLUMNS)]
    return parts


def _turned(systems: Mapping[str, Figures]) -> str:
    """Systems as columns: there are few of them, and many figures."""
    lines = [["", *systems], ["---", *("---:" for _ in systems)]]
    lines += [[label, *(shown(name, row[name]) for row in systems.values())] for name, label in COLUMNS.items()]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
