"""The LangChain retriever gives the same passages as the search, verbatim, with their place and source."""

from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever

from index.build import build_index
from index.reload import ReloadingIndex
from index.retriever import PassageRetriever
from index.search import Filters, open_index
from tests.index_fakes import READING, WordEmbeddings, write_corpus


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    build_index(tmp_path / "i", write_corpus(tmp_path / "d"), embeddings=WordEmbeddings(), reading=READING)
    return tmp_path / "i"


def test_the_retriever_gives_passages_with_their_place(index_dir: Path) -> None:
    index = open_index(index_dir, WordEmbeddings())
    retriever = PassageRetriever(index=index, k=3)
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke("helpdesk Solentra")
    assert [document.id for document in found] == [hit.passage.id for hit in index.search("helpdesk Solentra", k=3)]
    place = found[0].metadata
    assert index.document(place["document"]).text[place["start"] : place["end"]] == found[0].page_content
    assert (place["title"], place["date"], place["url"], place["section"]) == (
        "Pool", "2024-01", "https://x.be/pool", ["Solentra"]
    )  # fmt: skip


def test_the_retriever_works_in_a_chain_with_filters_on_a_reloading_index(index_dir: Path) -> None:
    retriever = PassageRetriever(
        index=ReloadingIndex(index_dir, WordEmbeddings()), filters=Filters(documents=("plan",))
    )
    chain = retriever | (lambda documents: {document.metadata["document"] for document in documents})
    assert chain.invoke("helpdesk") == {"plan"}
