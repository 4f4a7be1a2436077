"""The answering chain as a LangChain Runnable: question in, growing `Answer` snapshots out.

Verbatim mode answers first, and decides on silence and referral; a chat model, where there is one, only words it anew.
"""

import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from langchain_core.runnables import Runnable, RunnableGenerator
from pydantic import BaseModel, Field

from assistant.answer import Answer, FoundPassage
from assistant.asking import PASSAGES, remembered, verbatim_of
from assistant.conversation.followup import resolved
from assistant.conversation.leaning import changes_subject, leans
from assistant.conversation.nearby import with_nearby
from assistant.conversation.turns import Turn, turn_of
from assistant.extract import SURE
from assistant.finding import Finding
from assistant.help_sought import about_someone, seeks_help
from assistant.question import read_question
from assistant.referral.referral import TEXTS, referral
from assistant.wording import NO_ANSWER, Worded, age_warnings, headings, worded
from corpus.errors import QuestionError
from index.analysis import fold
from index.search import Hit, Index

if TYPE_CHECKING:
    from assistant.written.writer import Writer

LONGEST_QUESTION = 2_000
LONGEST_CONTEXT = 12
EMERGENCY = "Is iemand nu in gevaar? Bel 112 of 101. Vraagbaak is geen noodlijn."


class Question(BaseModel):
    """A question with the earlier ones of its conversation, and the documents it may be answered from (none: all)."""

    question: str
    context: list[str] = Field(default_factory=list)
    documents: list[str] = Field(default_factory=list)


def answer_chain(index: Index, writer: "Writer | None" = None) -> Runnable[Question, Answer]:
    """A chain over this index. `invoke` gives the whole answer, `stream` its growing snapshots. With a writer, answers
    are written by its model where that can be proven; a snapshot without an answer yet says in `warnings` why."""

    def run(questions: Iterator[Question]) -> Iterator[Answer]:
        for question in questions:
            yield from answering(question, index, writer)

    return RunnableGenerator(run)


def answering(question: Question, index: Index, writer: "Writer | None" = None) -> Iterator[Answer]:
    """Answer one question, snapshot by snapshot. Raises `QuestionError` for one that cannot be read."""
    began = time.perf_counter()
    text = _checked(question.question)
    answer = Answer(id=uuid.uuid4().hex, question=text, status="no_answer", answer="")
    reason = referral(text)
    if reason:
        yield answer.model_copy(
            update={"status": "referred", "answer": TEXTS[reason], "seconds": time.perf_counter() - began}
        )
        return
    found = _Asked(question, text, index, writer)
    for snapshot in _snapshots(answer, found) if writer is None else _written(answer, found, writer):
        yield snapshot.model_copy(update={"seconds": time.perf_counter() - began})


class _Asked:
    """One question on its way: resolved, corrected, searched, found, worded."""

    def __init__(self, question: Question, text: str, index: Index, writer: "Writer | None" = None) -> None:
        known = {source.id for source in index.sources()}
        nothing = ("",) if question.documents else ()
        self.verbatim = verbatim_of(index, tuple(sorted(known & set(question.documents))) or nothing)
        self.index = self.verbatim.index
        self.turns = self._turns(text, question.context)
        self.understood = self._understood(text, writer)
        self.text, self.corrections = index.corrected(self.understood)
        self.findings, self.hits = self.find(self.text)
        if self.turns and self.understood != text:
            self.findings = with_nearby(self.findings, text, self.turns[-1], self.index, self.verbatim.lexicon)

    def _understood(self, text: str, writer: "Writer | None") -> str:
        by_rule = resolved(text, self.turns)
        read = self.index.corrected(text)[0] if by_rule != text else text
        if by_rule != text and changes_subject(read_question(read), self.verbatim.lexicon.terms(read)):
            return text
        if writer is None or not self.turns:
            return by_rule
        from assistant.written.condensing import condensed

        return condensed(text, self.turns, by_rule, writer)

    def _turns(self, question: str, context: Sequence[str]) -> list[Turn]:
        """The earlier questions; those that the question leans on, one by way of another, with their answers."""
        asked = [e[:LONGEST_QUESTION] for e in context[-LONGEST_CONTEXT:] if e.strip() and not referral(e)]
        turns: list[Turn] = []
        for at, earlier in enumerate(asked):
            if all(leans(later) for later in [*asked[at + 1 :], question]):
                earlier, _ = self.index.corrected(resolved(earlier, turns))
                turns.append(turn_of(earlier, self.find(earlier)[0]))
            else:
                turns.append(Turn(earlier, ""))
        return turns

    def find(self, text: str) -> tuple[list[Finding], list[Hit]]:
        """Findings for every part of the question, and the passages found, those with evidence first."""
        findings, hits = remembered(text, self.verbatim)
        return _settled(findings), hits


