"""The lexical leg: BM25 over words, each with the other ways it may be said. Knows no vectors and fuses nothing."""

from collections.abc import Collection
from functools import lru_cache

from index.abbreviations import Abbreviations
from index.analysis import terms, tokens
from index.fusion import Weights
from index.passage_store import PassageStore
from index.thesaurus import content
from index.vocabulary import Vocabulary

PASSAGES = 200  # so many of the full-text table for a word; what lies beyond never ends on top


class LexicalLeg:
    """The words of one generation. Safe to share between threads."""

    def __init__(self, store: PassageStore, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._match = lru_cache(maxsize=2_000)(store.match)

    def scores(
        self, question: str, abbreviations: Abbreviations, weights: Weights, allowed: Collection[int] | None
    ) -> dict[int, float]:
        """By passage number the sum, over the question's words, of its best score for that word or another way to say
        it; `allowed` leaves out other passages.

        Were all ways summed, a word with many synonyms would outweigh the others.
        """
        columns = (1.0, weights.section, weights.fields, weights.compound_parts)
        scores: dict[int, float] = {}
        for ways in self._ways(question, abbreviations, weights):
            best: dict[int, float] = {}
            for term, weight in ways.items():
                for number, score in self._match(term, columns, PASSAGES).items():
                    best[number] = max(weight * score, best.get(number, 0.0))
            for number, score in best.items():
                if allowed is None or number in allowed:
                    scores[number] = scores.get(number, 0.0) + score
        return scores

    def _ways(self, question: str, abbreviations: Abbreviations, weights: Weights) -> list[dict[str, float]]:
        """For each word of the question the terms that may stand for it, with their weights."""
        ways: dict[str, dict[str, float]] = {}
        for token in tokens(question):
            self._add(ways.setdefault(token.form, {}), question[token.start : token.end], 1.0, weights)
        for more in abbreviations.expansions(question) if weights.expansions else ():
            for word in more.split():
                self._add(ways.setdefault(f"={word}", {}), word, weights.expansions, weights)
        for expansion in self._vocabulary.thesaurus.expansions(question) if weights.synonyms else ():
            for other in expansion.words:
                said = content(other)
                for word in said:  # of two words each counts for half, apart from the word they stand for
                    key = expansion.asked[0] if len(said) == 1 else f"{other}={word}"
                    self._add(ways.setdefault(key, {}), word, weights.synonyms / len(said), weights)
        return [terms for terms in ways.values() if terms]

    def _add(self, ways: dict[str, float], text: str, weight: float, weights: Weights) -> None:
        found = terms(text, self._vocabulary.split)
        for term in found.whole:
            ways[term] = max(weight, ways.get(term, 0.0))
        for term in found.parts if weights.compound_parts else ():
            ways[term] = max(weight * weights.compound_parts, ways.get(term, 0.0))
