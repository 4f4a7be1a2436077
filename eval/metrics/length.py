"""Answer length in characters, marks included. A long answer holds a `must` by chance, so read it beside `right`."""

from eval.case import Case


def answer_length(case: Case) -> float | None:
    """No score where the assistant was silent or the corpus holds no answer: a fixed text is not an answer's length."""
    if case.silent or case.error or not case.fact.answerable:
        return None
    return float(len(case.answer.answer))
