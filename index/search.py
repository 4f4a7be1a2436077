"""Hybrid search over one generation of an index: nearest vectors of passages and sentences, fused with BM25.

Knows not how an answer is worded. A server that must notice a newer generation opens `index.reload.ReloadingIndex`.
"""

import copy
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from langchain_core.embeddings import Embeddings

from corpus.document import Document, Passage, Source
from corpus.errors import IndexUnusableError
from index.abbreviations import Abbreviations, corpus_abbreviations
from index.embeddings import model_id
from index.fusion import Scored, fused, without_overlap
from index.fusion import Weights as Weights
from index.generations import COMMAND, current_generation, generation_dir
from index.lexical import LexicalLeg
from index.passage_store import PassageStore
from index.question_vector import QuestionVectors, unit_length
from index.reranking import RERANKED, Reranker, reordered
from index.spelling import Correction, corrected
from index.units import passage_text
from index.vectors import Floats, VectorStore
from index.vocabulary import Vocabulary

MAX_QUESTION = 2_000
WEIGHTS = Weights()
DENSE_UNITS = 600  # so many are asked of Chroma; what lies beyond never ends on top


@dataclass(frozen=True)
class Filters:
    """What a passage must come from; empty means anything. Dates are `YYYY[-MM[-DD]]`, the bounds included."""

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    date_from: str = ""
    date_until: str = ""


@dataclass(frozen=True)
class Hit:
    """A passage that was found. `dense` is its best cosine, `lexical` its share of the best BM25 score.

    `sentences` are its sentences (or itself, where it is one) with their cosine to the question, best first.
    """

    passage: Passage
    score: float
    dense: float
    lexical: float
    sentences: tuple[tuple[int, int, float], ...]


