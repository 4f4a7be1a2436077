"""Opens the index that the settings or an option name, and finds a document in it by its name. For the edges only."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import load_settings
from corpus.errors import VraagbaakError

if TYPE_CHECKING:
    from corpus.document import Document
    from index.search import Index


class UnknownDocumentError(VraagbaakError):
    """No document of the index has this id or file name."""


def opened_index(folder: Path | None = None) -> "Index":
    """The index in `folder`, or where the settings say; raises `IndexUnusableError` when there is none."""
    from index.embeddings import load_embeddings
    from index.search import open_index

    settings = load_settings()
    return open_index(folder or settings.index, load_embeddings(settings.embedding_model))


def named_document(index: "Index", name: str) -> "Document":
    """The document with this id, or received under this file name."""
    for source in index.sources():
        if name in (source.id, source.file, *source.received_as):
            return index.document(source.id)
    known = ", ".join(source.id for source in index.sources())
    raise UnknownDocumentError(f"Document “{name}” staat niet in de index. Bekend: {known or 'geen enkel document'}.")
