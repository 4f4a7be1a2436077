"""A search for people and programs: the passages in the stable format of `answer.py`. For every edge that searches."""

from collections.abc import Sequence

from assistant.answer import FoundPassage
from assistant.opening import known_name
from assistant.readable import readable
from corpus.errors import QuestionError
from index.search import Filters, Index

NO_FILTERS = Filters()


def found_passages(index: Index, question: str, k: int, filters: Filters = NO_FILTERS) -> list[FoundPassage]:
    """The best `k` passages for a question, best first. Raises `QuestionError` for one without words."""
    if not question.strip():
        raise QuestionError("De zoekvraag is leeg. Geef woorden om op te zoeken, bijvoorbeeld: helpdesk.")
    return [
        FoundPassage(
            document=hit.passage.document,
            section=list(hit.passage.section),
            text=hit.passage.text,
            start=hit.passage.start,
            end=hit.passage.end,
            score=hit.score,
        )
        for hit in index.search(readable(question), k=k, filters=filters)
    ]


def document_ids(index: Index, names: Sequence[str]) -> tuple[str, ...]:
    """The ids of documents, which may be named by their file too. Raises `UnknownDocumentError`."""
    return tuple(known_name(index, readable(name)) for name in names)