def _written(answer: Answer, asked: _Asked, writer: "Writer") -> Iterator[Answer]:
    """Snapshots of a written answer; of the verbatim one where that is silent or better left as it is."""
    from assistant.written.enough import is_for_a_model
    from assistant.written.generated import Task, written
    from assistant.written.rephrasing import formulations, fused

    *_, verbatim = _snapshots(answer, asked)
    if not is_for_a_model(asked.findings) and not (verbatim.status == "no_answer" and writer.also_silent):
        yield from _snapshots(answer, asked)
        return
    hits = fused(asked.hits, formulations(asked.text, writer), asked.index) if writer.rephrase else asked.hits
    quoted = [quote.passage for finding in asked.findings for quote in finding.quotes]
    passages = {passage.id: passage for passage in [*quoted, *(hit.passage for hit in hits)]}
    task = Task(
        asked.text,
        asked.findings,
        list(passages.values()),
        verbatim,
        asked.index,
        {source.id: source for source in asked.index.sources()},
        _notes(asked, answer.question),
    )
    yield from written(task, writer, asked.verbatim.lexicon)


def _settled(findings: list[Finding]) -> list[Finding]:
    """Join findings about the same row; drop a plain "not in the sources" beside findings that say something."""
    findings = _joined(findings)
    said = [f for f in findings if f.status != "no_answer"]
    gaps = [f for f in findings if f.status == "no_answer" and f.missing]
    return said + gaps if said else (gaps[:1] or findings[:1])


def _joined(findings: list[Finding]) -> list[Finding]:
    joined: list[Finding] = []
    for finding in findings:
        last = joined[-1] if joined else None
        if last and finding.lead and finding.lead == last.lead and finding.status == last.status == "answered":
            joined[-1] = replace(last, quotes=tuple(dict.fromkeys([*last.quotes, *finding.quotes])))
        else:
            joined.append(finding)
    return joined


def _snapshots(answer: Answer, asked: _Asked) -> Iterator[Answer]:
    sources = {source.id: source for source in asked.index.sources()}
    findings = asked.findings
    silent = all(f.status == "no_answer" for f in findings)
    done = worded(findings, sources)
    status = "no_answer" if silent else "partial" if any(f.status != "answered" for f in findings) else "answered"
    passages = _found_passages(asked)
    notes = _notes(asked, answer.question)
    if silent and not any(f.missing for f in findings):
        done = Worded([NO_ANSWER, *_suggestion(asked.hits)])
    final = answer.model_copy(
        update={
            "status": status,
            "answer": "\n".join([*notes, done.text]) if notes else done.text,
            "citations": done.citations,
            "warnings": [] if silent else _warnings(done, asked),
            "passages": passages,
        }
    )
    lines = final.answer.split("\n")
    for count in range(1, len(lines)):
        text = "\n".join(lines[:count])
        shown = [c for c in final.citations if f"[{c.n}]" in text]
        yield final.model_copy(update={"answer": text, "citations": shown, "passages": []})
    yield final


def _found_passages(asked: _Asked) -> list[FoundPassage]:
    """The passages in rank order: those the answer quotes come first, for it found some by other ways than the
    search; where its sentences are unsure they keep the search's order."""
    unsure = [f for f in asked.findings if f.how == "sentences" and f.sureness < SURE]
    quoted = [quote.passage for f in asked.findings if f not in unsure for quote in f.quotes]
    also = [quote.passage for f in unsure for quote in f.quotes]
    ranked = {passage.id: passage for passage in [*quoted, *(hit.passage for hit in asked.hits)]}
    shown = {p.id: p for p in [*list(ranked.values())[: max(PASSAGES, len(quoted))], *also]}
    scores = {hit.passage.id: hit.score for hit in asked.hits}
    return [
        FoundPassage(
            document=p.document,
            section=list(p.section),
            text=p.text,
            start=p.start,
            end=p.end,
            score=round(scores.get(p.id, 1.0), 4),
        )
        for p in shown.values()
    ]


def _notes(asked: _Asked, text: str) -> list[str]:
    """How the question was read, where that is not how it was typed."""
    notes = [f"Begrepen als: {asked.understood}"] if asked.understood != text else []
    if asked.corrections:
        notes.append("Gelezen als: " + ", ".join(f"{c.typed} → {c.read_as}" for c in asked.corrections) + ".")
    return notes


def _warnings(done: Worded, asked: _Asked) -> list[str]:
    """What the reader must know: whom to call first where someone worries about a person, and a line for each
    document that is no longer the last word."""
    cited = dict.fromkeys(citation.document for citation in done.citations)
    aged = age_warnings([source for document in cited for source in asked.index.sources() if source.id == document])
    plain = fold(asked.text)
    return [EMERGENCY, *aged] if seeks_help(plain) and about_someone(plain) else aged


def _suggestion(hits: Sequence[Hit]) -> list[str]:
    """The nearest sections, for someone whose question the sources do not answer."""
    sections = list(dict.fromkeys(headings(h.passage) for h in hits[:6] if len(h.passage.section) > 1))[:3]
    line = f"Het dichtst in de buurt: {'; '.join(sections)}"
    return [line if line.endswith("…") else f"{line}."] if sections else []


def _checked(text: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in text).strip()
    plain = " ".join(plain.split())
    if not any(c.isalnum() for c in plain):
        raise QuestionError("De vraag is leeg. Typ een vraag, bijvoorbeeld: “Welke expert biedt een helpdesk?”")
    if len(plain) > LONGEST_QUESTION:
        raise QuestionError(
            f"De vraag telt {len(plain)} tekens; het maximum is {LONGEST_QUESTION}. Maak ze korter of splits ze op."
        )
    return plain
