"""One ranking from two legs, and the passages that only repeat a better one left out. Pure arithmetic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Passage

# Far enough down that the scores there are those of chance, near enough not to depend on the size of the corpus.
FLOOR_RANK = 100


@dataclass(frozen=True)
class Weights:
    """How much each leg, field and form counts; zero switches one off. Chosen on the tuning facts and another corpus.

    `lexical` is what the best BM25 score is worth where the best dense score is worth 1 (see `index.fusion`).
    """

    dense: float = 1.0
    lexical: float = 0.5
    own_vector: float = 0.7
    best_sentence: float = 0.3
    section: float = 1.0
    fields: float = 0.6
    compound_parts: float = 0.5
    expansions: float = 0.5
    synonyms: float = 0.6
    reranker: float = 0.7


@dataclass(frozen=True)
class Scored:
    """A passage, by number, with its fused score and its share of the best lexical one."""

    number: int
    score: float
    lexical: float


def fused(
    dense: Mapping[int, float], lexical: Mapping[int, float], dense_weight: float, lexical_weight: float
) -> list[Scored]:
    """The weighted sum of both legs' scores, best first, ties by the order of the corpus.

    A dense score counts from 0 at rank `FLOOR_RANK` to 1 at the top, a lexical one as its share of the best. Measured
    against rank fusion, which forgets by how much a passage is better: it lost two to five points on either corpus.
    """
    ordered = sorted(dense.values(), reverse=True)
    top, floor = (ordered[0], ordered[min(FLOOR_RANK, len(ordered)) - 1]) if ordered else (1.0, 0.0)
    absent = min(ordered, default=0.0)
    most = max(lexical.values(), default=0.0) or 1.0
    scored = []
    for number in dense.keys() | lexical.keys():
        near = (dense.get(number, absent) - floor) / ((top - floor) or 1.0)
        share = lexical.get(number, 0.0) / most
        scored.append(Scored(number, dense_weight * near + lexical_weight * share, share))
    return sorted(scored, key=lambda s: (-s.score, s.number))


def without_overlap(ranked: Iterable[Scored], passages: Sequence[Passage], k: int) -> list[Scored]:
    """The best `k`, without those that hold a better one or stand in it, or say the same word for word."""
    kept: list[Scored] = []
    for scored in ranked:
        if not any(_repeats(passages[scored.number], passages[better.number]) for better in kept):
            kept.append(scored)
            if len(kept) == k:
                break
    return kept


def _repeats(one: Passage, other: Passage) -> bool:
    if one.document != other.document:
        return False
    inside = one.start >= other.start and one.end <= other.end
    around = one.start <= other.start and one.end >= other.end
    return inside or around
