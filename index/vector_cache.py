"""The vectors of texts by model and text, in a file of the index folder that outlives generations and killed builds."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from index.vectors import Floats

BATCH = 64


class VectorCache:
    """Vectors by model and text in a file of the index folder, saved every batch: a killed build goes on from there."""

    def __init__(self, path: Path, model: str) -> None:
        self._model = model
        self._database = _opened_cache(path)

    def embedded(
        self, texts: Sequence[str], embeddings: Embeddings, progress: Callable[[int, int], None]
    ) -> tuple[Floats, int]:
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
        return np.stack([self._vector(key) for key in keys]), len(missing)

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

    def _vector(self, key: str) -> Floats:
        (blob,) = self._database.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
        return np.frombuffer(blob, dtype=np.float32)

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
        database.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB) WITHOUT ROWID")
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
