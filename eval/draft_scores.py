"""One draft judged whole, and the figures over many. Pure: what is counted, not how it is got or shown."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from assistant.answer import Citation
from assistant.drafts.draft import Draft, DraftAnswer, ParliamentaryQuestion
from eval.draft_coverage import (
    gaps_of,
    heading_wrong,
    holds,
    leaves,
    missing_facts,
    missing_rows,
    part_of,
    said,
    split_right,
    table_shape_wrong,
    unexpected_gaps,
    unmarked_parts,
)
from eval.draft_facts import Case, DraftFact
from eval.draft_proof import (
    beside_the_question,
    connecting_form,
    inexact_citations,
    marks_of,
    not_held,
    without_footnote,
)

FIELDS = 6  # of a heading


@dataclass
class Score:
    """Counts of one draft or of several: `count[name]` of `out_of[name]`, and what is wrong by the id of its fact."""

    count: Counter[str] = field(default_factory=Counter)
    out_of: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)  # measure, id, what
    forms: Counter[str] = field(default_factory=Counter)  # of connecting sentences
    seconds: list[float] = field(default_factory=list)

    def tell(self, measure: str, id: str, wrong: Sequence[str], out_of: int) -> None:
        """Of `out_of` things those in `wrong` are wrong."""
        self.out_of[measure] += out_of
        self.count[measure] += out_of - len(wrong)
        self.wrong += [(measure, id, what) for what in wrong]

    def add(self, other: "Score") -> None:
        for mine, theirs in ((self.count, other.count), (self.out_of, other.out_of), (self.forms, other.forms)):
            mine.update(theirs)
        self.wrong += other.wrong
        self.seconds += other.seconds

    def share(self, measure: str) -> float | None:
        """None where there was nothing to count."""
        return self.count[measure] / self.out_of[measure] if self.out_of[measure] else None


def scored(
    case: Case,
    question: ParliamentaryQuestion,
    draft: Draft | None,
    *,
    text_of: Callable[[str], str],
    around: Callable[[Citation], str],
    holding: Callable[[str], Collection[str]],
    seconds: float = 0.0,
) -> Score:
    """`question` as it was read from the file, `draft` as it was drafted (None when that broke). `holding` gives the
    documents in which an evidence stands."""
    score = Score(seconds=[seconds])
    split = split_right(case.facts, question)
    score.tell("split", case.id, [id for id, right in split.items() if not right], len(split))
    score.tell("heading", case.id, heading_wrong(case.heading, question), FIELDS)
    answers = {answer.number: answer for answer in draft.answers} if draft else {}
    for fact in case.facts:
        part = part_of(fact, question)
        answer = answers.get(part.number) if part else None
        counted = leaves(part) if part else 0
        score.tell("nested", fact.id, [f"{counted}, niet {fact.parts}"] if counted != fact.parts else [], 1)
        _cover(score, fact, answer, part.text if part else "")
        documents = {name for evidence in fact.evidence for name in holding(evidence)} - set(fact.exclude)
        if answer and (documents or fact.status == ["no_source"]):
            beside = [text[:120] for text in beside_the_question(answer, documents)]
            score.tell("beside", fact.id, beside, sum(1 for s in answer.sentences if marks_of(s)) + bool(answer.table))
    texts = {part.number: f"{part.number}. {part.text}" for part in question.parts}
    for answer in answers.values():
        _prove(score, f"{case.id}-{answer.number}", answer, texts.get(answer.number, ""), text_of, around)
    return score


def _cover(score: Score, fact: DraftFact, answer: DraftAnswer | None, text: str) -> None:
    missing = [" / ".join(choices) for choices in missing_facts(fact, answer)]
    score.tell("facts", fact.id, missing, len(fact.must))
    unmarked = [" / ".join(words) for words in unmarked_parts(fact, answer)]
    score.tell("gaps", fact.id, unmarked, len(fact.gaps))
    if fact.table:
        rows = [" | ".join(row) for row in missing_rows(fact, answer)]
        score.tell("rows", fact.id, rows, len(fact.table.cells))
        shape = table_shape_wrong(fact, answer)
        score.tell("tables", fact.id, ["; ".join(shape)] if shape else [], 1)
    unexpected = unexpected_gaps(fact, answer, text)
    covered = not missing and not missing_rows(fact, answer)
    score.tell("false_gaps", fact.id, unexpected if covered else [], len(gaps_of(answer)))
    score.tell("missed_gaps", fact.id, [] if covered else unexpected, len(gaps_of(answer)))
    stated = said(answer) if answer else ""
    score.tell("forbidden", fact.id, [word for word in fact.must_not if holds(stated, word)], len(fact.must_not))
    status = answer.status if answer else "geen antwoord"
    score.tell("status", fact.id, [] if status in fact.status else [f"{status}, niet {'/'.join(fact.status)}"], 1)


def _prove(
    score: Score,
    id: str,
    answer: DraftAnswer,
    asked: str,
    text_of: Callable[[str], str],
    around: Callable[[Citation], str],
) -> None:
    cited = len(answer.citations) + sum(len(conflict.citations) for conflict in answer.conflicts)
    inexact = [f"{c.document} {c.start}:{c.end}" for c in inexact_citations(answer, text_of)]
    score.tell("quotes", id, inexact, cited)
    shown = len(answer.sentences) + (len(answer.table.rows) if answer.table else 0)
    score.tell("held", id, [f"{text[:120]} (mist: {lacking})" for text, lacking in not_held(answer, around)], shown)
    bare = [f"{text[:120]} ({reason})" for text, reason in without_footnote(answer, asked)]
    score.tell("footnoted", id, bare, shown)
    score.forms.update(connecting_form(s) for s in answer.sentences if s.kind == "connecting")
