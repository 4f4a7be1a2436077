"""The load test: many conversations at once against a server of its own on loopback, in verbatim mode.

Each conversation asks, reads for a while and asks on; `--reading 0` asks again at once, which nobody does but which
shows how much a machine can take. Times are those that a client sees; memory is what the system counts for the server.
"""

import asyncio
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import typer

from assistant.cli import IndexFolder
from assistant.quiet import keep_quiet
from assistant.settings import CHECKOUT
from corpus.errors import VraagbaakError
from eval.bench import percentile_95, table

FACTS = Path(__file__).resolve().parent / "facts.jsonl"
GOAL_MS = 500.0
GOAL_MB = 600.0
START_S = 120.0
REPLY_S = 60.0
SEED = 4  # the same questions and pauses each time


class LoadError(VraagbaakError):
    """The server to be measured did not start, or went away."""


@dataclass
class Load:
    """What was measured: milliseconds of each answer, what went wrong, the server's processor time and its memory in
    10^6 bytes. `elsewhere` is how many cores' work other programs did meanwhile: with it the times mean little."""

    times_ms: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    cpu_s: float = 0.0
    elsewhere: float = 0.0
    before_mb: float = 0.0
    peak_mb: float = 0.0

    @property
    def passed(self) -> bool:
        return (
            bool(self.times_ms)
            and not self.errors
            and percentile_95(self.times_ms) < GOAL_MS
            and self.peak_mb < GOAL_MB
        )


@dataclass(frozen=True)
class Server:
    """A running server: its address and its process."""

    url: str
    process: subprocess.Popen[str]

    def memory_mb(self, name: str) -> float:
        """`VmRSS` (now) or `VmHWM` (the most so far) of the process."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(name + ":"))

    def cpu_s(self) -> float:
        """Seconds of processor time that the process took so far, all its threads together."""
        after_name = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(index: Path | None) -> Iterator[Server]:
    """`vraagbaak serve` on a free port of this machine, without a chat model, until the block ends."""
    command = [sys.executable, "-m", "eval.cli", "serve", "--host", "127.0.0.1", "--port", "0"]
    where = ["--index", str(index)] if index else []
    kept = {key: value for key, value in os.environ.items() if not key.startswith("VRAAGBAAK_MODEL")}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            [*command, *where], cwd=CHECKOUT, env=kept, stdout=subprocess.PIPE, stderr=said, text=True
        )
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if "http://" not in line:
                said.seek(0)
                raise LoadError(f"De server startte niet:\n{said.read()}")
            yield Server("http://" + line.split("http://")[1].split()[0].replace("localhost", "127.0.0.1"), process)
        finally:
            process.terminate()
            process.wait(timeout=30)


def measured(server: Server, questions: Sequence[str], *, conversations: int, turns: int, reading_s: float) -> Load:
    """All conversations from begin to end, after one question that is not counted."""
    return asyncio.run(_measured(server, questions, conversations, turns, reading_s))


async def _measured(server: Server, questions: Sequence[str], conversations: int, turns: int, reading_s: float) -> Load:
    import httpx

    load = Load()
    limits = httpx.Limits(max_connections=conversations, max_keepalive_connections=conversations)
    async with httpx.AsyncClient(base_url=server.url, limits=limits, timeout=REPLY_S, trust_env=False) as client:
        await client.post("/api/ask", json={"question": questions[0]})
        load.before_mb = server.memory_mb("VmRSS")
        began, cpu_s, busy_s = time.perf_counter(), server.cpu_s(), _busy_s()
        supply = itertools.cycle(random.Random(SEED).sample(questions, len(questions)))
        asked = [[next(supply) for _ in range(turns)] for _ in range(conversations)]
        await asyncio.gather(*(_conversation(client, load, some, reading_s, i) for i, some in enumerate(asked)))
        load.seconds, load.cpu_s = time.perf_counter() - began, server.cpu_s() - cpu_s
        load.elsewhere = max(0.0, (_busy_s() - busy_s - load.cpu_s) / load.seconds)
    load.peak_mb = server.memory_mb("VmHWM")
    return load


async def _conversation(client: Any, load: Load, questions: Sequence[str], reading_s: float, number: int) -> None:
    """Ask each question with those before it as context; people do not begin at the same instant, nor read equally
    fast."""
    pauses = random.Random(SEED + number)
    await asyncio.sleep(pauses.uniform(0, reading_s))
    for turn, question in enumerate(questions):
        began = time.perf_counter()
        try:
            reply = await client.post(
                "/api/ask", json={"question": question, "context": questions[max(0, turn - 6) : turn]}
            )
            if reply.status_code != 200 or not reply.json().get("answer"):
                load.errors.append(f"{reply.status_code}: {reply.text[:200]}")
        except Exception as error:  # whatever goes wrong on the way is a finding of this measurement
            load.errors.append(f"{type(error).__name__}: {error}")
        load.times_ms.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(pauses.uniform(0.5, 1.5) * reading_s)


def _busy_s() -> float:
    """Seconds of processor time that all programs but this one took since the machine started."""
    user, nice, system, _idle, _waiting, irq, soft_irq, *_ = map(int, Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + soft_irq) / os.sysconf("SC_CLK_TCK") - time.process_time()


def rows(load: Load) -> list[tuple[str, str, str]]:
    """The figures for a table: what, value, goal."""
    return [
        ("answers", f"{len(load.times_ms)} in {load.seconds:.0f} s", ""),
        ("cores that other programs kept busy", f"{load.elsewhere:.1f} of {os.cpu_count()}", ""),
        ("processor time for an answer", f"{1000 * load.cpu_s / len(load.times_ms):.0f} ms", ""),
        ("errors", str(len(load.errors)), "0"),
        ("median", f"{median(load.times_ms):.0f} ms", ""),
        ("95 % under", f"{percentile_95(load.times_ms):.0f} ms", f"< {GOAL_MS:.0f} ms"),
        ("slowest", f"{max(load.times_ms):.0f} ms", ""),
        ("memory before, most", f"{load.before_mb:.0f}, {load.peak_mb:.0f} MB", f"< {GOAL_MB:.0f} MB"),
    ]


def read_questions() -> list[str]:
    """The questions of the facts, each once."""
    lines = FACTS.read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(json.loads(line)["question"] for line in lines if line.strip()))


def load_test(
    conversations: Annotated[int, typer.Option("--conversations", min=1, max=500, help="Hoeveel tegelijk.")] = 50,
    turns: Annotated[int, typer.Option("--turns", min=1, max=50, help="Hoeveel vragen per gesprek.")] = 6,
    reading: Annotated[float, typer.Option("--reading", min=0, help="Seconden lezen tussen twee vragen.")] = 5.0,
    index: IndexFolder = None,
) -> None:
    """Meet hoe de server veel gesprekken tegelijk verdraagt."""
    keep_quiet()
    with served(index) as server:
        load = measured(server, read_questions(), conversations=conversations, turns=turns, reading_s=reading)
    print(f"{conversations} conversations at once, {turns} questions each, {reading:g} s of reading between them\n")
    print(table(rows(load)))
    for error in load.errors[:5]:
        print(error, file=sys.stderr)
    raise typer.Exit(0 if load.passed else 1)


if __name__ == "__main__":
    try:
        typer.run(load_test)
    except VraagbaakError as error:
        sys.exit(f"load: {error}")
