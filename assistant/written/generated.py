"""A written answer: the model's sentences as they pass the gate, each with the slices that prove it.

The verbatim answer is already there. It stands where the model is late, broken, silent or foreign, and where too little
of what it wrote could be proven; the reader is told which.
"""

import logging
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.answer import Answer
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.wording import NO_ANSWER, Worded, age_warnings, cite
from assistant.written.enough import lacks
from assistant.written.gate import Judged
from assistant.written.given import Given, given, unfenced
from assistant.written.model_queue import ModelBusyError
from assistant.written.model_stream import ModelFailedError, ModelTimeoutError, said, sentences
from assistant.written.prompts import prompt
from assistant.written.writer import Judge, Writer
from corpus.document import Passage, Source
from index.search import Index

log = logging.getLogger(__name__)

WRITING = "Het antwoord wordt geschreven en zin voor zin nagekeken."
IN_ROW = "Het is druk: u bent nummer {place} in de rij voor het taalmodel."
STANDS = " Dit is het letterlijke antwoord uit de bronnen."
FALLBACK = {
    "timeout": "Het taalmodel antwoordde niet op tijd." + STANDS,
    "failed": "Het taalmodel is niet bereikbaar." + STANDS,
    "busy": "Het is te druk bij het taalmodel." + STANDS,
    "empty": "Het taalmodel gaf geen antwoord." + STANDS,
    "language": "Het taalmodel antwoordde niet in het Nederlands." + STANDS,
    "declined": "Het taalmodel vond geen antwoord." + STANDS,
    "withheld": "Wat het taalmodel schreef, was niet te bewijzen met de bronnen." + STANDS,
    "lacking": "Wat het taalmodel schreef, was niet volledig." + STANDS,
}
ATTEMPTS = 2
MOST_REPEATS = 2  # sentences said again before a model is taken to loop
_DECLINED = re.compile(
    r"\bstaat (?:hier |dit |daar)?niet in de bron|\bniet (?:terug)?(?:te vinden|gevonden|vermeld) in de bron", re.I
)


@dataclass(frozen=True)
class Task:
    """What a writer works on: the question as it was understood, what was found, the passages best first, the
    verbatim answer, and lines of ours that stand above any answer."""

    question: str
    findings: Sequence[Finding]
    passages: Sequence[Passage]
    verbatim: Answer
    index: Index
    sources: dict[str, Source]
    notes: Sequence[str] = ()


@dataclass
class _Draft:
    """What was written so far and passed."""

    passed: list[Judged] = field(default_factory=list)
    failed: list[Judged] = field(default_factory=list)
    declined: bool = False

    @property
    def text(self) -> str:
        return " ".join(judged.sentence for judged in self.passed)

    @property
    def quotes(self) -> list[Quote]:
        return [quote for judged in self.passed for quote in judged.quotes]


