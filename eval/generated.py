"""Measures written answers beside verbatim mode: `python -m eval.generated --raw FILE`. Stop it when you like.

The model writes once for each fact; what it wrote is kept in FILE, a line a fact, and a later run goes on from there.
The figures come from those texts, played again through the same chain with the gate and without it.
"""

import argparse
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.messages import AIMessageChunk

from assistant.answer import Answer
from assistant.chain import Question, answer_chain
from assistant.finding import Quote
from assistant.lexicon import Lexicon
from assistant.quiet import keep_quiet
from assistant.written.chat_model import ChatModel
from assistant.written.gate import Judged
from assistant.written.given import Given
from assistant.written.marks import unmarked
from assistant.written.writer import Writer
from corpus.errors import VraagbaakError
from eval.case import Case
from eval.facts import Fact, read_facts
from eval.metrics.right import right
from eval.unsupported import unsupported
from index.search import Index

HERE = Path(__file__).resolve().parent
SAMPLE = 60


class Recording:
    """A model whose texts are kept; `texts` are those of one question, each with its prompt's length."""

    def __init__(self, model: ChatModel) -> None:
        self.model, self.texts = model, list[str]()

    def stream(self, prompt: str) -> Iterator[Any]:
        self.texts.append("")
        for chunk in self.model.stream(prompt):
            self.texts[-1] += str(chunk.text)
            yield chunk


