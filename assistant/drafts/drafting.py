"""The draft of an answer to a parliamentary question, a sub-question at a time: what the sources tell, each sentence
with its proof, and what they do not, marked as a gap."""

import re
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.answer import Answer, FoundPassage
from assistant.conversation.turns import Turn
from assistant.drafts.cell_table import share_table
from assistant.drafts.conflicts import conflicts
from assistant.drafts.contact_table import contact_table
from assistant.drafts.draft import Draft, DraftAnswer, DraftStatus, ParliamentaryQuestion, Part
from assistant.drafts.earlier import EarlierAnswers
from assistant.drafts.echo import echoes, repeated
from assistant.drafts.looking_up import Desk, Hanging, LookedUp
from assistant.drafts.overview import as_table, summed, totals_line
from assistant.drafts.own_answer import own_answers
from assistant.drafts.said import Said
from assistant.drafts.things import things_in
from assistant.finding import Finding
from assistant.opening import known_name
from assistant.verbatim import Verbatim
from corpus.document import Source
from corpus.errors import VraagbaakError
from index.search import Hit, Index

if TYPE_CHECKING:
    from assistant.written.writer import Writer

BEFORE = "Op deze vraag werd eerder geantwoord."
TABLE = "Hieronder staat het overzicht uit de bron."
NOT_SO = "De vraag “{text}” is dan niet van toepassing."
ABOVE = "Het antwoord op “{text}” staat in het citaat hierboven."
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


def _desk(
    question: ParliamentaryQuestion,
    index: Index,
    left_out: Sequence[str],
    documents: Sequence[str],
    writer: "Writer | None",
) -> Desk:
    known = [source.id for source in index.sources()]
    kept = [id for id in known if id not in left_out and (not documents or id in documents)]
    if not kept:
        raise DraftError("Er blijft geen enkel document over om uit te antwoorden. Laat er minder weg.")
    seen = index.within(kept)
    echoed = echoes(question, seen)
    seen = seen.without(echoed)
    own = own_answers(repeated(question, echoed), [part.number for part in question.parts], seen)
    sources = {source.id: source for source in seen.sources()}
    return Desk(question, Verbatim(seen), sources, EarlierAnswers(seen), own, writer)


def _answered(part: Part, desk: Desk) -> DraftAnswer:
    """The draft for one sub-question; what was told of it is remembered for what leans on it."""
    said, hits, told, asked, turns = Said(desk.sources), list[Hit](), 0, list[str](), list[Turn]()
    things = things_in(part)
    answer = DraftAnswer(number=part.number, status="no_source", text="")
    if part.number in desk.own:
        said.connect(BEFORE)
        said.finding(desk.own[part.number])
        told += 1
    desk.told_last = False
    hangs = Hanging()
    for thing in things:
        if thing.condition == "niet" and hangs.state == "so":
            said.remark(NOT_SO.format(text=thing.text))
            continue
        found = LookedUp(thing, part, desk, turns, hangs)
        asked += found.searched
        if len(things) > 1 and (found.is_listed or found.findings):
            said.on(thing.text.rstrip(" ;,"))
        desk.told_last = desk.told_last or found.is_listed
        _listed(found, answer, said, desk)
        before = len(said.sentences)
        for finding in found.findings:
            _say(finding, found, said, desk)
        again = bool(found.findings) and not found.is_listed and len(said.sentences) == before
        if again and thing.condition:
            said.remark(ABOVE.format(text=thing.text))
        elif again and part.number not in desk.own:
            found.missing = [(piece, "") for piece in thing.pieces]  # it only found what was said of something else
        for gap in found.gaps(doubts=len(said.sentences) > before):
            said.gap(gap)
        told += bool(found.is_listed or found.findings)
        hangs = hangs.after(found)
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


def _listed(found: LookedUp, answer: DraftAnswer, said: Said, desk: Desk) -> None:
    """What was found as a table: the answer's table where it has none yet, else the rows one by one."""
    if not found.is_listed:
        return
    if answer.table is not None:
        rows = found.rows()
        if not {said.mark(quote) for quote in rows.quotes} <= set(answer.table.citations):
            said.finding(rows)
        return
    said.shown(TABLE)
    if found.contacts:
        answer.table = contact_table(found.contacts, desk.verbatim.records, said.mark)
    elif found.shares:
        answer.table = share_table(found.shares, found.thing.text, said.mark)
    elif found.view:
        answer.table = as_table(found.view, said.mark)
        if line := totals_line(answer.table):
            said.computed(line, [said.mark(quote) for quote in summed(found.view)])


def _say(finding: Finding, found: LookedUp, said: Said, desk: Desk) -> None:
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


def _written(finding: Finding, found: LookedUp, desk: Desk) -> Answer | None:
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
