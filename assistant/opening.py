"""Opens the index that the settings or an option name, and finds a document in it by its name. For the edges only."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import load_settings
from corpus.errors import VraagbaakError

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from assistant.answer import Answer
    from assistant.chain import Question
    from assistant.written.writer import Writer
    from corpus.document import Document
    from index.search import Index


@dataclass(frozen=True)
class Assistant:
    """An index and the chain that answers from it. Keep one for a whole answer: its offsets are of one generation.

    `writer` is the chat model at work, None in verbatim mode; `writer.withheld.summary()` is for the operator.
    """

    index: "Index"
    chain: "Runnable[Question, Answer]"
    writer: "Writer | None" = None


class UnknownDocumentError(VraagbaakError):
    """No document of the index has this id or file name."""


def opened_index(folder: Path | None = None) -> "Index":
    """The index in `folder`, or where the settings say; raises `IndexUnusableError` when there is none."""
    from index.embeddings import load_embeddings
    from index.reranking import load_reranker
    from index.search import open_index

    settings = load_settings()
    reranker = load_reranker(settings.reranker)
    return open_index(folder or settings.index, load_embeddings(settings.embedding_model), reranker)


def opened_writer() -> "Writer | None":
    """The chat model that the settings name, ready to write; None where they name none. Raises `ModelUnusableError`."""
    settings = load_settings()
    if not settings.model:
        return None
    from assistant.written.chat_model import load_chat_model
    from assistant.written.gate import Gate
    from assistant.written.writer import Writer
    from index.entailment import load_entailment

    model = load_chat_model(
        settings.model,
        base_url=settings.model_base_url,
        api_key=settings.model_api_key.get_secret_value(),
        timeout_s=settings.model_timeout_s,
    )
    return Writer(
        model,
        settings.model,
        tokens=settings.model_tokens,
        timeout_s=settings.model_timeout_s,
        at_once=settings.model_at_once,
        rephrase=settings.model_rephrase,
        gate=partial(Gate, entailment=load_entailment(settings.entailment)),
    )


def reloading_assistant(folder: Path | None = None) -> Callable[[], Assistant]:
    """Gives, at each call, the assistant on the newest generation of the index; for a server that stays up."""
    from assistant.chain import answer_chain
    from index.embeddings import load_embeddings
    from index.reload import ReloadingIndex
    from index.reranking import load_reranker

    settings = load_settings()
    reranker = load_reranker(settings.reranker)
    # One thread a question: with more, many questions at once spend much of their time waiting on each other.
    embeddings = load_embeddings(settings.embedding_model, threads=1)
    newest = ReloadingIndex(folder or settings.index, embeddings, reranker)
    writer = opened_writer()

    def current() -> Assistant:
        index = newest.current()
        return Assistant(index, answer_chain(index, writer), writer)

    return current


def named_document(index: "Index", name: str) -> "Document":
    """The document with this id, or received under this file name."""
    return index.document(known_name(index, name))


def known_name(index: "Index", name: str) -> str:
    """The id of the document with this id, or received under this file name. Raises `UnknownDocumentError`."""
    for source in index.sources():
        if name in (source.id, source.file, *source.received_as):
            return source.id
    known = ", ".join(source.id for source in index.sources())
    shown = f"{name[:80]}…" if len(name) > 80 else name
    raise UnknownDocumentError(f"Document “{shown}” staat niet in de index. Bekend: {known or 'geen enkel document'}.")
