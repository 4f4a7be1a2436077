"""The last answers by their id, in memory for an hour, so that feedback and export name an id and send no text.

Knows no server and no store; a server wraps the chain that it uses with `remembering`.
"""

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from langchain_core.runnables import Runnable, RunnableGenerator

from assistant.answer import Answer
from assistant.chain import Question
from assistant.opening import Assistant

KEPT_S = 3600.0
MOST = 2_000


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as it was given, without its passages: to which earlier questions, from which index, and by which model
    ("" in verbatim mode)."""

    answer: Answer
    context: tuple[str, ...] = ()
    index_version: str = ""
    model: str = ""


class RecentAnswers:
    """At most `most` answers, each for `kept_s` seconds; safe to share between threads. `clock` gives seconds."""

    def __init__(
        self, *, most: int = MOST, kept_s: float = KEPT_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._kept_s, self._clock = most, kept_s, clock
        self._lock = threading.Lock()
        self._given: OrderedDict[str, tuple[float, GivenAnswer]] = OrderedDict()
        self._counts: Counter[str] = Counter()

    def keep(self, given: GivenAnswer) -> None:
        """Keep an answer; a later snapshot of the same id takes the place of the one before it."""
        now = self._clock()
        with self._lock:
            self._given[given.answer.id] = (now, given)
            self._given.move_to_end(given.answer.id)
            self._forget(now)

    def get(self, id: str) -> GivenAnswer | None:
        """The answer with this id, or None where it is unknown or too old."""
        with self._lock:
            self._forget(self._clock())
            return self._given[id][1] if id in self._given else None

    def count(self, status: str) -> None:
        """Count one whole answer."""
        with self._lock:
            self._counts[status] += 1

    def counts(self) -> dict[str, int]:
        """How many answers of each status were given since the server started."""
        with self._lock:
            return dict(self._counts)

    def __len__(self) -> int:
        with self._lock:
            self._forget(self._clock())
            return len(self._given)

    def _forget(self, now: float) -> None:
        while self._given:
            kept_at, _ = next(iter(self._given.values()))
            if len(self._given) <= self._most and now - kept_at < self._kept_s:
                return
            self._given.popitem(last=False)


def remembering(
    current: Callable[[], Assistant],
    recent: RecentAnswers,
    *,
    model: str = "",
    answered: Callable[[Answer], None] | None = None,
) -> Callable[[], Assistant]:
    """`current`, with a chain that keeps its answers in `recent` and hands each whole one to `answered`."""

    def wrapped() -> Assistant:
        assistant = current()
        version = assistant.index.version
        return replace(assistant, chain=_remembered(assistant.chain, recent, version, model, answered))

    return wrapped


def _remembered(
    chain: Runnable[Question, Answer],
    recent: RecentAnswers,
    version: str,
    model: str,
    answered: Callable[[Answer], None] | None,
) -> Runnable[Question, Answer]:
    def run(questions: Iterator[Question]) -> Iterator[Answer]:
        for question in questions:
            answer = None
            for answer in chain.stream(question):
                # Before it is passed on: whoever sees an answer can name it.
                recent.keep(_given(answer, question, version, model))
                yield answer
            if answer is not None:
                recent.count(answer.status)
                if answered is not None:
                    answered(answer)

    return RunnableGenerator(run)


def _given(answer: Answer, question: Question, version: str, model: str) -> GivenAnswer:
    return GivenAnswer(
        answer.model_copy(update={"passages": []}),
        tuple(question.context),
        version,
        model if answer.mode == "generated" else "",
    )
