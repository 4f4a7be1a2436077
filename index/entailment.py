"""The optional second reader of what a chat model writes: a cross-encoder for natural language inference that says
whether a sentence follows from a text. Imports nothing heavy before the first sentence.
"""

import threading
from collections.abc import Mapping
from typing import Any, Literal, Protocol

from corpus.errors import ModelUnusableError
from index.hub import load_model, refuse_early

Verdict = Literal["entailment", "neutral", "contradiction"]
VERDICTS: tuple[Verdict, ...] = ("entailment", "neutral", "contradiction")
SETTING = "VRAAGBAAK_ENTAILMENT"
MAX_CHARACTERS = 2_000  # of a text or a sentence: more than such a model reads
_WHAT = "een cross-encoder van sentence-transformers voor gevolgtrekking (NLI)"


class Entailment(Protocol):
    """What says whether a sentence follows from a text. Called from several threads at once."""

    def verdict(self, text: str, sentence: str) -> Verdict:
        """What the sentence is to the text."""
        ...


class CrossEncoderEntailment:
    """A sentence-transformers `CrossEncoder` with three labels. Safe to share between threads: they take turns."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._loaded: Any = None
        self._labels: list[Verdict] = []
        self._lock = threading.Lock()

    def verdict(self, text: str, sentence: str) -> Verdict:
        """The most likely of the three. Raises `ModelUnusableError` when the model cannot be loaded or is none of this
        kind."""
        with self._lock:  # its tokenizer may not be used by two threads
            if self._loaded is None:
                loaded = load_model("CrossEncoder", self.name, setting=SETTING, what=_WHAT)
                self._labels = labels_of(self.name, getattr(loaded.config, "id2label", None) or {})
                self._loaded = loaded
            pair = (text[:MAX_CHARACTERS], sentence[:MAX_CHARACTERS])
            scores = [float(score) for score in self._loaded.predict([pair], show_progress_bar=False)[0]]
        return self._labels[scores.index(max(scores))]


def load_entailment(setting: str) -> Entailment | None:
    """The model that the setting names, not loaded yet; None for "". Raises `ModelUnusableError` where the folder or
    the package is not there."""
    name = setting.strip()
    if not name:
        return None
    refuse_early(name, setting=SETTING, what=_WHAT)
    return CrossEncoderEntailment(name)


def labels_of(name: str, id2label: Mapping[Any, str]) -> list[Verdict]:
    """What each output of a model means, from its own configuration: no two makers have them in the same order.

    Raises `ModelUnusableError` where they are not the three of natural language inference.
    """
    told = [str(label).lower() for _, label in sorted(id2label.items(), key=lambda item: int(item[0]))]
    found = [verdict for label in told for verdict in VERDICTS if label == verdict]
    if len(told) != len(VERDICTS) or set(found) != set(VERDICTS):
        raise ModelUnusableError(
            f"{SETTING}={name} zegt niet of een zin uit een tekst volgt: het geeft {', '.join(told) or 'geen labels'}, "
            f"niet {', '.join(VERDICTS)}. Geef een model dat voor gevolgtrekking (NLI) gemaakt is en zijn labels in "
            "config.json noemt, of laat de instelling leeg."
        )
    return found
