"""The benchmark command: how long a cold `ask`, a warm question and an index from nothing take, and what memory.

Cold and indexing runs are processes of their own, measured from outside as the system counts them; figures are medians.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Annotated

import typer

from assistant.cli import IndexFolder
from assistant.quiet import keep_quiet
from assistant.settings import CHECKOUT
from corpus.errors import VraagbaakError

FACTS = Path(__file__).resolve().parent / "facts.jsonl"
QUESTION = "Welke expert biedt een helpdesk?"
GOALS = {"cold_s": 3.0, "cold_mb": 400.0, "warm_ms": 60.0, "index_s": 90.0}


class BenchError(VraagbaakError):
    """What was to be measured did not work, so there is nothing to measure."""


@dataclass(frozen=True)
class Process:
    """A finished process: wall-clock seconds, and the most memory it held at once in megabytes (10^6 bytes)."""

    seconds: float
    peak_mb: float


# Linux counts what a process held before `exec`, a copy of its parent, as its peak: so a small process starts the
# command and tells its time and peak, else the peak would be that of whoever measures.
_STARTER = """
import json, os, subprocess, sys, time
began = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), time.perf_counter() - began, usage.ru_maxrss * 1024 / 1e6]))
"""


def run_process(*arguments: str) -> Process:
    """`vraagbaak` with these arguments, from start to exit. Raises `BenchError` with what it said when it failed."""
    command = [sys.executable, "-c", _STARTER, sys.executable, "-m", "eval.cli", *arguments]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, errors="replace")
    code, seconds, peak_mb = json.loads(done.stdout)
    if code:
        raise BenchError(f"`vraagbaak {' '.join(arguments)}` mislukte:\n{done.stderr}")
    return Process(seconds, peak_mb)


def warm_times_ms(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Milliseconds for each question, one after the other, after one that is not counted."""
    ask(QUESTION)
    times = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - began) * 1000)
    return times


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 % stay under; of a single value, that value."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def table(rows: Sequence[tuple[str, str, str]]) -> str:
    """A Markdown table of figure, value and goal."""
    return "\n".join(["| figure | measured | goal |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)])


def bench(
    runs: Annotated[int, typer.Option("--runs", min=1, metavar="N", help="Aantal koude starts.")] = 7,
    indexing: Annotated[bool, typer.Option(help="Meet ook het indexeren vanaf nul.")] = True,
    results: Annotated[bool, typer.Option("--results", help="Schrijf de cijfers in eval/RESULTS.md.")] = False,
    index: IndexFolder = None,
) -> None:
    """Meet snelheid en geheugen."""
    keep_quiet()
    rows = [*_cold_rows(runs, index), *_warm_rows(index), *(_index_rows() if indexing else [])]
    shown = table(rows)
    print(shown)
    if results:
        from eval.results import RESULTS, write_block

        stamp = f"## Speed and memory\n\nOn {os.cpu_count()} cores, by `make bench`."
        write_block(RESULTS, "benchmark", f"{stamp}\n\n{shown}")


def _cold_rows(runs: int, index: Path | None) -> list[tuple[str, str, str]]:
    where = ["--index", str(index)] if index else []
    cold = [run_process("ask", QUESTION, "--json", *where) for _ in range(runs)]
    seconds, peak = median(each.seconds for each in cold), median(each.peak_mb for each in cold)
    return [
        (f"cold `ask`, whole process, median of {runs}", f"{seconds:.2f} s", f"< {GOALS['cold_s']:.0f} s"),
        ("peak memory of that process", f"{peak:.0f} MB", f"< {GOALS['cold_mb']:.0f} MB"),
    ]


def _warm_rows(index: Path | None) -> list[tuple[str, str, str]]:
    from assistant.chain import Question, answer_chain
    from assistant.opening import opened_index
    from eval.facts import read_facts

    chain = answer_chain(opened_index(index))
    questions = list(dict.fromkeys(fact.question for fact in read_facts(FACTS)))
    times = warm_times_ms(lambda question: chain.invoke(Question(question=question)), questions)
    goal = f"< {GOALS['warm_ms']:.0f} ms"
    return [
        (f"question on a warm index, median of {len(times)}", f"{median(times):.0f} ms", goal),
        ("the same, 95 % under", f"{percentile_95(times):.0f} ms", ""),
    ]


def _index_rows() -> list[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        made = run_process("index", "--index", folder)
    return [
        ("the five documents indexed from nothing", f"{made.seconds:.0f} s", f"< {GOALS['index_s']:.0f} s"),
        ("peak memory of that process", f"{made.peak_mb:.0f} MB", ""),
    ]


if __name__ == "__main__":
    try:
        typer.run(bench)
    except VraagbaakError as error:
        sys.exit(f"bench: {error}")
