"""The thing to beat: a plain LangChain chain. Splitter 1000/200, dense search, top 4, the best passage as the answer.

It reads the documents as received, uses the same embedding model, is never silent and knows no earlier question.
"""

from collections.abc import Callable, Mapping

from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.answer import Answer, Citation, FoundPassage

CHUNK_SIZE = 1_000
CHUNK_OVERLAP = 200
TOP = 4


def plain_chain(texts: Mapping[str, str], embeddings: Embeddings) -> Runnable[str, Answer]:
    """A chain from question to `Answer` over `texts` (document id to text). Embeds every chunk when it is made."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP, add_start_index=True)
    documents = [Document(page_content=text, metadata={"document": name}) for name, text in texts.items()]
    store = InMemoryVectorStore(embeddings)
    store.add_documents(splitter.split_documents(documents))

    def search(question: str) -> tuple[str, list[tuple[Document, float]]]:
        return question, store.similarity_search_with_score(question, k=TOP)

    return RunnableLambda(search) | RunnableLambda(lambda found: _answer(*found))


def plain_ask(texts: Mapping[str, str], embeddings: Embeddings) -> Callable[[str, list[str]], Answer]:
    """The chain as `eval.run.evaluate` asks it; earlier questions are ignored, as a chain without memory does."""
    chain = plain_chain(texts, embeddings)
    return lambda question, context: chain.invoke(question)


def _answer(question: str, found: list[tuple[Document, float]]) -> Answer:
    passages = [_passage(document, score) for document, score in found]
    if not passages:
        return Answer(id="plain", question=question, status="no_answer", answer="")
    best = passages[0]
    citation = Citation(
        n=1,
        document=best.document,
        title=best.document,
        section=[],
        date="",
        quote=best.text,
        start=best.start,
        end=best.end,
    )
    return Answer(
        id="plain", question=question, status="answered", answer=best.text, citations=[citation], passages=passages
    )


def _passage(document: Document, score: float) -> FoundPassage:
    start = document.metadata["start_index"]
    return FoundPassage(
        document=document.metadata["document"],
        section=[],
        text=document.page_content,
        start=start,
        end=start + len(document.page_content),
        score=score,
    )
