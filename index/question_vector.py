"""The vector of a question, drawn towards the words of the corpus where it uses others. Knows no store."""

from functools import lru_cache

import numpy as np
from langchain_core.embeddings import Embeddings

from index.analysis import stem
from index.thesaurus import rephrased
from index.vectors import Floats
from index.vocabulary import Vocabulary

KEPT = 512  # of the last questions and their rephrasings


class QuestionVectors:
    """Unit vectors of questions, the last ones kept. Safe to share between threads."""

    def __init__(self, embeddings: Embeddings, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.embed_query = lru_cache(maxsize=KEPT)(embeddings.embed_query)

    def of(self, question: str, *, rephrase: bool = True) -> Floats:
        """The mean of the question's own vector and that of its rephrasings; its own where it has none."""
        own = self._unit(question)
        others = self._rephrased(question) if rephrase else []
        return unit_length(own + np.mean([self._unit(text) for text in others], axis=0)) if others else own

    def _rephrased(self, question: str) -> list[str]:
        vocabulary = self._vocabulary
        expansions = vocabulary.thesaurus.expansions(question)
        return rephrased(question, expansions, lambda word: stem(word.replace("-", "")) in vocabulary.stems)

    def _unit(self, text: str) -> Floats:
        return unit_length(np.asarray(self.embed_query(text), dtype=np.float32))


def unit_length(vector: Floats) -> Floats:
    return vector / (np.linalg.norm(vector) or 1.0)
