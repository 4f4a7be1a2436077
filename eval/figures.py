"""Figures over cases: each metric's mean or median, overall and by split, type, style and family. It runs nothing."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import fmean, median

from eval.case import Case
from eval.metrics.duration import seconds
from eval.metrics.evidence_recall import evidence_recall
from eval.metrics.length import answer_length
from eval.metrics.quotes import quotes_exact
from eval.metrics.reciprocal_rank import evidence_rank
from eval.metrics.right import right
from eval.metrics.risk_coverage import risk_area
from eval.metrics.silence import silence_precision, silence_recall, silent_on_answerable

Figures = dict[str, float | None]
GROUPS = ("type", "style", "family")

SCORES: Mapping[str, Callable[[Case], float | None]] = {
    "evidence_recall_1500": partial(evidence_recall, limit=1_500),
    "evidence_recall_4000": partial(evidence_recall, limit=4_000),
    "reciprocal_rank": evidence_rank,
    "right": right,
    "quotes_exact": quotes_exact,
    "length": answer_length,
    "seconds": seconds,
}
MEDIANS = ("length", "seconds")


def scores(case: Case) -> Figures:
    """Every metric's score of one case; `None` where it does not apply."""
    return {name: score(case) for name, score in SCORES.items()}


def figures(cases: Sequence[Case]) -> Figures:
    """The figures of these cases as one flat row. `facts` counts them, `errors` those that broke the assistant."""
    scored = [scores(case) for case in cases]
    row: Figures = {"facts": len(cases)}
    for name in SCORES:
        values = [value for one in scored if (value := one[name]) is not None]
        row[name] = (median(values) if name in MEDIANS else fmean(values)) if values else None
    row["right_answerable"] = _mean([right(case) for case in cases if case.fact.answerable])
    row["silence_precision"] = silence_precision(cases)
    row["silence_recall"] = silence_recall(cases)
    row["silent_on_answerable"] = silent_on_answerable(cases)
    row["risk_area"] = risk_area(cases)
    row["seconds_95"] = percentile([value for one in scored if (value := one["seconds"]) is not None], 0.95)
    row["errors"] = sum(bool(case.error) for case in cases)
    return row


def grouped(cases: Sequence[Case], key: str) -> dict[str, Figures]:
    """The figures for each value of `split`, `type`, `style` or `family`, sorted by value; an empty value is "-"."""
    values = sorted({_value(case, key) for case in cases})
    return {value: figures([case for case in cases if _value(case, key) == value]) for value in values}


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least `share` of the values do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)] if values else None


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def _value(case: Case, key: str) -> str:
    return getattr(case.fact, key) or "-"
