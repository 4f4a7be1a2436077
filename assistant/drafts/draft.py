"""The `Draft`: the stable format of `vraagbaak draft --json` and `POST /api/drafts`. Data only, no rules.

Marks `[n]` in a text count within its own answer, as the citations' `n` do; offsets are those of `assistant/answer.py`.
"""

from typing import Literal

from pydantic import BaseModel, Field

from assistant.answer import Citation, FoundPassage

DraftStatus = Literal["answered", "partial", "no_source"]
SentenceKind = Literal["quoted", "computed", "written", "connecting", "gap"]


class Part(BaseModel):
    """A numbered sub-question with its whole text; `parts` are what it asks one by one ("a)", "Zo ja, welke …?")."""

    number: str
    text: str
    parts: list["Part"] = Field(default_factory=list)


class ParliamentaryQuestion(BaseModel):
    """A written question as it was understood. What it does not state is empty; `date` is ISO (2021-06-03)."""

    number: str = ""
    date: str = ""
    member: str = ""
    minister: str = ""
    title: str = ""
    introduction: str = ""
    parts: list[Part] = Field(default_factory=list)
    remarks: list[str] = Field(default_factory=list)  # Dutch, what the reader should check


class Table(BaseModel):
    """Cells as they are shown; a row that ends the table with computed totals is among them. `citations` holds the `n`
    of what proves each row, or 0 for one that is computed from the others."""

    columns: list[str] = Field(default_factory=list)
    rows: list[list[str]] = Field(default_factory=list)
    citations: list[int] = Field(default_factory=list)


class Conflict(BaseModel):
    """Sources that say something else about the same thing, oldest first; `about` says in Dutch what."""

    about: str
    citations: list[Citation]


class Sentence(BaseModel):
    """One sentence (or list item, or gap) of a draft. `marks` are the `n` it cites; a connecting sentence has none and
    claims nothing, a gap reads "[AAN TE VULLEN: …]". What an official changed or wrote is `edited`: its marks say what
    it was made from, and prove it no longer; `before` is how it read."""

    text: str
    kind: SentenceKind
    marks: list[int] = Field(default_factory=list)
    edited: bool = False
    before: str = ""


class DraftAnswer(BaseModel):
    """The draft for one sub-question. `text` is its sentences, a line each, with their `[n]`; `gaps` are what no source
    tells; `unused` is evidence that was found and not used."""

    number: str
    status: DraftStatus
    text: str
    sentences: list[Sentence] = Field(default_factory=list)
    citations: list[Citation] = Field(default_factory=list)
    gaps: list[str] = Field(default_factory=list)
    table: Table | None = None
    conflicts: list[Conflict] = Field(default_factory=list)
    unused: list[FoundPassage] = Field(default_factory=list)
    searched: list[str] = Field(default_factory=list)  # the questions that were put to the sources
    warnings: list[str] = Field(default_factory=list)


class EarlierAnswer(BaseModel):
    """An earlier parliamentary answer in the corpus that touches the same subject."""

    document: str
    title: str
    date: str
    url: str | None = None
    numbers: list[str] = Field(default_factory=list)  # the sub-questions it touches
    citations: list[Citation] = Field(default_factory=list)


class Draft(BaseModel):
    """A whole draft. While it grows, each snapshot replaces the one before it."""

    question: ParliamentaryQuestion
    answers: list[DraftAnswer] = Field(default_factory=list)
    earlier_answers: list[EarlierAnswer] = Field(default_factory=list)
    excluded: list[str] = Field(default_factory=list)  # ids of documents that were left out
    mode: Literal["verbatim", "generated"] = "verbatim"
    seconds: float = 0.0
