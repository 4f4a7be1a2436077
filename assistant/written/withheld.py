"""What the gate withheld, counted for the operator: bounded, in memory, without the questions that were asked."""

import logging
import threading
import time
from collections import Counter, deque
from dataclasses import asdict, dataclass
from typing import Any

from assistant.written.gate import REASONS, Judged

log = logging.getLogger(__name__)

REMEMBERED = 50


@dataclass(frozen=True)
class WithheldSentence:
    """A sentence that was not shown, when (seconds since 1970), and why, in Dutch."""

    at: float
    sentence: str
    reason: str
    detail: str


class Withheld:
    """Counts since the server started: sentences by what became of them, answers by how they ended, the last sentences
    that were withheld. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sentences: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._answers: Counter[str] = Counter()
        self._last: deque[WithheldSentence] = deque(maxlen=REMEMBERED)

    def sentence(self, judged: Judged) -> None:
        """Count one sentence; a withheld one is logged with its reason, its text stays out of the log."""
        with self._lock:
            self._sentences[judged.outcome] += 1
            if judged.outcome == "withheld":
                self._reasons[REASONS[judged.reason]] += 1
                said = WithheldSentence(time.time(), judged.sentence[:600], REASONS[judged.reason], judged.detail[:200])
                self._last.append(said)
        if judged.outcome == "withheld":
            log.info("withheld a sentence of %d characters: %s", len(judged.sentence), judged.reason)

    def answer(self, ending: str) -> None:
        """Count one answer by how it ended: `generated`, or why the verbatim answer took its place."""
        with self._lock:
            self._answers[ending] += 1
        if ending != "generated":
            log.info("the verbatim answer stands: %s", ending)

    def summary(self) -> dict[str, Any]:
        """Counts of `sentences` (kept, repaired, withheld), `reasons`, `answers`; the `last` withheld, newest first."""
        with self._lock:
            return {
                "sentences": dict(self._sentences),
                "reasons": dict(self._reasons.most_common()),
                "answers": dict(self._answers.most_common()),
                "last": [asdict(sentence) for sentence in reversed(self._last)],
            }
