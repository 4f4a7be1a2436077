"""The dense leg: one Chroma collection a generation, with our own vectors; and the cache of vectors that outlives them.

Switches off what Chroma sends out. Knows no texts: a vector is known by the number of its unit.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from corpus.errors import IndexUnusableError
from index.generations import COMMAND

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

COLLECTION = "units"
BATCH = 64
Floats = NDArray[np.float32]


class VectorStore:
    """The vectors of one generation. Close it: Chroma keeps a client's files open until then."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        if not create and not (folder / "chroma.sqlite3").is_file():
            raise IndexUnusableError(f"De vectoren van de index ontbreken ({folder}). Maak de index opnieuw met {COMMAND}.")
        self._client = _client(folder)
        if create:
            # Synced to disk in one go after the last batch, not replayed from Chroma's log at every opening.
            self._collection = self._client.create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine", "sync_threshold": 100}}
            )
        else:
            self._collection = self._client.get_collection(COLLECTION, embedding_function=None)

    def add(self, numbers: Sequence[int], vectors: Floats, documents: Sequence[str], kinds: Sequence[str]) -> None:
        """Vectors of units, by number, with what a filter needs to know of each."""
        step = self._client.get_max_batch_size()
        for at in range(0, len(numbers), step):
            some = slice(at, at + step)
            self._collection.add(
                ids=[str(number) for number in numbers[some]],
                embeddings=vectors[some],
                metadatas=[{"document": d, "kind": k} for d, k in zip(documents[some], kinds[some], strict=True)],
            )

    def count(self) -> int:
        return int(self._collection.count())

    def nearest(self, vector: Sequence[float], count: int, where: dict[str, Any] | None = None) -> dict[int, float]:
        """The cosine of the `count` nearest units, by number, nearest first."""
        found = self._collection.query(
            query_embeddings=[list(vector)], n_results=count, where=where, include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        return {int(number): 1.0 - distance for number, distance in zip(found["ids"][0], distances, strict=True)}

    def vectors(self, numbers: Sequence[int]) -> dict[int, Floats]:
        """The stored vectors of these units."""
        found = self._collection.get(ids=[str(number) for number in numbers], include=["embeddings"])
        embeddings = found["embeddings"] if found["embeddings"] is not None else []
        return {int(i): np.asarray(v, dtype=np.float32) for i, v in zip(found["ids"], embeddings, strict=True)}

    def close(self) -> None:
        self._client.close()


def _client(folder: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder))
    return chromadb.PersistentClient(str(folder), settings=settings)


class VectorCache:
    """Vectors by model and text in a file of the index folder, saved every batch, so that a killed build goes on from there."""

    def __init__(self, path: Path, model: str) -> None:
        self._model = model
        self._database = _opened_cache(path)

    def embedded(self, texts: Sequence[str], embeddings: Embeddings, progress: Callable[[int, int], None]) -> tuple[Floats, int]:
        """A row for each text, in order, and how many of them had to be embedded now."""
        keys = [self._key(text) for text in texts]
        missing = list({key: text for key, text in zip(keys, texts, strict=True) if not self._has(key)}.items())
        missing.sort(key=lambda item: len(item[1]))  # texts of a length together: no batch waits for one long text
        for at in range(0, len(missing), BATCH):
            progress(at, len(missing))
            some = missing[at : at + BATCH]
            vectors = np.asarray(embeddings.embed_documents([text for _, text in some]), dtype=np.float32)
            rows = [(key, vector.tobytes()) for (key, _), vector in zip(some, vectors, strict=True)]
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        progress(len(missing), len(missing))
        blobs = (self._database.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()[0] for key in keys)
        return np.stack([np.frombuffer(blob, dtype=np.float32) for blob in blobs]), len(missing)

    def forget_all_but(self, texts: Sequence[str]) -> None:
        """Drop the vectors of texts that the index does not hold any more."""
        keep = {self._key(text) for text in texts}
        gone = [(key,) for (key,) in self._database.execute("SELECT key FROM vectors") if key not in keep]
        with self._database:
            self._database.executemany("DELETE FROM vectors WHERE key = ?", gone)

    def close(self) -> None:
        self._database.close()

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self._model}\0{text}".encode()).hexdigest()

    def _has(self, key: str) -> bool:
        return self._database.execute("SELECT 1 FROM vectors WHERE key = ?", (key,)).fetchone() is not None


def _opened_cache(path: Path) -> sqlite3.Connection:
    """The cache, made anew where the file is damaged: it can always be computed again."""
    try:
        return _prepared_cache(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        path.unlink()
        return _prepared_cache(path)


def _prepared_cache(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    try:
        if database.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check")
        database.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID")
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
