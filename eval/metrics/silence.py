"""Silence: precision and recall of saying "not in the sources" (or referring); unanswerable facts are the positives.

A share without a denominator (nothing unanswerable asked, never silent) is no score, not zero.
"""

from collections.abc import Sequence

from eval.case import Case


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def silence_precision(cases: Sequence[Case]) -> float | None:
    """The share of silences that were on an unanswerable fact."""
    silent = [case for case in cases if case.silent]
    return share(sum(not case.fact.answerable for case in silent), len(silent))


def silence_recall(cases: Sequence[Case]) -> float | None:
    """The share of unanswerable facts on which the assistant was silent."""
    unanswerable = [case for case in cases if not case.fact.answerable]
    return share(sum(case.silent for case in unanswerable), len(unanswerable))


def silent_on_answerable(cases: Sequence[Case]) -> float | None:
    """The share of answerable facts on which the assistant was silent: what its caution costs. Lower is better."""
    answerable = [case for case in cases if case.fact.answerable]
    return share(sum(case.silent for case in answerable), len(answerable))
