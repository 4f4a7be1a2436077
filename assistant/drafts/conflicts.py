"""Where another source tells another figure about the same thing than a draft does: both, with their dates.

It looks for a number, an amount or a date that a question asks, told of the same words; another wording is no conflict.
It rather says nothing than something doubtful.
"""

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.asking import remembered, verbatim_of
from assistant.drafts.draft import Conflict
from assistant.drafts.echo import asks
from assistant.finding import Quote
from assistant.question import read_question
from assistant.verbatim import Verbatim
from assistant.wording import Worded, cite
from assistant.written.claims import claims_in
from corpus.document import Source

_ASKED = {"amount": {"amount"}, "number": {"number", "count"}, "date": {"date"}}
HELD = 0.6  # so much of the question's words both texts hold
FIRST = 2  # quotes of each answer that are compared
LONGEST = 400  # characters of a text whose figure is about what was asked


def conflicts(
    asked: Sequence[str], citations: Sequence[Citation], verbatim: Verbatim, sources: dict[str, Source]
) -> list[Conflict]:
    """The conflicts between what a draft cites and what the documents that it does not cite tell."""
    others = [id for id in sources if id not in {citation.document for citation in citations}]
    found: list[Conflict] = []
    for text in asked:
        kinds = {name for kind, names in _ASKED.items() if read_question(text).asks(kind) for name in names}
        told = [c for c in citations if len(c.quote) <= LONGEST and _holds(text, c.quote, verbatim)][:FIRST]
        if not kinds or not told:
            continue
        for id in others:
            quote = _told_in(id, text, verbatim)
            if quote and _differ(told[0].quote, quote.text, kinds):
                worded = Worded()
                cite(quote, worded, sources)
                both = sorted([told[0], worded.citations[0]], key=lambda citation: citation.date)
                found.append(Conflict(about=text, citations=both))
    return found


def _told_in(id: str, text: str, verbatim: Verbatim) -> Quote | None:
    findings, _ = remembered(text, verbatim_of(verbatim.index, (id,)))
    quotes = [q for f in findings if f.status == "answered" for q in f.quotes[:FIRST] if not asks(q)]
    return next((q for q in quotes if len(q.text) <= LONGEST and _holds(text, q.text, verbatim)), None)


def _holds(asked: str, text: str, verbatim: Verbatim) -> bool:
    return verbatim.lexicon.coverage(verbatim.lexicon.terms(asked), text) >= HELD


def _differ(one: str, other: str, kinds: set[str]) -> bool:
    """Whether both tell figures of an asked kind, and share none."""
    figures = [{(c.kind, str(c.value)) for c in claims_in(text) if c.kind in kinds} for text in (one, other)]
    return all(figures) and not figures[0] & figures[1]
