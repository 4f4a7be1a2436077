"""What is embedded: for each passage one text that says where it stands and what it is, and each of its sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.document import Passage

MIN_SENTENCE = 15
SentenceSpans = Callable[[str, int, int], list[tuple[int, int]]]


@dataclass(frozen=True)
class Unit:
    """A slice of the document that gets a vector of its own, and the text that is embedded for it."""

    start: int
    end: int
    text: str
    whole: bool


def passage_units(passage: Passage, document_text: str, sentences: SentenceSpans) -> Iterator[Unit]:
    """The passage itself first, then its sentences where it has more than one."""
    yield Unit(passage.start, passage.end, passage_text(passage, document_text), whole=True)
    spans = [(start, end) for start, end in sentences(document_text, passage.start, passage.end)]
    if len(spans) < 2:
        return
    for start, end in spans:
        text = " ".join(document_text[start:end].split())
        if len(text) >= MIN_SENTENCE:
            yield Unit(start, end, text, whole=False)


def passage_text(passage: Passage, document_text: str) -> str:
    """The section path, then the text; of a record the values by the names of their columns."""
    body = record_text(passage, document_text) or " ".join(passage.text.split())
    return f"{' › '.join(passage.section)}: {body}" if passage.section else body


def record_text(passage: Passage, document_text: str) -> str:
    """`column: value, value; column: value` for a record, or ""."""
    if passage.record is None:
        return ""
    columns: dict[str, list[str]] = {}
    for cell in passage.record.cells:
        columns.setdefault(cell.column, []).append(" ".join(document_text[cell.start : cell.end].split()))
    return "; ".join(f"{column}: {', '.join(values)}" for column, values in columns.items())
