"""Risk against coverage: how many of the answers given are wrong when only the most confident ones are given.

The method is that of El-Yaniv and Wiener (2010) and of Geifman and El-Yaniv (2017). Confidence is the score of the
passage ranked first, the only number that every answer carries.
"""

from collections.abc import Sequence
from itertools import groupby

from eval.case import Case
from eval.metrics.right import right

Point = tuple[float, float]


def curve(answers: Sequence[tuple[float, bool]], total: int) -> list[Point]:
    """(coverage, risk) points from pairs (confidence, wrong), the most confident first.

    Coverage is the share of all `total` questions that were answered; answers of equal confidence enter together.
    """
    points: list[Point] = []
    given = wrong = 0
    ordered = sorted(answers, key=lambda pair: -pair[0])
    for _, equals in groupby(ordered, key=lambda pair: pair[0]):
        for _, is_wrong in equals:
            given += 1
            wrong += is_wrong
        points.append((given / total, wrong / given))
    return points


def area(points: Sequence[Point]) -> float | None:
    """The mean risk over the coverage reached, by steps: 0 when no answer is wrong, no score when none was given."""
    if not points:
        return None
    starts = [0.0, *(coverage for coverage, _ in points[:-1])]
    steps = zip(starts, points, strict=True)
    return sum((coverage - start) * risk for start, (coverage, risk) in steps) / points[-1][0]


def confidence(case: Case) -> float:
    return case.answer.passages[0].score if case.answer.passages else 0.0


def risk_curve(cases: Sequence[Case]) -> list[Point]:
    """The curve over the cases that were answered; an answer to an unanswerable fact is a wrong one."""
    return curve([(confidence(case), not right(case)) for case in cases if not case.silent], len(cases))


def risk_area(cases: Sequence[Case]) -> float | None:
    return area(risk_curve(cases))