class Index:
    """One generation, open for reading; safe to share between threads. Closed when nobody holds it any more."""

    def __init__(
        self,
        name: str,
        store: PassageStore,
        vectors: VectorStore,
        embeddings: Embeddings,
        reranker: Reranker | None = None,
    ) -> None:
        self.version = name
        self.reranker = reranker
        self.vocabulary: Vocabulary = store.vocabulary
        self._store, self._vectors = store, vectors
        self._units_of: list[list[int]] = [[] for _ in store.passages]
        for number, unit in enumerate(store.units):
            self._units_of[unit.passage].append(number)
        self._number_of = {passage.id: number for number, passage in enumerate(store.passages)}
        self._questions = QuestionVectors(embeddings, self.vocabulary)
        self._lexical = LexicalLeg(store, self.vocabulary)
        self.derived: dict[object, object] = {}  # what others make of this generation and keep as long as it lives
        self._only: frozenset[str] = frozenset()
        self._hidden: frozenset[int] = frozenset()
        self._close = weakref.finalize(self, _close, store, vectors)

    def within(self, documents: Sequence[str]) -> "Index":
        """This index as if it held these documents only (none: all). Shares its files; keeps the whole one open."""
        if not documents:
            return self
        narrowed = copy.copy(self)
        narrowed.derived, narrowed._only = {"whole": self}, frozenset(documents)
        return narrowed

    def without(self, passages: Sequence[Passage]) -> "Index":
        """This index as if it did not hold these passages (none: all of it)."""
        if not passages:
            return self
        narrowed = copy.copy(self)
        narrowed.derived = {"whole": self}
        narrowed._hidden = self._hidden | {self._number_of[passage.id] for passage in passages}
        return narrowed

    def search(
        self,
        question: str,
        *,
        k: int = 20,
        filters: Filters = Filters(),
        weights: Weights = WEIGHTS,
    ) -> list[Hit]:
        """The best `k` passages, best first, none of which holds another; fewer where the filters leave fewer."""
        question = _capped(question)
        if self._only:
            wanted = self._only & frozenset(filters.documents or self._only)
            filters = replace(filters, documents=tuple(sorted(wanted)) or ("",))
        allowed = self._allowed(filters)
        if not question or k < 1 or not (allowed is None or allowed):
            return []
        vector = self._questions.of(question, rephrase=weights.synonyms > 0)
        cosines = self._nearest(vector, k, filters, allowed)
        cosines = {unit: c for unit, c in cosines.items() if self._store.units[unit].passage not in self._hidden}
        dense = self._dense(cosines, weights) if weights.dense else {}
        lexical = self._lexical.scores(question, self.abbreviations, weights, allowed) if weights.lexical else {}
        ranked = fused(dense, lexical, weights.dense, weights.lexical)
        best = self._best(question, ranked, k, weights.reranker)
        return self._hits(best, cosines, question)

    def hits_of(self, question: str, passages: Sequence[Passage], *, rephrase: bool = True) -> list[Hit]:
        """These passages as hits of the question, by meaning alone, nearest first; scores from 0 to 1 among them.

        For ranking inside a section or a row that is already found: it asks the store for their vectors only. Without
        `rephrase` the question's vector is that of its own words, so that cosines of two texts compare.
        """
        question = _capped(question)
        numbers = [self._number_of[passage.id] for passage in passages]
        if not question or not numbers:
            return []
        cosines = self._cosines([unit for number in numbers for unit in self._units_of[number]], question, rephrase)
        dense = {n: max(cosines[unit] for unit in self._units_of[n]) for n in numbers}
        low, high = min(dense.values()), max(dense.values())
        scored = [Scored(n, (dense[n] - low) / (high - low) if high > low else 1.0, 0.0) for n in numbers]
        return [self._hit(one, cosines) for one in sorted(scored, key=lambda s: -s.score)]

    def documents(self) -> list[Document]:
        """All documents with their text, in the order of the corpus."""
        return [self.document(source.id) for source in self.sources()]

    def sources(self) -> list[Source]:
        """What is known about the documents, without their text."""
        return [source for id, source in self._store.sources.items() if not self._only or id in self._only]

    def document(self, id: str) -> Document:
        """A document with its text and passages; KeyError for an id that is not in the index."""
        return self._document(id)

    def content_hash(self, id: str) -> str:
        """The `index.build.document_hash` of the document as it was read."""
        return self._store.manifest.documents[id]

    def passages(self, document: str | None = None, kind: str | None = None) -> list[Passage]:
        """All passages, or those of a document, a kind, or both, in the order of the corpus."""
        return [
            passage
            for number, passage in enumerate(self._store.passages)
            if (document is None or passage.document == document)
            and (kind is None or passage.kind == kind)
            and (not self._only or passage.document in self._only)
            and number not in self._hidden
        ]

    def corrected(self, question: str) -> tuple[str, tuple[Correction, ...]]:
        """The question with typing errors in long words mended by the corpus' words, and what was mended."""
        return corrected(_capped(question), self.vocabulary)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        texts = {id: self._document(id).text for id in self._store.sources}  # of all: those left out teach them too
        return corpus_abbreviations(self._store.passages, texts)

    def embed_query(self, text: str) -> list[float]:
        """The model's vector of a text as it is; the last ones are kept."""
        return self._questions.embed_query(text)

    def nearness(self, question: str, passages: Sequence[Passage]) -> float:
        """The greatest cosine of the question as it is typed to a sentence of the passages; 0 where there are none."""
        units = [unit for passage in passages for unit in self._units_of[self._number_of[passage.id]]]
        asked = self._questions.of(_capped(question), rephrase=False)
        vectors = self._vectors.vectors(units) if units else {}
        return max((float(unit_length(vector) @ asked) for vector in vectors.values()), default=0.0)

    def close(self) -> None:
        """Release the files now; else it happens when the last holder lets go."""
        self._close()

    @cached_property
    def _document(self) -> Any:
        return lru_cache(maxsize=64)(self._store.document)

    def _nearest(self, vector: Floats, k: int, filters: Filters, allowed: set[int] | None) -> dict[int, float]:
        count = min(max(DENSE_UNITS, 20 * k), len(self._store.units))
        return self._vectors.nearest(vector.tolist(), count, self._where(filters, allowed)) if count else {}

    def _dense(self, cosines: Mapping[int, float], weights: Weights) -> dict[int, float]:
        """The dense score of passages: their own vector and their best sentence, as far as these are near."""
        floor = min(cosines.values(), default=0.0)
        scores: dict[int, float] = {}
        for number in dict.fromkeys(self._store.units[unit].passage for unit in cosines):
            own, *sentences = (cosines.get(unit, floor) for unit in self._units_of[number])
            scores[number] = weights.own_vector * own + weights.best_sentence * max(sentences, default=own)
        return scores

    def _best(self, question: str, ranked: Sequence[Scored], k: int, weight: float) -> list[Scored]:
        if self.reranker is None or not weight:
            return without_overlap(ranked, self._store.passages, k)
        best = without_overlap(ranked, self._store.passages, max(k, RERANKED))
        return reordered(question, best, self.reranker, self._read_text, weight)[:k]

    def _read_text(self, number: int) -> str:
        passage = self._store.passages[number]
        return passage_text(passage, self._document(passage.document).text)

    def _hits(self, best: Sequence[Scored], cosines: dict[int, float], question: str) -> list[Hit]:
        far = [unit for scored in best for unit in self._units_of[scored.number] if unit not in cosines]
        cosines |= self._cosines(far, question)
        return [self._hit(scored, cosines) for scored in best]

    def _hit(self, scored: Scored, cosines: Mapping[int, float]) -> Hit:
        own, *sentences = self._units_of[scored.number]
        spans = [(self._store.units[unit], cosines[unit]) for unit in sentences or [own]]
        spans.sort(key=lambda span: -span[1])
        return Hit(
            passage=self._store.passages[scored.number],
            score=scored.score,
            dense=max(cosines[unit] for unit in (own, *sentences)),
            lexical=scored.lexical,
            sentences=tuple((unit.start, unit.end, cosine) for unit, cosine in spans),
        )

    def _cosines(self, units: Sequence[int], question: str, rephrase: bool = True) -> dict[int, float]:
        """The cosines of units not among the nearest: a passage found by its words has sentences too."""
        if not units:
            return {}
        asked = self._questions.of(question, rephrase=rephrase)
        return {unit: float(unit_length(vector) @ asked) for unit, vector in self._vectors.vectors(units).items()}

    def _allowed(self, filters: Filters) -> set[int] | None:
        """The numbers of the passages that the filters let through, or None where they let all through."""
        if filters == Filters() and not self._hidden:
            return None
        documents = {id for id, source in self._store.sources.items() if _is_let_through(source, filters)}
        return {
            number
            for number, passage in enumerate(self._store.passages)
            if passage.document in documents
            and (not filters.kinds or passage.kind in filters.kinds)
            and number not in self._hidden
        }

    def _where(self, filters: Filters, allowed: set[int] | None) -> dict[str, Any] | None:
        if allowed is None:
            return None
        documents = sorted({self._store.passages[number].document for number in allowed})
        clauses: list[dict[str, Any]] = [{"document": {"$in": documents}}]
        if filters.kinds:
            clauses.append({"kind": {"$in": list(filters.kinds)}})
        return clauses[0] if len(clauses) == 1 else {"$and": clauses}