def written(task: Task, writer: Writer, lexicon: Lexicon) -> Iterator[Answer]:
    """Growing snapshots of the written answer; the last is that answer whole, or the verbatim one with a line."""
    deadline = time.monotonic() + writer.timeout_s
    draft, problem = _Draft(), "empty"
    for attempt in range(ATTEMPTS):
        # What failed may have been too long for the model's context: half may fit.
        passages = given(task.passages, task.sources, tokens=writer.tokens // (2 if problem == "failed" else 1))
        draft, problem = _Draft(), ""
        judge = writer.gate(passages, task.index, lexicon)
        try:
            yield from _attempt(task, writer, judge, passages, draft, deadline, again=attempt > 0)
        except ModelBusyError:
            problem = "busy"
        except ModelTimeoutError:
            problem = "timeout"
        except ModelFailedError as error:
            log.warning("the model %s failed: %s", writer.name, error)
            problem = "failed"
        problem = problem or _problem(draft)
        if draft.passed or problem not in ("failed", "empty", "language"):
            break
    yield _ended(task, writer, draft, problem)


def _attempt(
    task: Task, writer: Writer, judge: Judge, passages: Given, draft: _Draft, deadline: float, *, again: bool
) -> Iterator[Answer]:
    """One text of the model, judged as it comes. Whoever has a turn starts at once: nothing may come in between."""
    text = _prompt(task, writer, passages, again=again)
    yield _waiting(task, WRITING)
    for place in writer.turn(deadline):
        yield _waiting(task, IN_ROW.format(place=place))
    repeats = 0
    for raw in sentences(said(writer.written(text, deadline))):
        if _DECLINED.search(raw):
            draft.declined = True
            continue
        judged = judge.judge(raw)
        repeats += judged.reason == "repeated"
        if judged.reason == "empty":
            continue
        writer.withheld.sentence(judged)
        if judged.outcome == "withheld":
            draft.failed.append(judged)
        else:
            draft.passed.append(judged)
            yield _snapshot(task, draft)
        if repeats > MOST_REPEATS or len(draft.passed) >= 2 * writer.sentences:
            return


def _prompt(task: Task, writer: Writer, passages: Given, *, again: bool) -> str:
    once_more = " (Antwoord in het Nederlands, met een bronnummer na elke zin.)" if again else ""
    return prompt(
        "answer",
        sentences=writer.sentences,
        open=passages.open,
        close=passages.close,
        passages=passages.fenced(),
        question=unfenced(task.question) + once_more,
    )


def _problem(draft: _Draft) -> str:
    """What is wrong with a text that came whole: none passed, and why."""
    if draft.passed:
        return ""
    if any(judged.reason == "language" for judged in draft.failed):
        return "language"
    return "withheld" if draft.failed else "declined" if draft.declined else "empty"


def _ended(task: Task, writer: Writer, draft: _Draft, problem: str) -> Answer:
    """The answer that stays: the written one where it says enough, else the verbatim one."""
    if not problem or (draft.passed and not writer.must_hold):
        missing = lacks(task.question, task.findings, draft.text, draft.quotes, task.index) if writer.must_hold else ""
        if not missing:
            writer.withheld.answer("generated")
            return _snapshot(task, draft, whole=True)
        log.info("the written answer lacks: %s", missing)
        problem = "lacking"
    writer.withheld.answer(problem)
    return task.verbatim.model_copy(update={"warnings": [*task.verbatim.warnings, FALLBACK[problem]]})


def _snapshot(task: Task, draft: _Draft, *, whole: bool = False) -> Answer:
    """What may be shown of the draft, with its citations numbered from one."""
    worded = Worded()
    said = []
    for judged in draft.passed:
        marks = "".join(f"[{cite(quote, worded, task.sources)}]" for quote in judged.quotes)
        end = judged.sentence[-1] if judged.sentence[-1] in ".!?" else "."
        said.append(f"{judged.sentence.rstrip('.!?')} {marks}{end}" if marks else judged.sentence)
    gaps = [f.missing or NO_ANSWER for f in task.findings if f.status == "no_answer"]
    silent = task.verbatim.status == "no_answer"  # a model is asked then only where it is measured what that does
    cited = {citation.document for citation in worded.citations}
    return task.verbatim.model_copy(
        update={
            "mode": "generated",
            "status": "answered" if silent else task.verbatim.status,
            "answer": "\n".join([*task.notes, " ".join(said), *(gaps if whole and not silent else [])]),
            "citations": worded.citations,
            "warnings": _warnings(task, cited) if whole else [],
            "passages": task.verbatim.passages if whole else [],
        }
    )


def _warnings(task: Task, cited: set[str]) -> list[str]:
    return age_warnings([task.sources[document] for document in sorted(cited)])


def _waiting(task: Task, line: str) -> Answer:
    """Nothing to show yet: a snapshot that only says how far it is."""
    return task.verbatim.model_copy(
        update={"mode": "generated", "answer": "", "citations": [], "warnings": [line], "passages": []}
    )
