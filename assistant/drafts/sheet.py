"""The whole of a draft as blocks, from its heading to its last page, in the order in which they are shown."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from assistant.drafts.answered import answered
from assistant.drafts.asked import asked
from assistant.drafts.blocks import Block, gap, paragraph
from assistant.drafts.draft import Draft, DraftAnswer, Part
from assistant.drafts.heading import heading
from assistant.drafts.justification import justification
from assistant.drafts.notes import Notes
from assistant.visible import one_line


def sheet(draft: Draft, now: datetime, titles: Mapping[str, str]) -> list[Block]:
    """The blocks of a draft as it stands on this day; notes are numbered from 1 as they come. `titles` names documents
    by their id."""
    notes = Notes()
    return [*heading(draft.question), *_answers(draft, notes), *justification(draft, notes, now, titles)]


def _answers(draft: Draft, notes: Notes) -> Iterator[Block]:
    """Each sub-question with its answer below it; an answer to none of them stands at the end, under its number."""
    left = list(draft.answers)
    top = {part.number for part in draft.question.parts}
    for part in draft.question.parts:
        yield from asked(part)
        nested = [number for each in part.parts for number in _numbers(each) if number not in top]
        found = [_taken(left, number) for number in (part.number, *nested)]
        own = [answer for answer in found if answer is not None]
        for answer in own:
            yield from answered(answer, notes)
        if not own:
            yield paragraph("answer", gap(f"antwoord op vraag {one_line(part.number)}".strip()))
    for answer in left:
        if one_line(answer.number):
            yield from asked(Part(number="", text=f"Vraag {answer.number}"))
        yield from answered(answer, notes)


def _numbers(part: Part) -> list[str]:
    """The number of a sub-question, then those of its nested parts."""
    return [part.number, *(number for each in part.parts for number in _numbers(each))]


def _taken(left: list[DraftAnswer], number: str) -> DraftAnswer | None:
    """The first answer left with this number, which is left no more."""
    return next((left.pop(at) for at, each in enumerate(left) if each.number.strip() == number.strip()), None)
