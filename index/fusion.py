"""One ranking from two legs, and the passages that only repeat a better one left out. Pure arithmetic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Passage


@dataclass(frozen=True)
class Scored:
    """A passage, by number, with the score of each leg as they were fused."""

    number: int
    score: float
    dense: float
    lexical: float


def fused(dense: Mapping[int, float], lexical: Mapping[int, float], dense_weight: float, lexical_weight: float) -> list[Scored]:
    """The weighted sum of both legs' scores, each as a share of its range; best first, ties by the order of the corpus."""
    floor, top = min(dense.values(), default=0.0), max(dense.values(), default=1.0)
    most = max(lexical.values(), default=0.0) or 1.0
    scored = []
    for number in dense.keys() | lexical.keys():
        near = (dense.get(number, floor) - floor) / ((top - floor) or 1.0)
        share = lexical.get(number, 0.0) / most
        score = dense_weight * near + lexical_weight * share
        scored.append(Scored(number, score, dense.get(number, floor), share))
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
