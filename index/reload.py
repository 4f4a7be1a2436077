"""The index of a server that runs for weeks: notices a newer generation and lets go of the old one. Builds nothing."""

import logging
import threading
from pathlib import Path

from langchain_core.embeddings import Embeddings

from corpus.errors import IndexUnusableError
from index.generations import current_generation
from index.reranking import Reranker
from index.search import Index, open_index

_log = logging.getLogger(__name__)


class ReloadingIndex:
    """Gives the index in force. Hold on to one `current()` for a whole answer: its quotes are of one generation.

    The older index closes itself when the last answer that uses it is done.
    """

    def __init__(self, path: Path, embeddings: Embeddings, reranker: Reranker | None = None) -> None:
        self._path, self._embeddings, self._reranker = path, embeddings, reranker
        self._opening = threading.Lock()
        self._index = open_index(path, embeddings, reranker)
        self._refused = ""

    def current(self) -> Index:
        """The newest usable generation; costs the reading of one line where nothing changed."""
        index = self._index
        name = self._newest()
        if name in ("", index.version, self._refused) or not self._opening.acquire(blocking=False):
            return index  # nothing new, or another thread is opening it already
        try:
            self._index = index = open_index(self._path, self._embeddings, self._reranker)
        except IndexUnusableError as error:
            _log.warning("the newer index is not usable, the older one stays: %s", error)
            self._refused = name
        finally:
            self._opening.release()
        return index

    def _newest(self) -> str:
        try:
            return current_generation(self._path)
        except IndexUnusableError as error:
            _log.warning("cannot see whether there is a newer index: %s", error)
            return ""
