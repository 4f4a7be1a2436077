"""The dense leg: one Chroma collection a generation, with our own vectors and no embedding function.

Switches off what Chroma sends out. Knows no texts: a vector is known by the number of its unit.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexUnusableError
from index.generations import COMMAND

if TYPE_CHECKING:
    from chromadb.api.client import Client

COLLECTION = "units"
MOST_KEPT = 20_000  # vectors, 30 MB of 384 numbers each
Floats = NDArray[np.float32]


class VectorStoreError(IndexUnusableError):
    """Chroma cannot read or write a folder of vectors."""


class VectorStore:
    """The vectors of one generation. Close it: Chroma keeps a client's files open until then."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        if not create and not (folder / "chroma.sqlite3").is_file():
            raise VectorStoreError(f"De index mist zijn vectoren ({folder}). Maak hem opnieuw met {COMMAND}.")
        self._folder = folder
        self._kept: dict[int, Floats] = {}
        with _translated_errors(folder):
            self._client = _client(folder)
            try:
                self._collection = self._created() if create else self._client.get_collection(COLLECTION, None)
            except BaseException:
                self._client.close()
                raise

    def add(self, numbers: Sequence[int], vectors: Floats, documents: Sequence[str], kinds: Sequence[str]) -> None:
        """Vectors of units, by number, with what a filter needs to know of each."""
        with _translated_errors(self._folder):
            step = self._client.get_max_batch_size()
            for at in range(0, len(numbers), step):
                some = slice(at, at + step)
                self._collection.add(
                    ids=[str(number) for number in numbers[some]],
                    embeddings=vectors[some],
                    metadatas=[{"document": d, "kind": k} for d, k in zip(documents[some], kinds[some], strict=True)],
                )

    def count(self) -> int:
        with _translated_errors(self._folder):
            return int(self._collection.count())

    def nearest(self, vector: Sequence[float], count: int, where: dict[str, Any] | None = None) -> dict[int, float]:
        """The cosine of the `count` nearest units, by number, nearest first."""
        asked = np.asarray([vector], dtype=np.float32)
        with _translated_errors(self._folder):
            found = self._collection.query(query_embeddings=asked, n_results=count, where=where, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return {int(number): 1.0 - distance for number, distance in zip(found["ids"][0], distances, strict=True)}

    def vectors(self, numbers: Sequence[int]) -> dict[int, Floats]:
        """The stored vectors of these units, in no order. Those read last are kept: Chroma takes milliseconds for
        them, and each question asks for some."""
        kept = {number: vector for number in numbers if (vector := self._kept.get(number)) is not None}
        missing = [str(number) for number in numbers if number not in kept]
        if missing:
            read = self._read(missing)
            if len(self._kept) + len(read) > MOST_KEPT:
                self._kept = {}  # replaced, not emptied: another thread may be reading the old one
            self._kept.update(read)
            kept |= read
        return kept

    def _read(self, ids: list[str]) -> dict[int, Floats]:
        with _translated_errors(self._folder):
            found = self._collection.get(ids=ids, include=["embeddings"])
        embeddings = found["embeddings"] if found["embeddings"] is not None else []
        return {int(i): np.array(v, dtype=np.float32) for i, v in zip(found["ids"], embeddings, strict=True)}

    def close(self) -> None:
        self._client.close()

    def _created(self) -> Any:
        # Written out every hundred vectors: what is only in Chroma's log would be replayed at every opening.
        return self._client.create_collection(
            COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine", "sync_threshold": 100}}
        )


def _client(folder: Path) -> "Client":
    from chromadb.api.client import Client
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder))
    return Client(settings=settings)


@contextmanager
def _translated_errors(folder: Path) -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    # Chroma answers a damaged file with any of these ("could not connect to tenant" is a ValueError).
    except (ChromaError, sqlite3.Error, OSError, ValueError, RuntimeError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise VectorStoreError(
            f"De vectoren van de index zijn niet bruikbaar ({folder}: {reason}). Maak hem opnieuw met {COMMAND}."
        ) from error
