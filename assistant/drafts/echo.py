"""Which passages of the corpus are the question itself: a question that was asked before stands in the corpus with its
answer, and is no evidence for it."""

from collections.abc import Sequence

from assistant.drafts.draft import ParliamentaryQuestion
from assistant.finding import Quote
from corpus.document import Passage
from index.analysis import tokens
from index.search import Index

RUN = 4  # words in a row
SHARED = 0.6  # so many of a passage's runs stand in the question
SHORTEST = 8  # words; shorter passages share runs by chance


def echoes(question: ParliamentaryQuestion, index: Index) -> list[Passage]:
    """The passages that repeat the question's own text, and of other written questions those that only ask."""
    asked = _runs(" ".join([question.title, question.introduction, *(part.text for part in question.parts)]))
    return [p for p in index.passages() if p.kind != "row" and (_repeats(p.text, asked) or _only_asks(p.text))]


def repeated(question: ParliamentaryQuestion, passages: Sequence[Passage]) -> list[Passage]:
    """Of these passages those of documents that hold most of the sub-questions: the same question, asked before."""
    runs = [_runs(part.text) for part in question.parts if _runs(part.text)]
    kept: list[Passage] = []
    for document in dict.fromkeys(passage.document for passage in passages):
        own = [passage for passage in passages if passage.document == document]
        held = _runs(" ".join(passage.text for passage in own))
        if runs and sum(len(part & held) >= SHARED * len(part) for part in runs) > len(runs) / 2:
            kept += own
    return kept


def asks(quote: Quote) -> bool:
    """Whether a quote is a question: it answers nothing."""
    return quote.text.rstrip(" ”\"'").endswith("?")


def _repeats(text: str, asked: set[tuple[str, ...]]) -> bool:
    runs = _runs(text)
    return len(runs) > SHORTEST - RUN and len(runs & asked) >= SHARED * len(runs)


def _only_asks(text: str) -> bool:
    lines = [line.strip() for line in text.replace("? ", "?\n").split("\n") if line.strip()]
    return bool(lines) and sum(line.endswith("?") for line in lines) > len(lines) / 2


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [token.form for token in tokens(text)]
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
