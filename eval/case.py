"""A case: a fact, the answer it got and what is needed to judge it. Data only; the metrics judge."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.answer import Answer
from eval.facts import Fact

SILENT = frozenset({"no_answer", "referred"})


@dataclass(frozen=True)
class Case:
    """`seconds` is the wall-clock time of the call, `texts` the whole text of each cited document by its id.

    `error` is set when the assistant broke on the question; its answer is then empty and never right.
    """

    fact: Fact
    answer: Answer
    seconds: float = 0.0
    texts: Mapping[str, str] = field(default_factory=dict)
    error: str = ""

    @property
    def silent(self) -> bool:
        return self.answer.status in SILENT and not self.error