class Replayed:
    """A model that writes what was written before, in order; nothing where it was not asked then."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = list(texts)

    def stream(self, prompt: str) -> Iterator[Any]:
        yield AIMessageChunk(content=self.texts.pop(0) if self.texts else "")


class NoGate:
    """Lets every sentence through with the passages it cites, as a chain without a gate does."""

    def __init__(self, given: Given, index: Index, lexicon: Lexicon) -> None:
        self._given = given

    def judge(self, raw: str) -> Judged:
        text, numbers = unmarked(raw)
        cited = [p.passage for p in map(self._given.numbered, numbers) if p is not None]
        if not text:
            return Judged(text, "withheld", "empty")
        return Judged(text, "kept", quotes=tuple(Quote(p, p.start, p.end) for p in cited))


def sample(facts: Sequence[Fact], count: int) -> list[Fact]:
    """So many facts spread evenly over the file, so that every type is in it; the same ones each time."""
    step = max(1.0, len(facts) / count)
    return [facts[int(at * step)] for at in range(min(count, len(facts)))]


def record(facts: Sequence[Fact], index: Index, writer: Writer, raw: Path) -> None:
    """Let the model write for each fact that is not in the file yet; a line is added as soon as it is whole."""
    done = set(read_raw(raw))
    raw.parent.mkdir(parents=True, exist_ok=True)
    recording = Recording(writer.model)
    writer.model = recording
    for number, fact in enumerate(facts, 1):
        if fact.id in done:
            continue
        recording.texts = []
        began, first = time.perf_counter(), None
        answer = None
        for answer in answer_chain(index, writer).stream(_asked(fact)):
            if answer.answer and first is None:
                first = time.perf_counter() - began
        seconds = time.perf_counter() - began
        line = {"fact": fact.id, "texts": recording.texts, "first_s": first, "seconds": seconds, "model": writer.name}
        with raw.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        print(f"{number}/{len(facts)} {fact.id}: {answer.mode if answer else '-'}, {seconds:.0f} s", flush=True)


def read_raw(raw: Path) -> dict[str, dict[str, Any]]:
    """What was written, by fact; a line that was cut off when the run was stopped is left out."""
    lines: dict[str, dict[str, Any]] = {}
    for line in raw.read_text(encoding="utf-8").splitlines() if raw.is_file() else []:
        try:
            read = json.loads(line)
        except json.JSONDecodeError:
            continue
        lines[read["fact"]] = read
    return lines


def replayed(fact: Fact, index: Index, texts: Sequence[str], options: dict[str, Any]) -> tuple[Answer, Writer]:
    """The answer that these texts give, and the writer with its counts."""
    writer = Writer(Replayed(texts), "replay", timeout_s=600, **options)
    return answer_chain(index, writer).invoke(_asked(fact)), writer


def figures(
    facts: Sequence[Fact], index: Index, raw: Path, tokens: int, *, also_silent: bool = False
) -> dict[str, dict[str, float | None]]:
    """Each way of answering with its figures, over the facts that were recorded."""
    lines = read_raw(raw)
    known = [fact for fact in facts if fact.id in lines]
    ways: dict[str, dict[str, Any] | None] = {
        "verbatim": None,
        "generated": {"tokens": tokens, "also_silent": also_silent},
        "gate off": {"tokens": tokens, "also_silent": also_silent, "gate": NoGate, "must_hold": False},
    }
    rows = {name: _row(known, index, lines, options) for name, options in ways.items()}
    times = [lines[f.id] for f in known if lines[f.id]["texts"]]
    rows["generated"]["first sentence, median s"] = _median([t["first_s"] for t in times])
    rows["generated"]["whole answer, median s"] = _median([t["seconds"] for t in times])
    return rows


def _row(
    facts: Sequence[Fact], index: Index, lines: dict[str, dict[str, Any]], options: dict[str, Any] | None
) -> dict[str, float | None]:
    scores, bad, shown, written, outcomes = [], 0, 0, 0, {"kept": 0, "repaired": 0, "withheld": 0}
    for fact in facts:
        if options is None:
            answer = answer_chain(index).invoke(_asked(fact))
        else:
            answer, writer = replayed(fact, index, lines[fact.id]["texts"], options)
            for outcome, count in writer.withheld.summary()["sentences"].items():
                outcomes[outcome] += count
        scores.append(right(Case(fact, answer)))
        if answer.mode == "generated":
            sentences, lacking = unsupported(answer, index)
            written, shown, bad = written + 1, shown + sentences, bad + len(lacking)
            for sentence, missing in lacking if "gate" not in (options or {}) else []:
                print(f"shown without its evidence, {fact.id}: {sentence} ({', '.join(missing)})")
    judged = sum(outcomes.values())
    return {
        "facts": float(len(facts)),
        "right": statistics.mean(scores) if scores else None,
        "answers written by the model": float(written),
        "sentences shown": float(shown),
        "… with a fact their passage lacks": float(bad),
        "sentences withheld": outcomes["withheld"] / judged if judged else None,
        "sentences given another mark": outcomes["repaired"] / judged if judged else None,
    }


def rephrased(facts: Sequence[Fact], index: Index, writer: Writer, raw: Path) -> None:
    """What other formulations by the model add to the search, on paraphrased facts: evidence found in the first
    characters of the passages, without and with them. Kept and resumed like the answers, in its own file."""
    from assistant.written.rephrasing import formulations, fused
    from eval.metrics.evidence_recall import LIMITS, recall

    done = read_raw(raw)
    raw.parent.mkdir(parents=True, exist_ok=True)
    for fact in facts:
        if fact.id in done:
            continue
        line = {"fact": fact.id, "texts": formulations(fact.question, writer)}
        with raw.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    lines, alone, with_others = read_raw(raw), [], []
    for fact in (f for f in facts if f.id in lines and f.evidence):
        hits = index.search(fact.question, k=20)
        alone.append(recall([hit.passage.text for hit in hits], fact.evidence, LIMITS[-1]))
        others = fused(hits, lines[fact.id]["texts"], index)
        with_others.append(recall([hit.passage.text for hit in others], fact.evidence, LIMITS[-1]))
    print(f"evidence found, {len(alone)} paraphrased facts: alone {statistics.mean(alone):.3f}, ", end="")
    print(f"with other formulations {statistics.mean(with_others):.3f}")


def print_table(rows: dict[str, dict[str, float | None]]) -> None:
    """The figures as a Markdown table, a way of answering a column."""
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    print(f"| | {' | '.join(rows)} |\n|---|{'---:|' * len(rows)}")
    for name in names:
        print(f"| {name} | {' | '.join(_shown(row.get(name)) for row in rows.values())} |")


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}" if value >= 1 and value == int(value) else f"{value:.2f}"


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def _asked(fact: Fact) -> Question:
    return Question(question=fact.question, context=list(fact.context))


def main() -> None:
    """The command."""
    from assistant.opening import opened_index, opened_writer
    from assistant.settings import load_settings

    keep_quiet()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, default=HERE / "facts.jsonl")
    parser.add_argument("--count", type=int, default=SAMPLE, help="how many facts, spread over the file")
    parser.add_argument("--raw", type=Path, default=Path("var/eval/generated.jsonl"), help="what the model wrote")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--replay", action="store_true", help="only the figures of what was written before")
    parser.add_argument("--also-silent", action="store_true", help="ask the model too where verbatim mode is silent")
    parser.add_argument("--rephrase", action="store_true", help="measure other formulations instead of answers")
    asked = parser.parse_args()
    index, writer = opened_index(asked.index), None if asked.replay else opened_writer()
    facts = read_facts(asked.facts)
    if writer is None and not asked.replay:
        raise SystemExit("Set VRAAGBAAK_MODEL (and VRAAGBAAK_MODEL_BASE_URL), or read earlier texts with --replay.")
    if asked.rephrase and writer:
        chosen = sample([fact for fact in facts if fact.family == "paraphrased"], asked.count)
        rephrased(chosen, index, writer, asked.raw)
        return
    chosen = sample(facts, asked.count)
    if writer:
        writer.also_silent = asked.also_silent
        record(chosen, index, writer, asked.raw)
    print_table(figures(chosen, index, asked.raw, load_settings().model_tokens, also_silent=asked.also_silent))


if __name__ == "__main__":
    try:
        main()
    except VraagbaakError as error:
        raise SystemExit(f"vraagbaak: {error}") from None