def open_index(path: Path, embeddings: Embeddings, reranker: Reranker | None = None) -> Index:
    """The generation in force; `reranker` re-orders what is found. Raises `IndexUnusableError` when there is none that
    this model can read."""
    name = current_generation(path)
    if not name:
        raise IndexUnusableError(f"Er is geen index in {path}. Maak hem met {COMMAND}.")
    folder = generation_dir(path, name)
    if not (folder / "passages.sqlite").is_file():
        raise IndexUnusableError(f"De index in {path} is niet volledig. Maak hem opnieuw met {COMMAND}.")
    store = PassageStore(folder / "passages.sqlite")
    try:
        _check_model(store, embeddings, path)
        vectors = VectorStore(folder / "chroma")
        _check_vectors(store, vectors, path)
    except IndexUnusableError:
        store.close()
        raise
    return Index(name, store, vectors, embeddings, reranker)


def _check_model(store: PassageStore, embeddings: Embeddings, path: Path) -> None:
    built, asked = store.manifest.model, model_id(embeddings)
    if built != asked:
        raise IndexUnusableError(
            f"De index in {path} is gemaakt met het taalmodel {built}, maar de instelling is {asked}. "
            f"Maak hem opnieuw met {COMMAND}, of zet VRAAGBAAK_EMBEDDING_MODEL terug."
        )


def _check_vectors(store: PassageStore, vectors: VectorStore, path: Path) -> None:
    if vectors.count() != len(store.units):
        found = vectors.count()
        vectors.close()
        raise IndexUnusableError(
            f"De index in {path} is beschadigd: {found} vectoren voor {len(store.units)} teksten. "
            f"Maak hem opnieuw met {COMMAND}."
        )


def _close(store: PassageStore, vectors: VectorStore) -> None:
    vectors.close()
    store.close()


def _capped(question: str) -> str:
    return " ".join(question[: 4 * MAX_QUESTION].split())[:MAX_QUESTION]


def _is_let_through(source: Source, filters: Filters) -> bool:
    if filters.documents and source.id not in filters.documents:
        return False
    if not (filters.date_from or filters.date_until):
        return True
    # A date of a year alone stands for all of that year, in the source and in the filter.
    first, last = source.date + "-01-01"[len(source.date) - 4 :], source.date + "-12-31"[len(source.date) - 4 :]
    until = filters.date_until + "-12-31"[len(filters.date_until) - 4 :] if filters.date_until else "9999"
    return bool(source.date) and last >= filters.date_from and first <= until
