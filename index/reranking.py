"""The optional second look: a cross-encoder reads the question beside each of the best passages and re-orders those.

Nothing is found anew and nothing is lost. Imports nothing heavy before the first question.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol

from corpus.errors import ModelUnusableError
from index.fusion import Scored
from index.hub import load_model, refuse_early

# So many passages are read again for a question: what the search puts lower has never been the best.
RERANKED = 30
BATCH = 16
MAX_CHARACTERS = 2_000
SETTING = "VRAAGBAAK_RERANKER"
_WHAT = "een cross-encoder van sentence-transformers"
# What a saved model says it is: one with a head that scores a pair, or one that is asked for "yes" or "no".
_HEADS = ("ForSequenceClassification", "ForCausalLM")


class Reranker(Protocol):
    """What scores texts by how well they answer a question. Called from several threads at once."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """A score for each text, in order, on any scale; higher is better."""
        ...


class CrossEncoderReranker:
    """A sentence-transformers `CrossEncoder`. Safe to share between threads: they take turns."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._loaded: Any = None
        self._lock = threading.Lock()
        self._scores = lru_cache(maxsize=32)(self._predicted)  # a follow-up asks the earlier questions again

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """The logit of each text. Raises `ModelUnusableError` when the model cannot be loaded or is none of this kind.

        Logits, not shares from 0 to 1: those of two passages that both fit can hardly be told apart.
        """
        return list(self._scores(question, tuple(text[:MAX_CHARACTERS] for text in texts))) if texts else []

    def _predicted(self, question: str, texts: tuple[str, ...]) -> tuple[float, ...]:
        with self._lock:  # its tokenizer may not be used by two threads
            if self._loaded is None:
                self._loaded = _load_cross_encoder(self.name)
            from torch.nn import Identity

            pairs = [(question, text) for text in texts]
            predicted = self._loaded.predict(pairs, batch_size=BATCH, activation_fn=Identity(), show_progress_bar=False)
        return tuple(float(score) for score in predicted)


def load_reranker(setting: str) -> Reranker | None:
    """The model that the setting names, not loaded yet; None for "". Raises `ModelUnusableError` where the folder or
    the package is not there."""
    name = setting.strip()
    if not name:
        return None
    refuse_early(name, setting=SETTING, what=_WHAT)
    return CrossEncoderReranker(name)


def reordered(
    question: str, ranked: Sequence[Scored], reranker: Reranker, text_of: Callable[[int], str], weight: float
) -> list[Scored]:
    """`ranked`, best first, with its first `RERANKED` in the order of both rankings together; the rest follows as is.

    Both are scaled from 0 to 1 over these passages and mixed: `weight` is what the reranker's counts. With a strong
    embedding model's cosines in the place of a cross-encoder, a mix put the right passage higher than either order
    alone; `make ablation` with the setting tells it for a model. The mix is put back on the scale that the search's
    scores had, so that who reads scores need not know of a reranker.
    """
    first, rest = list(ranked[:RERANKED]), ranked[RERANKED:]
    if len(first) < 2:
        return list(ranked)
    own = [scored.score for scored in first]
    read = _scaled(reranker.scores(question, [text_of(scored.number) for scored in first]))
    low, span = min(own), max(own) - min(own)
    mixed = [(1 - weight) * a + weight * b for a, b in zip(_scaled(own), read, strict=True)]
    again = [replace(scored, score=low + span * mix) for scored, mix in zip(first, mixed, strict=True)]
    order = sorted(range(len(first)), key=lambda n: (-mixed[n], n))
    return [*(again[n] for n in order), *rest]


def _scaled(scores: Sequence[float]) -> list[float]:
    low, high = min(scores), max(scores)
    return [(score - low) / (high - low) if high > low else 1.0 for score in scores]


def _load_cross_encoder(name: str) -> Any:
    model = load_model("CrossEncoder", name, setting=SETTING, what=_WHAT)
    heads = getattr(model.config, "architectures", None) or []
    # Any model loads as a cross-encoder, with a head of random weights where it has none: its order would be chance.
    if model.num_labels != 1 or not any(str(head).endswith(_HEADS) for head in heads):
        raise ModelUnusableError(
            f"{SETTING}={name} is geen cross-encoder die een vraag en een tekst samen één score geeft "
            f"({', '.join(map(str, heads)) or 'onbekend soort model'}, {model.num_labels} uitvoer). "
            "Geef een model dat voor herordenen gemaakt is, of laat de instelling leeg."
        )
    return model
