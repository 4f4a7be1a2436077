"""Asks every fact and keeps what came back: a `Run` with its cases, figures and JSON. It prints and writes nothing."""

import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from corpus.errors import VraagbaakError
from eval.case import Case
from eval.facts import Fact
from eval.figures import GROUPS, Figures, figures, grouped, scores

Ask = Callable[[str, list[str]], Answer]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Run:
    """The cases of one system, in the facts' order."""

    cases: tuple[Case, ...]

    @cached_property
    def figures(self) -> Figures:
        return figures(self.cases)

    def split(self, name: str) -> "Run":
        return Run(tuple(case for case in self.cases if case.fact.split == name))

    @property
    def splits(self) -> list[str]:
        return sorted({case.fact.split for case in self.cases}, reverse=True)

    def by(self, key: str) -> dict[str, Figures]:
        """The figures for each value of `split`, `type`, `style` or `family`."""
        return grouped(self.cases, key)

    def to_json(self) -> dict[str, Any]:
        """`{"records": [an answer for each fact], "figures": {…}}`; a record's `id` and `fact` are the fact's id."""
        return {"records": [_record(case) for case in self.cases], "figures": self._all_figures()}

    def _all_figures(self) -> dict[str, Any]:
        of_splits = {
            name: {**part.figures, **{f"by_{key}": part.by(key) for key in GROUPS}}
            for name in self.splits
            if (part := self.split(name))
        }
        return {**self.figures, "by_split": of_splits, **{f"by_{key}": self.by(key) for key in GROUPS}}


def evaluate(
    facts: Sequence[Fact],
    ask: Ask,
    document_text: Callable[[str], str],
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Run:
    """Asks every fact with its earlier questions. `document_text` gives a cited document's text by its id.

    A question on which `ask` breaks is a case of its own with its error, and never right: a hundred answers are not
    lost to one bug. The log has the traceback of the first.
    """
    cases: list[Case] = []
    for done, fact in enumerate(facts, 1):
        cases.append(_case(fact, ask, document_text, trace=not any(case.error for case in cases)))
        progress(done, len(facts))
    return Run(tuple(cases))


def write_run(run: Run, path: Path) -> None:
    """Writes the run as JSON, whole or not at all."""
    half = path.with_name(path.name + ".half")
    path.parent.mkdir(parents=True, exist_ok=True)
    half.write_text(json.dumps(run.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    half.replace(path)


def _case(fact: Fact, ask: Ask, document_text: Callable[[str], str], *, trace: bool) -> Case:
    start = time.perf_counter()
    try:
        answer = ask(fact.question, list(fact.context))
    except Exception as problem:  # the outer edge of one question: what broke stands in the record and the log
        log.error("fact %s broke the assistant: %r", fact.id, problem, exc_info=trace)
        nothing = Answer(id=fact.id, question=fact.question, status="no_answer", answer="")
        return Case(fact, nothing, time.perf_counter() - start, error=f"{type(problem).__name__}: {problem}")
    took = time.perf_counter() - start
    cited = {citation.document for citation in answer.citations}
    texts = {document: text for document in cited if (text := _text(document, document_text)) is not None}
    return Case(fact, answer, took, texts)


def _text(document: str, document_text: Callable[[str], str]) -> str | None:
    """None for a document that there is no text of: its quotes then count as inexact."""
    try:
        return document_text(document)
    except (KeyError, VraagbaakError):
        return None


def _record(case: Case) -> dict[str, Any]:
    fact = case.fact
    return {
        **case.answer.model_dump(mode="json"),
        "id": fact.id,
        "fact": fact.id,
        "type": fact.type,
        "split": fact.split,
        "style": fact.style,
        "seconds": round(case.seconds, 4),
        "scores": scores(case),
        "error": case.error,
    }
