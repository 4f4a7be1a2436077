"""Time of an answer: wall-clock seconds of the call as the runner measured it, whatever the answer says of itself."""

from eval.case import Case


def seconds(case: Case) -> float | None:
    """No score for a question on which the assistant broke."""
    return None if case.error else case.seconds
