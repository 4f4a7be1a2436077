"""What was found for (a part of) a question, before it is worded: quotes with their labels, and how sure we are."""

from dataclasses import dataclass, field
from typing import Literal

from corpus.document import Passage


@dataclass(frozen=True)
class Quote:
    """A verbatim slice of a passage's document. `label` says what it is (a column, a section); it is not quoted."""

    passage: Passage
    start: int
    end: int
    label: str = ""

    @property
    def text(self) -> str:
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


@dataclass(frozen=True)
class Finding:
    """The evidence for one part of a question. `how` names the strategy that found it.

    `subject` is what the finding is about (an organisation, a row), for follow-up questions. `lead` is a line of
    our own
    words; every number and name in it stands in the quotes. `missing` says, in Dutch, what the sources do not hold.
    """

    how: str
    quotes: tuple[Quote, ...] = ()
    lead: str = ""
    subject: str = ""
    sureness: float = 1.0
    status: Literal["answered", "partial", "no_answer"] = "answered"
    missing: str = ""
    notes: tuple[str, ...] = field(default=())
