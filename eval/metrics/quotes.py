"""Exactness of quotes: whether each citation's `text[start:end]` is its quote, character for character.

It does not ask whether the quote supports the answer.
"""

from collections.abc import Mapping, Sequence

from assistant.answer import Citation
from eval.case import Case


def is_exact(citation: Citation, text: str) -> bool:
    """`start` and `end` count code points, so a negative or empty slice is never exact."""
    return 0 <= citation.start < citation.end and text[citation.start : citation.end] == citation.quote


def inexact(citations: Sequence[Citation], texts: Mapping[str, str]) -> list[Citation]:
    """The citations that are not; one of a document without a text is among them."""
    return [citation for citation in citations if not is_exact(citation, texts.get(citation.document, ""))]


def quotes_exact(case: Case) -> float | None:
    """The share of exact quotes; no score for an answer that cites nothing."""
    cited = case.answer.citations
    return 1 - len(inexact(cited, case.texts)) / len(cited) if cited else None
