"""The search as a LangChain `BaseRetriever`, so that others can use it in their own chains. Finds nothing more."""

from dataclasses import asdict
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.reload import ReloadingIndex
from index.search import Filters, Hit, Index


class PassageRetriever(BaseRetriever):
    """The `k` best passages as LangChain documents: `page_content` is the passage, `metadata` says where it stands.

    >>> PassageRetriever(index=open_index(path, embeddings), k=4).invoke("Welke expert biedt een helpdesk?")
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index | ReloadingIndex
    k: int = 10
    filters: Filters = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        index = self.index.current() if isinstance(self.index, ReloadingIndex) else self.index
        sources = {source.id: source for source in index.sources()}
        return [_document(hit, asdict(sources[hit.passage.document])) for hit in index.search(
            query, k=self.k, filters=self.filters
        )]  # fmt: skip


def _document(hit: Hit, source: dict[str, Any]) -> Document:
    passage = hit.passage
    metadata = {
        "document": passage.document,
        "title": source["title"],
        "date": source["date"],
        "url": source["url"],
        "kind": passage.kind,
        "section": list(passage.section),
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "score": hit.score,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
