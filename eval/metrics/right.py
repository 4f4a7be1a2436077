"""Right answers: the answer says what it must and not what it must not, or is silent where the corpus holds no answer.

Strings are compared with case ignored and white space normalised. It does not judge wording, sources or length.
"""

from collections.abc import Sequence

from eval.case import Case


def says(answer: str, must: Sequence[Sequence[str]], must_not: Sequence[str]) -> bool:
    """Whether `answer` holds at least one string of each inner list of `must` and none of `must_not`."""
    text = _folded(answer)
    return all(any(_folded(one) in text for one in options) for options in must) and not any(
        _folded(one) in text for one in must_not
    )


def right(case: Case) -> float:
    """1 for a right answer, 0 for a wrong one: an answer where there is one, silence where there is none."""
    if case.error or case.silent == case.fact.answerable:
        return 0.0
    return float(says(case.answer.answer, case.fact.must, case.fact.must_not))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
