"""The draft of an answer to a parliamentary question, a sub-question at a time: what the sources tell, each sentence
with its proof, and what they do not, marked as a gap."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer import Answer, FoundPassage
from assistant.asking import remembered
from assistant.conversation.turns import Turn, turn_of
from assistant.drafts.conflicts import conflicts
from assistant.drafts.contact_table import contact_rows, contact_table
from assistant.drafts.draft import Draft, DraftAnswer, DraftStatus, ParliamentaryQuestion, Part
from assistant.drafts.earlier import EarlierAnswers
from assistant.drafts.echo import echoes, repeated
from assistant.drafts.named_row import named_row_finding
from assistant.drafts.overview import Overview, as_table, overview, summed, totals_line
from assistant.drafts.own_answer import own_answers
from assistant.drafts.proof import comes_near, proven
from assistant.drafts.said import Said
from assistant.drafts.things import Thing, established, is_breakdown, says_nothing, searched, things_in
from assistant.finding import Finding
from assistant.opening import known_name
from assistant.question import read_question
from assistant.referral.referral import referral
from assistant.verbatim import Verbatim
from corpus.document import Source
from corpus.errors import VraagbaakError
from index.search import Hit, Index

if TYPE_CHECKING:
    from assistant.written.writer import Writer

BEFORE = "Op deze vraag werd eerder geantwoord."
TABLE = "Hieronder staat het overzicht uit de bron."
NOT_SO = "De vraag “{text}” is dan niet van toepassing."
NO_SOURCE = "geen bron voor “{text}”"
NEAR = "niet zeker dat een bron dit zegt: “{text}”; wat hierboven staat, komt er het dichtst bij"
SHORT_PIECE = 32  # characters; a shorter piece says too little by itself to be looked for
MOST_UNUSED = 6
MOST_PARTS = 100
MARK = re.compile(r"\s*((?:\[\d+\])+)\.?\s*")


class DraftError(VraagbaakError):
    """A draft that cannot be made of what was given."""


def drafting(
    question: ParliamentaryQuestion,
    index: Index,
    *,
    writer: "Writer | None" = None,
    exclude: Sequence[str] = (),
    documents: Sequence[str] = (),
    only: Sequence[str] = (),
) -> Iterator[Draft]:
    """Growing snapshots, one more sub-question answered in each; the last is the whole draft.

    `exclude` and `documents` are ids or received file names: what is left out, and what to answer from alone (none:
    everything). `only` are the numbers of the sub-questions to answer. Raises `DraftError` for a question without
    sub-questions or with too many, `UnknownDocumentError` for a document that is not in the index.
    """
    began = time.perf_counter()
    parts = _chosen(question.parts, only)
    left_out = [known_name(index, name) for name in exclude]
    desk = _desk(question, index, left_out, [known_name(index, name) for name in documents], writer)
    draft = Draft(question=question, excluded=left_out, mode="generated" if writer else "verbatim")
    for part in parts:
        draft.answers.append(_answered(part, desk))
        draft = draft.model_copy(
            update={"earlier_answers": desk.earlier.found, "seconds": time.perf_counter() - began}, deep=True
        )
        yield draft


def _chosen(parts: Sequence[Part], only: Sequence[str]) -> list[Part]:
    if not parts:
        raise DraftError(
            "Er staat geen deelvraag in deze vraag. Voeg er minstens één toe, bijvoorbeeld “1. Hoeveel …?”."
        )
    chosen = [part for part in parts if not only or part.number in only]
    if not chosen:
        known = ", ".join(part.number for part in parts[:20])
        raise DraftError(f"Deelvraag {', '.join(only)[:60]} bestaat niet. Er zijn: {known}.")
    if len(chosen) > MOST_PARTS:
        raise DraftError(f"De vraag telt {len(chosen)} deelvragen; het maximum is {MOST_PARTS}. Splits ze op.")
    return chosen


@dataclass
class _Desk:
    """What one draft is made with."""

    question: ParliamentaryQuestion
    verbatim: Verbatim
    sources: dict[str, Source]
    earlier: EarlierAnswers
    own: dict[str, Finding]
    writer: "Writer | None"
    told_last: bool = False  # whether the sources told what was asked last


def _desk(
    question: ParliamentaryQuestion,
    index: Index,
    left_out: Sequence[str],
    documents: Sequence[str],
    writer: "Writer | None",
) -> _Desk:
    known = [source.id for source in index.sources()]
    kept = [id for id in known if id not in left_out and (not documents or id in documents)]
    if not kept:
        raise DraftError("Er blijft geen enkel document over om uit te antwoorden. Laat er minder weg.")
    seen = index.within(kept)
    echoed = echoes(question, seen)
    seen = seen.without(echoed)
    own = own_answers(repeated(question, echoed), [part.number for part in question.parts], seen)
    sources = {source.id: source for source in seen.sources()}
    return _Desk(question, Verbatim(seen), sources, EarlierAnswers(seen), own, writer)


def _answered(part: Part, desk: _Desk) -> DraftAnswer:
    """The draft for one sub-question; what was told of it is remembered for what leans on it."""
    said, hits, told, asked, turns = Said(desk.sources), list[Hit](), 0, list[str](), list[Turn]()
    things = things_in(part)
    answer = DraftAnswer(number=part.number, status="no_source", text="")
    if part.number in desk.own:
        said.connect(BEFORE)
        said.finding(desk.own[part.number])
        told += 1
    desk.told_last = False
    happened: bool | None = None  # whether what the last condition hangs on was answered
    for thing in things:
        if thing.condition == "niet" and happened:
            said.remark(NOT_SO.format(text=thing.text))
            continue
        found = _Thing(thing, part, desk, turns)
        asked += found.searched
        if len(things) > 1 and (found.is_listed or found.findings):
            said.on(thing.text)
        desk.told_last = desk.told_last or found.is_listed
        if found.contacts and answer.table is None:
            said.shown(TABLE)
            answer.table = contact_table(found.contacts, desk.verbatim.records, said.mark)
        if found.view and answer.table is None:
            said.shown(TABLE)
            answer.table = as_table(found.view, said.mark)
            if line := totals_line(answer.table):
                said.computed(line, [said.mark(quote) for quote in summed(found.view)])
        before = len(said.sentences)
        for finding in found.findings:
            _say(finding, found, said, desk)
        if found.findings and not found.is_listed and len(said.sentences) == before and part.number not in desk.own:
            found.missing = [(piece, "") for piece in thing.pieces]  # it only found what was said of something else
        for piece, why in found.missing:
            said.gap(NO_SOURCE.format(text=_called(piece, thing)) + (f" ({why})" if why else ""))
        for piece in found.doubted:
            if len(said.sentences) > before:
                said.gap(NEAR.format(text=_called(piece, thing)))
        told += bool(found.is_listed or found.findings)
        happened = bool(found.is_listed or found.findings) if thing.condition != "niet" else None
        hits += found.hits
    status: DraftStatus = "no_source" if not told else "partial" if said.gaps else "answered"
    desk.earlier.touch(part.number, asked)
    return answer.model_copy(
        update={
            "status": status,
            "text": said.text,
            "sentences": said.sentences,
            "citations": said.citations,
            "gaps": said.gaps,
            "conflicts": conflicts(asked, said.citations, desk.verbatim, desk.sources),
            "unused": _unused(hits, said),
            "searched": asked,
            "warnings": _warnings(said, desk.sources),
        }
    )


def _called(piece: str, thing: Thing) -> str:
    return piece if len(piece) > SHORT_PIECE or piece == thing.text else f"{piece} ({thing.text})"


class _Thing:
    """One thing that is asked, looked up: as an overview, and piece by piece."""

    def __init__(self, thing: Thing, part: Part, desk: _Desk, turns: list[Turn]) -> None:
        self.introduction = desk.question.introduction
        self.thing, self.searched, self.hits = thing, list[str](), list[Hit]()
        self.findings: list[Finding] = []
        self.missing: list[tuple[str, str]] = []
        self.doubted: list[str] = []  # pieces whose findings come near and may not tell it
        about = f"{desk.question.title} {part.text}"
        self.view: Overview | None = overview(thing, about, desk.verbatim.records, desk.verbatim.lexicon)
        if self.view and any(turn.row and not self.view.holds(turn.row) for turn in turns):
            self.view = None  # the sub-question is about a row of another table
        self.contacts = contact_rows(thing, about, desk.verbatim.records, desk.verbatim.lexicon)
        for piece in thing.pieces:
            if self.contacts or (self.view and piece in self.view.answered):
                continue
            self._look_up(piece, desk, turns)

    @property
    def is_listed(self) -> bool:
        """Whether it is answered by a table."""
        return bool(self.view or self.contacts)

    def _look_up(self, piece: str, desk: _Desk, turns: list[Turn]) -> None:
        if is_breakdown(piece) or (says_nothing(piece) and not desk.told_last):
            self.missing.append((piece, ""))  # it leans on what no source tells, or asks it apart
            return
        why, name = "", established(piece, self.introduction)
        for text in self._formulated(piece, turns):
            self.searched.append(text)
            if referral(text):
                why = "dit vraagt om een doorverwijzing"
                break
            findings, hits = remembered(text, desk.verbatim)
            self.hits += hits
            row = named_row_finding(name, piece, desk.verbatim.records, desk.verbatim.lexicon) if name else None
            findings = [row] if row else findings
            own = text if says_nothing(piece) else piece
            good = [kept for finding in findings if (kept := proven(finding, own, desk.verbatim.lexicon))]
            gaps = [finding.missing for finding in findings if finding.missing]
            why = why or (gaps[0].rstrip(".") if gaps else "")
            desk.told_last = bool(good)
            if good:
                self.findings += good
                if not row and all(comes_near(finding, own, desk.verbatim.lexicon) for finding in good):
                    self.doubted.append(piece)
                turns.append(turn_of(text, good))
                if gaps:
                    self.missing.append((piece, gaps[0].rstrip(".")))
                return
        self.missing.append((piece, why))

    def _formulated(self, piece: str, turns: Sequence[Turn]) -> list[str]:
        """The piece as a question of its own, and with what the sub-question states before it."""
        own = searched(piece, turns[-3:])
        if not self.thing.lead or read_question(piece).references:
            return [own]
        numbers = [f"{r.word} {r.number}" for r in read_question(self.thing.lead).references if r.word]
        led = f"{piece.rstrip(' ?')} ({numbers[0] if numbers else self.thing.lead})?"
        ways = [led, own] if self.thing.leads or numbers else [own, led]
        return list(dict.fromkeys(ways))


def _say(finding: Finding, found: _Thing, said: Said, desk: _Desk) -> None:
    written = _written(finding, found, desk) if desk.writer else None
    if written is None or written.mode != "generated":
        said.finding(finding)
        return
    by_number = {citation.n: citation for citation in written.citations}
    at = 0
    for mark in MARK.finditer(written.answer):
        text = written.answer[at : mark.start()].strip()
        numbers = [int(n) for n in re.findall(r"\d+", mark[1])]
        at = mark.end()
        if text:
            said.written(text, [by_number[n] for n in numbers if n in by_number])


def _written(finding: Finding, found: _Thing, desk: _Desk) -> Answer | None:
    """The finding in a model's words, each sentence through the gate; None where it is not for a model."""
    from assistant.written.enough import is_for_a_model
    from assistant.written.generated import Task, written

    if desk.writer is None or not is_for_a_model([finding]):
        return None
    verbatim = Answer(id="", question=found.thing.text, status="answered", answer="")
    passages = {quote.passage.id: quote.passage for quote in finding.quotes}
    passages |= {hit.passage.id: hit.passage for hit in found.hits}
    task = Task(found.searched[-1], [finding], list(passages.values()), verbatim, desk.verbatim.index, desk.sources)
    *_, answer = written(task, desk.writer, desk.verbatim.lexicon)
    return answer


def _unused(hits: Sequence[Hit], said: Said) -> list[FoundPassage]:
    """The passages found that nothing quotes, best first."""
    used = [(c.document, c.start, c.end) for c in said.citations]
    left = {
        hit.passage.id: hit
        for hit in sorted(hits, key=lambda hit: -hit.score)
        if hit.passage.kind != "heading"
        and not any(d == hit.passage.document and s < hit.passage.end and hit.passage.start < e for d, s, e in used)
    }
    return [
        FoundPassage(
            document=hit.passage.document,
            section=list(hit.passage.section),
            text=hit.passage.text,
            start=hit.passage.start,
            end=hit.passage.end,
            score=round(hit.score, 4),
        )
        for hit in list(left.values())[:MOST_UNUSED]
    ]


def _warnings(said: Said, sources: dict[str, Source]) -> list[str]:
    cited = [sources[id] for id in dict.fromkeys(citation.document for citation in said.citations)]
    return [f"{s.title} is van {s.year}. {s.note}".strip() for s in cited if s.valid_until or s.superseded_by]
