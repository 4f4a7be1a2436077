"""How much of a question's own words a text holds: stems and parts of compounds, each weighing what its rarity is
worth.

Measures words only; meaning is the index' vectors' job.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.analysis import STOP_WORDS, Token, fold, stem, terms, tokens
from index.vocabulary import Vocabulary

UNKNOWN_WEIGHT = 9.0  # of a word that the corpus does not hold: as much as the rarest one
PARTS_ONLY = 0.75  # what a compound counts for when only its parts are found
SAID_OTHERWISE = 0.6  # what a word counts for when another word of the thesaurus stands there instead


@dataclass(frozen=True)
class Term:
    """A word of a question: its stem, the stems of its parts, its weight, whether the corpus holds it at all, and the
    stems of other words that say the same."""

    text: str
    stem: str
    parts: tuple[str, ...]
    weight: float
    known: bool
    kind: str
    others: tuple[frozenset[str], ...] = ()


class Lexicon:
    """The corpus' words with their weights. Safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._counts: dict[str, int] = {}
        for word, count in vocabulary.counts.items():
            self._counts[stem(word)] = self._counts.get(stem(word), 0) + count
        for parts in (vocabulary.splits[word] for word in vocabulary.counts if word in vocabulary.splits):
            for part in parts:
                self._counts[stem(part)] = self._counts.get(stem(part), 0) + 1
        self._total = max(1, sum(vocabulary.counts.values()))
        self.stems = lru_cache(maxsize=20_000)(self._stems)
        self._synonym = lru_cache(maxsize=20_000)(_content_stems)

    def terms(self, text: str, *, without: frozenset[str] = frozenset()) -> list[Term]:
        """The words of a question that carry content, in order; `without` are folded words that carry none here."""
        others: dict[str, list[frozenset[str]]] = {}
        for expansion in self._vocabulary.thesaurus.expansions(text):
            for form in expansion.asked:
                others.setdefault(form, []).extend(self._synonym(word) for word in expansion.words)
        return [
            self._term(token, tuple(others.get(token.form, ())))
            for token in tokens(text)
            if token.form not in STOP_WORDS and token.form not in without
        ]

    def _term(self, token: Token, others: tuple[frozenset[str], ...]) -> Term:
        if token.kind != "word":
            return Term(token.form, token.form, (), UNKNOWN_WEIGHT / 2, True, token.kind)
        whole = stem(token.form.replace("-", ""))
        pieces = [piece for piece in token.form.split("-") if piece]
        parts = tuple(
            stem(part)
            for piece in pieces
            for part in (self._vocabulary.split(piece) or ((piece,) if len(pieces) > 1 else ()))
        )
        known = whole in self._counts or (bool(parts) and all(part in self._counts for part in parts))
        return Term(
            token.form, whole, parts, self.weight(whole) if known else UNKNOWN_WEIGHT, known, token.kind, others
        )

    def others(self, text: str) -> tuple[str, ...]:
        """Other words of the corpus for the words of a text, one word each."""
        found = (word for expansion in self._vocabulary.thesaurus.expansions(text) for word in expansion.words)
        return tuple(dict.fromkeys(word for word in found if " " not in word))

    def weight(self, stemmed: str) -> float:
        """The weight of a stem: the rarer in the corpus, the heavier (inverse frequency, natural logarithm)."""
        return math.log(1 + self._total / (1 + 3 * self._counts.get(stemmed, 0)))

    def known(self, word: str) -> bool:
        """Whether the corpus holds a word as it is typed, or all parts of it."""
        found = self.terms(word)
        return bool(found) and all(term.known for term in found)

    def knows(self, word: str) -> bool:
        """Whether the corpus holds a folded word, in any inflection."""
        return stem(word) in self._counts

    def _stems(self, text: str) -> frozenset[str]:
        found = terms(text, self._vocabulary.split)
        return frozenset(found.whole) | frozenset(found.parts)

    def coverage(self, asked: list[Term], *texts: str) -> float:
        """The share (0 to 1) of the asked words' weight that the texts hold; 0 where nothing was asked."""
        total = sum(term.weight for term in asked)
        if not total:
            return 0.0
        held = frozenset[str]().union(*(self.stems(text) for text in texts))
        return sum(term.weight * _held(term, held) for term in asked) / total


def strange_share(terms: Sequence[Term]) -> float:
    """The share of the terms' weight that neither the corpus nor its thesaurus has a word for; 0 of none."""
    weight = sum(term.weight for term in terms)
    return sum(term.weight for term in terms if not (term.known or term.others)) / weight if weight else 0.0


def own_words(asked: list[Term]) -> list[Term]:
    """The terms without the other words for them."""
    return [replace(term, others=()) for term in asked]


def _held(term: Term, held: frozenset[str]) -> float:
    if term.stem in held:
        return 1.0
    share = PARTS_ONLY * sum(part in held for part in term.parts) / len(term.parts) if term.parts else 0.0
    if share < SAID_OTHERWISE and any(stems <= held for stems in term.others):
        return SAID_OTHERWISE
    return share


def _content_stems(text: str) -> frozenset[str]:
    return frozenset(stem(token.form.replace("-", "")) for token in tokens(text) if token.form not in STOP_WORDS)


def folded(text: str) -> str:
    """Lower case, no accents, one space between words: for comparing what people type with what documents write."""
    return " ".join(fold(text).split())
