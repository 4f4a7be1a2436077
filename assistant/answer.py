"""The `Answer`: the stable format that `ask --json`, the API and `eval --json` write. Data only, no rules.

`start` and `end` count Unicode code points in the document's text, so `text[start:end] == quote` always holds.
"""

from typing import Literal

from pydantic import BaseModel, Field

Status = Literal["answered", "partial", "no_answer", "referred"]


class Citation(BaseModel):
    """A verbatim slice of a document, and where it stands. `n` is the `[n]` in the answer's text."""

    n: int
    document: str
    title: str
    section: list[str]
    date: str
    url: str | None = None
    page: int | None = None
    quote: str
    start: int
    end: int


class FoundPassage(BaseModel):
    """A retrieved passage, in rank order in `Answer.passages`."""

    document: str
    section: list[str]
    text: str
    start: int
    end: int
    score: float


class Answer(BaseModel):
    """An answer to one question. While it streams, each snapshot is whole in itself and replaces the one before it."""

    id: str
    question: str
    status: Status
    answer: str
    citations: list[Citation] = Field(default_factory=list)
    warnings: list[str] = Field(default_factory=list)
    mode: Literal["verbatim", "generated"] = "verbatim"
    seconds: float = 0.0
    passages: list[FoundPassage] = Field(default_factory=list)

    def __add__(self, later: "Answer") -> "Answer":
        """A LangChain stream is summed to its result; the later snapshot holds all of the earlier one."""
        return later
