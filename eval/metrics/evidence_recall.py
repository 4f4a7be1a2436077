"""Evidence recall: which share of a fact's evidence stands in the first N characters of the retrieved passages.

Matching is by word tokens, not by string: a repair or a record may move or join cells without losing what they say.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from eval.case import Case

LIMITS = (1_500, 4_000)
SHARE = 0.85

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4_096)  # the same passages come back for many questions; nobody changes what it gives
def tokens(text: str) -> Counter[str]:
    """The word tokens of `text`, case folded, as a multiset: a number that the evidence names twice must stand there
    twice, so that a row with two equal amounts is not found by half of it."""
    return Counter(_WORD.findall(text.casefold()))


def holds(passage: str, evidence: str) -> bool:
    """Whether at least 85 % of the evidence's tokens stand in this one passage. Evidence without a token never does."""
    wanted = tokens(evidence)
    return bool(wanted) and (wanted & tokens(passage)).total() >= SHARE * wanted.total()


def cut(passages: Sequence[str], limit: int) -> list[str]:
    """The passages in rank order up to `limit` characters in total, the last one cut to fit."""
    kept: list[str] = []
    for passage in passages:
        if limit <= 0:
            break
        kept.append(passage[:limit])
        limit -= len(passage)
    return kept


def recall(passages: Sequence[str], evidence: Sequence[str], limit: int) -> float:
    """The share of `evidence` of which each stands in a single one of the passages cut at `limit` characters."""
    kept = cut(passages, limit)
    return sum(any(holds(passage, one) for passage in kept) for one in evidence) / len(evidence)


def evidence_recall(case: Case, *, limit: int) -> float | None:
    """No score for a fact without evidence."""
    if not case.fact.evidence:
        return None
    return recall([passage.text for passage in case.answer.passages], case.fact.evidence, limit)
